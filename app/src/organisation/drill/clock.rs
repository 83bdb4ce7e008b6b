use super::Session;
use crate::ctx::Ctx;
use crate::timers;
use engine::organisation::routing::Command;
use leptos::leptos_dom::helpers::set_interval_with_handle;
use leptos::prelude::*;
use std::time::Duration;

/// Seconds since the card was turned; where time is limited, what is left of it, and the end of it.
#[component]
pub fn Clock(
    /// When the card was turned, in milliseconds since 1970.
    since: i64,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let ctx = expect_context::<Ctx>();
    let (timed, limit) = session
        .view
        .with_untracked(|view| (view.timed == Some(true), view.seconds));
    if !timed {
        return ().into_any();
    }
    let left = RwSignal::new(limit);
    let tick = move || {
        let gone = elapsed(since);
        let rest = limit.saturating_sub(gone);
        if left.try_set(rest).is_some() {
            return;
        }
        if rest == 10 {
            ctx.say("还剩十秒");
        }
        if gone >= limit && session.open() {
            ctx.say("时间到");
            session.act(&Command::Expire);
        }
    };
    if let Ok(handle) = set_interval_with_handle(tick, Duration::from_millis(1_000)) {
        on_cleanup(move || handle.clear());
    }
    let share = move || format!("{}%", left.get() * 100 / limit.max(1));
    view! {
        <div class="drill-clock" class:short=move || left.get() <= 10>
            <span class="drill-clock-bar" aria-hidden="true"><span style:width=share></span></span>
            <span role="timer">{move || format!("还剩 {} 秒", left.get())}</span>
        </div>
    }
    .into_any()
}

/// Whole seconds since then.
pub fn elapsed(since: i64) -> u32 {
    u32::try_from((timers::now() - since) / 1_000).unwrap_or(0)
}
