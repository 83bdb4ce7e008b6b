//! From the entrance to the program with every screen; `assets/boot.js` fetches it.

use crate::ctx::{Ctx, Load};
use crate::dom;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

/// The object that `assets/boot.js` leaves on the page.
const LOADER: &str = "lifaTraining";
/// On the root element, from the call until the other program has opened: whether a heading is to take the focus.
const ARRIVED: &str = "data-arrived";
/// Told to the entrance when the other program opens.
const TAKEN: &str = "lifa-taken";

/// Begins to fetch the program, so that it is there when it is called.
pub fn warm() {
    let _ = ask("warm");
}

/// Opens the program with every screen; it takes the page over.
pub fn call(ctx: Ctx, state: RwSignal<Load<()>>) {
    state.set(Load::Pending);
    if ctx.take_arrival()
        && let Some(root) = document().document_element()
    {
        let _ = root.set_attribute(ARRIVED, "");
    }
    spawn_local(async move {
        let opened = match ask("open") {
            Some(promise) => JsFuture::from(promise).await.is_ok(),
            None => false,
        };
        if !opened {
            state.try_set(Load::Failed(
                "没有取到办案程序。请检查网络后重试；已保存的记录不受影响。".into(),
            ));
        }
    });
}

/// Sets the signal when the other program has taken the page over.
pub fn on_taken(taken: RwSignal<bool>) {
    dom::use_window_event(leptos::ev::Custom::new(TAKEN), move |_: web_sys::Event| {
        taken.set(true);
    });
}

/// Tells the entrance to leave the page.
pub fn take_over() {
    if let Ok(event) = web_sys::Event::new(TAKEN) {
        let _ = window().dispatch_event(&event);
    }
}

/// Whether one has come here from another screen, by way of the entrance.
pub fn arrived() -> bool {
    let Some(root) = document().document_element() else {
        return false;
    };
    let arrived = root.has_attribute(ARRIVED);
    let _ = root.remove_attribute(ARRIVED);
    arrived
}

fn ask(what: &str) -> Option<js_sys::Promise> {
    let loader = js_sys::Reflect::get(&js_sys::global(), &LOADER.into()).ok()?;
    let call: js_sys::Function = js_sys::Reflect::get(&loader, &what.into())
        .ok()?
        .dyn_into()
        .ok()?;
    call.call0(&loader).ok()?.dyn_into().ok()
}
