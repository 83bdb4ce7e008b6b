use super::{Frame, Trouble};
use crate::ctx::{Ctx, Load};
use crate::library::Card;
use crate::route::Route;
use crate::ui::{ArticleCard, Heading, TextField};
use crate::{content, run};
use engine::bundle::Index;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Key-point cards: those of one citation, or all of them with a search.
#[component]
pub fn Law(citation: String) -> impl IntoView {
    let ctx = expect_context::<Ctx>();
    let cards = RwSignal::new(Load::<Vec<Card>>::Pending);
    let wanted = StoredValue::new(citation.clone());
    Effect::new(move |_| {
        if let Load::Ready(index) = ctx.index.get() {
            spawn_local(async move {
                let Some(wanted) = wanted.try_get_value() else {
                    return;
                };
                let found = gather(&index, &wanted).await;
                cards.try_set(found.map_or_else(Load::Failed, Load::Ready));
            });
        }
    });
    let body = move || {
        if let Load::Failed(why) = ctx.index.get() {
            return view! { <Trouble why=why/> }.into_any();
        }
        match cards.get() {
            Load::Pending => {
                view! { <p class="waiting" role="status">"正在取要点卡……"</p> }.into_any()
            }
            Load::Failed(why) => view! { <Trouble why=why/> }.into_any(),
            Load::Ready(cards) if wanted.with_value(String::is_empty) => {
                view! { <AllCards cards=cards/> }.into_any()
            }
            Load::Ready(cards) if cards.is_empty() => {
                view! { <p class="lead">"还没有这一条的要点卡。"</p> }.into_any()
            }
            Load::Ready(cards) => {
                let items = cards
                    .into_iter()
                    .map(|card| view! { <li><ArticleCard card=card/></li> })
                    .collect_view();
                view! { <ul class="cards">{items}</ul> }.into_any()
            }
        }
    };
    let single = !citation.is_empty();
    let title = if single {
        citation
    } else {
        "要点卡".to_owned()
    };
    view! {
        <Frame here=Route::Law(String::new())>
            {single.then(|| view! { <p class="crumb"><a href="#/law">"要点卡"</a></p> })}
            <Heading text=title/>
            {body}
        </Frame>
    }
}

/// The cards of all cases: all of them, or those of a citation on the last day of any of them.
async fn gather(index: &Index, wanted: &str) -> Result<Vec<Card>, String> {
    let mut all: Vec<Card> = Vec::new();
    for entry in index.entries.iter().filter(|entry| entry.kind == "case") {
        let text = content::load_bundle(entry).await?;
        let shelf = run::shelf(&run::open(&text)?)?;
        let found = if wanted.is_empty() {
            shelf.all()
        } else {
            shelf.versions(wanted)
        };
        all.extend(
            found
                .into_iter()
                .filter(|card| !all.contains(card))
                .collect::<Vec<_>>(),
        );
    }
    Ok(all)
}

#[component]
fn AllCards(cards: Vec<Card>) -> impl IntoView {
    let wanted = RwSignal::new(String::new());
    let cards = StoredValue::new(cards);
    let list = move || {
        let wanted = wanted.get();
        let wanted = wanted.trim();
        let found: Vec<Card> = cards.with_value(|cards| {
            cards
                .iter()
                .filter(|card| card.mentions(wanted))
                .cloned()
                .collect()
        });
        if found.is_empty() {
            return view! { <p class="soft">"没有相符的要点卡。"</p> }.into_any();
        }
        let items = found
            .into_iter()
            .map(|card| view! { <li><ArticleCard card=card/></li> })
            .collect_view();
        view! { <ul class="cards">{items}</ul> }.into_any()
    };
    view! {
        <p class="lead">"案件用到的条文要点，自行归纳，不是法条原文；引用时以公布的文本为准。"</p>
        <TextField label="查找" value=wanted placeholder="如：听证、法制审核、第五十八条"/>
        {list}
    }
}
