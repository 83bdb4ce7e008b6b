use super::{Desk, Shown};
use crate::ui::{ExportButtons, Exported, TextField};
use engine::activity::Mode;
use engine::case::view::{DossierItem, DossierKind, PersonCard};
use engine::dossier::{find, in_order};
use leptos::prelude::*;
use volume::Volume;

/// 案卷 and 人员.
#[component]
pub fn File() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let view = desk.session.settled;
    let people = RwSignal::new(false);
    let dossier = Memo::new(move |_| view.with(|view| view.dossier.clone()));
    let persons = Memo::new(move |_| view.with(|view| view.persons.clone()));
    let side = move |wanted: bool, name: &'static str, count: Signal<usize>| {
        view! {
            <button type="button" aria-pressed=move || (people.get() == wanted).to_string() on:click=move |_| people.set(wanted)>
                {name}<span class="count">{count}</span>
            </button>
        }
    };
    let (words, by_part) = (RwSignal::new(String::new()), RwSignal::new(false));
    let body = move || {
        if people.get() {
            persons_list(persons.get(), desk)
        } else {
            let items = dossier.get();
            let ordered: Vec<DossierItem> = if by_part.get() {
                in_order(&items).into_iter().cloned().collect()
            } else {
                items
            };
            file_list(ordered, &words.get(), desk)
        }
    };
    let tools = move || !people.get() && dossier.with(|items| items.len() > FEW);
    view! {
        <div class="card card-file">
            <div class="switch" role="group" aria-label="案卷或者人员">
                {side(false, "案卷", Signal::derive(move || dossier.with(Vec::len)))}
                {side(true, "人员", Signal::derive(move || persons.with(Vec::len)))}
            </div>
            <Show when=tools>
                <div class="file-tools">
                    <TextField label="在案卷中查找" hide_label=true placeholder="在案卷中查找" value=words max=40/>
                    <button type="button" class="link-button" aria-pressed=move || by_part.get().to_string()
                        on:click=move |_| by_part.update(|on| *on = !*on)>"卷宗顺序"</button>
                </div>
            </Show>
            <div class="scroll">{body}</div>
            <Show when=move || !people.get()><Whole/></Show>
        </div>
    }
}

/// The whole file: to be leafed through, and to be taken along; in 考核 once it is over.
#[component]
fn Whole() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let view = desk.session.view;
    let exam = desk.session.mode() == Mode::Exam;
    let leaves =
        Memo::new(move |_| view.with(|view| view.dossier.iter().any(|item| item.paper.is_some())));
    let offered =
        Memo::new(move |_| view.with(|view| !view.dossier.is_empty() && (!exam || view.finished)));
    let wanted =
        Callback::new(move |()| view.with_untracked(|view| Exported::File(Volume::of(view))));
    view! {
        <Show when=move || leaves.get() || offered.get()>
            <p class="file-foot">
                <Show when=move || leaves.get()>
                    <button type="button" class="button" on:click=move |_| desk.shown.set(Some(Shown::Volume))>"翻阅案卷"</button>
                </Show>
                <Show when=move || offered.get()><ExportButtons choices=vec![("导出案卷", wanted)]/></Show>
            </p>
        </Show>
    }
}

/// Up to so many items a file is seen at a glance.
const FEW: usize = 6;

fn file_list(items: Vec<DossierItem>, words: &str, desk: Desk) -> AnyView {
    if items.is_empty() {
        return view! { <p class="soft empty">"案卷还是空的。"</p> }.into_any();
    }
    let wanted = !words.trim().is_empty();
    let found: Vec<(usize, DossierItem, Option<String>)> = items
        .into_iter()
        .enumerate()
        .map(|(n, item)| (n, find(&item, words), item))
        .filter(|(_, place, _)| !wanted || place.is_some())
        .map(|(n, place, item)| (n, item, place))
        .collect();
    if found.is_empty() {
        return view! { <p class="soft empty">"案卷中没有这几个字。"</p> }.into_any();
    }
    let rows = found
        .into_iter()
        .map(|(n, item, place)| {
            let kind = match item.kind {
                DossierKind::Document => "文书",
                DossierKind::Evidence => "证据",
            };
            let id = item.id;
            view! {
                <li>
                    <button type="button" class="file-row" on:click=move |_| desk.shown.set(Some(Shown::Item(id.clone())))>
                        <i>{n + 1}</i><span>{item.label}{place.map(|place| view! { <small>{place}</small> })}</span><em>{kind}</em>
                    </button>
                </li>
            }
        })
        .collect_view();
    view! { <ol class="file" aria-label="案卷目录">{rows}</ol> }.into_any()
}

fn persons_list(persons: Vec<PersonCard>, desk: Desk) -> AnyView {
    let rows = persons
        .into_iter()
        .map(|person| {
            let id = person.id;
            view! {
                <li>
                    <button type="button" class="file-row person-row" on:click=move |_| desk.shown.set(Some(Shown::Person(id.clone())))>
                        <span>{person.name}</span><em>{person.role}</em>
                    </button>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="file" aria-label="人员">{rows}</ul> }.into_any()
}
