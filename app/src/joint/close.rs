use super::Session;
use crate::ctx::Ctx;
use crate::ui::Dialog;
use crate::{dom, text, timers};
use engine::joint::Command;
use leptos::prelude::*;

/// Whether to end the sitting.
#[component]
pub fn Close(on_close: Callback<()>) -> impl IntoView {
    let session = expect_context::<Session>();
    let ctx = expect_context::<Ctx>();
    let trouble = RwSignal::new(None::<String>);
    let undecided = session.view.with_untracked(|view| {
        let open = view.seats.iter().filter(|seat| seat.conclusion.is_none());
        open.map(|seat| seat.town.clone()).collect::<Vec<_>>()
    });
    let line = if undecided.is_empty() {
        "各卷都有结论了。散会以后出具结果，不能再改。".to_owned()
    } else {
        format!(
            "{}的卷还没有结论。没有审结的卷最多得一半的分。",
            undecided.join("、")
        )
    };
    let submit = move |_| match session.act(&Command::Close) {
        Ok(()) => {
            ctx.say("已散会");
            timers::next_frame(|| {
                window().scroll_to_with_x_and_y(0.0, 0.0);
                dom::focus("#main");
            });
        }
        Err(rejection) => trouble.set(Some(text::refusal(&rejection))),
    };
    view! {
        <Dialog title="散会？" on_close=on_close>
            <p class:lack=!undecided.is_empty()>{line}</p>
            <Show when=move || trouble.with(Option::is_some)><p class="form-error" role="alert">{move || trouble.get()}</p></Show>
            <p class="dialog-foot">
                <button type="button" class="button primary" on:click=submit>"散会并看结果"</button>
                <button type="button" class="button" on:click=move |_| on_close.run(())>"接着审"</button>
            </p>
        </Dialog>
    }
}
