use super::bulk::Batch;
use super::card::EventCard;
use super::finish::Finish;
use super::first::First;
use super::midterm::Midterm;
use super::reminders::Reminders;
use super::{Session, words};
use engine::handover::Command;
use engine::handover::view::ItemView;
use leptos::prelude::*;

/// What is to be decided this week, and its end.
#[component]
pub fn Week() -> impl IntoView {
    let session = expect_context::<Session>();
    let cards = Memo::new(move |_| {
        session
            .town(|town| {
                let own = town.cards.iter().filter(|card| card.week == town.week);
                own.map(|card| (card.card, card.choice, card.week))
                    .collect::<Vec<_>>()
            })
            .unwrap_or_default()
    });
    let events = move || {
        let shown = cards.get().into_iter().map(|(card, choice, week)| {
            let shown = engine::handover::view::CardView { card, week, choice };
            view! { <EventCard shown=shown/> }
        });
        shown.collect_view()
    };
    let undecided = Memo::new(move |_| {
        let open = |items: &[ItemView]| items.iter().any(|item| item.verdict.is_none());
        session.town(|town| open(&town.items)).unwrap_or(false)
    });
    let first = Memo::new(move |_| session.town(|town| town.week == 1).unwrap_or(false));
    view! {
        <div class="handover-week">
            <div class="handover-todo">
                <h2 class="section-title">"本周要定的事"</h2>
                <Midterm/>
                {events}
                <Show when=move || first.get()><First/></Show>
                <Show when=move || undecided.get()><Batch/></Show>
                <Ready/>
                <Show when=move || !first.get()><Reminders/></Show>
            </div>
            <aside class="handover-side" aria-label="概况"><Glance/><Finish/></aside>
        </div>
    }
}

/// Items that could go live.
#[component]
fn Ready() -> impl IntoView {
    let session = expect_context::<Session>();
    let ready = Memo::new(move |_| {
        session
            .town(|town| {
                let can = |item: &&ItemView| {
                    item.live.is_none()
                        && item.gated
                        && i64::from(item.score) >= town.ready_at
                        && item.accepted()
                };
                let ready = town.items.iter().filter(can).map(|item| item.n);
                ready.collect::<Vec<_>>()
            })
            .unwrap_or_default()
    });
    let first = session.town(|town| town.first_live).unwrap_or_default();
    let early = move || {
        session
            .town(|town| i64::from(town.week) < first)
            .unwrap_or(true)
    };
    let go = move |_| {
        let items = session.ids(&ready.get_untracked());
        let count = items.len();
        session.act_saying(&Command::GoLive { items }, &format!("{count} 项已上线"));
    };
    view! {
        <Show when=move || ready.with(|ready| !ready.is_empty())>
            <section class="card" aria-label="可以上线的事项">
                <h3>{move || format!("{} 项过了门槛，准备度达标", ready.with(Vec::len))}</h3>
                <Show when=move || !early() fallback=move || view! { <p class="soft">{format!("第 {first} 周起可以上线。")}</p> }>
                    <p><button type="button" class="button primary" aria-disabled=move || (!session.open()).to_string() on:click=go>"全部上线"</button></p>
                </Show>
            </section>
        </Show>
    }
}

/// The town at a glance.
#[component]
fn Glance() -> impl IntoView {
    let session = expect_context::<Session>();
    let row =
        |name: &'static str, value: String| view! { <div><dt>{name}</dt><dd>{value}</dd></div> };
    move || {
        session.town(|town| {
            let count = |is: fn(&ItemView) -> bool| town.items.iter().filter(|item| is(item)).count();
            let accepted = count(ItemView::accepted);
            let load = town.weeks.last().map_or("—".to_owned(), |week| format!("{}%", week.load));
            let open = town.weeks.last().map_or("—".to_owned(), |week| {
                format!("线索 {} 件，案件 {} 件", week.open_clues, week.open_cases)
            });
            let score = town.scores.map(|scores| row("评估", format!("{} 分", crate::text::points(scores.whole))));
            view! {
                <section class="card" aria-label="概况">
                    <h3>"概况"</h3>
                    <dl class="facts tight">
                        {row("已下达", format!("{} 项", town.items.len()))}
                        {row("承接、上线", format!("{accepted} 项、{} 项", count(|item| item.live.is_some())))}
                        {row("在手", open)}
                        {row("上周负荷", load)}
                        {row("满意率", words::percent(town.satisfaction))}
                        {row("士气", town.morale.to_string())}
                        {row("经费", engine::handover::money(town.budget))}
                        {row("县里带教", format!("{} 份", town.tokens))}
                        {score}
                    </dl>
                </section>
            }
        })
    }
}
