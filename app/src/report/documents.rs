use crate::drafting::mark_list;
use crate::text;
use engine::score::DocumentScore;
use leptos::prelude::*;

/// The documents that were written by hand, each with its marks.
#[component]
pub fn Documents(documents: Vec<DocumentScore>) -> impl IntoView {
    if documents.is_empty() {
        return None;
    }
    let items = documents.into_iter().map(|document| {
        let score = document.verdict.score;
        view! {
            <details class="document-score">
                <summary>{document.title}"　"{text::points(score)}" 分"<span class="soft">"　"{text::short_moment(document.at)}</span></summary>
                {document.verdict.cap.map(|cap| view! { <p class="verdict-cap">{cap.explain()}</p> })}
                {mark_list(document.verdict.marks, None)}
            </details>
        }
    });
    Some(view! {
        <section class="card sheet-section" aria-labelledby="documents-title">
            <h2 id="documents-title">"自己写的文书"</h2>
            <p class="soft">"用示范文本的文书不在此列，也不评分。"</p>
            {items.collect_view()}
        </section>
    })
}
