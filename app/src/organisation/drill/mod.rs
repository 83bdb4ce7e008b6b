//! 「这是谁的案子」: one card after the other, then what each turned on.

mod begin;
mod card;
mod clock;
mod feedback;
mod places;
mod result;
mod session;
mod tools;
mod top;

pub use session::{Session, place};

use crate::lock::Lease;
use crate::ui::Turn;
use leptos::prelude::*;

/// The screen of an open drill.
#[component]
pub fn Drill(session: Session, reopen: Callback<Option<Lease>>) -> impl IntoView {
    provide_context(session);
    provide_context(session.library);
    // A card is drawn anew only when it is turned.
    let phase = Memo::new(move |_| {
        let told = session.told.with(Option::is_some);
        session.view.with(|view| {
            (
                view.timed.is_some(),
                view.answered,
                view.finished && !told,
                told,
            )
        })
    });
    let body = move || match phase.get() {
        (_, _, true, _) => {
            view! { <main id="main" class="page" tabindex="-1"><result::Outcome/></main> }
                .into_any()
        }
        (_, _, _, true) => {
            view! { <main id="main" class="page drill" tabindex="-1"><feedback::Feedback/></main> }
                .into_any()
        }
        (true, ..) => {
            view! { <main id="main" class="page drill" tabindex="-1"><card::Card/></main> }
                .into_any()
        }
        _ => view! { <main id="main" class="page drill" tabindex="-1"><begin::Begin/></main> }
            .into_any(),
    };
    let take_over = Callback::new(move |()| reopen.run(session.keeper.give_up_lease()));
    view! {
        <div class="drill-screen">
            <top::Top/>
            <Turn
                access=session.keeper.access
                elsewhere="这一局正在另一个页面进行。本页面只供查看。"
                free="另一个页面已经关闭，可以在这里接着派。"
                label="在此继续"
                take_over=take_over
            />
            {body}
        </div>
    }
}
