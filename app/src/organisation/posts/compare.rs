use super::chart;
use super::state::{Plan, PostsState, fraction, per_cent};
use crate::ui::{Chart, Draw};
use engine::organisation::posts::Judgement;
use leptos::prelude::*;

/// Both plans and the best weighting: three figures, a chart, a table.
#[component]
pub fn Compare() -> impl IntoView {
    let state = expect_context::<PostsState>();
    let (first, second) = (state.judged(Plan::First), state.judged(Plan::Second));
    let best = move || state.best.get().map(|best| best.judgement.clone());
    let rows = move || {
        let columns = [Some(first.get()), Some(second.get()), best()];
        let row = |name: &'static str, hint: &'static str, of: fn(&Judgement) -> String| {
            let cells = columns.iter().map(|judged| match judged {
                Some(judged) => view! { <td class="num">{of(judged)}</td> }.into_any(),
                None => view! { <td class="num soft">"正在算……"</td> }.into_any(),
            });
            view! { <tr><th scope="row">{name}<small>{hint}</small></th>{cells.collect_view()}</tr> }
        };
        [
            row("未满足需求", "还缺多少名", |judged| {
                format!("{} 名", judged.unmet)
            }),
            row("闲置", "给多了多少名", |judged| {
                format!("{} 名", judged.spare)
            }),
            row(
                "基尼系数",
                "各区人均负荷的差距，0 为完全均衡",
                |judged| fraction(judged.gini),
            ),
        ]
    };
    let caption = Signal::derive(move || caption(&first.get(), &second.get()));
    let draw: Draw = Box::new(move |width| {
        let districts = state.districts();
        chart::draw(&districts, &first.get(), &second.get(), width).unwrap_or_default()
    });
    view! {
        <section class="card sheet-section" aria-labelledby="compare-title">
            <h2 id="compare-title">"两种分法并排比"</h2>
            <div class="wide-table" tabindex="0" role="region" aria-label="两种分法的结果">
                <table class="plain figures">
                    <thead><tr><th scope="col">"结果"</th><th scope="col" class="num">"方案甲"</th><th scope="col" class="num">"方案乙"</th><th scope="col" class="num">"缺口最小的权重"</th></tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <Chart caption=caption of="各区缺编名数，方案甲与方案乙" draw=draw live=true/>
            <details>
                <summary>"以表格查看各区"</summary>
                <Districts/>
            </details>
        </section>
    }
}

#[component]
fn Districts() -> impl IntoView {
    let state = expect_context::<PostsState>();
    let names = state.districts();
    let rows = move || {
        let (first, second) = (
            state.judged(Plan::First).get(),
            state.judged(Plan::Second).get(),
        );
        let pairs = names.iter().zip(first.districts).zip(second.districts);
        pairs
            .map(|((name, a), b)| {
                view! {
                    <tr>
                        <th scope="row">{name.clone()}</th>
                        <td class="num">{a.need}</td><td class="num">{a.had}</td>
                        <td class="num">{a.given}</td><td class="num">{a.unmet}</td><td class="num">{per_cent(a.load)}</td>
                        <td class="num">{b.given}</td><td class="num">{b.unmet}</td><td class="num">{per_cent(b.load)}</td>
                    </tr>
                }
            })
            .collect_view()
    };
    view! {
        <div class="wide-table" tabindex="0" role="region" aria-label="各区结果">
            <table class="plain districts">
                <thead>
                    <tr><th scope="col" rowspan="2">"区"</th><th scope="col" rowspan="2" class="num">"需要"</th><th scope="col" rowspan="2" class="num">"原有"</th>
                        <th scope="colgroup" colspan="3">"方案甲"</th><th scope="colgroup" colspan="3">"方案乙"</th></tr>
                    <tr><th scope="col" class="num">"分到"</th><th scope="col" class="num">"仍缺"</th><th scope="col" class="num">"负荷"</th>
                        <th scope="col" class="num">"分到"</th><th scope="col" class="num">"仍缺"</th><th scope="col" class="num">"负荷"</th></tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

fn caption(first: &Judgement, second: &Judgement) -> String {
    let (a, b) = (first.unmet, second.unmet);
    match a.cmp(&b) {
        std::cmp::Ordering::Less => format!("方案甲少缺 {} 名（{a} 对 {b}）。", b - a),
        std::cmp::Ordering::Greater => format!("方案乙少缺 {} 名（{b} 对 {a}）。", a - b),
        std::cmp::Ordering::Equal => format!("两个方案都缺 {a} 名。"),
    }
}
