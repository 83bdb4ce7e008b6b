use super::Frame;
use super::listing::{Row, best, listed, own_runs};
use crate::ctx::Ctx;
use crate::review;
use crate::route::Route;
use crate::store::RunHeader;
use crate::ui::Heading;
use crate::{text, timers};
use engine::activity::Seed;
use engine::bundle::IndexEntry;
use leptos::prelude::*;

/// All kinds of dossiers to review, and the dossier of the day.
#[component]
pub fn Reviews() -> impl IntoView {
    let ctx = expect_context::<Ctx>();
    let runs = own_runs(ctx);
    let body = listed(ctx, "正在取案卷目录……", move |index| {
        let entries = index.entries.into_iter();
        let entries: Vec<_> = entries
            .filter(|entry| entry.kind == "review" || entry.kind == "joint")
            .collect();
        if entries.is_empty() {
            return view! { <p>"还没有可以审核的案卷。"</p> }.into_any();
        }
        let (sittings, entries): (Vec<_>, Vec<_>) =
            entries.into_iter().partition(|entry| entry.kind == "joint");
        let daily = of_the_day(&entries);
        let joint = move || {
            let cards = sittings.iter().cloned().map(|entry| sitting(entry, runs));
            cards.collect_view()
        };
        let rows = move || {
            let cards = entries.iter().cloned().map(|entry| row(entry, runs));
            cards.collect_view()
        };
        view! {
            {daily.map(|(entry, seed)| view! { <Daily entry=entry seed=seed runs=runs/> })}
            <h2 class="section-title">"案卷"</h2>
            <ul class="exercise-list">{rows}</ul>
            <h2 class="section-title">"联审"</h2>
            <p class="soft">"几个镇的卷，限时审完。云上审不用跑路，到场审看得到原始载体。"</p>
            <ul class="exercise-list">{joint}</ul>
        }
        .into_any()
    });
    view! {
        <Frame here=Route::Reviews>
            <Heading text="法制审核"/>
            <p class="lead">"一卷一卷地审：哪里有问题，依据哪一条，后果多重，怎样处理。每次取到的案卷都不同。"</p>
            {body}
        </Frame>
    }
}

/// Today's dossier: kinds take turns by the day.
fn of_the_day(entries: &[IndexEntry]) -> Option<(IndexEntry, Seed)> {
    let today = timers::today()?;
    let turn = usize::try_from(today.epoch_days()).ok()?;
    let entry = entries.get(turn.checked_rem(entries.len())?)?;
    Some((entry.clone(), review::daily(today)?))
}

#[component]
fn Daily(entry: IndexEntry, seed: Seed, runs: RwSignal<Vec<RunHeader>>) -> impl IntoView {
    let href = Route::Case {
        id: entry.id.clone(),
        seed: Some(seed),
        mode: None,
        documents: true,
    };
    let id = entry.id;
    let done = move || {
        runs.with(|runs| {
            let own = runs
                .iter()
                .filter(|run| run.record.content == id && run.record.seed == seed);
            own.filter_map(|run| run.score).max()
        })
        .map(|score| format!("今天审过，{} 分。", text::points(score)))
    };
    view! {
        <section class="next daily" aria-labelledby="daily-title">
            <h2 id="daily-title">"每日一卷"</h2>
            <p class="soft">{entry.title}"　"{entry.procedure}"　"{text::duration(entry.minutes)}</p>
            <p>"同一天，所有人审的是同一卷，可以拿来讨论。"{done}</p>
            <p><a class="button primary" href=href.href()>"审今天的卷"</a></p>
        </section>
    }
}

fn row(entry: IndexEntry, runs: RwSignal<Vec<RunHeader>>) -> impl IntoView {
    let facts = vec![
        entry.field.clone(),
        entry.procedure.clone(),
        text::duration(entry.minutes),
    ];
    let best = runs.with(|runs| best(runs, &entry.id));
    view! { <Row entry=entry facts=facts best=best none="尚未审过"/> }
}

fn sitting(entry: IndexEntry, runs: RwSignal<Vec<RunHeader>>) -> impl IntoView {
    let facts = vec![entry.procedure.clone(), entry.field.clone()];
    let best = runs.with(|runs| best(runs, &entry.id));
    view! { <Row entry=entry facts=facts best=best none="尚未审过"/> }
}
