use super::Session;
use crate::desk::Saved;
use crate::text;
use crate::ui::Heading;
use leptos::prelude::*;

/// The head: which dossier, how long it is, mode, whether it is saved.
#[component]
pub fn Top() -> impl IntoView {
    let session = expect_context::<Session>();
    let title = session.view.with_untracked(|view| view.title.clone());
    let about = move || {
        session.view.with(|view| {
            let file = view.file.as_ref()?;
            let count = file.leaves.len();
            Some(format!(
                "{count} 件，{} 页　送审 {}",
                file.pages,
                file.day.chinese()
            ))
        })
    };
    view! {
        <header class="top">
            <a class="brand" href="#/" aria-label="砺法，首页">"砺法"</a>
            <Heading text=title/>
            <p class="top-date">{about}</p>
            <span class="lamps"></span>
            <span class="mode" title=text::review_line(session.keeper.mode())>{text::mode_name(session.keeper.mode())}</span>
            <Saved/>
        </header>
    }
}
