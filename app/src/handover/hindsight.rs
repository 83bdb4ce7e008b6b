use super::{Session, place};
use crate::ctx::Ctx;
use crate::report::keep_fork;
use crate::route::Route;
use crate::run::{self, AnyRun};
use crate::store::RunHeader;
use crate::text;
use crate::ui::ReplayBar;
use engine::activity::Mode;
use engine::handover::Command;
use engine::handover::HandoverView;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// After how many entries each week began: the first after the town was chosen.
fn beginnings(run: &AnyRun) -> Vec<usize> {
    use engine::record::What;
    let mut starts = Vec::new();
    // What was taken back does not stand; what stands is followed by its place in the record.
    let mut standing: Vec<(usize, bool)> = Vec::new();
    for (n, entry) in run.record().entries.iter().enumerate() {
        match &entry.what {
            What::Command(command) => {
                let command = engine::json::take::<Command>(command).ok();
                let turns = matches!(command, Some(Command::Begin { .. } | Command::EndWeek {}));
                standing.push((n + 1, turns));
            }
            What::Undo(_) => drop(standing.pop()),
            What::Hint(_) => {}
        }
    }
    starts.extend(
        standing
            .into_iter()
            .filter(|(_, turns)| *turns)
            .map(|(n, _)| n),
    );
    starts
}

/// The run as a film, week by week; outside 考核 any week can be taken up again.
#[component]
pub fn Hindsight() -> impl IntoView {
    let session = expect_context::<Session>();
    let ctx = expect_context::<Ctx>();
    let starts = session.keeper.with(beginnings);
    let last = starts.len().saturating_sub(1);
    let starts = StoredValue::new(starts);
    let at = RwSignal::new(last);
    let trouble = RwSignal::new(None::<String>);
    let exam = session.keeper.mode() == Mode::Exam;
    let entries = move || starts.with_value(|starts| starts.get(at.get()).copied().unwrap_or(0));
    let seen = Memo::new(move |_| {
        let n = entries();
        let past = session.keeper.with(|run| run.at(n)).ok()?;
        let view = run::view::<HandoverView>(&past)?;
        let now = view.now?;
        let live = now.items.iter().filter(|item| item.live.is_some()).count();
        let hands = now
            .weeks
            .last()
            .map_or((0, 0), |week| (week.open_clues, week.open_cases));
        Some((
            now.week,
            now.items.len(),
            live,
            hands,
            now.satisfaction,
            now.scores.map(|scores| scores.whole),
        ))
    });
    let fork = move |_| {
        let n = starts.with_value(|starts| starts.get(at.get_untracked()).copied().unwrap_or(0));
        spawn_local(async move {
            let Some(forked) = session.keeper.try_with(|run| run.fork(n).ok()) else {
                return;
            };
            let where_it_is = forked
                .as_ref()
                .and_then(run::view::<HandoverView>)
                .map(|view| session.content(|data| place(&view, data)));
            match keep_fork(ctx, forked, where_it_is, &session.keeper.header()).await {
                Ok(id) => ctx.go(&Route::Run(id)),
                Err(why) => drop(trouble.try_set(Some(why))),
            }
        });
    };
    view! {
        <section class="card sheet-section replay no-print" aria-labelledby="hindsight-title">
            <h2 id="hindsight-title">"回看"</h2>
            <ReplayBar at=at last=last back="上一周" forward="下一周" label="回看到第几周"
                spoken=|at, _| format!("第 {} 周初", at + 1)
                shown=|at, _| if at == 13 { "期满".to_owned() } else { format!("第 {} 周初", at + 1) }
            />
            {move || seen.get().map(|(_, items, live, (clues, cases), satisfaction, whole)| view! {
                <p class="replay-place"><strong>{format!("已下达 {items} 项，上线 {live} 项")}</strong>
                    <span class="soft">{format!("在手线索 {clues} 件，案件 {cases} 件　满意率 {}{}", super::words::percent(satisfaction), whole.map_or(String::new(), |whole| format!("　评估 {} 分", text::points(whole))))}</span></p>
            })}
            {(!exam).then(|| view! {
                <p class="replay-fork"><button type="button" class="button primary" on:click=fork>"从这一周重来"</button>
                    <span class="soft">"另开一次，原来的记录不变；期满后可以与这一次对照。"</span></p>
            })}
            <Show when=move || trouble.with(Option::is_some)><p class="form-error" role="alert">{move || trouble.get()}</p></Show>
        </section>
    }
}

/// Other runs of the same seed, to be laid beside this one.
#[component]
pub fn Others() -> impl IntoView {
    let ctx = expect_context::<Ctx>();
    let session = expect_context::<Session>();
    let own = session.keeper.header();
    let others = RwSignal::new(Vec::<RunHeader>::new());
    let id = own.id.clone();
    let seed = own.record.seed;
    spawn_local(async move {
        let Some(store) = ctx.store() else { return };
        let runs = store.list().await.unwrap_or_default().runs;
        let fit = runs.into_iter().filter(|run| {
            run.record.kind == "handover" && run.record.seed == seed && run.id != own.id
        });
        others.try_set(fit.collect());
    });
    view! {
        <section class="card sheet-section no-print" aria-labelledby="others-title">
            <h2 id="others-title">"对照"</h2>
            <Show when=move || others.with(Vec::is_empty)>
                <p class="soft">{format!("同一编号（{}）还没有另一次承接。从某一周重来，或者用同一编号再来一次，就可以逐周对照。", seed.get())}</p>
            </Show>
            <ul class="exercise-list">{move || {
                let rows = others.get().into_iter().map(|run| {
                    let href = Route::Compare(id.clone(), run.id.clone()).href();
                    let score = run.score.map_or_else(|| "在办".to_owned(), |score| format!("{} 分", text::points(score)));
                    view! { <li><a class="exercise" href=href><strong>{run.place}</strong><span class="case-facts"><span>{text::mode_name(run.record.mode)}</span></span><span class="soft">{score}</span></a></li> }
                });
                rows.collect_view()
            }}</ul>
        </section>
    }
}
