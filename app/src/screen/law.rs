use super::{Frame, Trouble};
use crate::ctx::{Ctx, Load};
use crate::library::Card;
use crate::route::Route;
use crate::ui::{ArticleCard, Heading, TextField};
use crate::{content, run};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Key-point cards: one by its citation, or all of them with a search.
#[component]
pub fn Law(citation: String) -> impl IntoView {
    let ctx = expect_context::<Ctx>();
    let cards = RwSignal::new(Load::<Vec<Card>>::Pending);
    Effect::new(move |_| {
        if let Load::Ready(index) = ctx.index.get() {
            spawn_local(async move {
                let mut all: Vec<Card> = Vec::new();
                for entry in &index.entries {
                    let found = content::load_bundle(entry).await.and_then(|text| run::cards(&text));
                    match found {
                        Ok(found) => all.extend(found),
                        Err(why) => return drop(cards.try_set(Load::Failed(why))),
                    }
                }
                all.sort_by(|a, b| a.citation.cmp(&b.citation));
                all.dedup_by(|a, b| a.citation == b.citation);
                cards.try_set(Load::Ready(all));
            });
        }
    });
    let wanted = citation.clone();
    let body = move || {
        if let Load::Failed(why) = ctx.index.get() {
            return view! { <Trouble why=why/> }.into_any();
        }
        match cards.get() {
            Load::Pending => view! { <p class="waiting" role="status">"正在取要点卡……"</p> }.into_any(),
            Load::Failed(why) => view! { <Trouble why=why/> }.into_any(),
            Load::Ready(cards) if wanted.is_empty() => view! { <AllCards cards=cards/> }.into_any(),
            Load::Ready(cards) => match cards.into_iter().find(|card| card.covers(&wanted)) {
                Some(card) => view! { <ArticleCard card=card on_page=true/> }.into_any(),
                None => view! { <p>"还没有这一条的要点卡。"</p> }.into_any(),
            },
        }
    };
    let title = if citation.is_empty() { "要点卡".to_owned() } else { citation };
    let single = title != "要点卡";
    view! {
        <Frame here=Route::Law(String::new())>
            {single.then(|| view! { <p class="crumb"><a href="#/law">"要点卡"</a></p> })}
            <Heading text=title/>
            {body}
        </Frame>
    }
}

#[component]
fn AllCards(cards: Vec<Card>) -> impl IntoView {
    let wanted = RwSignal::new(String::new());
    let cards = StoredValue::new(cards);
    let list = move || {
        let wanted = wanted.get();
        let wanted = wanted.trim();
        let found: Vec<Card> = cards.with_value(|cards| {
            cards.iter().filter(|card| card.mentions(wanted)).cloned().collect()
        });
        if found.is_empty() {
            return view! { <p class="soft">"没有相符的要点卡。"</p> }.into_any();
        }
        let items = found.into_iter().map(|card| view! { <li><ArticleCard card=card/></li> }).collect_view();
        view! { <ul class="cards">{items}</ul> }.into_any()
    };
    view! {
        <p class="lead">"本站案件用到的条文要点，自行归纳，不是法条原文；引用时以公布的文本为准。"</p>
        <TextField label="查找" value=wanted placeholder="如：听证、法制审核、第五十八条"/>
        {list}
    }
}
