use super::desk::{Desk, reveal};
use super::prefill;
use crate::drafting::{Editor, Form, LiveSheet, Material};
use crate::ui::Dialog;
use crate::{dom, text, timers};
use engine::document::Draft;
use engine::review::Command;
use leptos::ev;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use std::time::Duration;

/// After so long a pause what is typed becomes an entry of the record.
const PAUSE: Duration = Duration::from_millis(1_200);

/// 法制审核意见书: form and paper, over the desk.
#[component]
pub fn Opinion(on_close: Callback<()>) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let session = desk.session;
    let Some(sheet) = session.opinion() else {
        return view! { <Dialog title="审核意见书" on_close=on_close><p>"意见书的格式没有取到。"</p></Dialog> }.into_any();
    };
    let known = session.view.with_untracked(|view| view.opinion.clone());
    let editor = Editor::new(Material {
        examiner: sheet.examiner,
        facts: sheet.facts,
        evidence: sheet.evidence,
        day: sheet.day,
        draft: known,
        ticks: Signal::derive(|| None),
        open: Signal::derive(move || session.open()),
    });
    provide_context(editor);
    let trouble = RwSignal::new(None::<String>);
    let commit = move || {
        let known = session.view.with_untracked(|view| view.opinion.clone());
        let Some(draft) = editor
            .draft
            .try_get_untracked()
            .filter(|draft| *draft != known)
        else {
            return;
        };
        let told = session.act(&Command::Opinion { draft }).err();
        trouble.try_set(told.map(|rejection| text::refusal(&rejection)));
    };
    save_as_one_writes(editor, commit);
    let close = Callback::new(move |()| {
        commit();
        on_close.run(());
    });
    let fill = move |_| {
        let marks = session.view.with_untracked(|view| view.marks.clone());
        let own = desk.file.with_value(|file| prefill::draft(file, &marks));
        let mut draft: Draft = editor.draft.get_untracked();
        draft.fields.extend(own.fields);
        editor.put(&draft);
        timers::next_frame(|| reveal("#field-issues"));
    };
    let tab = RwSignal::new("form");
    let choose = move |own: &'static str, name: &'static str| {
        view! { <button type="button" role="tab" aria-selected=move || (tab.get() == own).to_string() on:click=move |_| tab.set(own)>{name}</button> }
    };
    let marked = session.view.with_untracked(|view| !view.marks.is_empty());
    view! {
        <Dialog title=sheet.title on_close=close class="dialog-write">
            <div class="draft" data-tab=move || tab.get()>
                <div class="draft-tabs" role="tablist" aria-label="显示">{choose("form", "填写")}{choose("paper", "纸面")}</div>
                <section class="draft-left" aria-label="填写">
                    {marked.then(|| view! {
                        <p class="opinion-fill"><button type="button" class="button" on:click=fill>"从标注写入问题清单"</button>
                            <span class="soft">"写入“问题和修改要求”，可以再改。"</span></p>
                    })}
                    <Form/>
                    <Show when=move || trouble.with(Option::is_some)><p class="form-error" role="alert">{move || trouble.get()}</p></Show>
                    <div class="draft-actions">
                        <button type="button" class="button primary" on:click=move |_| close.run(())>"写好"</button>
                        <span class="soft">"随写随存，可以先关上再接着写。"</span>
                    </div>
                </section>
                <section class="draft-right" aria-label="纸面"><div class="draft-paper" tabindex="0" role="region" aria-label="文书纸面"><LiveSheet/></div></section>
            </div>
        </Dialog>
    }
    .into_any()
}

/// Writes down what was typed when the hand rests and when the page is left.
fn save_as_one_writes(editor: Editor, commit: impl Fn() + Copy + Send + Sync + 'static) {
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    Effect::new(move |before: Option<()>| {
        editor.draft.track();
        if before.is_none() {
            return;
        }
        if let Some(handle) = waiting.get_value() {
            handle.clear();
        }
        waiting.set_value(set_timeout_with_handle(commit, PAUSE).ok());
    });
    dom::use_window_event(ev::pagehide, move |_| commit());
    dom::use_window_event(ev::visibilitychange, move |_| commit());
    on_cleanup(move || {
        if let Some(handle) = waiting.try_get_value().flatten() {
            handle.clear();
        }
    });
}
