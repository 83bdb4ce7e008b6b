use super::Desk;
use crate::text::{self, refusal};
use crate::ui::{Basis, Dialog, SeverityTag};
use engine::activity::PreviewFinding;
use engine::case::view::Command;
use leptos::prelude::*;

/// 教学: what is unlawful about the step that is about to be taken.
#[component]
pub fn Warning(command: Command, findings: Vec<PreviewFinding>) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let trouble = RwSignal::new(None::<String>);
    let items = findings
        .into_iter()
        .map(|finding| {
            view! {
                <li>
                    <p class="finding-title"><SeverityTag severity=finding.severity/><strong>{text::breach(finding.severity, &finding.title)}</strong></p>
                    <p>{finding.explain}</p>
                    <Basis items=finding.basis/>
                </li>
            }
        })
        .collect_view();
    let anyway = move |_| match desk.session.act(&command) {
        Ok(()) => {
            desk.shown.set(None);
            desk.acted();
        }
        Err(rejection) => trouble.set(Some(refusal(&rejection))),
    };
    view! {
        <Dialog title="这样做会违法" on_close=Callback::new(move |()| desk.shown.set(None))>
            <ul class="findings">{items}</ul>
            <Show when=move || trouble.with(Option::is_some)><p class="form-error" role="alert">{move || trouble.get()}</p></Show>
            <p class="dialog-foot">
                <button type="button" class="button primary" on:click=move |_| desk.shown.set(None)>"返回修改"</button>
                <button type="button" class="button" on:click=anyway>"仍要这样做"</button>
            </p>
        </Dialog>
    }
}
