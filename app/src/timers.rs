//! Timers, all in one place.

use engine::calendar::Date;
use leptos::prelude::*;
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
