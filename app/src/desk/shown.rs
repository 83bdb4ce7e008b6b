//! What lies on top of the desk: documents, evidence, persons, questions.

use super::Desk;
use super::findings::Findings;
use super::leafing::Leafing;
use super::warning::Warning;
use super::writing::Writing;
use crate::ctx::Ctx;
use crate::route::Route;
use crate::text::{self, refusal};
use crate::ui::{Dialog, PaperSheet, PaperTools};
use engine::activity::PreviewFinding;
use engine::case::view::{CaseView, Command};
use leptos::prelude::*;

/// What lies on top.
#[derive(Clone, PartialEq)]
pub enum Shown {
    /// A document or a piece of evidence, by id.
    Item(String),
    /// A person, by id.
    Person(String),
    /// A step that would be unlawful.
    Warning(Command, Vec<PreviewFinding>),
    /// The documents of a step, to be written by hand.
    Writing(Command),
    /// The next step of a lawful path.
    Hint(Option<String>),
    /// What was found so far.
    Findings,
    /// All documents of the file, one after the other.
    Volume,
    /// Whether to end the run.
    Finish,
}

/// The dialog on top, if any.
#[component]
pub fn Top() -> impl IntoView {
    let desk = expect_context::<Desk>();
    move || {
        let close = Callback::new(move |()| desk.shown.set(None));
        let view = desk.session.view.get_untracked();
        Some(match desk.shown.get()? {
            Shown::Item(id) => item(&view, &id, close)?,
            Shown::Person(id) => person(&view, &id, close)?,
            Shown::Warning(command, findings) => {
                view! { <Warning command=command findings=findings/> }.into_any()
            }
            Shown::Writing(command) => view! { <Writing command=command/> }.into_any(),
            Shown::Hint(hint) => view! { <Hint hint=hint close=close/> }.into_any(),
            Shown::Volume => view! { <Leafing close=close/> }.into_any(),
            Shown::Findings => view! { <Findings/> }.into_any(),
            Shown::Finish => view! { <Finish close=close/> }.into_any(),
        })
    }
}

fn item(view: &CaseView, id: &str, close: Callback<()>) -> Option<AnyView> {
    let item = view.dossier.iter().find(|item| item.id == id);
    if let Some(paper) = item.and_then(|item| item.paper.clone()) {
        let title = item.map(|item| item.label.clone()).unwrap_or_default();
        let own = paper.clone();
        let own = Callback::new(move |()| own.clone());
        return Some(
            view! {
                <Dialog title=title on_close=close class="dialog-paper">
                    <div class="paper-desk"><PaperSheet paper=paper/></div>
                    <p class="dialog-foot">
                        <PaperTools paper=own/>
                    </p>
                </Dialog>
            }
            .into_any(),
        );
    }
    let card = view.evidence.iter().find(|card| card.id == id).cloned();
    let label = card
        .as_ref()
        .map(|card| card.label.clone())
        .or_else(|| item.map(|item| item.label.clone()))?;
    let note = item
        .map(|item| item.note.clone())
        .filter(|note| !note.is_empty() && card.is_none());
    let when = item.map(|item| format!("{} 入卷", text::short_moment(item.at)));
    let placed: Vec<String> = view
        .matrix
        .iter()
        .filter(|row| row.placed.iter().any(|e| e == id))
        .map(|row| row.label.clone())
        .collect();
    Some(view! {
        <Dialog title=label on_close=close>
            {card.map(|card| view! {
                <dl class="facts">
                    <dt>"种类"</dt><dd>{card.kind}</dd>
                    <dt>"来源"</dt><dd>{card.source}</dd>
                    <dt>"内容"</dt><dd>{card.shows}</dd>
                    <dt>"用于证明"</dt><dd>{if placed.is_empty() { "尚未放入任何要件".to_owned() } else { placed.join("、") }}</dd>
                </dl>
            })}
            {note.map(|note| view! { <p>{note}</p> })}
            {when.map(|when| view! { <p class="soft">{when}</p> })}
        </Dialog>
    }
    .into_any())
}

fn person(view: &CaseView, id: &str, close: Callback<()>) -> Option<AnyView> {
    let person = view.persons.iter().find(|person| person.id == id)?.clone();
    Some(view! {
        <Dialog title=person.name on_close=close>
            <dl class="facts">
                <dt>"身份"</dt><dd>{person.role}</dd>
                {(!person.note.is_empty()).then(|| view! { <dt>"情况"</dt><dd>{person.note}</dd> })}
            </dl>
        </Dialog>
    }
    .into_any())
}

#[component]
fn Hint(hint: Option<String>, close: Callback<()>) -> impl IntoView {
    let text = hint.unwrap_or_else(|| {
        "从这里没有可以提示的下一步。可以撤回一步，或者结束办案查看报告。".to_owned()
    });
    view! {
        <Dialog title="下一步可以这样做" on_close=close>
            <p>{text}</p>
            <p class="dialog-foot"><button type="button" class="button primary" on:click=move |_| close.run(())>"知道了"</button></p>
        </Dialog>
    }
}

#[component]
fn Finish(close: Callback<()>) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let ctx = expect_context::<Ctx>();
    let trouble = RwSignal::new(None::<String>);
    let finish = move |_| match desk.session.act(&Command::Finish) {
        Ok(()) => {
            let id = desk.session.id();
            desk.shown.set(None);
            ctx.go(&Route::Report(id));
        }
        Err(rejection) => trouble.set(Some(refusal(&rejection))),
    };
    view! {
        <Dialog title="结束办案？" on_close=close>
            <p>"结束后不能再继续，随即出具报告。没有办完的事项会如实计入。"</p>
            <Show when=move || trouble.with(Option::is_some)><p class="form-error" role="alert">{move || trouble.get()}</p></Show>
            <p class="dialog-foot">
                <button type="button" class="button primary" on:click=finish>"结束并查看报告"</button>
                <button type="button" class="button" on:click=move |_| close.run(())>"继续办理"</button>
            </p>
        </Dialog>
    }
}
