use super::Seen;
use crate::review::desk::reveal;
use crate::review::exhibit::Exhibit;
use crate::review::paper::Sheet;
use crate::review::words::Shade;
use crate::timers;
use crate::ui::Dialog;
use engine::review::Spot;
use leptos::prelude::*;

/// The document that a place lies in, opened there.
#[component]
pub fn Opened() -> impl IntoView {
    let seen = expect_context::<Seen>();
    let close = Callback::new(move |()| seen.open.set(None));
    move || {
        let spot = seen.open.get()?;
        let leaf = seen.view.with_value(|view| {
            let file = view.file.as_ref()?;
            file.leaves
                .iter()
                .find(|leaf| leaf.id == spot.item)
                .cloned()
        })?;
        let title = format!("《{}》", leaf.label);
        let body = match leaf.exhibit.clone() {
            Some(exhibit) => view! { <Exhibit exhibit=exhibit pages=leaf.pages/> }.into_any(),
            None => {
                go_to(&spot);
                let shade = Shade {
                    field: spot.field,
                    span: spot.span,
                };
                view! { <Sheet leaf=leaf shades=Signal::stored(vec![shade])/> }.into_any()
            }
        };
        Some(
            view! { <Dialog title=title on_close=close class="dialog-paper"><div class="paper-desk">{body}</div></Dialog> },
        )
    }
}

/// Once the dialog is open.
fn go_to(spot: &Spot) {
    if spot.field.is_empty() {
        return;
    }
    let place = format!(".dialog [data-spot=\"{}\"]", spot.field);
    timers::after_paint(move || timers::next_frame(move || reveal(&place)));
}
