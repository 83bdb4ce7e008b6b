use super::citing::Citing;
use super::editor::Editor;
use super::slot::Slot;
use crate::ui::{DateGrid, Dialog};
use engine::calendar::Date;
use engine::document::template::{FieldData, FieldKind};
use leptos::prelude::*;

/// Which aid is open.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Aid {
    Facts,
    Phrases,
    Calendar,
    Cards,
    Evidence,
}

/// What helps with a field: facts of the file, openings, a calendar, the cards.
#[component]
pub fn Helpers(field: FieldData) -> impl IntoView {
    let editor = expect_context::<Editor>();
    let open = RwSignal::new(None::<Aid>);
    let close = Callback::new(move |()| open.set(None));
    let slot = editor.slot(&field.id);
    let put = move |text: String, whole: bool| match slot {
        Some(Slot::Text(value)) => {
            value.update(|old| {
                if whole || old.trim().is_empty() {
                    *old = text
                } else {
                    old.push_str(&text)
                }
            });
            open.set(None);
        }
        Some(Slot::Rows(_)) | None => open.set(None),
    };
    let rows_of = match slot {
        Some(Slot::Rows(rows)) => Some(rows),
        _ => None,
    };
    let kind = field.kind;
    let own = editor.fact(&field.fact).filter(|_| !kind.is_rows());
    let has_facts = matches!(kind, FieldKind::Text | FieldKind::Long)
        && editor.facts.with_value(|facts| !facts.is_empty());
    let has_phrases = !field.phrases.is_empty();
    let phrases = StoredValue::new(field.phrases.clone());
    let button = move |aid: Aid, name: &'static str| {
        view! { <button type="button" class="aid" on:click=move |_| open.set(Some(aid))>{name}</button> }
    };
    let label = field.label.clone();
    let body = move |aid: Aid| match aid {
        Aid::Facts => view! { <Facts put=Callback::new(move |text| put(text, false))/> }.into_any(),
        Aid::Phrases => {
            let items = phrases.get_value().into_iter().map(|phrase| {
                let text = editor.fill(&phrase);
                let shown = text.clone();
                view! { <li><button type="button" class="pick" on:click=move |_| put(text.clone(), false)>{shown}</button></li> }
            });
            view! { <ul class="picks">{items.collect_view()}</ul> }.into_any()
        }
        Aid::Calendar => {
            view! { <Calendar put=Callback::new(move |text| put(text, kind == FieldKind::Date))/> }
                .into_any()
        }
        Aid::Cards => {
            view! { <Citing put=Callback::new(move |text| put(text, false))/> }.into_any()
        }
        Aid::Evidence => view! { <Evidence rows=rows_of/> }.into_any(),
    };
    view! {
        <div class="aids">
            {own.map(|fact| {
                let text = if kind == FieldKind::Citations { fact.list.join("、") } else { fact.value.clone() };
                view! { <button type="button" class="aid" on:click=move |_| put(text.clone(), true)>"从案卷取"</button> }
            })}
            {has_facts.then(|| button(Aid::Facts, "案卷事实"))}
            {has_phrases.then(|| button(Aid::Phrases, "常用句"))}
            {matches!(kind, FieldKind::Date | FieldKind::Span | FieldKind::Long).then(|| button(Aid::Calendar, "日历"))}
            {matches!(kind, FieldKind::Citations | FieldKind::Long).then(|| button(Aid::Cards, "查法条"))}
            {(kind == FieldKind::Evidence).then(|| button(Aid::Evidence, "从案卷取证据"))}
        </div>
        {move || open.get().map(|aid| {
            let title = match aid {
                Aid::Facts => "案卷事实",
                Aid::Phrases => "常用句",
                Aid::Calendar => "选日期",
                Aid::Cards => "查法条",
                Aid::Evidence => "从案卷取证据",
            };
            view! { <Dialog title=format!("{title}：{label}") on_close=close>{body(aid)}</Dialog> }
        })}
    }
}

#[component]
fn Facts(put: Callback<String>) -> impl IntoView {
    let editor = expect_context::<Editor>();
    let items = editor.facts.get_value().into_iter().map(|fact| {
        let text = fact.value.clone();
        view! {
            <li><button type="button" class="pick" on:click=move |_| put.run(text.clone())>
                <small>{fact.label}</small><span>{fact.value}</span>
            </button></li>
        }
    });
    view! { <ul class="picks">{items.collect_view()}</ul> }
}

#[component]
fn Calendar(put: Callback<String>) -> impl IntoView {
    let editor = expect_context::<Editor>();
    let day = RwSignal::new(None::<Date>);
    let insert = move |_| {
        if let Some(day) = day.get_untracked() {
            put.run(day.chinese());
        }
    };
    view! {
        <DateGrid label="日期" value=day today=editor.day/>
        <p><button type="button" class="button primary" aria-disabled=move || day.get().is_none().to_string() on:click=insert>
            {move || day.get().map_or("请选择日期".to_owned(), |day| format!("写入{}", day.chinese()))}
        </button></p>
    }
}

/// Evidence of the file, put in row by row.
#[component]
fn Evidence(rows: Option<RwSignal<Vec<Vec<String>>>>) -> impl IntoView {
    let editor = expect_context::<Editor>();
    let items = editor.evidence.get_value().into_iter().map(|evidence| {
        let name = evidence.name.clone();
        let listed = {
            let name = name.clone();
            move || rows.is_some_and(|rows| rows.with(|rows| rows.iter().any(|row| row.first() == Some(&name))))
        };
        let shown = listed.clone();
        let toggle = move |_| {
            if let Some(rows) = rows {
                let there = listed();
                rows.update(|rows| {
                    if there {
                        rows.retain(|row| row.first() != Some(&name));
                    } else {
                        rows.push(vec![name.clone(), String::new()]);
                    }
                });
            }
        };
        view! {
            <li><label class="pick"><input type="checkbox" prop:checked=shown on:change=toggle/><span>{evidence.name}</span></label></li>
        }
    });
    view! { <p class="soft">"勾选的证据列入清单；证明内容由你来写。"</p><ul class="picks">{items.collect_view()}</ul> }
}
