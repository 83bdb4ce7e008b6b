use crate::library::{Card, Library};
use crate::route::Route;
use leptos::prelude::*;

/// Citations that open to their cards in place.
#[component]
pub fn Basis(items: Vec<String>) -> impl IntoView {
    let library = use_context::<Library>();
    let entries = items
        .into_iter()
        .map(|citation| match library.and_then(|library| library.card(&citation)) {
            Some(card) => view! { <Opening citation=citation card=card/> }.into_any(),
            None => view! { <li><span class="cite">{citation}</span></li> }.into_any(),
        })
        .collect_view();
    view! { <ul class="basis" aria-label="依据">{entries}</ul> }
}

#[component]
fn Opening(citation: String, card: Card) -> impl IntoView {
    let open = RwSignal::new(false);
    let id = super::fresh_id();
    let controls = id.clone();
    let card = StoredValue::new(card);
    view! {
        <li>
            <button type="button" class="cite cite-button" aria-controls=controls
                aria-expanded=move || if open.get() { "true" } else { "false" }
                on:click=move |_| open.update(|open| *open = !*open)>{citation}</button>
            <div id=id>
                <Show when=move || open.get()>
                    <ArticleCard card=card.get_value()/>
                </Show>
            </div>
        </li>
    }
}

/// A key-point card 要点卡: the rule in our own words, its numbers and its dates.
#[component]
pub fn ArticleCard(card: Card, #[prop(optional)] on_page: bool) -> impl IntoView {
    let href = Route::Law(card.citation.clone()).href();
    let name = format!("要点卡：{}", card.citation);
    view! {
        <section class="card-law" aria-label=name>
            <p class="card-law-head">
                <strong>{card.title}</strong>
                {card.teaching.then(|| view! { <span class="tag">"教学用"</span> })}
            </p>
            <ul class="card-law-points">{card.points.into_iter().map(|point| view! { <li>{point}</li> }).collect_view()}</ul>
            <p class="soft">{card.citation}{(!card.dates.is_empty()).then(|| format!("　{}", card.dates))}</p>
            {(!on_page).then(|| view! { <p><a href=href>"单独打开"</a></p> })}
        </section>
    }
}
