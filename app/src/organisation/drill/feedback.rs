use super::Session;
use super::tools::Trouble;
use crate::ui::{Basis, SeverityTag};
use engine::organisation::routing::{Judged, MarkKind};
use leptos::prelude::*;

/// What the answer came to, before the next card is turned.
#[component]
pub fn Feedback() -> impl IntoView {
    let session = expect_context::<Session>();
    let told = session.told.get_untracked();
    let last = session.view.with_untracked(|view| view.finished);
    let undo = move |_| session.undo();
    told.map(|judged| {
        let title = word(judged.mark);
        let right = judged.mark == MarkKind::Right;
        view! {
            <section class="drill-card drill-feedback" class:right=right aria-labelledby="drill-title">
                <h2 id="drill-title" tabindex="-1">{title}</h2>
                <p class="drill-place">{judged.place.clone()}</p>
                <p>{judged.text.clone()}</p>
                <Explained judged=judged/>
            </section>
            <Trouble/>
            <p class="drill-tools">
                <button type="button" class="button primary big" on:click=move |_| session.next()>{if last { "看结果" } else { "下一张" }}</button>
                <Show when=move || !last || session.open()><button type="button" class="link-button" on:click=undo>"撤销，重派这一张"</button></Show>
            </p>
        }
    })
}

/// Where it goes and why, with the articles.
#[component]
pub fn Explained(judged: Judged) -> impl IntoView {
    let wrong = judged.mark != MarkKind::Right;
    view! {
        <dl class="facts">
            {wrong.then(|| view! { <dt>"你派给"</dt><dd>{if judged.given.is_empty() { "没有派出".to_owned() } else { judged.given.clone() }}
                {judged.severity.filter(|_| judged.mark == MarkKind::Wrong).map(|severity| view! { " "<span class="soft">"照此办下去："</span><SeverityTag severity=severity/> })}</dd> })}
            <dt>"应当"</dt><dd><strong>{judged.right}</strong></dd>
            <dt>"理由"</dt><dd>{judged.why}{(!judged.note.is_empty()).then(|| view! { <br/><span class="lack">{judged.note}</span> })}</dd>
            <dt>"看点"</dt><dd>{judged.principle}</dd>
        </dl>
        {(!judged.basis.is_empty()).then(|| view! { <Basis items=judged.basis/> })}
    }
}

/// The mark in a word.
pub fn word(mark: MarkKind) -> &'static str {
    match mark {
        MarkKind::Right => "派对了",
        MarkKind::Near => "沾边，得一半",
        MarkKind::Wrong => "派错了",
        MarkKind::Late => "超时",
    }
}
