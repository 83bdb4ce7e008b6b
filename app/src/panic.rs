//! What happens before the program ends itself: the text is kept for `assets/panic.js`, which shows it.

use leptos::prelude::{document, window};
use wasm_bindgen::JsCast;

/// Sets the hook.
pub fn install() {
    std::panic::set_hook(Box::new(|info| {
        let text = info.to_string();
        log(&text);
        if let Some(root) = document().document_element() {
            let _ = root.set_attribute("data-panic", &text);
        }
        if let Ok(event) = web_sys::Event::new("lifa-panic") {
            let _ = window().dispatch_event(&event);
        }
    }));
}

fn log(text: &str) {
    let console = js_sys::Reflect::get(&js_sys::global(), &"console".into());
    let error =
        console.and_then(|console| Ok((js_sys::Reflect::get(&console, &"error".into())?, console)));
    if let Ok((error, console)) = error
        && let Some(error) = error.dyn_ref::<js_sys::Function>()
    {
        let _ = error.call1(&console, &text.into());
    }
}
