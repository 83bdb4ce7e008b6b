use super::chart;
use super::state::{MeritState, Played};
use crate::ui::{Draw, Figure};
use engine::organisation::merit::MeritOutcome;
use leptos::prelude::*;
use std::sync::Arc;

/// What the quarter came to, beside none and beside the table before.
#[component]
pub fn Outcome(played: Arc<Played>) -> impl IntoView {
    let state = expect_context::<MeritState>();
    let (good, staff, weeks) = state
        .data
        .with_value(|data| (data.good, data.staff, data.weeks));
    let without = &played.without;
    let row = |name: &'static str, hint: String, of: &dyn Fn(&MeritOutcome) -> String| {
        let before = played.before.as_ref().map(|(before, _)| of(before));
        view! {
            <tr>
                <th scope="row">{name}<small>{hint}</small></th>
                <td class="num"><strong>{of(&played.outcome)}</strong></td>
                <td class="num">{before.unwrap_or_else(|| "—".to_owned())}</td>
                <td class="num">{of(without)}</td>
            </tr>
        }
    };
    let rows = vec![
        row(
            "真正办成的事",
            "与不赋分相比，100 为持平".to_owned(),
            &|outcome| per_cent(outcome.work_of(without)),
        ),
        row("刷出来的分", "占全部得分".to_owned(), &|outcome| {
            format!("{}%", per_cent(outcome.faked))
        }),
        row(
            "积极性",
            "季末平均，满分 100".to_owned(),
            &|outcome| per_cent(outcome.morale),
        ),
        row("分数差距", "基尼系数".to_owned(), &|outcome| {
            format!("0.{:03}", outcome.spread.min(999))
        }),
        row(
            "名副其实",
            format!("评“好”的 {good} 人里，实绩也排前 {good} 的"),
            &|outcome| format!("{} 人", outcome.deserved),
        ),
        row(
            "刷分的也评上了",
            format!("评“好”的 {good} 人里，编过数的"),
            &|outcome| format!("{} 人", outcome.fakers_rated),
        ),
    ];
    let weekly = played.outcome.weeks.iter().zip(&without.weeks).enumerate();
    let weekly = weekly.map(|(n, (own, none))| {
        view! { <tr><th scope="row">{format!("第 {} 周", n + 1)}</th><td class="num">{own.work}</td><td class="num">{none.work}</td><td class="num">{per_cent(own.faked)}"%"</td><td class="num">{per_cent(own.morale)}</td></tr> }
    }).collect_view();
    let drawn = Arc::clone(&played);
    let draw: Draw = Box::new(move |width| {
        chart::draw(&drawn.outcome, &drawn.without, width).unwrap_or_default()
    });
    let overall = format!(
        "{staff} 人，{weeks} 周，综合 {} 分（满分 100）。",
        per_cent(played.index.min(1_000))
    );
    let overall = match &played.before {
        Some((_, before)) => format!("{overall}上一张表 {} 分。", per_cent((*before).min(1_000))),
        None => overall,
    };
    view! {
        <section class="card sheet-section" aria-labelledby="merit-title" data-testid="merit">
            <h2 id="merit-title" tabindex="-1">"一个季度以后"</h2>
            <p>{overall}</p>
            <div class="wide-table" tabindex="0" role="region" aria-label="季度结果">
                <table class="plain figures">
                    <thead><tr><th scope="col">"结果"</th><th scope="col" class="num">"这张表"</th><th scope="col" class="num">"上一张表"</th><th scope="col" class="num">"不赋分"</th></tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
        <Figure title="一周一周看" title_id="weeks-title" caption=trend(&played.outcome, without) of="每周真正办成的事，与不赋分相比" draw=draw>
            <table class="plain">
                <thead><tr><th scope="col">"周"</th><th scope="col" class="num">"实绩"</th><th scope="col" class="num">"不赋分"</th><th scope="col" class="num">"刷分"</th><th scope="col" class="num">"积极性"</th></tr></thead>
                <tbody>{weekly}</tbody>
            </table>
        </Figure>
    }
}

/// Per mille as a number of a hundred with one digit.
pub fn per_cent(per_mille: u32) -> String {
    format!("{}.{}", per_mille / 10, per_mille % 10)
}

fn trend(own: &MeritOutcome, none: &MeritOutcome) -> String {
    let last = |outcome: &MeritOutcome| outcome.weeks.last().map_or(0, |week| week.work);
    match last(own).cmp(&last(none)) {
        std::cmp::Ordering::Greater => "到季末，每周真正办成的事比不赋分时多。".to_owned(),
        std::cmp::Ordering::Less => {
            "大家学会怎么得分以后，每周真正办成的事比不赋分时还少。".to_owned()
        }
        std::cmp::Ordering::Equal => "与不赋分一样。".to_owned(),
    }
}
