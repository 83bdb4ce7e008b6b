use super::card::EventCard;
use super::{Session, words};
use crate::ui::Later;
use leptos::prelude::*;

/// What was ordered, week by week, and the events so far.
#[component]
pub fn Log() -> impl IntoView {
    let session = expect_context::<Session>();
    let weeks = move || {
        let log = session.town(|town| town.log.clone()).unwrap_or_default();
        let rows = log
            .into_iter()
            .enumerate()
            .rev()
            .map(|(n, lines)| week(n, lines));
        rows.collect_view()
    };
    let events = move || {
        let cards = session.town(|town| town.cards.clone()).unwrap_or_default();
        let told = cards.into_iter().filter(|card| card.choice.is_some());
        told.map(|card| view! { <EventCard shown=card/> })
            .collect_view()
    };
    view! {
        <h2 class="section-title">"每周办了什么"</h2>
        {weeks}
        <Later>
            <h2 class="section-title">"处置过的事件"</h2>
            <div class="events">{events}</div>
        </Later>
    }
}

/// The orders of one week; many of a kind are folded.
fn week(n: usize, lines: Vec<String>) -> impl IntoView {
    let count = lines.len();
    let groups = words::gist(&lines).into_iter();
    let rows = groups.map(|(head, of)| {
        let text = match of.as_slice() {
            [] => head,
            [one] => format!("{head}：{one}"),
            all => format!("{head}（{}）：{}", all.len(), all.join("；")),
        };
        view! { <li>{text}</li> }
    });
    view! {
        <details class="card">
            <summary>{format!("第 {} 周　{count} 件", n + 1)}</summary>
            <ul class="log-lines">{rows.collect_view()}</ul>
        </details>
    }
}
