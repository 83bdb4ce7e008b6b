use crate::text;
use engine::score::{Finding, TimelineEntry};
use leptos::prelude::*;

/// Everything that happened, with each finding at its moment.
#[component]
pub fn Timeline(entries: Vec<TimelineEntry>, findings: Vec<Finding>) -> impl IntoView {
    let count = entries.len();
    let mut before = None;
    let rows = entries
        .into_iter()
        .enumerate()
        .map(|(n, entry)| {
            let date = entry.at.date();
            let day = (before != Some(date)).then(|| text::day(date));
            before = Some(date);
            let here = findings.iter().enumerate().filter(|(_, finding)| finding.entry == Some(n));
            let marks = here
                .map(|(number, finding)| {
                    view! { <span class="timeline-finding"><span class="badge">{number + 1}</span>{text::breach(finding.severity, &finding.title)}</span> }
                })
                .collect_view();
            view! {
                {day.map(|day| view! { <li class="timeline-day">{day}</li> })}
                <li><time>{text::clock(entry.at)}</time><span>{entry.label}</span>{marks}</li>
            }
        })
        .collect_view();
    view! {
        <section class="card sheet-section" aria-labelledby="timeline-title">
            <h2 id="timeline-title">"办案经过"</h2>
            <details>
                <summary>{format!("共 {count} 件事，问题标在发生的地方")}</summary>
                <ol class="timeline">{rows}</ol>
            </details>
        </section>
    }
}
