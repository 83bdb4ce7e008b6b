//! 法制审核: a dossier is read, marked, judged.

mod catalogue;
mod choice;
mod clip;
mod conclude;
mod course;
mod desk;
mod exhibit;
mod form;
mod layout;
mod leaf;
mod marks;
mod naming;
mod opinion;
mod paper;
mod people;
mod photo;
mod plan;
mod prefill;
mod result;
mod selection;
mod session;
mod take;
mod tools;
mod top;
mod words;

pub use conclude::{chosen_conclusion, conclusions};
pub use layout::Layout;
pub use plan::daily;
pub use result::ResultLists;
pub use session::{Seat, Session, place};

use crate::lock::Lease;
use crate::ui::Turn;
use leptos::prelude::*;

/// The screen of an open review.
#[component]
pub fn Reviewing(session: Session, reopen: Callback<Option<Lease>>) -> impl IntoView {
    provide_context(session);
    provide_context(session.library);
    // Marks change the view without drawing the desk anew.
    let phase = Memo::new(move |_| {
        session
            .view
            .with(|view| (view.file.is_some(), view.finished))
    });
    let body = move || match phase.get() {
        (_, true) => view! { <main id="main" class="page" tabindex="-1"><result::Outcome/></main> }
            .into_any(),
        (true, _) => view! { <layout::Layout/> }.into_any(),
        (false, _) => {
            view! { <main id="main" class="page" tabindex="-1"><take::Take/></main> }.into_any()
        }
    };
    let take_over = Callback::new(move |()| reopen.run(session.keeper.give_up_lease()));
    view! {
        <div class="review-screen">
            <top::Top/>
            <Turn
                access=session.keeper.access
                elsewhere="这份案卷正在另一个页面审核。本页面只供查看。"
                free="另一个页面已经关闭，可以在这里接着审。"
                label="在此继续"
                take_over=take_over
            />
            {body}
        </div>
    }
}
