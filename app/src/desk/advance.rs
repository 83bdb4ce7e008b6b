use super::{Desk, Shown};
use crate::ctx::Ctx;
use crate::text::refusal;
use crate::ui::DateGrid;
use engine::activity::{Mode, Rejection};
use engine::calendar::Date;
use engine::case::view::Command;
use leptos::prelude::*;

/// Lets time pass; hint, undo, feedback and the end of the run.
#[component]
pub fn Advance() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let ctx = expect_context::<Ctx>();
    let session = desk.session;
    let forgiving = session.mode() != Mode::Exam;
    let choosing = RwSignal::new(false);
    let day = RwSignal::new(None::<Date>);
    let trouble = RwSignal::new(None::<String>);
    let done = move |outcome: Result<(), Rejection>| match outcome {
        Ok(()) => {
            trouble.set(None);
            choosing.set(false);
            day.set(None);
            desk.acted();
        }
        Err(rejection) => trouble.set(Some(refusal(&rejection))),
    };
    let pass = move |command: Command| {
        if session.mode() == Mode::Guided
            && let Ok(preview) = session.preview(&command)
            && !preview.findings.is_empty()
        {
            return desk
                .shown
                .set(Some(Shown::Warning(command, preview.findings)));
        }
        done(session.act(&command));
    };
    let until = move |_| match day.get_untracked() {
        Some(date) => pass(Command::Until { date }),
        None => trouble.set(Some("请先选择日期。".into())),
    };
    let hint = move |_| match session.hint() {
        Ok(hint) => desk.shown.set(Some(Shown::Hint(hint))),
        Err(rejection) => trouble.set(Some(refusal(&rejection))),
    };
    let undo = move |_| {
        let outcome = session.undo();
        if outcome.is_ok() {
            ctx.say("已撤回一步");
        }
        done(outcome);
    };
    view! {
        <Show when=move || session.open()>
            <div class="advance">
                <Show when=move || choosing.get()>
                    <div class="advance-day">
                        <DateGrid label="推进到哪一天" value=day today=session.view.with_untracked(|view| view.now.date())/>
                        <button type="button" class="button primary wide" on:click=until>
                            {move || day.get().map_or("选择日期".to_owned(), |day| format!("推进到{}", crate::text::short_day(day)))}
                        </button>
                    </div>
                </Show>
                <Show when=move || trouble.with(Option::is_some)><p class="form-error" role="alert">{move || trouble.get()}</p></Show>
                <div class="advance-row">
                    <button type="button" class="button strong" on:click=move |_| pass(Command::Next)>"推进到下一件事"</button>
                    <button type="button" class="button" aria-expanded=move || choosing.get().to_string()
                        on:click=move |_| choosing.update(|open| *open = !*open)>"推进到…"</button>
                </div>
                <div class="advance-row quiet">
                    {forgiving.then(|| view! { <button type="button" class="link-button" on:click=undo>"撤回一步"</button> })}
                    {(session.mode() == Mode::Guided).then(|| view! { <button type="button" class="link-button" on:click=hint>"提示"</button> })}
                    {forgiving.then(|| view! {
                        <button type="button" class="link-button" on:click=move |_| desk.shown.set(Some(Shown::Findings))>"已发现的问题"</button>
                    })}
                    <button type="button" class="link-button" on:click=move |_| desk.shown.set(Some(Shown::Finish))>"结束办案"</button>
                </div>
            </div>
        </Show>
    }
}
