use crate::text;
use crate::ui::Basis;
use engine::score::{ElementResult, EvidenceResult, Proof};
use leptos::prelude::*;

/// 要件 × 证据, as judged.
#[component]
pub fn Elements(elements: Vec<ElementResult>) -> impl IntoView {
    let rows = elements
        .into_iter()
        .map(|element| {
            let (class, mark) = match element.proof {
                Proof::Proved => ("ok", "✓ "),
                Proof::Solitary => ("lack", "△ "),
                Proof::Unproved => ("lack", "○ "),
            };
            let none = element.evidence.is_empty();
            view! {
                <tr>
                    <th scope="row">{element.label}</th>
                    <td>
                        {none.then(|| view! { <span class="soft">"没有放入证据"</span> })}
                        <ul class="judged">{element.evidence.into_iter().map(evidence).collect_view()}</ul>
                    </td>
                    <td class="proof"><span class=class><span aria-hidden="true">{mark}</span>{text::proof(element.proof)}</span></td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <section class="card sheet-section" aria-labelledby="elements-title">
            <h2 id="elements-title">"要件 × 证据"</h2>
            <table class="plain matrix">
                <thead><tr><th scope="col">"要件"</th><th scope="col">"证据"</th><th scope="col">"判断"</th></tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
}

fn evidence(result: EvidenceResult) -> impl IntoView {
    let word = if result.counts { "计入" } else { "不计入" };
    view! {
        <li class:excluded=!result.counts>
            {result.label}"　"<small>{word}{(!result.reason.is_empty()).then(|| format!("：{}", result.reason))}</small>
            {(!result.basis.is_empty()).then(|| view! { <Basis items=result.basis/> })}
        </li>
    }
}
