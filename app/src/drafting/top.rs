use super::Session;
use super::history::History;
use crate::ctx::Ctx;
use crate::desk::Saved;
use crate::ui::{Dialog, Heading};
use crate::{dom, text, timers};
use engine::activity::Mode;
use engine::drafting::Command;
use leptos::prelude::*;

/// The head: what is written, mode, whether it is saved.
#[component]
pub fn Top() -> impl IntoView {
    let session = expect_context::<Session>();
    let (title, name) = session
        .view
        .with_untracked(|view| (view.exercise.title.clone(), view.template.name.clone()));
    view! {
        <header class="top">
            <a class="brand" href="#/" aria-label="砺法，首页">"砺法"</a>
            <Heading text=title/>
            <p class="top-date">{name}</p>
            <span class="lamps"></span>
            <span class="mode" title=text::mode_line(session.keeper.mode())>{text::mode_name(session.keeper.mode())}</span>
            <Saved/>
        </header>
    }
}

/// What is open beside the form.
#[derive(Clone, PartialEq)]
enum Open {
    Hint(String),
    Check,
    History,
    Submit,
}

/// 撤销, 提示, 自查, 历史, 提交.
#[component]
pub fn Actions() -> impl IntoView {
    let session = expect_context::<Session>();
    let ctx = expect_context::<Ctx>();
    let open = RwSignal::new(None::<Open>);
    let close = Callback::new(move |()| open.set(None));
    let forgiving = session.keeper.mode() != Mode::Exam;
    let guided = session.keeper.mode() == Mode::Guided;
    let told = move |rejection| session.trouble.set(Some(text::refusal(&rejection)));
    let undo = move |_| match session.undo() {
        Ok(()) => ctx.say("已撤销"),
        Err(rejection) => told(rejection),
    };
    let hint = move |_| match session.hint() {
        Ok(hint) => open.set(Some(Open::Hint(
            hint.unwrap_or_else(|| "已经没有看得出的问题，可以提交。".into()),
        ))),
        Err(rejection) => told(rejection),
    };
    let check = move |_| {
        if !session.commit() {
            return;
        }
        match session.act(&Command::Check) {
            Ok(()) => open.set(Some(Open::Check)),
            Err(rejection) => told(rejection),
        }
    };
    let submit = move |_| {
        if !session.commit() {
            return;
        }
        open.set(None);
        match session.act(&Command::Submit) {
            Ok(()) => {
                ctx.say("已提交");
                timers::next_frame(|| {
                    window().scroll_to_with_x_and_y(0.0, 0.0);
                    dom::focus("#main");
                });
            }
            Err(rejection) => told(rejection),
        }
    };
    let dialog = move |what: Open| {
        match what {
        Open::Hint(hint) => view! { <Dialog title="提示" on_close=close><p>{hint}</p></Dialog> }.into_any(),
        Open::History => view! { <Dialog title="草稿历史" on_close=close class="dialog-paper"><History keeper=session.keeper/></Dialog> }.into_any(),
        Open::Check => view! {
            <Dialog title="自查" on_close=close>
                {session.view.with_untracked(|view| view.checked.clone()).map(|verdict| super::marks::list(verdict.marks, None))}
            </Dialog>
        }
        .into_any(),
        Open::Submit => view! {
            <Dialog title="提交文书" on_close=close>
                <p>"提交后文字不能再改，随即评分。"</p>
                <p class="dialog-foot">
                    <button type="button" class="button primary" on:click=submit>"提交"</button>
                    <button type="button" class="button" on:click=move |_| open.set(None)>"再看看"</button>
                </p>
            </Dialog>
        }
        .into_any(),
    }
    };
    view! {
        <Show when=move || session.editor.open.get()>
            <div class="draft-actions">
                <button type="button" class="button primary" on:click=move |_| open.set(Some(Open::Submit))>"提交"</button>
                {forgiving.then(|| view! { <button type="button" class="button" on:click=check>"自查"</button> })}
                {guided.then(|| view! { <button type="button" class="button" on:click=hint>"提示"</button> })}
                {forgiving.then(|| view! { <button type="button" class="link-button" on:click=undo>"撤销"</button> })}
                <button type="button" class="link-button" on:click=move |_| { session.commit(); open.set(Some(Open::History)); }>"草稿历史"</button>
            </div>
        </Show>
        {move || open.get().map(dialog)}
    }
}
