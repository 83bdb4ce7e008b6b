use super::desk::Desk;
use crate::ctx::Ctx;
use crate::ui::{Chips, Dialog};
use crate::{dom, text, timers};
use engine::activity::{Choice, Mode};
use engine::review::{Command, Remedy};
use leptos::prelude::*;

/// The conclusion on the whole dossier, and the end of the review.
#[component]
pub fn Conclude(on_close: Callback<()>) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let session = desk.session;
    let ctx = expect_context::<Ctx>();
    let picked = RwSignal::new(Vec::<String>::new());
    let trouble = RwSignal::new(None::<String>);
    let (marks, unwritten) = session
        .view
        .with_untracked(|view| (view.marks.len(), view.opinion.fields.is_empty()));
    let lacking = match (unwritten, session.keeper.mode()) {
        (false, _) => None,
        (true, Mode::Exam) => Some("意见书还没有写。考核中意见书占一成，不写按零分计。"),
        (true, _) => Some("意见书还没有写，这次只按标注和结论评分。"),
    };
    let submit = move |_| {
        let Some(conclusion) = chosen_conclusion(picked) else {
            return trouble.set(Some("请先选结论。".into()));
        };
        match session.act(&Command::Submit { conclusion }) {
            Ok(()) => {
                ctx.say("已提交");
                timers::next_frame(|| {
                    window().scroll_to_with_x_and_y(0.0, 0.0);
                    dom::focus("#main");
                });
            }
            Err(rejection) => trouble.set(Some(text::refusal(&rejection))),
        }
    };
    view! {
        <Dialog title="审核结论" on_close=on_close>
            <p>"共标注 "{marks}" 处。结论按最重的问题来定；提交后不能再改，随即评分。"</p>
            {lacking.map(|line| view! { <p class="lack">{line}</p> })}
            <Chips legend="结论" options=conclusions() picked=picked required=true/>
            <Show when=move || trouble.with(Option::is_some)><p class="form-error" role="alert">{move || trouble.get()}</p></Show>
            <p class="dialog-foot">
                <button type="button" class="button primary" on:click=submit>"提交"</button>
                <button type="button" class="button" on:click=move |_| on_close.run(())>"再看看"</button>
            </p>
        </Dialog>
    }
}

/// The conclusions to choose from.
pub fn conclusions() -> Vec<Choice> {
    let option = |remedy: Remedy| Choice {
        id: remedy.chinese().to_owned(),
        label: remedy.chinese().to_owned(),
        note: meaning(remedy).to_owned(),
    };
    Remedy::ALL.into_iter().map(option).collect()
}

/// The one that is picked.
pub fn chosen_conclusion(picked: RwSignal<Vec<String>>) -> Option<Remedy> {
    let own = picked.with_untracked(|picked| picked.first().cloned());
    Remedy::ALL
        .into_iter()
        .find(|remedy| own.as_deref() == Some(remedy.chinese()))
}

/// When a conclusion is given, in one line.
fn meaning(remedy: Remedy) -> &'static str {
    match remedy {
        Remedy::Agree => "没有问题，或者只需提示。",
        Remedy::Correct => "文书、表述、数额、条款改正后再报。",
        Remedy::Investigate => "事实、证据不足，补充以后再审。",
        Remedy::Redo => "程序违法，退回重新履行。",
        Remedy::Transfer => "不归本机关处理，或者涉嫌犯罪。",
    }
}
