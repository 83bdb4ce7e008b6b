use super::{Desk, Shown};
use crate::text::{self, refusal};
use crate::ui::{Basis, Dialog};
use engine::activity::Mode;
use engine::case::view::{Command, EvidenceCard, MatrixRow};
use engine::score::Proof;
use leptos::prelude::*;

/// 要件 × 证据: what has to be proved, and what was placed on it.
#[component]
pub fn Matrix() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let session = desk.session;
    let rows = Memo::new(move |_| {
        session
            .settled
            .with(|view| (view.matrix.clone(), view.evidence.clone()))
    });
    let judged = session.mode() != Mode::Exam;
    let placing = RwSignal::new(None::<String>);
    let body = move || {
        let (rows, evidence) = rows.get();
        rows.into_iter().map(|row| view! { <ElementRow row=row evidence=evidence.clone() judged=judged placing=placing/> }).collect_view()
    };
    view! {
        <div class="card card-matrix">
            <h2>"要件 × 证据"</h2>
            <div class="scroll">
                <table class="matrix">
                    <thead><tr>
                        <th scope="col">"要件"</th><th scope="col">"证据"</th>
                        {judged.then(|| view! { <th scope="col">"判断"</th> })}
                    </tr></thead>
                    <tbody>{body}</tbody>
                </table>
            </div>
            {move || placing.get().map(|element| view! { <Placing element=element placing=placing/> })}
        </div>
    }
}

#[component]
fn ElementRow(
    row: MatrixRow,
    evidence: Vec<EvidenceCard>,
    judged: bool,
    placing: RwSignal<Option<String>>,
) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let session = desk.session;
    let open = RwSignal::new(false);
    let reason = |label: &str| {
        let results = row.result.iter().flat_map(|result| &result.evidence);
        results
            .into_iter()
            .find(|result| result.label == label && !result.counts)
            .map(|result| result.reason.clone())
    };
    let placed = row
        .placed
        .iter()
        .map(|id| {
            let label = evidence.iter().find(|card| card.id == *id).map_or_else(|| id.clone(), |card| card.label.clone());
            let reason = reason(&label);
            let excluded = reason.is_some();
            let (id, element) = (id.clone(), row.element.clone());
            let shown = id.clone();
            let off = move |_| drop(session.act(&Command::Remove { evidence: id.clone(), element: element.clone() }));
            view! {
                <li class="placed" class:excluded=excluded>
                    <button type="button" class="placed-name" on:click=move |_| desk.shown.set(Some(Shown::Item(shown.clone())))>{label.clone()}</button>
                    <Show when=move || session.open()>
                        <button type="button" class="placed-off" aria-label=format!("移出{label}") on:click=off.clone()>"✕"</button>
                    </Show>
                    {reason.filter(|reason| !reason.is_empty()).map(|reason| view! { <small>"不计入："{reason}</small> })}
                </li>
            }
        })
        .collect_view();
    let element = row.element.clone();
    let name = format!("为“{}”选择证据", row.label);
    let proof = row.proof.map(|proof| {
        let (class, mark) = match proof {
            Proof::Proved => ("ok", "✓ "),
            Proof::Solitary => ("lack", "△ "),
            Proof::Unproved => ("lack", "○ "),
        };
        view! { <span class=class><span aria-hidden="true">{mark}</span>{text::proof(proof)}</span> }
    });
    let has_basis = !row.basis.is_empty();
    let basis = StoredValue::new(row.basis);
    view! {
        <tr>
            <th scope="row">
                {row.label}
                {has_basis.then(|| view! {
                    <button type="button" class="link-button" aria-expanded=move || open.get().to_string()
                        on:click=move |_| open.update(|open| *open = !*open)>"依据"</button>
                })}
                <Show when=move || open.get()><Basis items=basis.get_value()/></Show>
            </th>
            <td>
                <ul class="placed-list">{placed}</ul>
                <Show when=move || session.open()>
                    <button type="button" class="add" aria-label=name.clone()
                        on:click={ let element = element.clone(); move |_| placing.set(Some(element.clone())) }>"＋ 选择证据"</button>
                </Show>
            </td>
            {judged.then(|| view! { <td class="proof">{proof}</td> })}
        </tr>
    }
}

/// Toggles each piece of evidence for one element.
#[component]
fn Placing(element: String, placing: RwSignal<Option<String>>) -> impl IntoView {
    let session = expect_context::<Desk>().session;
    let trouble = RwSignal::new(None::<String>);
    let (label, cards) = session.view.with_untracked(|view| {
        let label = view
            .matrix
            .iter()
            .find(|row| row.element == element)
            .map(|row| row.label.clone());
        (label.unwrap_or_default(), view.evidence.clone())
    });
    let empty = cards.is_empty();
    let items = cards
        .into_iter()
        .map(|card| {
            let (id, element) = (card.id.clone(), element.clone());
            let on = {
                let (id, element) = (id.clone(), element.clone());
                move || session.view.with(|view| view.matrix.iter().any(|row| row.element == element && row.placed.contains(&id)))
            };
            let toggle = move |event| {
                let (evidence, element) = (id.clone(), element.clone());
                let command = if event_target_checked(&event) { Command::Place { evidence, element } } else { Command::Remove { evidence, element } };
                trouble.set(session.act(&command).err().map(|rejection| refusal(&rejection)));
            };
            view! {
                <li>
                    <label class="pick">
                        <input type="checkbox" prop:checked=on on:change=toggle/>
                        <span><strong>{card.label}</strong><span class="tag">{card.kind}</span><small>{card.shows}</small></span>
                    </label>
                </li>
            }
        })
        .collect_view();
    view! {
        <Dialog title=format!("用哪些证据证明“{label}”？") on_close=Callback::new(move |()| placing.set(None))>
            {empty.then(|| view! { <p class="soft">"案卷里还没有证据。"</p> })}
            <ul class="picks">{items}</ul>
            <Show when=move || trouble.with(Option::is_some)><p class="form-error" role="alert">{move || trouble.get()}</p></Show>
            <p class="dialog-foot"><button type="button" class="button primary" on:click=move |_| placing.set(None)>"完成"</button></p>
        </Dialog>
    }
}
