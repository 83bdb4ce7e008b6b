//! 云上联审: several towns' dossiers before one table, against the clock.

mod close;
mod convene;
mod decide;
mod docket;
mod result;
mod session;
mod tools;
mod top;

pub use session::{Session, place};
pub use tools::Tools;

use crate::lock::Lease;
use crate::review;
use crate::ui::Turn;
use leptos::prelude::*;

/// What is on the screen.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Phase {
    Convening,
    Docket,
    /// A dossier, and whether its originals are there: with them it is another file.
    Seat(usize, bool),
    Over,
}

/// The screen of an open sitting.
#[component]
pub fn Sitting(session: Session, reopen: Callback<Option<Lease>>) -> impl IntoView {
    provide_context(session);
    provide_context(session.library);
    let phase = Memo::new(move |_| {
        let at = session.at.get();
        session.view.with(
            |view| match at.and_then(|n| Some((n, view.seats.get(n)?))) {
                _ if view.finished => Phase::Over,
                _ if view.way.is_none() => Phase::Convening,
                Some((n, seat)) if seat.opened => Phase::Seat(n, seat.inspected),
                _ => Phase::Docket,
            },
        )
    });
    let page = |body: AnyView| {
        view! { <main id="main" class="page" tabindex="-1">{body}</main> }.into_any()
    };
    let body = move || match phase.get() {
        Phase::Convening => page(view! { <convene::Convene/> }.into_any()),
        Phase::Docket => page(view! { <docket::Docket/> }.into_any()),
        Phase::Over => page(view! { <result::Outcome/> }.into_any()),
        Phase::Seat(n, _) => {
            provide_context(session.seat(n));
            view! { <review::Layout/> }.into_any()
        }
    };
    let take_over = Callback::new(move |()| reopen.run(session.keeper.give_up_lease()));
    view! {
        <div class="review-screen">
            <top::Top/>
            <Turn
                access=session.keeper.access
                elsewhere="这场联审正在另一个页面进行。本页面只供查看。"
                free="另一个页面已经关闭，可以在这里接着审。"
                label="在此继续"
                take_over=take_over
            />
            {body}
        </div>
    }
}
