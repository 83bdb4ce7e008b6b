use crate::review::choice::CONFIDENCE;
use engine::review::Confidence;
use leptos::prelude::*;

/// Whether the marks one was sure of were right more often.
#[component]
pub fn Calibration(told: Confidence) -> impl IntoView {
    let marked: u32 = told.levels.iter().map(|(all, _)| all).sum();
    if marked == 0 {
        return ().into_any();
    }
    let sentence = sentence(&told);
    let rows = CONFIDENCE
        .into_iter()
        .zip(told.levels)
        .rev()
        .map(|((_, name), (all, right))| {
            let share = (right * 100).checked_div(all).unwrap_or(0);
            let words = if all == 0 {
                "没有".to_owned()
            } else {
                format!("{all} 处，对 {right} 处")
            };
            view! {
                <div><dt>{name}</dt><dd><progress aria-hidden="true" max="100" value=share></progress><span>{words}</span></dd></div>
            }
        });
    view! {
        <section class="card sheet-section" aria-labelledby="confidence-title">
            <h2 id="confidence-title">"把握与对错"</h2>
            <p>{sentence}</p>
            <dl class="calibration">{rows.collect_view()}</dl>
            <p class="soft">"把握得分 "{told.points}"：对的按把握得 1、2、3 分，错的扣 0、2、6 分。没有把握就标“存疑”，分数最稳。"</p>
        </section>
    }
    .into_any()
}

fn sentence(told: &Confidence) -> String {
    let [_, _, (sure, right)] = told.levels;
    match (sure, sure - right.min(sure)) {
        (0, _) => "没有一处标为“确定”。".to_owned(),
        (sure, 0) => format!("标为“确定”的 {sure} 处全对，有把握时可以信自己。"),
        (sure, wrong) if wrong * 2 > sure => {
            format!("标为“确定”的 {sure} 处里错了 {wrong} 处，把握偏大，下结论前再对一遍材料。")
        }
        (sure, wrong) => format!("标为“确定”的 {sure} 处里错了 {wrong} 处。"),
    }
}
