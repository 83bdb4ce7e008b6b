use super::Session;
use super::close::Close;
use super::decide::Decide;
use crate::text;
use engine::activity::Mode;
use engine::joint::{Command, SeatView};
use leptos::prelude::*;

/// What lies over the list.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Open {
    Decide(usize),
    Close,
}

/// The dossiers of the sitting, and how each stands.
#[component]
pub fn Docket() -> impl IntoView {
    let session = expect_context::<Session>();
    let open = RwSignal::new(None::<Open>);
    let close = Callback::new(move |()| open.set(None));
    let rows = move || {
        let seats = session.view.with(|view| view.seats.clone());
        let row = |(n, seat)| view! { <Row n=n seat=seat open=open/> };
        seats.into_iter().enumerate().map(row).collect_view()
    };
    let spent = move || session.view.with(|view| view.clock.spent());
    let over = move || session.view.with(|view| view.clock.over() > 0);
    view! {
        <section class="joint-docket">
            <h2>"送审的卷"</h2>
            <Show when=over><p class="lack">{move || if spent() { "会期已过一小时，不能再看卷。请就没有定的卷下结论，然后散会。" } else { "已经超过会期，超时要扣分。" }}</p></Show>
            <Show when=move || session.trouble.with(Option::is_some)><p class="form-error" role="alert">{move || session.trouble.get()}</p></Show>
            <ol class="joint-seats" aria-label="送审的卷">{rows}</ol>
            <Foot open=open/>
        </section>
        {move || open.get().map(|what| match what {
            Open::Decide(n) => view! { <Decide n=n on_close=close/> }.into_any(),
            Open::Close => view! { <Close on_close=close/> }.into_any(),
        })}
    }
}

#[component]
fn Row(n: usize, seat: SeatView, open: RwSignal<Option<Open>>) -> impl IntoView {
    let session = expect_context::<Session>();
    let take = move |_| {
        if session.attempt(&Command::Open { dossier: n }) {
            session.go(Some(n));
        }
    };
    let state = state(&seat);
    let done = seat.conclusion;
    let go = match (seat.opened, done) {
        (false, _) => "取卷",
        (true, None) => "接着审",
        (true, Some(_)) => "看卷",
    };
    let named = format!("{go}：{}", seat.town);
    let straight = format!("下结论：{}", seat.town);
    let shut = move || (!session.open()).to_string();
    view! {
        <li class="card joint-seat" class:done=done.is_some()>
            <p class="joint-seat-name"><strong>{seat.town.clone()}</strong><span>{seat.title.clone()}</span>
                {done.map(|remedy| view! { <span class="tag">{remedy.chinese()}</span> })}</p>
            <p class="soft">{state}</p>
            <p class="joint-seat-go">
                {(seat.opened || done.is_none()).then(|| view! { <button type="button" class="button" class:primary=done.is_none() aria-label=named aria-disabled=shut on:click=take>{go}</button> })}
                {done.is_none().then(|| view! { <button type="button" class="button" aria-label=straight aria-disabled=shut on:click=move |_| open.set(Some(Open::Decide(n)))>"下结论"</button> })}
            </p>
        </li>
    }
}

/// How a dossier stands, in a line.
fn state(seat: &SeatView) -> String {
    let mut parts = Vec::new();
    if let (true, Some(file)) = (seat.opened, &seat.review.file) {
        parts.push(format!(
            "看了 {} 件，共 {} 件",
            seat.read.len(),
            file.leaves.len()
        ));
        parts.push(format!("标注 {} 处", seat.review.marks.len()));
    } else {
        parts.push("还没有取卷".to_owned());
    }
    if seat.minutes > 0 {
        parts.push(format!("用时 {} 分", seat.minutes));
    }
    match seat.originals {
        Some(_) if seat.inspected => parts.push("原始载体已到".to_owned()),
        Some(at) => parts.push(format!("原始载体 {} 到", text::clock(at))),
        None => {}
    }
    parts.join("　")
}

#[component]
fn Foot(open: RwSignal<Option<Open>>) -> impl IntoView {
    let session = expect_context::<Session>();
    let mode = session.keeper.mode();
    let told = RwSignal::new(None::<String>);
    let hint = move |_| match session.hint() {
        Ok(hint) => told.set(hint),
        Err(rejection) => session.trouble.set(Some(text::refusal(&rejection))),
    };
    let undo = move |_| {
        told.set(None);
        if let Err(rejection) = session.undo() {
            session.trouble.set(Some(text::refusal(&rejection)));
        }
    };
    view! {
        <Show when=move || session.open()>
            <p class="joint-foot">
                <button type="button" class="button" on:click=move |_| open.set(Some(Open::Close))>"散会"</button>
                {(mode == Mode::Guided).then(|| view! { <button type="button" class="link-button" on:click=hint>"提示"</button> })}
                {(mode != Mode::Exam).then(|| view! {
                    <Show when=move || session.standing.with(|count| *count != 0)><button type="button" class="link-button" on:click=undo>"撤销"</button></Show>
                })}
                <span role="status" class="soft">{move || told.get()}</span>
            </p>
        </Show>
    }
}
