//! How wide a place on the page is, as it is now.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, ResizeObserver, ResizeObserverEntry};

/// The size of letters that widths are given for, in CSS pixels.
const LETTERS: f64 = 16.0;

type Told = Closure<dyn FnMut(js_sys::Array)>;

/// The width of a place in units of which 16 are the size of its letters, for as long as its owner is there.
///
/// Watch something whose height does not hang on what is drawn for the width: a browser tells of that as an error.
pub fn breadth(place: NodeRef<html::Figcaption>) -> RwSignal<i32> {
    let breadth = RwSignal::new(first());
    let told = Told::new(move |entries: js_sys::Array| {
        let entry: ResizeObserverEntry = entries.get(0).unchecked_into();
        let pixels = entry.content_rect().width();
        let now = (pixels * LETTERS / letters(&entry.target())) as i32;
        // Nothing that is hidden has a width.
        if now > 0
            && breadth
                .try_get_untracked()
                .is_some_and(|before| before != now)
        {
            breadth.try_set(now);
        }
    });
    let observer = ResizeObserver::new(told.as_ref().unchecked_ref()).ok();
    let observer = StoredValue::new_local(observer);
    let told = StoredValue::new_local(Some(told));
    place.on_load(move |place| {
        observer.try_with_value(|observer| {
            if let Some(observer) = observer {
                observer.observe(&place);
            }
        });
    });
    on_cleanup(move || {
        if let Some(observer) = observer.try_update_value(Option::take).flatten() {
            observer.disconnect();
        }
        told.try_update_value(Option::take);
    });
    breadth
}

/// What is drawn for before the place is laid out: a phone, or a screen with room.
fn first() -> i32 {
    let screen = window().inner_width().ok().and_then(|width| width.as_f64());
    match screen {
        Some(width) if width < 640.0 => 320,
        _ => 640,
    }
}

/// The size of an element's letters, in CSS pixels.
fn letters(element: &Element) -> f64 {
    let style = window().get_computed_style(element).ok().flatten();
    let size = style.and_then(|style| style.get_property_value("font-size").ok());
    let size = size.and_then(|size| size.strip_suffix("px")?.parse::<f64>().ok());
    size.filter(|size| *size > 0.0).unwrap_or(LETTERS)
}
