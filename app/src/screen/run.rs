use super::{Frame, Trouble};
use crate::ctx::Ctx;
use crate::desk::Desk;
use crate::drafting;
use crate::handover;
use crate::joint;
use crate::lock::Lease;
use crate::open::{OpenRun, Right, open_run};
use crate::organisation::drill;
use crate::review;
use crate::session::Session;
use crate::ui::Heading;
use engine::run::Content;
use leptos::prelude::*;
use leptos::task::spawn_local;

#[derive(Clone, PartialEq)]
enum Phase {
    Opening,
    Open,
    Failed(String),
}

/// Opens a run from storage and puts it on the desk.
#[component]
pub fn RunScreen(id: String) -> impl IntoView {
    let ctx = expect_context::<Ctx>();
    let phase = RwSignal::new(Phase::Opening);
    let slot = StoredValue::new_local(None::<OpenRun>);
    let id = StoredValue::new(id);
    let open = move |lease: Option<Lease>| {
        phase.set(Phase::Opening);
        spawn_local(async move {
            let Some(id) = id.try_get_value() else { return };
            match open_run(ctx, &id, lease.map_or(Right::Wanted, Right::Held)).await {
                Ok(open) => {
                    slot.try_update_value(|slot| *slot = Some(open));
                    phase.try_set(Phase::Open);
                }
                Err(why) => drop(phase.try_set(Phase::Failed(why))),
            }
        });
    };
    open(None);
    let again = Callback::new(move |()| open(None));
    let reopen = Callback::new(open);
    move || {
        match phase.get() {
        Phase::Opening => view! { <Frame><p class="waiting" role="status">"正在打开案卷……"</p></Frame> }.into_any(),
        Phase::Failed(why) => view! {
            <Frame><Heading text="这次办案打不开"/><Trouble why=why retry=again/><p><a class="button" href="#/">"回首页"</a></p></Frame>
        }
        .into_any(),
        Phase::Open => match slot.try_update_value(Option::take).flatten().and_then(|open| screen(ctx, open, reopen)) {
            Some(screen) => screen,
            None => view! { <Frame><Heading text="这次办案打不开"/><Trouble why="案卷内容不能显示。" retry=again/></Frame> }.into_any(),
        },
    }
    }
}

/// The screen for what is opened.
fn screen(ctx: Ctx, open: OpenRun, reopen: Callback<Option<Lease>>) -> Option<AnyView> {
    Some(match open.opened.content().clone() {
        Content::Case(_) => {
            let session = Session::new(ctx, open)?;
            view! { <Desk session=session reopen=reopen/> }.into_any()
        }
        Content::Drafting(_) => {
            let session = drafting::Session::new(ctx, open)?;
            view! { <drafting::Drafting session=session reopen=reopen/> }.into_any()
        }
        Content::Review(_) => {
            let session = review::Session::new(ctx, open)?;
            view! { <review::Reviewing session=session reopen=reopen/> }.into_any()
        }
        Content::Handover(_) => {
            let session = handover::Session::new(ctx, open)?;
            view! { <handover::Handing session=session reopen=reopen/> }.into_any()
        }
        Content::Joint(_) => {
            let session = joint::Session::new(ctx, open)?;
            view! { <joint::Sitting session=session reopen=reopen/> }.into_any()
        }
        Content::Routing(_) => {
            let session = drill::Session::new(ctx, open)?;
            view! { <drill::Drill session=session reopen=reopen/> }.into_any()
        }
    })
}
