use super::Session;
use crate::text;
use engine::document::Span;
use engine::drafting::{Asked, Command};
use leptos::prelude::*;

/// After submission: the trainee points at the sentence that meets what could not be told.
#[component]
pub fn Asking() -> impl IntoView {
    let session = expect_context::<Session>();
    let body = move || {
        let view = session.view.get();
        let count = view.asked.len();
        view.asked.first().cloned().map(|asked| {
            view! {
                <p class="soft">"还有 "{count}" 项看不准。看不准的不扣分，请你指出写在哪里。"</p>
                <Question asked=asked/>
            }
        })
    };
    view! { <section class="card asking"><h2>"写在哪一句？"</h2>{body}</section> }
}

#[component]
fn Question(asked: Asked) -> impl IntoView {
    let session = expect_context::<Session>();
    let check = StoredValue::new(asked.check.clone());
    let point = move |span: Option<Span>| {
        let command = Command::Point {
            check: check.get_value(),
            span,
        };
        if let Err(rejection) = session.act(&command) {
            session.trouble.set(Some(text::refusal(&rejection)));
        }
    };
    let draft = session.view.with_untracked(|view| view.draft.clone());
    let sentences = asked.fields.iter().flat_map(|field| {
        let text = draft.text(field);
        sentences(field, &text)
    });
    let items = sentences.map(|(span, text)| {
        view! { <li><button type="button" class="pick" on:click=move |_| point(Some(span.clone()))>{text}</button></li> }
    });
    view! {
        <p><strong>{asked.title.clone()}</strong></p>
        <ul class="picks">{items.collect_view()}</ul>
        <button type="button" class="button" on:click=move |_| point(None)>"没有写到"</button>
    }
}

/// The sentences of a field with their places.
fn sentences(field: &str, text: &str) -> Vec<(Span, String)> {
    let mut found = Vec::new();
    let mut from = 0;
    for sentence in text.split_inclusive(['。', '；', '！', '？', '\n']) {
        let to = from + sentence.chars().count();
        if !sentence.trim().is_empty() {
            let span = Span {
                field: field.to_owned(),
                from,
                to,
            };
            found.push((span, sentence.trim().to_owned()));
        }
        from = to;
    }
    found
}
