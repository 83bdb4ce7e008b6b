use super::Frame;
use super::listing::{Row, best, listed, own_runs};
use crate::ctx::Ctx;
use crate::route::Route;
use crate::text;
use crate::ui::Heading;
use leptos::prelude::*;

/// The handover, and one's own runs of it.
#[component]
pub fn Handovers() -> impl IntoView {
    let ctx = expect_context::<Ctx>();
    let runs = own_runs(ctx);
    let body = listed(ctx, "正在取目录……", move |index| {
        let entries = index
            .entries
            .into_iter()
            .filter(|entry| entry.kind == "handover");
        let rows = entries.collect::<Vec<_>>();
        let list = move || {
            let cards = rows.iter().cloned().map(|entry| {
                let facts = vec!["十三周".to_owned(), format!("{}起", text::duration(entry.minutes))];
                let best = runs.with(|runs| best(runs, &entry.id));
                let summary = entry.summary.clone();
                view! { <p>{summary}</p><ul class="exercise-list"><Row entry=entry facts=facts best=best none="尚未推演过"/></ul> }
            });
            cards.collect_view()
        };
        view! { {list} }.into_any()
    });
    let own = move || {
        runs.with(|runs| {
            let own = runs.iter().filter(|run| run.record.kind == "handover");
            let rows = own.map(|run| {
                let href = Route::Run(run.id.clone()).href();
                let score = run.score.map_or_else(|| "在办".to_owned(), |score| format!("{} 分", text::points(score)));
                view! { <li><a class="exercise" href=href><strong>{run.place.clone()}</strong><span class="case-facts"><span>{text::mode_name(run.record.mode)}</span><span>{format!("编号 {}", run.record.seed.get())}</span></span><span class="soft">{score}</span></a></li> }
            });
            rows.collect_view()
        })
    };
    view! {
        <Frame here=Route::Handovers>
            <Heading text="赋权承接"/>
            <p class="lead">"县里把执法权交到镇里，过渡期三个月。接得住的才接；接不住的，说明理由，暂缓或者退回。每一分都有来由。"</p>
            {body}
            <p class="row-actions"><a class="button" href=Route::Forecast(None).href()>"对策试算"</a><a class="button" href=Route::Model.href()>"模型说明"</a></p>
            <Show when=move || runs.with(|runs| runs.iter().any(|run| run.record.kind == "handover"))>
                <h2 class="section-title">"我的承接"</h2>
                <ul class="exercise-list">{own}</ul>
            </Show>
        </Frame>
    }
}
