//! 赋权承接: a town is chosen, thirteen weeks are decided and run, and judged.

mod ahead;
mod arrange;
mod assessed;
mod begin;
mod bulk;
mod card;
mod cases;
mod compare;
mod course;
mod curves;
mod detail;
mod finish;
mod first;
mod follow;
mod hindsight;
mod item;
mod items;
mod layout;
mod letter;
mod log;
mod map;
mod midterm;
mod people;
mod person;
mod reminders;
mod result;
mod session;
mod settings;
mod top;
mod town_map;
mod week;
mod weekly;
mod words;

pub use compare::Compare;
pub use session::{Session, place};

use crate::lock::Lease;
use crate::ui::Turn;
use leptos::prelude::*;

/// The screen of an open handover.
#[component]
pub fn Handing(session: Session, reopen: Callback<Option<Lease>>) -> impl IntoView {
    provide_context(session);
    provide_context(session.library);
    let phase = Memo::new(move |_| {
        session
            .view
            .with(|view| (view.town.is_some(), view.finished))
    });
    let body = move || match phase.get() {
        (_, true) => view! { <result::Outcome/> }.into_any(),
        (true, _) => view! { <layout::Layout/> }.into_any(),
        (false, _) => {
            view! { <main id="main" class="page" tabindex="-1"><begin::Begin/></main> }.into_any()
        }
    };
    let take_over = Callback::new(move |()| reopen.run(session.keeper.give_up_lease()));
    view! {
        <div class="handover-screen">
            <top::Top/>
            <Turn
                access=session.keeper.access
                elsewhere="这次承接正在另一个页面进行。本页面只供查看。"
                free="另一个页面已经关闭，可以在这里接着办。"
                label="在此继续"
                take_over=take_over
            />
            {body}
        </div>
    }
}
