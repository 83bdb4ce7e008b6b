//! Work that will be wanted soon, done in small parts while the user reads.

use crate::timers;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Milliseconds between two parts, in which the page answers.
const BREATH: i32 = 4;

/// Does part after part, from 0, until there is no more or the owner has gone.
pub fn work_ahead(part: impl Fn(usize) -> bool + 'static) {
    let gone = StoredValue::new(());
    timers::after_paint(move || {
        spawn_local(async move {
            let mut n = 0;
            while gone.try_get_value().is_some() && part(n) {
                n += 1;
                timers::sleep(BREATH).await;
            }
        });
    });
}
