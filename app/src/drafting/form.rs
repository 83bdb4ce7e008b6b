use super::editor::Editor;
use super::helper::Helpers;
use super::rows::RowsField;
use super::slot::Slot;
use crate::ui::{MoneyWords, TextField};
use engine::document::State;
use engine::document::template::{FieldData, FieldKind, SectionData};
use leptos::prelude::*;

/// The form: one group of fields for each section.
#[component]
pub fn Form() -> impl IntoView {
    let editor = expect_context::<Editor>();
    let sections = editor.form.with_value(|form| form.sections.clone());
    view! {
        <form class="draft-form" on:submit=|event| event.prevent_default() autocomplete="off">
            {sections.into_iter().map(|section| view! { <Section section=section/> }).collect_view()}
        </form>
    }
}

#[component]
fn Section(section: SectionData) -> impl IntoView {
    let editor = expect_context::<Editor>();
    let ids: Vec<String> = section
        .fields
        .iter()
        .map(|field| field.id.clone())
        .collect();
    let any = move || {
        editor
            .shown
            .with(|shown| ids.iter().any(|id| shown.contains(id)))
    };
    let fields = StoredValue::new(section.fields);
    view! {
        <Show when=any>
            <fieldset class="draft-section">
                <legend class="section-title">{section.title.clone()}</legend>
                {fields.get_value().into_iter().map(|field| view! { <Field field=field/> }).collect_view()}
            </fieldset>
        </Show>
    }
}

#[component]
fn Field(field: FieldData) -> impl IntoView {
    let editor = expect_context::<Editor>();
    let id = field.id.clone();
    let shown = move || editor.shown.with(|shown| shown.contains(&id));
    let field = StoredValue::new(field);
    view! {
        <Show when=shown>
            {
                let field = field.get_value();
                let anchor = format!("field-{}", field.id);
                let disabled = move || (!editor.open.get()).then_some("true");
                view! {
                    <div class="draft-field" id=anchor aria-disabled=disabled inert=move || !editor.open.get()>
                        {control(editor, &field)}
                        <Helpers field=field.clone()/>
                        <Ticks field=field.id.clone()/>
                    </div>
                }
            }
        </Show>
    }
}

fn control(editor: Editor, field: &FieldData) -> AnyView {
    let (label, hint) = (field.label.clone(), field.hint.clone());
    match (editor.slot(&field.id), field.kind) {
        (Some(Slot::Rows(rows)), kind) => {
            let columns = if kind == FieldKind::Evidence {
                vec!["证据名称".to_owned(), "证明内容".to_owned()]
            } else {
                field.columns.clone()
            };
            view! { <RowsField label=label hint=hint columns=columns rows=rows/> }.into_any()
        }
        (Some(Slot::Text(text)), FieldKind::Choice) => {
            view! { <Choice label=label hint=hint options=field.options.clone() value=text/> }.into_any()
        }
        (Some(Slot::Text(text)), FieldKind::Long | FieldKind::Citations) => {
            view! { <TextField label=label value=text multiline=true grow=true max=LONG hint=hint/> }.into_any()
        }
        (Some(Slot::Text(text)), FieldKind::Money) => view! {
            <TextField label=label value=text max=40 hint=hint/>
            <MoneyWords value=text/>
        }
        .into_any(),
        (Some(Slot::Text(text)), _) => view! { <TextField label=label value=text max=SHORT hint=hint/> }.into_any(),
        (None, _) => ().into_any(),
    }
}

/// The most characters of a long field: as many as a document may have.
const LONG: u32 = engine::document::MOST_CHARS as u32;
/// The most characters of a line.
const SHORT: u32 = 400;

#[component]
fn Choice(
    label: String,
    hint: String,
    options: Vec<String>,
    value: RwSignal<String>,
) -> impl IntoView {
    let id = crate::ui::fresh_id();
    let choices = options
        .into_iter()
        .map(|option| {
            let (own, name) = (option.clone(), option.clone());
            view! { <option value=option selected=move || value.get() == own>{name}</option> }
        })
        .collect_view();
    view! {
        <div class="field">
            <label for=id.clone() class="field-label">{label}</label>
            <select id=id class="input" prop:value=move || value.get() on:change=move |event| value.set(event_target_value(&event))>
                <option value="" selected=move || value.with(String::is_empty)>"请选择"</option>
                {choices}
            </select>
            {(!hint.is_empty()).then(|| view! { <p class="field-hint">{hint}</p> })}
        </div>
    }
}

/// 教学: what the field must bring, ticked as it is met.
#[component]
fn Ticks(field: String) -> impl IntoView {
    let editor = expect_context::<Editor>();
    let own = Memo::new(move |_| {
        editor.ticks.with(|ticks| {
            let ticks = ticks
                .iter()
                .flatten()
                .filter(|tick| tick.fields.first() == Some(&field));
            ticks.cloned().collect::<Vec<_>>()
        })
    });
    let list = move || {
        let items = own.get().into_iter().map(|tick| {
            let (sign, word, class) = match tick.state {
                State::Met => ("✓", "已写到", "met"),
                State::Unclear => ("？", "看不准", "unclear"),
                State::Missing => ("○", "还缺", "missing"),
                State::Wrong => ("✗", "有误", "wrong"),
            };
            let note = (tick.state == State::Wrong).then_some(tick.note);
            view! {
                <li class=class><span aria-hidden="true">{sign}</span><span class="sr">{word}"："</span>{tick.title}
                    {note.map(|note| view! { <small>{note}</small> })}</li>
            }
        });
        view! { <ul class="ticks" aria-label="要素">{items.collect_view()}</ul> }
    };
    view! { <Show when=move || own.with(|own| !own.is_empty())>{list}</Show> }
}
