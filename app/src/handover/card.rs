use super::Session;
use engine::handover::view::CardView;
use engine::handover::{CardData, Command};
use leptos::prelude::*;

/// An event with what can be done about it; afterwards what there is to learn from it.
#[component]
pub fn EventCard(shown: CardView) -> impl IntoView {
    let session = expect_context::<Session>();
    let Some(card) = session.content(|data| data.cards.get(shown.card).cloned()) else {
        return ().into_any();
    };
    match shown.choice {
        Some(choice) => told(&card, choice, shown.week).into_any(),
        None => open(session, card).into_any(),
    }
}

fn open(session: Session, card: CardData) -> impl IntoView {
    let id = card.id.clone();
    let choices = card.choice.into_iter().map(|choice| {
        let (card, own) = (id.clone(), choice.id);
        let click = move |_| {
            session.act(&Command::Card { card: card.clone(), choice: own.clone() });
        };
        view! {
            <li>
                <button type="button" class="choice" aria-disabled=move || (!session.open()).to_string() on:click=click>
                    <strong>{choice.label}</strong>
                    <span class="soft">{choice.note}</span>
                </button>
            </li>
        }
    });
    let label = format!("事件：{}", card.title);
    view! {
        <article class="card event open" aria-label=label>
            <h3>{card.title}</h3>
            <p>{card.text}</p>
            <ul class="choices">{choices.collect_view()}</ul>
        </article>
    }
}

fn told(card: &CardData, choice: usize, week: u8) -> impl IntoView + use<> {
    let chosen = card.choice.get(choice).cloned();
    view! {
        <article class="card event" aria-label=format!("事件：{}", card.title)>
            <h3>{card.title.clone()}<small class="soft">{format!("第 {week} 周")}</small></h3>
            {chosen.map(|chosen| view! {
                <p><span class="tag plain">"你的处置"</span>" "{chosen.label}</p>
                <p class="lesson">{chosen.lesson}</p>
            })}
        </article>
    }
}
