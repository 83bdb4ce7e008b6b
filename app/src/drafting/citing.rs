use crate::library::Library;
use crate::ui::TextField;
use leptos::prelude::*;

/// Searches the cards and puts a citation in.
#[component]
pub fn Citing(put: Callback<String>) -> impl IntoView {
    let library = expect_context::<Library>();
    let words = RwSignal::new(String::new());
    let all = StoredValue::new(library.all());
    let found = move || {
        let words = words.get();
        let words = words.trim();
        let cards = all.with_value(|cards| {
            cards
                .iter()
                .filter(|card| card.mentions(words))
                .take(MOST)
                .cloned()
                .collect::<Vec<_>>()
        });
        if cards.is_empty() {
            return view! { <p class="soft">"没有找到。可以直接写：法律全称加第几条第几款第几项。"</p> }.into_any();
        }
        let items = cards.into_iter().map(|card| {
            let text = card.citation.clone();
            view! {
                <li><button type="button" class="pick" on:click=move |_| put.run(text.clone())>
                    <strong>{card.citation}</strong><span>{card.title}</span>
                    {card.points.first().cloned().map(|point| view! { <small>{point}</small> })}
                </button></li>
            }
        });
        view! { <ul class="picks">{items.collect_view()}</ul> }.into_any()
    };
    view! {
        <TextField label="在要点卡中查找" value=words max=40 placeholder="如：听证、八项、油烟"/>
        {found}
    }
}

/// How many cards are shown at once.
const MOST: usize = 30;
