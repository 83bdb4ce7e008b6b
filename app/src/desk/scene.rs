use crate::session::Session;
use crate::{dom, text, timers};
use engine::case::view::{SceneEntry, SceneLine, Tone};
use leptos::prelude::*;
use std::sync::Arc;
use web_sys::{ScrollIntoViewOptions, ScrollLogicalPosition};

#[derive(Clone)]
struct Row {
    n: usize,
    key: String,
    day: Option<String>,
    entry: SceneEntry,
}

/// 现场: what was seen, said and done, in order.
#[component]
pub fn Scene() -> impl IntoView {
    let session = expect_context::<super::Desk>().session;
    let rows = move || session.view.with(|view| rows(&view.scene));
    timers::next_frame(move || scroll_to(session));
    view! {
        <div class="card card-scene">
            <h2>"现场"</h2>
            <div class="scroll scene" role="log" aria-label="现场记录" tabindex="0">
                <For each=rows key=|row| row.key.clone() let(row)>
                    <Entry row=row seen=session.seen/>
                </For>
            </div>
        </div>
    }
}

/// The entries with a heading where a day begins.
pub(crate) fn scene_list(scene: &[SceneEntry]) -> impl IntoView + use<> {
    let far = RwSignal::new(usize::MAX);
    rows(scene)
        .into_iter()
        .map(|row| view! { <Entry row=row seen=far/> })
        .collect_view()
}

fn rows(scene: &[SceneEntry]) -> Vec<Row> {
    let mut before = None;
    let row = |(n, entry): (usize, &SceneEntry)| {
        let date = entry.at.date();
        let day = (before != Some(date)).then(|| text::day(date));
        before = Some(date);
        let words: String = entry.lines.iter().map(|line| line.text.as_str()).collect();
        // After a step was taken back, another entry may stand at the same place.
        let key = format!("{n} {} {} {words}", entry.at, entry.title);
        Row {
            n,
            key,
            day,
            entry: entry.clone(),
        }
    };
    scene.iter().enumerate().map(row).collect()
}

#[component]
fn Entry(row: Row, seen: RwSignal<usize>) -> impl IntoView {
    let Row { n, day, entry, .. } = row;
    let lines = entry.lines.into_iter().map(line).collect_view();
    view! {
        {day.map(|day| view! { <h3 class="scene-day">{day}</h3> })}
        <article class="scene-entry" class:fresh=move || seen.get() <= n data-n=n>
            <p class="scene-when"><time>{text::clock(entry.at)}</time></p>
            <div class="scene-what">
                <h4>{entry.title}{(!entry.place.is_empty()).then(|| view! { <small>{entry.place}</small> })}</h4>
                {lines}
            </div>
        </article>
    }
}

fn line(line: SceneLine) -> AnyView {
    let SceneLine { who, text, tone } = line;
    if !who.is_empty() {
        return view! { <p class="say"><b>{who}</b>{text}</p> }.into_any();
    }
    match tone {
        Tone::Plain => view! { <p>{text}</p> }.into_any(),
        Tone::Gain => view! { <p class="gain"><span>"入卷"</span>{text}</p> }.into_any(),
        Tone::Note => view! { <p class="note">{text}</p> }.into_any(),
    }
}

/// Brings what has just happened into sight and tells it to screen readers through the log itself.
pub fn show_latest(session: Session) {
    timers::next_frame(move || scroll_to(session));
}

fn scroll_to(session: Session) {
    let Some((seen, count)) = session.seen.try_get_untracked().zip(
        session
            .view
            .try_with_untracked(|view: &Arc<_>| view.scene.len()),
    ) else {
        return;
    };
    let first_new = seen.min(count.saturating_sub(1));
    if let Some(entry) = dom::find(&format!(".scene [data-n=\"{first_new}\"]")) {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Start);
        entry.scroll_into_view_with_scroll_into_view_options(&options);
    }
}
