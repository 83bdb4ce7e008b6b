use super::bulk::Batch;
use super::card::EventCard;
use super::layout::{Tab, Tabs};
use super::{Session, words};
use crate::ui::Dialog;
use engine::activity::Mode;
use engine::handover::view::{ItemView, Standing};
use engine::handover::{Command, Verdict};
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
    view! {
        <div class="handover-week">
            <div class="handover-todo">
                <h2 class="section-title">"本周要定的事"</h2>
                {events}
                <Show when=move || undecided.get()><Batch/></Show>
                <Ready/>
                <Reminders/>
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
        let can = |item: &&ItemView| {
            item.live.is_none()
                && item.gated
                && item.score >= 70
                && matches!(item.verdict, Some((Verdict::Accept, _)))
        };
        session
            .town(|town| {
                town.items
                    .iter()
                    .filter(can)
                    .map(|item| item.n)
                    .collect::<Vec<_>>()
            })
            .unwrap_or_default()
    });
    let first = session.content(|data| {
        data.parameters
            .iter()
            .find(|known| known.id == "first_live")
            .map_or(4, |known| known.value)
    });
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

/// What is missing, with the way there.
#[component]
fn Reminders() -> impl IntoView {
    let session = expect_context::<Session>();
    let tabs = expect_context::<Tabs>();
    let lines = move || {
        session.town(|town| {
            let mut lines: Vec<(String, Tab)> = Vec::new();
            let not = town
                .errands
                .iter()
                .filter(|errand| errand.wanted && errand.stands == Standing::Not)
                .count();
            if not > 0 {
                lines.push((format!("{not} 件准备工作还没有交办"), Tab::Arrange));
            }
            let accepted = town
                .items
                .iter()
                .filter(|item| matches!(item.verdict, Some((Verdict::Accept, _))));
            let guides = accepted
                .clone()
                .filter(|item| !item.asked && !item.guide)
                .count();
            if guides > 0 {
                lines.push((
                    format!("{guides} 项承接事项还没有安排写办事指南"),
                    Tab::Items,
                ));
            }
            let sick = accepted
                .filter(|item| item.live.is_some() && !item.gated)
                .count();
            if sick > 0 {
                lines.push((format!("{sick} 项上线事项的硬门槛没有过"), Tab::Items));
            }
            let without = town
                .people
                .iter()
                .filter(|person| !person.auxiliary && !person.certified && person.study.is_none())
                .count();
            if without > 0 {
                lines.push((
                    format!("{without} 名在编人员没有执法证，也没有安排党校培训"),
                    Tab::People,
                ));
            }
            let soon = town
                .people
                .iter()
                .filter(|person| {
                    person.expires.is_some_and(|week| week <= town.week + 2) && person.trained < 8
                })
                .count();
            if soon > 0 {
                lines.push((
                    format!("{soon} 名人员的执法证两周内到期，培训不满八学时"),
                    Tab::People,
                ));
            }
            lines
        })
    };
    view! {
        <section class="card" aria-label="提醒">
            <h3>"提醒"</h3>
            {move || match lines() {
                Some(lines) if !lines.is_empty() => {
                    let rows = lines.into_iter().map(|(text, tab)| view! {
                        <li><span>{text}</span><button type="button" class="link-button" on:click=move |_| tabs.go(tab)>"去安排"</button></li>
                    });
                    view! { <ul class="reminders">{rows.collect_view()}</ul> }.into_any()
                }
                _ => view! { <p class="soft">"没有遗漏的准备工作。"</p> }.into_any(),
            }}
        </section>
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
            let accepted = count(|item| matches!(item.verdict, Some((Verdict::Accept, _))));
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
                        {row("经费", format!("{} 千元", town.budget))}
                        {row("县里带教", format!("{} 份", town.tokens))}
                        {score}
                    </dl>
                </section>
            }
        })
    }
}

/// 提示, 按对策办理, 撤销, 结束本周.
#[component]
fn Finish() -> impl IntoView {
    let session = expect_context::<Session>();
    let tabs = expect_context::<Tabs>();
    let hint = RwSignal::new(None::<String>);
    let mode = session.keeper.mode();
    let pending = move || {
        session
            .town(|town| {
                town.cards
                    .iter()
                    .any(|card| card.week == town.week && card.choice.is_none())
            })
            .unwrap_or(false)
    };
    let end = move |_| {
        if session.act(&Command::EndWeek {}) {
            tabs.go(Tab::Report);
        }
    };
    view! {
        <Show when=move || session.open()>
            <section class="card finish" aria-label="结束本周">
                <p><button type="button" class="button primary big" aria-disabled=move || pending().to_string() on:click=end>"结束本周"</button></p>
                <Show when=pending><p class="soft">"本周的事件还没有处置。"</p></Show>
                {(mode == Mode::Guided).then(|| view! {
                    <p><button type="button" class="button" on:click=move |_| hint.set(session.hint())>"提示"</button></p>
                })}
                {(mode != Mode::Exam).then(|| view! { <Follow/> })}
                {(mode != Mode::Exam).then(|| view! {
                    <Show when=move || session.standing.with(|count| *count > 1)>
                        <p><button type="button" class="link-button" on:click=move |_| session.undo()>"撤销上一步"</button></p>
                    </Show>
                })}
            </section>
        </Show>
        <Show when=move || hint.with(Option::is_some)>
            <Dialog title="提示" on_close=Callback::new(move |()| hint.set(None))><p>{move || hint.get()}</p></Dialog>
        </Show>
    }
}

/// The week is left to the exemplary policy.
#[component]
fn Follow() -> impl IntoView {
    let session = expect_context::<Session>();
    let policy = session.content(|data| {
        let policy = data.policies.first()?;
        Some((
            policy.id.clone(),
            policy.name.clone(),
            policy.summary.clone(),
        ))
    });
    policy.map(|(id, name, summary)| {
        let click = move |_| {
            session.act_saying(&Command::Follow { policy: id.clone() }, "已按示范对策办理本周");
        };
        view! {
            <p><button type="button" class="button" title=summary on:click=click>{format!("按“{name}”办理本周")}</button></p>
        }
    })
}
