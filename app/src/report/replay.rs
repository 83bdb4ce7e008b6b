use crate::ctx::Ctx;
use crate::desk::scene_list;
use crate::route::Route;
use crate::run::{self, AnyRun};
use crate::store::{RunHeader, StoredRun};
use crate::ui::ReplayBar;
use crate::{dom, text, timers};
use engine::case::view::CaseView;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The record as a film: any step can be looked at again and, outside 考核, taken up from there.
#[component]
pub fn Replay(run: AnyRun, header: RunHeader, exam: bool) -> impl IntoView {
    let ctx = expect_context::<Ctx>();
    let last = run.entries();
    let at = RwSignal::new(last);
    let run = StoredValue::new_local(run);
    let header = StoredValue::new(header);
    let trouble = RwSignal::new(None::<String>);
    let view = Memo::new(move |_| {
        run.with_value(|run| run.at(at.get()).ok())
            .and_then(|past| run::view::<CaseView>(&past))
    });
    let fork = move |_| {
        let n = at.get_untracked();
        spawn_local(async move {
            let (Some(forked), Some(header)) = (
                run.try_with_value(|run| fork_at(run, n)),
                header.try_get_value(),
            ) else {
                return;
            };
            let place = forked
                .as_ref()
                .and_then(run::view::<CaseView>)
                .map(|view| text::place(&view));
            match keep_fork(ctx, forked, place, &header).await {
                Ok(id) => ctx.go(&Route::Run(id)),
                Err(why) => drop(trouble.try_set(Some(why))),
            }
        });
    };
    view! {
        <section class="card sheet-section replay no-print" aria-labelledby="replay-title">
            <h2 id="replay-title">"回看"</h2>
            <ReplayBar at=at last=last back="上一步" forward="下一步" label="回看到第几步"
                spoken=|at, last| format!("第 {at} 步，共 {last} 步")
                shown=|at, last| format!("第 {at} / {last} 步")
            />
            {move || view.get().map(|view| view! { <Moment view=view/> })}
            {(!exam).then(|| view! {
                <p class="replay-fork">
                    <button type="button" class="button primary" on:click=fork>"从这里重来"</button>
                    <span class="soft">"另开一次办案，原来的记录不变。"</span>
                </p>
            })}
            {exam.then(|| view! { <p class="soft">"考核记录不能从中途重来。"</p> })}
            <Show when=move || trouble.with(Option::is_some)><p class="form-error" role="alert">{move || trouble.get()}</p></Show>
        </section>
    }
}

#[component]
fn Moment(view: CaseView) -> impl IntoView {
    let from = view.scene.len().saturating_sub(4);
    let recent = view.scene.get(from..).unwrap_or_default().to_vec();
    view! {
        <p class="replay-place">
            <strong>{text::place(&view)}</strong>
            <span class="soft">{text::clock(view.now)}"　案卷 "{view.dossier.len()}" 件　待办 "{view.dues.len()}" 项"</span>
        </p>
        <div class="scene replay-scene">{scene_list(&recent)}</div>
    }
}

fn fork_at(run: &AnyRun, n: usize) -> Option<AnyRun> {
    run.fork(n).ok()
}

/// Puts a forked run down as a run of its own.
pub async fn keep_fork(
    ctx: Ctx,
    forked: Option<AnyRun>,
    place: Option<String>,
    parent: &RunHeader,
) -> Result<String, String> {
    let forked = forked.ok_or("这一步不能重来。")?;
    let place = place.ok_or("这一步不能重来。")?;
    let record = forked.record();
    let entries: Vec<String> = record.entries.iter().map(engine::json::write).collect();
    let outcome = forked.outcome();
    let now = timers::now();
    let header = RunHeader {
        id: dom::fresh_id(),
        record: record.header,
        started: now,
        updated: now,
        place,
        entries: entries.len(),
        finished: outcome.is_some(),
        score: outcome.as_ref().map(|outcome| outcome.score),
        passed: outcome.is_some_and(|outcome| outcome.passed),
        headings: Vec::new(),
        schema: parent.schema,
    };
    let store = ctx.store().ok_or("浏览器不允许本页面保存数据。")?;
    let told = |error| text::store_error(&error);
    let bundle = store.bundle(&header.record.bundle).await.map_err(told)?;
    let id = header.id.clone();
    store
        .create(&StoredRun { header, entries }, &bundle)
        .await
        .map_err(told)?;
    Ok(id)
}
