use crate::ctx::Ctx;
use crate::timers::next_frame;
use leptos::html;
use leptos::prelude::*;

/// The one h1 of a screen: names the page, and takes the focus when one has come from another screen.
#[component]
pub fn Heading(#[prop(into)] text: String) -> impl IntoView {
    let node = NodeRef::<html::H1>::new();
    let ctx = use_context::<Ctx>();
    document().set_title(&format!("{text} · 砺法"));
    node.on_load(move |heading| {
        if ctx.is_some_and(|ctx| ctx.take_arrival()) {
            next_frame(move || {
                window().scroll_to_with_x_and_y(0.0, 0.0);
                let _ = heading.focus();
            });
        }
    });
    view! { <h1 node_ref=node tabindex="-1">{text}</h1> }
}
