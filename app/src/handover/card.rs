use super::Session;
use engine::handover::view::CardView;
use engine::handover::{CardData, ChoiceData, Command};
use leptos::prelude::*;

/// An event with what can be done about it; afterwards what there is to learn from it.
#[component]
pub fn EventCard(shown: CardView) -> impl IntoView {
    let session = expect_context::<Session>();
    let Some(card) = session.content(|data| data.cards.get(shown.card).cloned()) else {
        return ().into_any();
    };
    match shown.choice {
        Some(choice) => told(session, &card, choice, shown.week).into_any(),
        None => open(session, card).into_any(),
    }
}

fn open(session: Session, card: CardData) -> impl IntoView {
    let id = card.id.clone();
    let text = session.tell(&card.text);
    let choices = card.choice.into_iter().map(|choice| {
        let short = choice.clone();
        let short = Memo::new(move |_| session.town(|town| short.beyond(town.tokens, town.budget)).flatten());
        let costs = choice.costs().join("，");
        let costs = move || match short.get() {
            Some(short) => Some(format!("{costs}：{short}")),
            None => (!costs.is_empty()).then(|| costs.clone()),
        };
        let (card, own) = (id.clone(), choice.id);
        let off = move || short.get().is_some() || !session.open();
        let click = move |_| {
            session.act(&Command::Card { card: card.clone(), choice: own.clone() });
        };
        view! {
            <li>
                <button type="button" class="choice" aria-disabled=move || off().to_string() on:click=click>
                    <strong>{session.tell(&choice.label)}</strong>
                    <span class="soft">{session.tell(&choice.note)}</span>
                    {move || costs().map(|costs| view! { <small class="choice-costs">{costs}</small> })}
                </button>
            </li>
        }
    });
    let label = format!("事件：{}", card.title);
    view! {
        <article class="card event open" aria-label=label>
            <h3>{card.title}</h3>
            <p>{text}</p>
            <ul class="choices">{choices.collect_view()}</ul>
        </article>
    }
}

fn told(session: Session, card: &CardData, choice: usize, week: u8) -> impl IntoView + use<> {
    let chosen = card.choice.get(choice).cloned();
    // An exam tells no scores before its end.
    let judged = session
        .town(|town| town.assessed.is_some())
        .unwrap_or(false);
    let came = move |chosen: &ChoiceData| {
        let mut came = session.content(|data| chosen.brought(data));
        if judged {
            came.extend(chosen.points());
        }
        (!came.is_empty())
            .then(|| view! { <p class="soft">{format!("带来的变化：{}。", session.tell(&came.join("；")))}</p> })
    };
    view! {
        <article class="card event" aria-label=format!("事件：{}", card.title)>
            <h3>{card.title.clone()}<small class="soft">{format!("第 {week} 周")}</small></h3>
            {chosen.map(|chosen| { let came = came(&chosen); view! {
                <p><span class="tag plain">"你的处置"</span>" "{session.tell(&chosen.label)}</p>
                {came}
                <p class="lesson">{session.tell(&chosen.lesson)}</p>
            }})}
        </article>
    }
}
