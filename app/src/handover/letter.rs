use super::Session;
use leptos::prelude::*;

/// The assessors' letter.
#[component]
pub fn Letter() -> impl IntoView {
    let session = expect_context::<Session>();
    let lines = move || session.town(|town| town.letter.clone()).unwrap_or_default();
    move || {
        let lines = lines();
        (!lines.is_empty()).then(|| {
            let mut lines = lines.into_iter();
            let to = lines.next();
            let paragraphs = lines.map(|line| view! { <p>{line}</p> });
            view! {
                <article class="card letter" aria-label="评估意见函">
                    <h3>"评估意见函"</h3>
                    <p class="letter-to">{to}</p>
                    {paragraphs.collect_view()}
                    <p class="letter-end">"第三方评估组（教学用）"</p>
                </article>
            }
        })
    }
}
