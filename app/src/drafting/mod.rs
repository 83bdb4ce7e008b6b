//! 文书制作: form and paper side by side, then the marks on the paper.

mod asked;
mod brief;
mod citing;
mod comparison;
mod editor;
mod form;
mod helper;
mod history;
mod marks;
mod result;
mod rows;
mod session;
mod sheet;
mod slot;
mod top;

pub use citing::Citing;
pub use editor::{Editor, Material};
pub use form::Form;
pub use marks::list as mark_list;
pub use result::Outcome;
pub use session::{Session, place};
pub use sheet::LiveSheet;

use crate::keeper::Access;
use crate::lock::Lease;
use crate::ui::{PaperTools, Turn};
use crate::{dom, timers};
use leptos::ev;
use leptos::prelude::*;
use std::time::Duration;

/// What a narrow screen shows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tab {
    Brief,
    Form,
    Paper,
}

/// What is typed within this time is one step of the record.
const GROUP: Duration = Duration::from_millis(700);

/// The screen of an open exercise.
#[component]
pub fn Drafting(session: Session, reopen: Callback<Option<Lease>>) -> impl IntoView {
    provide_context(session);
    provide_context(session.editor);
    provide_context(session.library);
    save_as_one_writes(session);
    let tab = RwSignal::new(Tab::Form);
    let side = RwSignal::new(Tab::Paper);
    // The form stays as it is while one writes: only the end of writing draws the screen anew.
    let phase = Memo::new(move |_| session.view.with(|view| (view.submitted, view.finished)));
    let forgiving = session.keeper.mode().forgiving();
    let paper = Callback::new(move |()| session.editor.paper_now());
    let body = move || {
        let (submitted, finished) = phase.get();
        if finished {
            return view! { <main id="main" class="page" tabindex="-1"><Outcome keeper=session.keeper view=session.view.get_untracked()/></main> }.into_any();
        }
        if submitted {
            return view! { <main id="main" class="page" tabindex="-1"><asked::Asking/></main> }
                .into_any();
        }
        let choose = move |own: Tab, name: &'static str, signal: RwSignal<Tab>| {
            view! { <button type="button" role="tab" aria-selected=move || (signal.get() == own).to_string()
            on:click=move |_| signal.set(own)>{name}</button> }
        };
        view! {
            <main id="main" class="draft" tabindex="-1" data-tab=move || match tab.get() { Tab::Brief => "brief", Tab::Form => "form", Tab::Paper => "paper" }>
                <div class="draft-tabs" role="tablist" aria-label="显示">
                    {choose(Tab::Brief, "案情", tab)}{choose(Tab::Form, "填写", tab)}{choose(Tab::Paper, "纸面", tab)}
                </div>
                <section class="draft-left" aria-label="填写">
                    <Trouble/>
                    <form::Form/>
                    <top::Actions/>
                </section>
                <section class="draft-right" aria-label="纸面与案情">
                    <div class="draft-switch" role="tablist" aria-label="右侧显示">
                        {choose(Tab::Paper, "纸面", side)}{choose(Tab::Brief, "案情", side)}
                    </div>
                    <div class="draft-paper" tabindex="0" role="region" aria-label="文书纸面" class:away=move || side.get() != Tab::Paper><sheet::LiveSheet/></div>
                    <Show when=move || forgiving><p class="paper-tools" class:away=move || side.get() != Tab::Paper><PaperTools paper=paper/></p></Show>
                    <div class="draft-brief" tabindex="0" role="region" aria-label="案情与证据" class:away=move || side.get() != Tab::Brief><brief::Brief view=session.view/></div>
                </section>
            </main>
        }
        .into_any()
    };
    let take_over = Callback::new(move |()| reopen.run(session.keeper.give_up_lease()));
    view! {
        <div class="draft-screen">
            <top::Top/>
            <Turn
                access=session.keeper.access
                elsewhere="这份文书正在另一个页面制作。本页面只供查看。"
                free="另一个页面已经关闭，可以在这里接着写。"
                label="在此继续"
                take_over=take_over
            />
            {body}
        </div>
    }
}

#[component]
fn Trouble() -> impl IntoView {
    let session = expect_context::<Session>();
    view! {
        <Show when=move || session.trouble.with(Option::is_some)>
            <p class="form-error" role="alert">{move || session.trouble.get()}</p>
        </Show>
    }
}

/// Writes down what was typed when the hand rests, when the page is hidden and when it is left.
fn save_as_one_writes(session: Session) {
    let later = timers::debounce(GROUP, move || {
        session.commit();
    });
    Effect::new(move |before: Option<()>| {
        session.editor.draft.track();
        if before.is_some() {
            later();
        }
    });
    let now = move || {
        if session.keeper.access.try_get_untracked() == Some(Access::Writer) {
            session.commit();
        }
    };
    dom::use_window_event(ev::pagehide, move |_| now());
    dom::use_window_event(ev::blur, move |_| now());
    dom::use_window_event(ev::visibilitychange, move |_| now());
}
