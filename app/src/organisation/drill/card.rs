use super::Session;
use super::clock::{Clock, elapsed};
use super::places::Places;
use super::tools::{Tools, Trouble};
use crate::timers;
use engine::organisation::routing::Command;
use leptos::prelude::*;

/// The card that lies open, and where it can go.
#[component]
pub fn Card() -> impl IntoView {
    let session = expect_context::<Session>();
    let (card, number, total) = session
        .view
        .with_untracked(|view| (view.card.clone(), view.answered + 1, view.total));
    let since = timers::now();
    let send = Callback::new(move |to: String| {
        if session.open() {
            session.act(&Command::Route {
                to,
                seconds: elapsed(since),
            });
        }
    });
    card.map(|card| {
        view! {
            <section class="drill-card" aria-labelledby="drill-title" data-card=card.id>
                <div class="drill-head">
                    <h2 id="drill-title" tabindex="-1">{format!("第 {number} 张，共 {total} 张")}</h2>
                    <Clock since=since/>
                </div>
                <p class="drill-place">{card.place}</p>
                <p class="drill-text">{card.text}</p>
            </section>
            <Trouble/>
            <Places send=send/>
            <Tools/>
        }
    })
}
