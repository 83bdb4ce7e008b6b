use super::catalogue::Catalogue;
use super::desk::{Desk, Half, Pane};
use super::leaf::Leaf;
use super::marks::Marks;
use super::tools::Tools;
use super::{Session, course, form, people, selection};
use crate::joint;
use leptos::prelude::*;

/// What the left side lists.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Catalogue,
    Course,
    People,
}

/// Catalogue, paper, marks; three tabs where it is narrow.
#[component]
pub fn Layout() -> impl IntoView {
    let session = expect_context::<Session>();
    let Some(file) = session.file() else {
        return ().into_any();
    };
    let desk = Desk::new(session, file);
    provide_context(desk);
    selection::watch(desk);
    let count = move || session.view.with(|view| view.marks.len());
    let tab = move |own: Pane, name: &'static str, count: Option<Signal<usize>>| {
        view! {
            <button type="button" aria-current=move || (desk.pane.get() == own).then_some("true") on:click=move |_| desk.pane.set(own)>
                {name}{count.map(|count| view! { <span class="count">{count}</span> })}
            </button>
        }
    };
    let pane = move || match desk.pane.get() {
        Pane::File => "file",
        Pane::Paper => "paper",
        Pane::Marks => "marks",
    };
    view! {
        <nav class="tabs review-tabs" aria-label="审核桌分栏">
            {tab(Pane::File, "目录", None)}{tab(Pane::Paper, "文书", None)}{tab(Pane::Marks, "标注", Some(Signal::derive(count)))}
        </nav>
        <main id="main" class="review" tabindex="-1" data-pane=pane class:split=move || desk.second.with(Option::is_some)>
            <section class="review-file" aria-label="案卷"><Lists/></section>
            <section class="review-paper" aria-label="文书">
                <Leaf half=Half::First/>
                <Show when=move || desk.second.with(Option::is_some)><Leaf half=Half::Second/></Show>
            </section>
            <section class="review-side" aria-label="标注与意见">
                <div class="review-marks"><form::Place/><Marks/></div>
                {match session.seat {
                    Some(seat) => view! { <joint::Tools seat=seat/> }.into_any(),
                    None => view! { <Tools/> }.into_any(),
                }}
            </section>
        </main>
    }
    .into_any()
}

#[component]
fn Lists() -> impl IntoView {
    let side = RwSignal::new(Side::Catalogue);
    let tab = move |own: Side, name: &'static str| {
        view! { <button type="button" aria-pressed=move || (side.get() == own).to_string() on:click=move |_| side.set(own)>{name}</button> }
    };
    let body = move || match side.get() {
        Side::Catalogue => view! { <Catalogue/> }.into_any(),
        Side::Course => view! { <course::Course/> }.into_any(),
        Side::People => view! { <people::People/> }.into_any(),
    };
    view! {
        <div class="switch review-switch" role="group" aria-label="目录、时间线或者人员">
            {tab(Side::Catalogue, "目录")}{tab(Side::Course, "时间线")}{tab(Side::People, "人员")}
        </div>
        {body}
    }
}
