use engine::drafting::Comparison;
use leptos::prelude::*;

/// The draft beside the model, field by field and sentence by sentence.
#[component]
pub fn Comparing(comparison: Comparison) -> impl IntoView {
    let fields = comparison.into_iter().map(|field| {
        let rows = field.rows.into_iter().map(|(mine, model)| {
            let same = mine == model;
            view! {
                <tr class:same=same>
                    <td data-label="你写的">{mine.unwrap_or_else(|| "（没有写）".into())}</td>
                    <td data-label="示范">{model.unwrap_or_else(|| "（示范没有这一句）".into())}</td>
                </tr>
            }
        });
        view! {
            <details class="compared" open=!field.same>
                <summary>{field.label}{if field.same { "：与示范一致" } else { "" }}</summary>
                <table><thead><tr><th scope="col">"你写的"</th><th scope="col">"示范"</th></tr></thead><tbody>{rows.collect_view()}</tbody></table>
            </details>
        }
    });
    view! {
        <section class="card comparing">
            <h2>"对照示范文本"</h2>
            <p class="soft">"示范只是一种写法；意思到了，措辞不同不算错。"</p>
            {fields.collect_view()}
        </section>
    }
}
