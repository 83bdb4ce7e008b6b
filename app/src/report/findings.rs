use crate::text;
use crate::ui::{Basis, SeverityTag};
use engine::score::Finding;
use leptos::prelude::*;

/// Every finding with its moment, facts and basis.
#[component]
pub fn Findings(findings: Vec<Finding>, capped: Option<usize>) -> impl IntoView {
    let none = findings.is_empty();
    let items = findings
        .into_iter()
        .enumerate()
        .map(|(n, finding)| view! { <Item n=n finding=finding capped=capped == Some(n)/> })
        .collect_view();
    view! {
        <section class="card sheet-section" aria-labelledby="findings-title">
            <h2 id="findings-title">"发现的问题"</h2>
            {none.then(|| view! { <p class="soft">"没有发现问题。"</p> })}
            <ol class="findings numbered">{items}</ol>
        </section>
    }
}

#[component]
fn Item(n: usize, finding: Finding, capped: bool) -> impl IntoView {
    let due = finding.due.map(|due| format!("期限到 {}", due.chinese()));
    let facts = finding
        .facts
        .into_iter()
        .map(|fact| format!("{}：{}", fact.label, fact.value))
        .collect::<Vec<_>>();
    let has_facts = !facts.is_empty() || due.is_some();
    let facts = facts
        .into_iter()
        .chain(due)
        .map(|fact| view! { <li>{fact}</li> })
        .collect_view();
    view! {
        <li>
            <p class="finding-title">
                <span class="badge">{n + 1}</span>
                <strong>{text::breach(finding.severity, &finding.title)}</strong>
                <SeverityTag severity=finding.severity/>
                {capped.then(|| view! { <span class="tag bad">"封顶 59 分"</span> })}
                <span class="lost">{(finding.deducted != 0).then(|| format!("扣 {} 分", text::points(finding.deducted.abs())))}</span>
            </p>
            <p class="soft">{text::short_moment(finding.at)}"　"{finding.competency.chinese()}</p>
            <p>{finding.explain}</p>
            {has_facts.then(|| view! {
                <details class="finding-facts"><summary>"看了哪些事实"</summary><ul>{facts}</ul></details>
            })}
            <Basis items=finding.basis/>
        </li>
    }
}
