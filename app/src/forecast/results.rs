use super::analytic::Analytic;
use super::board::{Board, Done};
use super::counts::Counts;
use super::figures::{Histograms, Scores};
use super::words::SIDES;
use crate::text;
use leptos::prelude::*;
use std::sync::Arc;

/// The last two results, side by side.
#[component]
pub fn Results(board: Board) -> impl IntoView {
    move || {
        let results = board.results.get();
        (!results.is_empty()).then(|| {
            view! {
                <section class="what-if-results" aria-label="推演结果">
                    <Legend board=board results=results.clone()/>
                    <Scores results=results.clone()/>
                    <Histograms results=results.clone()/>
                    <Counts results=results.clone()/>
                    <Analytic results=results/>
                </section>
            }
        })
    }
}

/// Which result is which, how it was reckoned and how fast.
#[component]
fn Legend(board: Board, results: Vec<Arc<Done>>) -> impl IntoView {
    let two = results.len() > 1;
    let items = results
        .iter()
        .zip(SIDES)
        .enumerate()
        .map(|(n, (done, side))| {
            let class = format!("swatch side{n}");
            view! {
                <li>
                    <span class=class aria-hidden="true"></span>
                    {two.then(|| view! { <strong>{side}</strong> })}
                    <span>{done.name.clone()}</span>
                    <small class="soft">{speed(done)}</small>
                </li>
            }
        });
    let note = if two {
        "下面的图表把最近两次推演并排；再推演一次，较早的一次就换下。"
    } else {
        "换一种决定办法再推演一次，就可以并排比较。"
    };
    view! {
        <div class="card what-if-legend">
            <ul aria-label="所比较的推演">{items.collect_view()}</ul>
            <p class="soft">{note}</p>
            <p class="soft">"得分图中，细线从最低到最高，粗条是中间的八成，竖线是中位；横轴不一定从零起。"</p>
            <p class="soft">"这是模型推算，不是真实统计；每个数从哪里来，见"<a href="#/handover/model">"模型说明"</a>"。人员也随种子而定，已作的安排在别的种子上没有对象的，略过不计。"</p>
            <button type="button" class="link-button" on:click=move |_| board.results.set(Vec::new())>"清除结果"</button>
        </div>
    }
}

/// `200 次，种子 1 至 200，用时 0.4 秒，每秒 520 次`.
fn speed(done: &Done) -> String {
    let runs = done.outcome.summary.runs;
    let took = done.outcome.milliseconds.max(1.0);
    let rate = (f64::from(runs) * 1_000.0 / took).round();
    let seed = done.order.seed.get();
    format!(
        "{runs}次，种子{seed}至{}，用时{}秒，每秒{rate}次",
        seed.saturating_add(u64::from(runs)).saturating_sub(1),
        text::points((took / 10.0).round() as i64)
    )
}
