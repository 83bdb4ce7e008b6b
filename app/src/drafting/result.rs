use super::comparison::Comparing;
use super::marks;
use crate::keeper::Keeper;
use crate::route::Route;
use crate::ui::PaperTools;
use crate::{dom, text};
use engine::document::template::FieldData;
use engine::document::{Mark, Span};
use engine::drafting::DraftingView;
use leptos::prelude::*;
use std::sync::Arc;

/// What the document came to: score, marks in place, list, model.
#[component]
pub fn Outcome(
    /// The run, for its result file.
    keeper: Keeper,
    /// What the engine shows.
    view: Arc<DraftingView>,
) -> impl IntoView {
    let Some(verdict) = view.verdict.clone() else {
        return ().into_any();
    };
    let again = Route::Case {
        id: view.exercise.id.clone(),
        seed: None,
        mode: None,
        documents: true,
    };
    let capping = verdict
        .capped_by
        .and_then(|index| verdict.marks.get(index))
        .map(|mark| {
            format!(
                "“{}”会导致文书被{}，总分最高 59 分。",
                mark.title,
                mark.severity.chinese()
            )
        });
    let (score, passed) = (verdict.score, verdict.score >= engine::score::PASS);
    let trouble = RwSignal::new(false);
    let save = move |_| {
        let header = keeper.header();
        let record = keeper.with(|run| run.record_json());
        let name = format!("砺法成绩-{}-{}.json", header.record.title, header.id);
        trouble.set(dom::save_file(&name, &record).is_err());
    };
    let paper = StoredValue::new(view.paper.clone());
    let paper = Callback::new(move |()| paper.get_value());
    let go = Callback::new(|field: String| dom::focus(&format!("#place-{field}")));
    view! {
        <article class="outcome">
            <section class="card verdict">
                <p class="verdict-score"><strong>{text::points(score)}</strong><span>"分 "{text::grade(score, passed)}</span></p>
                <div>
                    {capping.map(|line| view! { <p class="verdict-cap">{line}</p> })}
                    {verdict.cap.map(|cap| view! { <p class="verdict-cap">{cap.explain()}"总分最高 39 分。"</p> })}
                    <p class="row">
                        <a class="button primary" href=again.href()>"再写一遍"</a>
                        <a class="button" href=Route::Exercises.href()>"其他文书"</a>
                        <button type="button" class="button" on:click=save>"保存成绩文件"</button>
                        <button type="button" class="button" on:click=|_| { let _ = window().print(); }>"打印评查结果"</button>
                    </p>
                    <p class="row paper-tools"><span class="soft">"这份文书："</span><PaperTools paper=paper/></p>
                    <Show when=move || trouble.get()><p class="form-error" role="alert">"没有存成。请检查浏览器的下载设置后重试。"</p></Show>
                </div>
            </section>
            <div class="outcome-columns">
                <div class="paper-desk"><MarkedSheet view=view.clone() marks=verdict.marks.clone()/></div>
                <div class="card">{marks::list(verdict.marks.clone(), Some(go))}</div>
            </div>
            {view.comparison.clone().map(|comparison| view! { <Comparing comparison=comparison/> })}
        </article>
    }
    .into_any()
}

/// The text as written, with marks in place.
#[component]
fn MarkedSheet(view: Arc<DraftingView>, marks: Vec<Mark>) -> impl IntoView {
    let title = view.template.name.clone();
    let fields = view
        .template
        .fields()
        .map(|field| marked(&view, field, &marks))
        .collect_view();
    view! { <article class="sheet sheet-marked"><h2 class="sheet-title">{title}</h2>{fields}</article> }
}

fn marked(view: &DraftingView, field: &FieldData, marks: &[Mark]) -> Option<impl IntoView + use<>> {
    let text = view.draft.text(&field.id);
    let here = marks.iter().filter(|mark| mark.is_finding());
    let spans: Vec<(&Span, &Mark)> = here
        .clone()
        .filter_map(|mark| {
            Some((
                mark.span.as_ref().filter(|span| span.field == field.id)?,
                mark,
            ))
        })
        .collect();
    let missing: Vec<String> = here
        .filter(|mark| mark.span.is_none() && mark.fields.first() == Some(&field.id))
        .map(|mark| mark.title.clone())
        .collect();
    if text.trim().is_empty() && missing.is_empty() {
        return None;
    }
    let notes = missing
        .into_iter()
        .map(|title| view! { <li class="margin-note">"缺："{title}</li> });
    let wrong = spans.iter().map(|(_, mark)| {
        view! { <li class="margin-note wrong">{mark.title.clone()}"："{mark.note.clone()}</li> }
    });
    let (notes, wrong) = (notes.collect_view(), wrong.collect_view());
    Some(view! {
        <div class="marked-field" id=format!("place-{}", field.id) tabindex="-1">
            <p class="marked-label">{field.label.clone()}</p>
            <p class="marked-text">{pieces(&text, &spans)}</p>
            <ul>{wrong}{notes}</ul>
        </div>
    })
}

/// The text cut at the edges of the spans; what lies within one is marked.
fn pieces(text: &str, spans: &[(&Span, &Mark)]) -> Vec<AnyView> {
    let chars: Vec<char> = text.chars().collect();
    let mut edges: Vec<usize> = spans
        .iter()
        .flat_map(|(span, _)| [span.from, span.to])
        .chain([0, chars.len()])
        .filter(|&edge| edge <= chars.len())
        .collect();
    edges.sort_unstable();
    edges.dedup();
    let cut = |pair: &[usize]| {
        let [from, to] = *pair else {
            return ().into_any();
        };
        let piece: String = chars.get(from..to).unwrap_or_default().iter().collect();
        let within = spans
            .iter()
            .find(|(span, _)| span.from <= from && to <= span.to);
        match within {
            Some((_, mark)) => {
                let title = mark.title.clone();
                view! { <mark title=title>{piece}</mark> }.into_any()
            }
            None => piece.into_any(),
        }
    };
    edges.windows(2).map(cut).collect()
}
