use super::choice::{CONFIDENCE, Missing, chosen, levels, options};
use super::desk::{Desk, Marking, Pane};
use super::naming::PlaceName;
use crate::ctx::Ctx;
use crate::drafting::Citing;
use crate::ui::{Chips, Dialog, TextField};
use crate::{dom, text, timers};
use engine::review::{Category, Command, Remedy, ReviewMark};
use engine::score::Severity;
use leptos::prelude::*;

/// The form of the mark that is being written, if any.
#[component]
pub fn Place() -> impl IntoView {
    let desk = expect_context::<Desk>();
    move || {
        let marking = desk.marking.get()?;
        Some(view! { <Form marking=marking/> })
    }
}

#[component]
fn Form(marking: Marking) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let ctx = expect_context::<Ctx>();
    let number = marking.old.as_ref().map(|(n, _)| *n);
    let old = marking.old.map(|(_, mark)| mark);
    let one = |own: Option<&str>| RwSignal::new(own.map(str::to_owned).into_iter().collect());
    let category = one(old.as_ref().map(|mark| mark.category.chinese()));
    let severity = one(old.as_ref().map(|mark| mark.severity.chinese()));
    let remedy = one(old.as_ref().map(|mark| mark.remedy.chinese()));
    let confidence = one(old
        .as_ref()
        .and_then(|mark| CONFIDENCE.get(usize::from(mark.confidence) - 1))
        .map(|(id, _)| *id));
    let basis = RwSignal::new(
        old.as_ref()
            .map_or(String::new(), |mark| mark.basis.clone()),
    );
    let note = RwSignal::new(old.as_ref().map_or(String::new(), |mark| mark.note.clone()));
    let (trouble, citing) = (RwSignal::new(None::<String>), RwSignal::new(false));
    let missing_wanted = marking.spot.item.is_empty();
    let missing = RwSignal::new(marking.spot.missing.clone());
    let place = desk.name(&marking.spot);
    let spot = StoredValue::new(marking.spot);
    let close = move || {
        let spot = spot.get_value();
        desk.marking.set(None);
        desk.pane.set(if missing_wanted {
            Pane::Marks
        } else {
            Pane::Paper
        });
        timers::next_frame(move || {
            if spot.item.is_empty() {
                return dom::focus("#main");
            }
            if spot.field.is_empty() {
                return dom::focus(".review-half");
            }
            dom::focus(&format!(
                ".review-half[data-item=\"{}\"] [data-spot=\"{}\"]",
                spot.item, spot.field
            ));
        });
    };
    let save = move || {
        let spot = spot.get_value();
        let mark = chosen(category, severity, remedy, confidence).map(
            |(category, severity, remedy, confidence)| ReviewMark {
                item: spot.item,
                field: spot.field,
                span: spot.span,
                missing: missing.get_untracked(),
                category,
                severity,
                remedy,
                confidence,
                basis: basis.get_untracked().trim().to_owned(),
                note: note.get_untracked().trim().to_owned(),
            },
        );
        let mark = match mark {
            Ok(mark) if missing_wanted && mark.missing.is_empty() => {
                return trouble.set(Some("请选缺少的文书。".into()));
            }
            Ok(mark) => mark,
            Err(what) => return trouble.set(Some(format!("还没有选{what}。"))),
        };
        let command = match number {
            Some(n) => Command::Edit { n, mark },
            None => Command::Mark { mark },
        };
        match desk.session.act(&command) {
            Ok(()) => {
                ctx.say("标注已保存");
                close();
            }
            Err(rejection) => trouble.set(Some(text::refusal(&rejection))),
        }
    };
    let remove = move |n: usize| match desk.session.act(&Command::Unmark { n }) {
        Ok(()) => {
            ctx.say("标注已删除");
            close();
        }
        Err(rejection) => trouble.set(Some(text::refusal(&rejection))),
    };
    let cite = Callback::new(move |text: String| {
        basis.set(text);
        citing.set(false);
    });
    view! {
        <form class="mark-form" aria-labelledby="mark-form-title" on:submit=move |event| { event.prevent_default(); save(); }>
            <h2 id="mark-form-title" tabindex="-1">{if number.is_some() { "修改标注" } else { "标注" }}</h2>
            {if missing_wanted { view! { <Missing value=missing/> }.into_any() } else { view! { <Where place=place/> }.into_any() }}
            <Chips legend="类别" options=options(Category::ALL.map(Category::chinese)) picked=category required=true/>
            <div class="mark-basis">
                <TextField label="依据（可不填）" value=basis max=200 placeholder="如：行政处罚法第六十二条"/>
                <button type="button" class="aid" on:click=move |_| citing.set(true)>"查法条"</button>
            </div>
            <Chips legend="后果" options=options(Severity::ALL.map(Severity::chinese)) picked=severity required=true/>
            <Chips legend="处理意见" options=options(Remedy::ALL.map(Remedy::chinese)) picked=remedy required=true/>
            <Chips legend="把握" options=levels() picked=confidence required=true/>
            <TextField label="说明（可不填）" value=note multiline=true max=500/>
            <Show when=move || trouble.with(Option::is_some)><p class="form-error" role="alert">{move || trouble.get()}</p></Show>
            <p class="mark-form-foot">
                <button type="submit" class="button primary">"保存标注"</button>
                <button type="button" class="button" on:click=move |_| close()>"取消"</button>
                {number.map(|n| view! { <button type="button" class="link-button" on:click=move |_| remove(n)>"删除"</button> })}
            </p>
        </form>
        <Show when=move || citing.get()>
            <Dialog title="查法条" on_close=Callback::new(move |()| citing.set(false))><Citing put=cite/></Dialog>
        </Show>
    }
}

/// Where the mark is made.
#[component]
fn Where(place: PlaceName) -> impl IntoView {
    let whole = place.field.is_empty();
    view! {
        <p class="mark-where">
            <strong>{place.document}</strong><span class="soft">{place.pages}</span>
            <span>{if whole { "整件".to_owned() } else { place.field }}</span>
            {(!place.words.is_empty()).then(|| view! { <q>{place.words}</q> })}
        </p>
    }
}
