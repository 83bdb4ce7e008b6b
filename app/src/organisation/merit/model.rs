use super::state::MeritState;
use leptos::prelude::*;

/// 模型说明: what is assumed, with every parameter.
#[component]
pub fn Model() -> impl IntoView {
    let state = expect_context::<MeritState>();
    let (lines, kinds, acts, lapses) = state.data.with_value(|data| {
        (
            data.model.clone(),
            data.temperament.clone(),
            data.act.clone(),
            data.lapse.clone(),
        )
    });
    let kinds = kinds.into_iter().map(|kind| view! {
        <tr><th scope="row">{kind.name}<small>{kind.note}</small></th><td class="num">{kind.share}</td><td class="num">{kind.drive}</td><td class="num">{kind.greed}</td><td class="num">{kind.fake}</td><td class="num">{kind.lapses}</td></tr>
    });
    let acts = acts.into_iter().map(|act| view! {
        <tr><th scope="row">{act.name}</th><td class="num">{act.minutes}</td><td class="num">{act.worth}</td><td class="num">{act.fake_minutes}</td><td class="num">{act.fake_harm}</td><td class="num">{act.most}</td><td class="num">{act.plausible}</td><td class="num">{act.habit}</td></tr>
    });
    let lapses = lapses.into_iter().map(|lapse| view! {
        <tr><th scope="row">{lapse.name}</th><td class="num">{lapse.rate}</td><td class="num">{lapse.harm}</td><td class="num">{lapse.seen}</td></tr>
    });
    view! {
        <section class="card sheet-section" aria-labelledby="model-title">
            <h2 id="model-title">"模型说明"</h2>
            <p>"下列都是假定，不是统计。"</p>
            <ul class="bullets">{lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
            <details>
                <summary>"查看全部参数"</summary>
                <div class="wide-table" tabindex="0" role="region" aria-label="模型参数">
                    <table class="plain"><caption>"性格（千分数）"</caption>
                        <thead><tr><th scope="col">"性格"</th><th scope="col" class="num">"比例"</th><th scope="col" class="num">"干劲"</th><th scope="col" class="num">"逐分"</th><th scope="col" class="num">"编数"</th><th scope="col" class="num">"出错"</th></tr></thead>
                        <tbody>{kinds.collect_view()}</tbody></table>
                    <table class="plain"><caption>"事项"</caption>
                        <thead><tr><th scope="col">"事项"</th><th scope="col" class="num">"用时（分）"</th><th scope="col" class="num">"价值"</th><th scope="col" class="num">"编一次（分）"</th><th scope="col" class="num">"编的害处"</th><th scope="col" class="num">"每周有用"</th><th scope="col" class="num">"说得过去"</th><th scope="col" class="num">"习惯"</th></tr></thead>
                        <tbody>{acts.collect_view()}</tbody></table>
                    <table class="plain"><caption>"差错"</caption>
                        <thead><tr><th scope="col">"差错"</th><th scope="col" class="num">"每千人周"</th><th scope="col" class="num">"害处"</th><th scope="col" class="num">"自己露出（‰）"</th></tr></thead>
                        <tbody>{lapses.collect_view()}</tbody></table>
                </div>
            </details>
        </section>
    }
}
