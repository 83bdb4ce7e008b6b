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
mod pick;
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

use crate::ctx::Ctx;
use crate::lock::Lease;
use crate::timers;
use crate::ui::Turn;
use leptos::prelude::*;
use std::time::Duration;

/// For how long it is shown what was done.
const SHOWN: Duration = Duration::from_secs(4);

/// What was done last, for a while; those who hear the page are told already.
#[component]
fn Said() -> impl IntoView {
    let ctx = expect_context::<Ctx>();
    let shown = RwSignal::new(String::new());
    let clear = timers::debounce(SHOWN, move || {
        shown.try_set(String::new());
    });
    Effect::new(move |before: Option<()>| {
        let said = ctx.spoken.get();
        if before.is_some() && !said.is_empty() {
            shown.set(said);
            clear();
        }
    });
    move || {
        let said = shown.get();
        (!said.is_empty()).then(|| view! { <p class="handover-said" aria-hidden="true">{said}</p> })
    }
}

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
            <Said/>
        </div>
    }
}
