use super::Session;
use super::decide::Decide;
use crate::review::Seat;
use crate::text;
use crate::ui::Dialog;
use engine::activity::Mode;
use engine::joint::{Command, SeatView, Way};
use leptos::prelude::*;

/// What is open over the desk.
#[derive(Clone, PartialEq)]
enum Open {
    Conclusion,
    Hint(String),
}

/// Below the marks of a dossier: time, originals, conclusion, the way back.
#[component]
pub fn Tools(seat: Seat) -> impl IntoView {
    let (session, n) = (seat.sitting, seat.n);
    let open = RwSignal::new(None::<Open>);
    let close = Callback::new(move |()| open.set(None));
    let mode = session.keeper.mode();
    let own = Memo::new(move |_| session.view.with(|view| view.seats.get(n).cloned()));
    let decided =
        move || own.with(|own| own.as_ref().is_some_and(|seat| seat.conclusion.is_some()));
    let line = move || {
        let minutes = own.with(|own| own.as_ref().map_or(0, |seat| seat.minutes));
        let clock = session.view.with(|view| view.clock);
        match clock.over() {
            0 => format!("本卷用了 {minutes} 分，会期还剩 {} 分。", clock.left()),
            over => format!("本卷用了 {minutes} 分，会期已超 {over} 分。"),
        }
    };
    let undo = move |_| match session.undo() {
        Ok(()) => session.trouble.set(None),
        Err(rejection) => session.trouble.set(Some(text::refusal(&rejection))),
    };
    let hint = move |_| match session.hint() {
        Ok(hint) => open.set(Some(Open::Hint(
            hint.unwrap_or_else(|| "现在没有可提示的。".into()),
        ))),
        Err(rejection) => session.trouble.set(Some(text::refusal(&rejection))),
    };
    let writes = move || session.open() && !decided();
    view! {
        <div class="review-tools joint-tools">
            <p class="joint-line">{line}</p>
            <Show when=move || session.trouble.with(Option::is_some)><p class="form-error" role="alert">{move || session.trouble.get()}</p></Show>
            {move || own.get().map(|seat| view! { <Originals session=session n=n seat=seat/> })}
            <p class="review-go">
                <button type="button" class="button" on:click=move |_| session.go(None)>"回到各卷"</button>
                <Show when=writes><button type="button" class="button primary" on:click=move |_| open.set(Some(Open::Conclusion))>"下结论"</button></Show>
            </p>
            <Show when=writes>
                <p class="review-quiet">
                    {(mode == Mode::Guided).then(|| view! { <button type="button" class="link-button" on:click=hint>"提示"</button> })}
                    {(mode != Mode::Exam).then(|| view! {
                        <Show when=move || session.standing.with(|count| *count != 0)><button type="button" class="link-button" on:click=undo>"撤销"</button></Show>
                    })}
                </p>
            </Show>
        </div>
        {move || open.get().map(|what| match what {
            Open::Conclusion => view! { <Decide n=n on_close=close/> }.into_any(),
            Open::Hint(hint) => view! { <Dialog title="提示" on_close=close><p>{hint}</p></Dialog> }.into_any(),
        })}
    }
}

/// 原始载体: asked for, awaited, there.
#[component]
fn Originals(session: Session, n: usize, seat: SeatView) -> impl IntoView {
    let ask = move |_| {
        session.attempt(&Command::Ask { dossier: n });
    };
    let wait = move |_| {
        session.attempt(&Command::Wait);
    };
    match seat.originals {
        Some(_) if seat.inspected => view! { <p class="soft joint-line">"原始载体已到，照片、录像可以核对。"</p> }.into_any(),
        Some(at) => view! {
            <p class="joint-line"><span class="soft">"原始载体 "{text::clock(at)}" 到。可以先看别的材料、别的卷。"</span>
                <button type="button" class="link-button" aria-disabled=move || (!session.open()).to_string() on:click=wait>"等到送来"</button></p>
        }
        .into_any(),
        None if seat.conclusion.is_some() => ().into_any(),
        None => {
            let (way, cost) = session.view.with_untracked(|view| match view.way {
                Some(Way::Site) => (Way::Site, view.site),
                _ => (Way::Remote, view.remote),
            });
            let name = match way {
                Way::Remote => format!("调取原始载体（{} 分，{} 分钟后到）", cost.ask, cost.answer),
                Way::Site => format!("调取原始载体（{} 分）", cost.ask),
            };
            view! {
                <p class="joint-line"><span class="soft">"照片是复制件，执法记录仪的录像不在卷里。"</span>
                    <button type="button" class="link-button" aria-disabled=move || (!session.open()).to_string() on:click=ask>{name}</button></p>
            }
            .into_any()
        }
    }
}
