use super::Session;
use super::layout::{Tab, Tabs};
use crate::ui::Dialog;
use engine::activity::Mode;
use engine::handover::Command;
use leptos::prelude::*;

/// 提示, 按对策办理, 撤销, 结束本周.
#[component]
pub fn Finish() -> impl IntoView {
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
