use super::Session;
use crate::desk::Saved;
use crate::text;
use crate::ui::Heading;
use leptos::prelude::*;

/// The head: which sitting, what time it is, how the time stands.
#[component]
pub fn Top() -> impl IntoView {
    let session = expect_context::<Session>();
    let title = session.view.with_untracked(|view| view.title.clone());
    let now = move || {
        session.view.with(|view| {
            let way = view.way?;
            let seat = session.at.get().and_then(|n| view.seats.get(n));
            let town = seat.map_or(String::new(), |seat| format!("　{}", seat.town));
            Some(format!(
                "{}　{}{town}",
                way.chinese(),
                text::clock(view.now)
            ))
        })
    };
    let clock = move || {
        session.view.with(|view| {
            view.way?;
            let clock = view.clock;
            let late = clock.over() > 0;
            Some(view! {
                <p class="clock" class:late=late>
                    <span>"已用 "{clock.used}" / "{clock.budget}" 分钟"{late.then(|| format!("（超 {}）", clock.over()))}</span>
                    <progress aria-hidden="true" max=clock.budget.max(1) value=clock.used.min(clock.budget.max(1))></progress>
                </p>
            })
        })
    };
    view! {
        <header class="top">
            <a class="brand" href="#/" aria-label="砺法，首页">"砺法"</a>
            <Heading text=title/>
            <p class="top-date">{now}</p>
            {clock}
            <span class="lamps"></span>
            <span class="mode" title=text::joint_line(session.keeper.mode())>{text::mode_name(session.keeper.mode())}</span>
            <Saved/>
        </header>
    }
}
