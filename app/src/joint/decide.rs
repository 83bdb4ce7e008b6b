use super::Session;
use crate::ctx::Ctx;
use crate::review::{chosen_conclusion, conclusions};
use crate::ui::{Chips, Dialog};
use crate::{dom, text, timers};
use engine::joint::Command;
use leptos::prelude::*;

/// The conclusion on one dossier.
#[component]
pub fn Decide(n: usize, on_close: Callback<()>) -> impl IntoView {
    let session = expect_context::<Session>();
    let ctx = expect_context::<Ctx>();
    let picked = RwSignal::new(Vec::<String>::new());
    let trouble = RwSignal::new(None::<String>);
    let Some(seat) = session
        .view
        .with_untracked(|view| view.seats.get(n).cloned())
    else {
        return ().into_any();
    };
    let unread = seat.read.is_empty();
    let marks = seat.review.marks.len();
    let submit = move |_| {
        let Some(conclusion) = chosen_conclusion(picked) else {
            return trouble.set(Some("请先选结论。".into()));
        };
        let command = Command::Decide {
            dossier: n,
            conclusion,
        };
        match session.act(&command) {
            Ok(()) => {
                ctx.say("结论已定");
                on_close.run(());
                session.go(None);
                timers::next_frame(|| {
                    window().scroll_to_with_x_and_y(0.0, 0.0);
                    dom::focus("#main");
                });
            }
            Err(rejection) => trouble.set(Some(text::refusal(&rejection))),
        }
    };
    view! {
        <Dialog title=format!("{}：审核结论", seat.town) on_close=on_close>
            {if unread {
                view! { <p class="lack">"这一卷还没有看。结论照样算数：同意的，卷里的问题就放过去了；退回的，没有指明问题在哪里。"</p> }.into_any()
            } else {
                view! { <p>"标注 "{marks}" 处。结论按最重的问题来定；定了不再改，散会以后一并评分。"</p> }.into_any()
            }}
            <Chips legend="结论" options=conclusions() picked=picked required=true/>
            <Show when=move || trouble.with(Option::is_some)><p class="form-error" role="alert">{move || trouble.get()}</p></Show>
            <p class="dialog-foot">
                <button type="button" class="button primary" on:click=submit>"定结论"</button>
                <button type="button" class="button" on:click=move |_| on_close.run(())>"再看看"</button>
            </p>
        </Dialog>
    }
    .into_any()
}
