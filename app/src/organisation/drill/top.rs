use super::Session;
use crate::desk::Saved;
use crate::text;
use crate::ui::Heading;
use leptos::prelude::*;

/// The head: how far one is, mode, whether it is saved.
#[component]
pub fn Top() -> impl IntoView {
    let session = expect_context::<Session>();
    let title = session.view.with_untracked(|view| view.title.clone());
    let about = move || {
        session.view.with(|view| match (view.timed, view.right) {
            (None, _) => format!("{} 张", view.total),
            (_, Some(right)) => format!("已派 {} / {}　对 {right}", view.answered, view.total),
            (_, None) => format!("已派 {} / {}", view.answered, view.total),
        })
    };
    view! {
        <header class="top">
            <a class="brand" href="#/" aria-label="砺法，首页">"砺法"</a>
            <Heading text=title/>
            <p class="top-date">{about}</p>
            <span class="lamps"></span>
            <span class="mode" title=text::routing_line(session.keeper.mode())>{text::mode_name(session.keeper.mode())}</span>
            <Saved/>
        </header>
    }
}
