use super::cases::{Cases, Which};
use super::course::Curves;
use super::town_map::TownMap;
use super::{Session, words};
use crate::dom;
use crate::ui::Later;
use engine::handover::sim::state::{Stint, Work};
use engine::handover::sim::tally::Week;
use leptos::prelude::*;

/// The report of the week that ended: what came, what was done, who was where; and the curves so far.
#[component]
pub fn Report() -> impl IntoView {
    let session = expect_context::<Session>();
    let weeks = Memo::new(move |_| session.town(|town| town.weeks.clone()).unwrap_or_default());
    let cases = RwSignal::new(None::<Which>);
    move || {
        let weeks = weeks.get();
        let Some(last) = weeks.last().cloned() else {
            return view! { <h2 class="section-title">"周报"</h2><p class="soft">"第一周还没有过完。"</p> }.into_any();
        };
        let n = weeks.len();
        let before = weeks
            .len()
            .checked_sub(2)
            .and_then(|at| weeks.get(at))
            .cloned();
        view! {
            <h2 class="section-title">{format!("第 {n} 周周报")}</h2>
            <p class="lead">{session.tell(&sentence(&last))}</p>
            <News/>
            <Table last=last before=before cases=cases/>
            <Later><Cases shown=cases/><Diary/></Later>
            <Later paints=2><TownMap/></Later>
            <Later paints=3><Curves weeks=weeks.clone()/></Later>
        }
        .into_any()
    }
}

fn sentence(week: &Week) -> String {
    let mut told = format!(
        "来线索 {} 件，镇里办结 {} 件，转县里 {} 件；立案 {} 件，作出决定 {} 件。",
        week.arrived, week.closed, week.transferred, week.opened, week.decided
    );
    if week.overdue > 0 {
        told.push_str(&format!("本周新超期 {} 件（线索和案件）。", week.overdue));
    }
    if week.unlawful > 0 {
        told.push_str(&format!(
            "有 {} 件决定门槛未过或者由无证人员办理。",
            week.unlawful
        ));
    }
    match week.load {
        91.. => told.push_str("队伍已经超负荷。"),
        0..=20 => told.push_str("队伍大半空着。"),
        _ => {}
    }
    told
}

/// What changed without being ordered.
#[component]
fn News() -> impl IntoView {
    let session = expect_context::<Session>();
    let lines = move || session.town(|town| town.news.clone()).unwrap_or_default();
    move || {
        let lines = lines();
        (!lines.is_empty()).then(|| {
            let rows = lines.into_iter().map(|line| view! { <li>{line}</li> });
            view! { <section class="card" aria-labelledby="news-title"><h3 id="news-title">"本周变化"</h3><ul class="log-lines">{rows.collect_view()}</ul></section> }
        })
    }
}

#[component]
fn Table(last: Week, before: Option<Week>, cases: RwSignal<Option<Which>>) -> impl IntoView {
    let named = |name: AnyView, of: &dyn Fn(&Week) -> String| {
        let earlier = before.as_ref().map_or("—".to_owned(), of);
        view! { <tr><th scope="row">{name}</th><td class="num">{of(&last)}</td><td class="num soft">{earlier}</td></tr> }
    };
    let row = |name: &'static str, of: &dyn Fn(&Week) -> String| named(name.into_any(), of);
    // A count of cases leads to them.
    let leading = |name: &'static str, which: Which, of: &dyn Fn(&Week) -> String| {
        let click = move |_| {
            cases.set(Some(which));
            if let Some(list) = dom::find("#cases") {
                let _ = list.focus();
            }
        };
        named(
            view! { <button type="button" class="link-button" on:click=click>{name}</button> }
                .into_any(),
            of,
        )
    };
    view! {
        <div class="card table-card">
            <table>
                <thead><tr><th scope="col">"指标"</th><th scope="col">"本周"</th><th scope="col">"上周"</th></tr></thead>
                <tbody>
                    {row("在手线索", &|week| week.open_clues.to_string())}
                    {leading("在手案件", Which::Open, &|week| week.open_cases.to_string())}
                    {row("派错退回", &|week| week.returned.to_string())}
                    {row("待审案卷", &|week| week.waiting_review.to_string())}
                    {row("审核件数，查出缺陷", &|week| format!("{}，{}", week.reviewed, week.found))}
                    {leading("带着缺陷出门", Which::Troubled, &|week| week.escaped.to_string())}
                    {row("投诉", &|week| week.complaints.to_string())}
                    {row("执法人员负荷", &|week| format!("{}%", week.load))}
                    {row("上线事项", &|week| week.live.to_string())}
                    {row("承接事项平均准备度", &|week| week.readiness.to_string())}
                    {row("办事指南", &|week| week.guides.to_string())}
                    {row("满意率", &|week| words::percent(week.satisfaction))}
                    {row("士气", &|week| week.morale.to_string())}
                </tbody>
            </table>
        </div>
    }
}

