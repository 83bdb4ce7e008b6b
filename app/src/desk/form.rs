use super::param::ParamField;
use super::{Desk, Draft, Shown};
use crate::text::refusal;
use crate::{dom, text, timers};
use engine::activity::{Mode, Offer, Rejection, RejectionCode};
use engine::case::view::Command;
use leptos::prelude::*;

/// The short form of an action, beside its button.
#[component]
pub fn ActionForm(offer: Offer) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let draft = Draft::new(&offer);
    let today = desk.session.view.with_untracked(|view| view.now.date());
    let fault = RwSignal::new(None::<(String, String)>);
    let general = RwSignal::new(None::<String>);
    let fields = draft
        .fields
        .iter()
        .map(|field| {
            let (draft, param, field) = (draft.clone(), field.param.clone(), field.clone());
            view! {
                <Show when=move || draft.asked(&param)>
                    <ParamField field=field.clone() today=today fault=fault/>
                </Show>
            }
        })
        .collect_view();
    let params: Vec<String> = draft
        .fields
        .iter()
        .map(|field| field.param.id.clone())
        .collect();
    let refuse = move |rejection: Rejection| {
        let message = refusal(&rejection);
        match rejection.param.filter(|param| params.contains(param)) {
            Some(param) => {
                let message = if rejection.code == RejectionCode::BadParameter {
                    "请填写这一项，或者检查填写是否正确。".into()
                } else {
                    message
                };
                fault.set(Some((param, message)));
            }
            None => general.set(Some(message)),
        }
        show_fault();
    };
    let demanded = desk.session.demands_documents();
    let send = move |by_hand: bool| {
        fault.set(None);
        general.set(None);
        let with = match draft.answers() {
            Ok(with) => with,
            Err(param) => {
                fault.set(Some((param, "请检查填写是否正确。".into())));
                return show_fault();
            }
        };
        let command = Command::Act {
            action: draft.action.clone(),
            with,
            written: std::collections::BTreeMap::new(),
        };
        if by_hand || demanded {
            match desk.session.sheets(&command) {
                Ok(sheets) if sheets.is_empty() && by_hand => {
                    return general.set(Some("照这样填写，这一步没有文书要写。".into()));
                }
                Ok(sheets) if sheets.is_empty() => {}
                Ok(_) => return desk.shown.set(Some(Shown::Writing(command))),
                Err(rejection) => return refuse(rejection),
            }
        }
        if desk.session.mode() == Mode::Guided {
            match desk.session.preview(&command) {
                Ok(preview) if !preview.findings.is_empty() => {
                    return desk
                        .shown
                        .set(Some(Shown::Warning(command, preview.findings)));
                }
                Ok(_) => {}
                Err(rejection) => return refuse(rejection),
            }
        }
        match desk.session.act(&command) {
            Ok(()) => desk.acted(),
            Err(rejection) => refuse(rejection),
        }
    };
    let send = Callback::new(send);
    view! {
        <form class="action-form" aria-label=offer.label.clone() on:submit=move |event| { event.prevent_default(); send.run(false); }>
            <div class="action-form-head">
                <h4>{offer.label.clone()}</h4>
                <button type="button" class="icon-button" aria-label="收起" on:click=move |_| desk.form.set(None)>
                    <span aria-hidden="true">"✕"</span>
                </button>
            </div>
            {(!offer.help.is_empty()).then(|| view! { <p class="soft">{offer.help.clone()}</p> })}
            {fields}
            <Show when=move || general.with(Option::is_some)>
                <p class="form-error" role="alert">{move || general.get()}</p>
            </Show>
            <button type="submit" class="button primary wide">{format!("去做（{}）", text::duration(offer.minutes))}</button>
            {(offer.writes && demanded).then(|| view! { <p class="soft form-note">"本次考核含文书制作，文书写好再做这一步。"</p> })}
            {(offer.writes && !demanded).then(|| view! {
                <button type="button" class="button wide" on:click=move |_| send.run(true)>"自己写文书"</button>
                <p class="soft form-note">"直接去做的，文书用示范文本，不评分。"</p>
            })}
        </form>
    }
}

/// Brings the question at fault into sight and gives it the focus.
fn show_fault() {
    timers::next_frame(|| {
        if let Some(message) = dom::find(".action-form .form-error") {
            message.scroll_into_view();
        }
        dom::focus(
            ".action-form .faulty input, .action-form .faulty textarea, .action-form .faulty button",
        );
    });
}
