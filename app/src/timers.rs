//! Timers, all in one place.

use engine::calendar::Date;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen_futures::JsFuture;

/// Completes after that time.
pub async fn sleep(milliseconds: i32) {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        let _ =
            window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds);
    });
    let _ = JsFuture::from(promise).await;
}

/// Runs once before the next paint, when what was just rendered is in the page.
pub fn next_frame(run: impl FnOnce() + 'static) {
    let closure = Closure::once_into_js(run);
    let _ = window().request_animation_frame(closure.unchecked_ref());
}

/// Runs once after the next paint: for what may be seen a moment later than the rest.
pub fn after_paint(run: impl FnOnce() + 'static) {
    next_frame(move || {
        let closure = Closure::once_into_js(run);
        let _ = window().set_timeout_with_callback(closure.unchecked_ref());
    });
}

/// Calls back once after the next paint, however often it is called until then; not after its owner has gone.
pub fn once_painted(run: impl Fn() + Copy + 'static) -> impl Fn() + Copy + 'static {
    let waiting = StoredValue::new(false);
    move || {
        let before = waiting.try_update_value(|waiting| std::mem::replace(waiting, true));
        if before == Some(false) {
            after_paint(move || {
                if waiting
                    .try_update_value(|waiting| *waiting = false)
                    .is_some()
                {
                    run();
                }
            });
        }
    }
}

/// Calls back that long after it was last called; not after its owner has gone.
pub fn debounce(pause: Duration, run: impl Fn() + Copy + 'static) -> impl Fn() + Copy + 'static {
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    let clear = move || {
        if let Some(handle) = waiting.try_update_value(Option::take).flatten() {
            handle.clear();
        }
    };
    on_cleanup(clear);
    move || {
        clear();
        let handle = set_timeout_with_handle(run, pause).ok();
        waiting.try_update_value(|slot| *slot = handle);
    }
}

/// Milliseconds since 1970, by the computer's clock; for headers of runs only, never for the engine.
pub fn now() -> i64 {
    js_sys::Date::now() as i64
}

/// Today by the computer's calendar; for what is offered only, never for the engine.
pub fn today() -> Option<Date> {
    let now = js_sys::Date::new_0();
    let year = i32::try_from(now.get_full_year()).ok()?;
    Date::new(year, now.get_month() + 1, now.get_date())
}
