//! What the review came to.

mod alarms;
mod confidence;
mod defects;
mod earlier;
mod head;
mod headings;
mod place;
mod plot;

use super::Session;
use super::naming::PlaceName;
use crate::drafting::mark_list;
use crate::report::open_all_for_print;
use engine::review::{Grade, ReviewView, Spot};
use leptos::context::Provider;
use leptos::prelude::*;
use std::sync::Arc;

/// What all parts of the result look at.
#[derive(Clone, Copy)]
struct Seen {
    view: StoredValue<Arc<ReviewView>>,
    /// The place that is opened.
    open: RwSignal<Option<Spot>>,
}

impl Seen {
    fn name(self, spot: &Spot) -> PlaceName {
        self.view.with_value(|view| {
            let named = view.file.as_ref().map(|file| PlaceName::of(file, spot));
            named.unwrap_or_default()
        })
    }
}

/// Defects and false alarms of one dossier among several; `name` tells it from the others.
#[component]
pub fn ResultLists(view: Arc<ReviewView>, grade: Grade, name: String) -> impl IntoView {
    let seen = Seen {
        view: StoredValue::new(view),
        open: RwSignal::new(None),
    };
    let (defects, alarms) = (grade.defects, grade.alarms);
    let (found, marked) = (
        format!("{name}：卷内的问题"),
        format!("{name}：标了而其实合法的"),
    );
    view! {
        <Provider value=seen>
            {(!defects.is_empty()).then(|| view! { <h3>"卷内的问题"</h3><defects::List defects=defects name=found/> })}
            {(!alarms.is_empty()).then(|| view! { <h3>"标了而其实合法的"</h3><alarms::List alarms=alarms name=marked/> })}
            <place::Opened/>
        </Provider>
    }
}

/// Score, defects, false alarms, headings, confidence, opinion, earlier reviews.
#[component]
pub fn Outcome() -> impl IntoView {
    let session = expect_context::<Session>();
    let view = session.view.get_untracked();
    let Some(grade) = view.grade.clone() else {
        return ().into_any();
    };
    let seen = Seen {
        view: StoredValue::new(Arc::clone(&view)),
        open: RwSignal::new(None),
    };
    provide_context(seen);
    open_all_for_print();
    let Grade {
        defects,
        alarms,
        categories,
        confidence,
        ..
    } = grade.clone();
    let opinion = view.opinion_verdict.clone();
    view! {
        <article class="report review-result">
            <head::Head grade=grade/>
            <defects::Defects defects=defects/>
            <alarms::Alarms alarms=alarms/>
            <headings::Headings rows=categories/>
            <confidence::Calibration told=confidence/>
            {opinion.map(|verdict| view! {
                <section class="card sheet-section" aria-labelledby="opinion-title">
                    <h2 id="opinion-title">"法制审核意见书　"{crate::text::points(verdict.score)}" 分"</h2>
                    {verdict.cap.map(|cap| view! { <p class="verdict-cap">{cap.explain()}"意见书最高 39 分。"</p> })}
                    {mark_list(verdict.marks, None)}
                </section>
            })}
            <earlier::Earlier/>
        </article>
        <place::Opened/>
    }
    .into_any()
}
