//! What is in sight of a box that scrolls, or soon will be.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

/// So far beyond the edges counts as near: one height of the box, above and below.
const MARGIN: &str = "100% 0px";

type Seen = Closure<dyn FnMut(js_sys::Array)>;

/// Watches elements of one box for as long as its owner is there.
#[derive(Clone, Copy)]
pub struct Sight {
    observer: StoredValue<Option<IntersectionObserver>, LocalStorage>,
    told: StoredValue<Option<Seen>, LocalStorage>,
}

impl Sight {
    /// `told` hears of an element, whether it is near, and how tall it is.
    pub fn new(told: impl Fn(Element, bool, f64) + 'static) -> Sight {
        let seen = Seen::new(move |entries: js_sys::Array| {
            for entry in entries.iter() {
                let entry: IntersectionObserverEntry = entry.unchecked_into();
                let height = entry.bounding_client_rect().height();
                told(entry.target(), entry.is_intersecting(), height);
            }
        });
        let sight = Sight {
            observer: StoredValue::new_local(None),
            told: StoredValue::new_local(Some(seen)),
        };
        on_cleanup(move || {
            if let Some(observer) = sight.observer.try_update_value(Option::take).flatten() {
                observer.disconnect();
            }
            sight.told.try_update_value(Option::take);
        });
        sight
    }

    /// Watches an element; the dialog around the first one is the box.
    pub fn watch(self, element: &Element) {
        let known = self.observer.try_update_value(|slot| {
            if slot.is_none() {
                *slot = self.observer(element);
            }
            slot.clone()
        });
        if let Some(observer) = known.flatten() {
            observer.observe(element);
        }
    }

    fn observer(self, element: &Element) -> Option<IntersectionObserver> {
        let options = IntersectionObserverInit::new();
        options.set_root(element.closest("dialog").ok()?.as_ref());
        options.set_root_margin(MARGIN);
        self.told.try_with_value(|seen| {
            let function = seen.as_ref()?.as_ref().unchecked_ref();
            IntersectionObserver::new_with_options(function, &options).ok()
        })?
    }
}
