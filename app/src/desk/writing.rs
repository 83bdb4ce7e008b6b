use super::Desk;
use crate::drafting::{Editor, Form, LiveSheet, Material};
use crate::text::refusal;
use crate::ui::Dialog;
use crate::{dom, kept, timers};
use engine::activity::{Mode, Sheet};
use engine::case::view::Command;
use engine::document::Draft;
use engine::drafting::Tick;
use leptos::ev;
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::time::Duration;

/// The documents of a step, written one after the other; then the step is taken.
#[component]
pub fn Writing(command: Command) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let close = Callback::new(move |()| desk.shown.set(None));
    let sheets = desk.session.sheets(&command).unwrap_or_default();
    let total = sheets.len();
    let sheets = StoredValue::new_local(sheets);
    let command = StoredValue::new(command);
    let written = StoredValue::new(BTreeMap::<String, Draft>::new());
    let index = RwSignal::new(0usize);
    let trouble = RwSignal::new(None::<String>);
    let done = Callback::new(move |(form, draft): (String, Draft)| {
        written.update_value(|written| drop(written.insert(form, draft)));
        if index.get_untracked() + 1 < total {
            return index.update(|index| *index += 1);
        }
        let mut whole = command.get_value();
        if let Command::Act { written: slot, .. } = &mut whole {
            *slot = written.get_value();
        }
        match desk.session.act(&whole) {
            Ok(()) => {
                sheets
                    .with_value(|sheets| sheets.iter().for_each(|sheet| forget(&key(desk, sheet))));
                desk.shown.set(None);
                desk.acted();
            }
            Err(rejection) => trouble.set(Some(refusal(&rejection))),
        }
    });
    let page = move || {
        let at = index.get();
        let sheet = sheets.with_value(|sheets| sheets.get(at).cloned())?;
        let go = if at + 1 < total {
            "写好，下一份"
        } else {
            "写好，去做"
        };
        let title = if total > 1 {
            format!("{}（{}/{total}）", sheet.title, at + 1)
        } else {
            sheet.title.clone()
        };
        Some(view! {
            <Dialog title=title on_close=close class="dialog-write">
                <One sheet=sheet go=go done=done trouble=trouble/>
            </Dialog>
        })
    };
    view! { {page} }
}

#[component]
fn One(
    sheet: Sheet,
    go: &'static str,
    done: Callback<(String, Draft)>,
    trouble: RwSignal<Option<String>>,
) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let guided = desk.session.mode() == Mode::Guided;
    let ticks = RwSignal::new(None::<Vec<Tick>>);
    let place = StoredValue::new(key(desk, &sheet));
    let examiner = StoredValue::new_local(sheet.examiner.clone());
    let form = sheet.form.clone();
    let editor = Editor::new(Material {
        examiner: sheet.examiner,
        facts: sheet.facts,
        evidence: sheet.evidence,
        day: sheet.day,
        draft: remembered(&place.get_value()),
        ticks: ticks.into(),
        open: Signal::derive(|| true),
    });
    provide_context(editor);
    let judge = move |draft: &Draft| {
        if guided && let Some(verdict) = examiner.try_with_value(|examiner| examiner.judge(draft)) {
            ticks.try_set(Some(verdict.marks.iter().map(Tick::of).collect()));
        }
    };
    editor.draft.with_untracked(judge);
    let keep = keep_as_one_writes(editor, place, judge);
    let go_on = move |_| {
        // What is kept is known before it is forgotten.
        keep();
        if let Some(written) = editor.written() {
            done.run((form.clone(), written));
        }
    };
    let tab = RwSignal::new("form");
    let choose = move |own: &'static str, name: &'static str| {
        view! { <button type="button" role="tab" aria-selected=move || (tab.get() == own).to_string() on:click=move |_| tab.set(own)>{name}</button> }
    };
    view! {
        <div class="draft" data-tab=move || tab.get()>
            <div class="draft-tabs" role="tablist" aria-label="显示">{choose("form", "填写")}{choose("paper", "纸面")}</div>
            <section class="draft-left" aria-label="填写">
                <Form/>
                <Show when=move || trouble.with(Option::is_some)><p class="form-error" role="alert">{move || trouble.get()}</p></Show>
                <div class="draft-actions">
                    <button type="button" class="button primary" on:click=go_on>{go}</button>
                    <span class="soft">"写到一半可以先关上，回来接着写。"</span>
                </div>
            </section>
            <section class="draft-right" aria-label="纸面"><div class="draft-paper" tabindex="0" role="region" aria-label="文书纸面"><LiveSheet/></div></section>
        </div>
    }
}

/// After so long a pause what is typed is kept and judged.
const PAUSE: Duration = Duration::from_millis(400);

/// Keeps what is written when the hand rests and when the page is hidden or left: it outlasts the page.
fn keep_as_one_writes(
    editor: Editor,
    place: StoredValue<String>,
    judge: impl Fn(&Draft) + Copy + Send + Sync + 'static,
) -> impl Fn() + Copy {
    let known = StoredValue::new(editor.draft.get_untracked());
    let keep = move || {
        let (Some(written), Some(place)) = (editor.written(), place.try_get_value()) else {
            return;
        };
        if known.try_with_value(|known| *known != written) == Some(true) {
            if let Ok(Some(storage)) = window().local_storage() {
                let _ = storage.set_item(&place, &engine::json::write(&written));
            }
            judge(&written);
            known.try_update_value(|known| *known = written);
        }
    };
    let later = timers::debounce(PAUSE, keep);
    Effect::new(move |before: Option<()>| {
        editor.draft.track();
        if before.is_some() {
            later();
        }
    });
    dom::use_window_event(ev::pagehide, move |_| keep());
    dom::use_window_event(ev::blur, move |_| keep());
    dom::use_window_event(ev::visibilitychange, move |_| keep());
    on_cleanup(keep);
    keep
}

fn remembered(place: &str) -> Draft {
    let stored = window()
        .local_storage()
        .ok()
        .flatten()
        .and_then(|storage| storage.get_item(place).ok().flatten());
    stored
        .and_then(|text| engine::json::read(&text).ok())
        .unwrap_or_default()
}

fn forget(place: &str) {
    if let Ok(Some(storage)) = window().local_storage() {
        let _ = storage.remove_item(place);
    }
}

fn key(desk: Desk, sheet: &Sheet) -> String {
    kept::key(&desk.session.id(), &sheet.form)
}
