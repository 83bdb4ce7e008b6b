use super::conclude::Conclude;
use super::desk::Desk;
use super::opinion::Opinion;
use crate::ctx::Ctx;
use crate::text;
use crate::ui::Dialog;
use engine::activity::Mode;
use leptos::prelude::*;

/// What is open over the desk.
#[derive(Clone, PartialEq)]
enum Open {
    Opinion,
    Conclusion,
    Hint(String),
}

/// 意见书, 结论, 提示, 撤销.
#[component]
pub fn Tools() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let session = desk.session;
    let ctx = expect_context::<Ctx>();
    let open = RwSignal::new(None::<Open>);
    let trouble = RwSignal::new(None::<String>);
    let close = Callback::new(move |()| open.set(None));
    let forgiving = session.keeper.mode() != Mode::Exam;
    let guided = session.keeper.mode() == Mode::Guided;
    let written = Memo::new(move |_| {
        session.view.with(|view| {
            let filled = view
                .opinion
                .fields
                .values()
                .filter(|value| !value.is_empty());
            filled.count()
        })
    });
    let undo = move |_| {
        desk.marking.set(None);
        match session.undo() {
            Ok(()) => {
                trouble.set(None);
                ctx.say("已撤销");
            }
            Err(rejection) => trouble.set(Some(text::refusal(&rejection))),
        }
    };
    let hint = move |_| match session.hint() {
        Ok(hint) => open.set(Some(Open::Hint(
            hint.unwrap_or_else(|| "现在没有可提示的。".into()),
        ))),
        Err(rejection) => trouble.set(Some(text::refusal(&rejection))),
    };
    let dialog = move |what: Open| match what {
        Open::Opinion => view! { <Opinion on_close=close/> }.into_any(),
        Open::Conclusion => view! { <Conclude on_close=close/> }.into_any(),
        Open::Hint(hint) => {
            view! { <Dialog title="提示" on_close=close><p>{hint}</p></Dialog> }.into_any()
        }
    };
    view! {
        <Show when=move || session.open() && desk.marking.with(Option::is_none)>
            <div class="review-tools">
                <Show when=move || trouble.with(Option::is_some)><p class="form-error" role="alert">{move || trouble.get()}</p></Show>
                <p class="review-go">
                    <button type="button" class="button" on:click=move |_| open.set(Some(Open::Opinion))>"审核意见书"</button>
                    <button type="button" class="button primary" on:click=move |_| open.set(Some(Open::Conclusion))>"下结论"</button>
                </p>
                <p class="review-quiet">
                    <span class="soft">{move || if written.get() > 0 { format!("意见书已写 {} 栏", written.get()) } else { "意见书还没有写".to_owned() }}</span>
                    {guided.then(|| view! { <button type="button" class="link-button" on:click=hint>"提示"</button> })}
                    {forgiving.then(|| view! {
                        <Show when=move || session.standing.with(|count| *count != 0)><button type="button" class="link-button" on:click=undo>"撤销"</button></Show>
                    })}
                </p>
            </div>
        </Show>
        {move || open.get().map(dialog)}
    }
}