/// Kinds of work with their names.
const KINDS: [(Work, &str); 7] = [
    (Work::Check, "核查"),
    (Work::Case, "办案"),
    (Work::Review, "审核"),
    (Work::Triage, "派单"),
    (Work::Office, "内勤"),
    (Work::Drill, "模拟案"),
    (Work::Study, "培训"),
];

/// A stint as a box on a line of a thousand units for the week that began at `start`.
fn bar(stint: &Stint, start: u64) -> String {
    let from = stint.from.max(start) - start;
    let to = stint.to.min(start + 2_400).saturating_sub(start).max(from);
    let (x, width) = (from * 1_000 / 2_400, ((to - from) * 1_000 / 2_400).max(1));
    format!("M{x} 0h{width}v18h-{width}z")
}

/// Who was on what when, one line for each person.
#[component]
fn Diary() -> impl IntoView {
    let session = expect_context::<Session>();
    let rows = move || {
        session.town(|town| {
            let start = u64::from(town.week.saturating_sub(2)) * 2_400;
            let people = town.people.iter().filter(|person| town.diary.iter().any(|stint| stint.person == person.n));
            let rows = people.map(|person| {
                let own: Vec<Stint> = town.diary.iter().filter(|stint| stint.person == person.n).copied().collect();
                let hours: u64 = own.iter().map(|stint| stint.to.min(start + 2_400).saturating_sub(stint.from.max(start))).sum::<u64>() / 60;
                let bars = KINDS.into_iter().filter_map(|(work, _)| {
                    let bars: String = own.iter().filter(|stint| stint.work == work).map(|stint| bar(stint, start)).collect();
                    (!bars.is_empty()).then(|| view! { <path class=class(work) d=bars></path> })
                });
                view! {
                    <li><span>{person.name.clone()}</span><svg viewBox="0 0 1000 18" preserveAspectRatio="none" aria-hidden="true">{bars.collect_view()}</svg><span class="num">{format!("{hours} 小时")}</span></li>
                }
            });
            rows.collect_view()
        })
    };
    let key = KINDS.map(|(work, name)| view! { <li><svg viewBox="0 0 12 12" aria-hidden="true"><rect class=class(work) width="12" height="12"></rect></svg>{name}</li> });
    view! {
        <section class="card diary" aria-labelledby="diary-title">
            <h3 id="diary-title">"谁在哪里、忙什么"</h3>
            <ul class="diary-key">{key}</ul>
            <div class="diary-days" aria-hidden="true"><span>"周一"</span><span>"周二"</span><span>"周三"</span><span>"周四"</span><span>"周五"</span></div>
            <ul class="diary-rows">{rows}</ul>
        </section>
    }
}

fn class(work: Work) -> &'static str {
    match work {
        Work::Triage => "w-triage",
        Work::Check => "w-check",
        Work::Case => "w-case",
        Work::Review => "w-review",
        Work::Office => "w-office",
        Work::Drill => "w-drill",
        Work::Study => "w-study",
    }
}
