use super::Session;
use crate::desk::Saved;
use crate::text;
use crate::ui::Heading;
use leptos::prelude::*;

/// The head: which town, which week, mode, whether it is saved.
#[component]
pub fn Top() -> impl IntoView {
    let session = expect_context::<Session>();
    let title = move || {
        let town = session.view.with(|view| view.town);
        let name = town.and_then(|n| session.content(|data| Some(data.towns.get(n)?.name.clone())));
        name.map_or_else(|| "赋权承接".to_owned(), |name| format!("{name}赋权承接"))
    };
    let about = move || {
        session.town(|town| match town.week {
            14.. => "过渡期满".to_owned(),
            week => format!(
                "第 {week} 周（共 13 周）　{} 起",
                text::long_day(town.monday)
            ),
        })
    };
    let bar = move || {
        session
            .town(|town| (u32::from(town.week) - 1) * 100 / 13)
            .unwrap_or(0)
    };
    view! {
        <header class="top">
            <a class="brand" href="#/" aria-label="砺法，首页">"砺法"</a>
            {move || view! { <Heading text=title()/> }}
            <p class="top-date">{about}</p>
            <Show when=move || session.view.with(|view| view.town.is_some())>
                <span class="weeks-bar" aria-hidden="true"><span style=move || format!("width:{}%", bar())></span></span>
            </Show>
            <span class="mode" title=text::handover_line(session.keeper.mode())>{text::mode_name(session.keeper.mode())}</span>
            <Saved/>
        </header>
    }
}
