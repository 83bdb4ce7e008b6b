use super::board::Done;
use super::figures::SpreadTable;
use super::words;
use engine::handover::summary::{Spread, Summary};
use leptos::prelude::*;
use std::sync::Arc;

type Pick = fn(&Summary) -> Spread;

const COUNTS: [(&str, Pick); 8] = [
    ("线索", |summary| summary.clues),
    ("案件", |summary| summary.cases),
    ("作出决定", |summary| summary.decided),
    ("超期线索和案件", |summary| summary.overdue),
    ("超期案件", |summary| summary.overdue_cases),
    ("败诉、被纠错", |summary| summary.lost),
    ("期末上线事项", |summary| summary.live),
    ("利用率（%）", |summary| summary.load),
];

/// Cases decided, overdue and lost, in figures.
#[component]
pub fn Counts(results: Vec<Arc<Done>>) -> impl IntoView {
    let rows = COUNTS.map(|(name, pick)| {
        let spreads = results.iter().map(|done| pick(&done.outcome.summary));
        (name.to_owned(), spreads.collect())
    });
    view! {
        <section class="card sheet-section" aria-labelledby="what-if-counts">
            <h2 id="what-if-counts">"办了多少，误了多少"</h2>
            <SpreadTable caption="件数的分布" rows=rows.to_vec() show=|value| value.to_string() mean=words::mean/>
        </section>
    }
}
