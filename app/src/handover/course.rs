use super::curves::{self, Curve, curve};
use crate::ui::{Draw, Figure};
use engine::handover::sim::tally::Week;
use leptos::prelude::*;

/// The curves so far.
#[component]
pub fn Curves(weeks: Vec<Week>) -> impl IntoView {
    let flow = vec![
        curve("来线索", &weeks, |week| i64::from(week.arrived)),
        curve("镇里办结", &weeks, |week| i64::from(week.closed)),
        curve("转县里", &weeks, |week| i64::from(week.transferred)),
    ];
    let hands = vec![
        curve("在手案件", &weeks, |week| i64::from(week.open_cases)),
        curve("超期", &weeks, |week| i64::from(week.overdue)),
        curve("待审", &weeks, |week| i64::from(week.waiting_review)),
    ];
    let state = vec![
        curve("负荷%", &weeks, |week| i64::from(week.load)),
        curve("准备度", &weeks, |week| i64::from(week.readiness)),
        curve("士气", &weeks, |week| week.morale),
    ];
    let total = |curve: &Curve| curve.values.iter().sum::<i64>();
    let share = flow.get(1).map_or(0, total) * 100 / flow.first().map_or(1, total).max(1);
    let most = hands
        .first()
        .and_then(|curve| curve.values.iter().max().copied())
        .unwrap_or(0);
    let ready = state
        .get(1)
        .and_then(|curve| curve.values.last().copied())
        .unwrap_or(0);
    view! {
        <div class="two-up">
        <Lines title="线索流向" id="flow-title" caption=format!("到目前为止，镇里自己办结 {share}% 的线索。") curves=flow/>
        <Lines title="在手与超期" id="hands-title" caption=format!("在手案件最多时 {most} 件。") curves=hands/>
        <Lines title="负荷、准备与士气" id="state-title" caption=format!("承接事项平均准备度 {ready} 分。") curves=state/>
        </div>
    }
}

#[component]
fn Lines(
    title: &'static str,
    id: &'static str,
    caption: String,
    curves: Vec<Curve>,
) -> impl IntoView {
    let head = curves
        .iter()
        .map(|curve| view! { <th scope="col">{curve.name}</th> })
        .collect_view();
    let count = curves.first().map_or(0, |curve| curve.values.len());
    let rows = (0..count).map(|week| {
        let cells = curves.iter().map(|curve| view! { <td class="num">{curve.values.get(week).copied().unwrap_or(0)}</td> });
        view! { <tr><th scope="row">{format!("第 {} 周", week + 1)}</th>{cells.collect_view()}</tr> }
    });
    let rows = rows.collect_view();
    let draw: Draw = Box::new(move |width| curves::draw(&curves, width).unwrap_or_default());
    view! {
        <Figure title=title title_id=id caption=caption of=title draw=draw>
            <table><thead><tr><th scope="col">"周"</th>{head}</tr></thead><tbody>{rows}</tbody></table>
        </Figure>
    }
}
