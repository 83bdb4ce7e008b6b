use super::Session;
use super::follow::Follow;
use super::layout::{Tab, Tabs};
use crate::dom;
use crate::ui::Dialog;
use engine::activity::Mode;
use engine::handover::Command;
use leptos::prelude::*;

/// What ends the week, and what helps until then: 结束本周; 提示, 按对策办理, 撤销.
#[component]
pub fn Finish() -> impl IntoView {
    let session = expect_context::<Session>();
    let guided = session.keeper.mode() == Mode::Guided;
    let exam = session.keeper.mode() == Mode::Exam;
    let hint = RwSignal::new(None::<String>);
    view! {
        <Show when=move || session.open()>
            <Ending/>
            {(!exam).then(|| view! {
                <section class="card finish" aria-label="帮助">
                    {guided.then(|| view! {
                        <p><button type="button" class="button" on:click=move |_| hint.set(session.hint())>"提示"</button></p>
                    })}
                    <Follow/>
                    <Show when=move || session.standing.with(|count| *count > 1)>
                        <p><button type="button" class="link-button" on:click=move |_| session.undo()>"撤销上一步"</button></p>
                    </Show>
                </section>
            })}
        </Show>
        <Show when=move || hint.with(Option::is_some)>
            <Dialog title="提示" on_close=Callback::new(move |()| hint.set(None))><p>{move || hint.get()}</p></Dialog>
        </Show>
    }
}

/// 结束本周, with what is still open; on a phone it stays at the lower edge.
#[component]
fn Ending() -> impl IntoView {
    let session = expect_context::<Session>();
    let tabs = expect_context::<Tabs>();
    let open = Memo::new(move |_| {
        let count = session.town(|town| {
            let of_week = town.cards.iter().filter(|card| card.week == town.week);
            let events = of_week.filter(|card| card.choice.is_none()).count();
            let items = town.items.iter().filter(|item| item.verdict.is_none());
            (events, items.count())
        });
        count.unwrap_or_default()
    });
    let left = move || match open.get() {
        (0, 0) => None,
        (0, items) => Some(format!("还有 {items} 项待研判")),
        (events, 0) => Some(format!("还有 {events} 件事件待处置")),
        (events, items) => Some(format!("还有 {events} 件事件待处置，{items} 项待研判")),
    };
    let pending = move || open.with(|(events, _)| *events > 0);
    let end = move |_| {
        // The week ends once its events are dealt with: the first of them is shown.
        if open.with_untracked(|(events, _)| *events > 0)
            && let Some(choice) = dom::find(".event.open .choice")
        {
            let _ = choice.focus();
            return;
        }
        if session.act(&Command::EndWeek {}) {
            tabs.go(Tab::Report);
        }
    };
    view! {
        <section class="card finish week-end" aria-label="结束本周">
            <p class="week-left soft" id="week-left">{left}</p>
            <p><button type="button" class="button primary big" aria-describedby="week-left" aria-disabled=move || pending().to_string() on:click=end>"结束本周"</button></p>
        </section>
    }
}
