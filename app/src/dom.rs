//! Small services of the page.

use leptos::ev::EventDescriptor;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, FocusOptions, HtmlAnchorElement, HtmlElement, Url};

/// Listens on the window for as long as the owner lives.
pub fn use_window_event<E>(event: E, run: impl Fn(E::EventType) + 'static)
where
    E: EventDescriptor + 'static,
    E::EventType: JsCast,
{
    let handle = window_event_listener(event, run);
    on_cleanup(move || handle.remove());
}

/// Moves the focus to the first element that matches; nothing is scrolled.
pub fn focus(selector: &str) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    if let Some(element) = find(selector) {
        let _ = element.focus_with_options(&options);
    }
}

/// The selector of an element that bears the same `aria-label`, if that one has any and such an element is there.
pub fn namesake(gone: &HtmlElement) -> Option<String> {
    let name = gone.get_attribute("aria-label")?;
    let name = name.replace('\\', "\\\\").replace('"', "\\\"");
    let selector = format!("[aria-label=\"{name}\"]");
    find(&selector).map(|_| selector)
}

/// The first element that matches.
pub fn find(selector: &str) -> Option<HtmlElement> {
    document()
        .query_selector(selector)
        .ok()
        .flatten()
        .and_then(|element| element.dyn_into().ok())
}

/// The element that has the focus.
pub fn focused() -> Option<HtmlElement> {
    document()
        .active_element()
        .and_then(|element| element.dyn_into().ok())
}

/// Hands the user a file of JSON.
pub fn save_file(name: &str, text: &str) -> Result<(), JsValue> {
    save_bytes(name, "application/json", text.as_bytes())
}

/// Hands the user a file.
pub fn save_bytes(name: &str, mime: &str, bytes: &[u8]) -> Result<(), JsValue> {
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
    let bag = BlobPropertyBag::new();
    bag.set_type(mime);
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &bag)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    let anchor: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    anchor.set_href(&url);
    anchor.set_download(name);
    anchor.click();
    Url::revoke_object_url(&url)
}

/// A random whole number below `limit`, which is at most 2^32.
pub fn random_below(limit: u64) -> u64 {
    let mut bytes = [0u8; 8];
    let drawn = window()
        .crypto()
        .ok()
        .and_then(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).ok());
    if drawn.is_none() {
        return (js_sys::Math::random() * limit as f64) as u64;
    }
    u64::from_le_bytes(bytes) % limit.max(1)
}

/// A fresh identifier for a run: time and chance, safe in addresses and keys.
pub fn fresh_id() -> String {
    format!("r{:x}-{:08x}", crate::timers::now(), random_below(1 << 32))
}

/// Puts text on the clipboard; `false` where the page may not (plain http).
pub async fn copy_text(text: &str) -> bool {
    let navigator: JsValue = window().navigator().into();
    let Ok(clipboard) = js_sys::Reflect::get(&navigator, &"clipboard".into()) else {
        return false;
    };
    let Ok(write) = js_sys::Reflect::get(&clipboard, &"writeText".into()) else {
        return false;
    };
    let Some(write) = write.dyn_ref::<js_sys::Function>() else {
        return false;
    };
    match write.call1(&clipboard, &text.into()) {
        Ok(promise) => wasm_bindgen_futures::JsFuture::from(js_sys::Promise::from(promise))
            .await
            .is_ok(),
        Err(_) => false,
    }
}
