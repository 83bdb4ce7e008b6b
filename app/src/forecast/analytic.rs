use super::board::Done;
use super::words::{SIDES, tenths};
use engine::handover::trial::Sanity;
use leptos::prelude::*;
use std::sync::Arc;

type Told = fn(&Sanity) -> String;

/// What is reckoned, how it is written, what it says, when it does not apply.
const LINES: [(&str, Told, &str, &str); 3] = [
    (
        "利用率",
        |known| format!("{}%", known.load),
        "在编人员可用的工时用去了多少；越近百分之百，等待越长，而且增长越来越快。",
        "它是全队十三周的平均，看不出哪个中队、哪一周、审核岗是不是已经满负荷。",
    ),
    (
        "了结时长（Little 定律）",
        |known| {
            format!(
                "每周到{}件，平均在手{}件，折合{}个工作日",
                tenths(known.arrivals),
                tenths(known.open),
                tenths(known.days)
            )
        },
        "平均在手件数等于到达速度乘以逗留时间，不论按什么次序办都成立；由此得出一件线索平均多久了结。",
        "件数一路上涨的不适用：期末还积压着的，还没有等完，算出的时长偏短。",
    ),
    (
        "等待时间（Erlang C 公式）",
        |known| match known.waiting {
            Some(minutes) => format!("平均等{minutes}分钟"),
            None => "负荷已满，公式无解".to_owned(),
        },
        "同样多的线索、同样的负荷，两人一组、组组都会办、随到随办时，一件平均要等多久；可作等待的下限。",
        "事项要专人办、培训和会议占时间、一阵多一阵少的，实际等待长得多；利用率到百分之百的，公式不适用。",
    ),
];

/// What closed forms say beside the runs.
#[component]
pub fn Analytic(results: Vec<Arc<Done>>) -> impl IntoView {
    let two = results.len() > 1;
    let lines = LINES.map(|(name, told, says, limits)| {
        let values = results.iter().zip(SIDES).map(|(done, side)| {
            let value = told(&done.outcome.summary.sanity);
            view! { <p class="analytic-value">{two.then(|| view! { <strong>{side}</strong>"　" })}{value}</p> }
        });
        view! {
            <div class="analytic">
                <h3>{name}</h3>
                {values.collect_view()}
                <p>{says}</p>
                <p class="soft">"不适用："{limits}</p>
            </div>
        }
    });
    view! {
        <section class="card sheet-section" aria-labelledby="what-if-analytic">
            <h2 id="what-if-analytic">"用公式对照"</h2>
            {lines.into_iter().collect_view()}
        </section>
    }
}
