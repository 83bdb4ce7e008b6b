use super::Session;
use crate::ui::Dialog;
use engine::activity::Mode;
use leptos::prelude::*;

/// Why the latest command was not taken.
#[component]
pub fn Trouble() -> impl IntoView {
    let session = expect_context::<Session>();
    view! {
        <Show when=move || session.trouble.with(Option::is_some)>
            <p class="form-error" role="alert">{move || session.trouble.get()}</p>
        </Show>
    }
}

/// 清单, 提示, 撤销.
#[component]
pub fn Tools() -> impl IntoView {
    let session = expect_context::<Session>();
    let mode = session.keeper.mode();
    let open = RwSignal::new(None::<(&'static str, Vec<String>)>);
    let shelf = move |_| {
        open.set(Some((
            "已经交给河口镇的事项",
            session.view.with_untracked(|view| view.shelf.clone()),
        )))
    };
    let hint = move |_| {
        if let Some(hint) = session.hint() {
            open.set(Some(("提示", vec![hint])));
        }
    };
    let undoable = move || mode.forgiving() && session.view.with(|view| view.answered > 0);
    view! {
        <p class="drill-tools">
            <button type="button" class="button" on:click=shelf>"镇的清单"</button>
            {(mode == Mode::Guided).then(|| view! { <button type="button" class="button" on:click=hint>"提示"</button> })}
            <Show when=undoable><button type="button" class="link-button" on:click=move |_| session.undo()>"撤销上一张"</button></Show>
        </p>
        {move || open.get().map(|(title, lines)| view! {
            <Dialog title=title on_close=Callback::new(move |()| open.set(None))>
                <ul class="bullets">{lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
            </Dialog>
        })}
    }
}
