use crate::{dom, timers};
use leptos::prelude::*;
use leptos::{ev, html};
use wasm_bindgen::JsCast;

/// A modal dialog: keeps the focus inside, closes on Esc and on a click beside it, and gives the focus back.
#[component]
pub fn Dialog(
    /// Its heading.
    #[prop(into)]
    title: String,
    /// Called when it wants to close.
    on_close: Callback<()>,
    /// Further classes.
    #[prop(optional)]
    class: &'static str,
    children: Children,
) -> impl IntoView {
    let node = NodeRef::<html::Dialog>::new();
    let id = super::fresh_id();
    let opener = dom::focused();
    node.on_load(move |dialog| {
        timers::next_frame(move || {
            if dialog.is_connected() && !dialog.open() {
                let _ = dialog.show_modal();
            }
        });
    });
    let opener = StoredValue::new_local(opener);
    on_cleanup(move || {
        let opener = opener.try_get_value().flatten();
        timers::next_frame(move || match opener {
            Some(element) if element.is_connected() => drop(element.focus()),
            // What was done in the dialog may have drawn its opener anew.
            Some(element) => dom::focus(&dom::namesake(&element).unwrap_or_else(|| "#main".into())),
            None => dom::focus("#main"),
        });
    });
    let beside = move |event: ev::MouseEvent| {
        let on_backdrop =
            event
                .target()
                .zip(node.get_untracked())
                .is_some_and(|(target, dialog)| {
                    target
                        .dyn_ref::<web_sys::Element>()
                        .is_some_and(|target| target.is_same_node(Some(&dialog)))
                });
        if on_backdrop {
            on_close.run(());
        }
    };
    let cancel = move |event: ev::Event| {
        event.prevent_default();
        on_close.run(());
    };
    view! {
        <dialog node_ref=node class=format!("dialog {class}") aria-labelledby=id on:click=beside on:cancel=cancel>
            <div class="dialog-box">
                <header class="dialog-head">
                    <h2 id=id.clone() tabindex="-1" autofocus=true>{title}</h2>
                    <button type="button" class="icon-button" aria-label="关闭" on:click=move |_| on_close.run(())>
                        <span aria-hidden="true">"✕"</span>
                    </button>
                </header>
                {children()}
            </div>
        </dialog>
    }
}
