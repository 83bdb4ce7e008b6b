use crate::library::{Card, Library};
use crate::route::Route;
use leptos::prelude::*;

/// Citations that open to their cards in place.
#[component]
pub fn Basis(items: Vec<String>) -> impl IntoView {
    let library = use_context::<Library>();
    let entries = items
        .into_iter()
        .map(|citation| {
            let cards = library
                .map(|library| library.cards(&citation))
                .unwrap_or_default();
            if cards.is_empty() {
                view! { <li><span class="cite">{citation}</span></li> }.into_any()
            } else {
                view! { <Opening citation=citation cards=cards/> }.into_any()
            }
        })
        .collect_view();
    view! { <ul class="basis" aria-label="依据">{entries}</ul> }
}

#[component]
fn Opening(citation: String, cards: Vec<Card>) -> impl IntoView {
    let open = RwSignal::new(false);
    let id = super::fresh_id();
    let controls = id.clone();
    let cards = StoredValue::new(cards);
    let all = move || {
        cards
            .get_value()
            .into_iter()
            .map(|card| view! { <ArticleCard card=card/> })
            .collect_view()
    };
    view! {
        <li>
            <button type="button" class="cite cite-button" aria-controls=controls aria-expanded=move || open.get().to_string()
                on:click=move |_| open.update(|open| *open = !*open)>{citation}</button>
            <div id=id><Show when=move || open.get()>{all()}</Show></div>
        </li>
    }
}

/// A key-point card 要点卡: the rule in our own words, its numbers and its dates.
#[component]
pub fn ArticleCard(card: Card) -> impl IntoView {
    let href = Route::Law(card.citation.clone()).href();
    let name = format!("要点卡：{}", card.citation);
    let numbers = card
        .numbers
        .into_iter()
        .map(|(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> });
    let numbers = numbers.collect::<Vec<_>>();
    let related = card.related.into_iter().map(|citation| {
        let href = Route::Law(citation.clone()).href();
        view! { <a href=href>{citation}</a> }
    });
    let related = related.collect::<Vec<_>>();
    view! {
        <section class="card-law" aria-label=name>
            <p class="card-law-head">
                <strong>{card.title}</strong>
                {card.teaching.then(|| view! { <span class="tag">"教学用"</span> })}
            </p>
            <ul class="card-law-points">{card.points.into_iter().map(|point| view! { <li>{point}</li> }).collect_view()}</ul>
            {(!numbers.is_empty()).then(|| view! { <dl class="card-law-numbers">{numbers}</dl> })}
            <p class="card-law-foot"><a href=href>{card.citation}</a><span>{card.dates}</span></p>
            {(!related.is_empty()).then(|| view! { <p class="card-law-foot"><span>"参见"</span>{related}</p> })}
        </section>
    }
}
