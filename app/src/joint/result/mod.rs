//! What the sitting came to.

mod head;
mod seat;
mod table;

use super::Session;
use crate::report::open_all_for_print;
use leptos::prelude::*;

/// Score and time, the dossiers beside each other, each dossier by itself.
#[component]
pub fn Outcome() -> impl IntoView {
    let session = expect_context::<Session>();
    let view = session.view.get_untracked();
    let Some(grade) = view.grade.clone() else {
        return ().into_any();
    };
    open_all_for_print();
    let seats = view.seats.iter().zip(grade.dossiers.clone()).enumerate();
    let seats = seats.map(|(n, (seat, grade))| {
        view! { <seat::Dossier n=n grade=grade review=seat.review.clone()/> }
    });
    view! {
        <article class="report review-result">
            <head::Head grade=grade.clone()/>
            <table::Table rows=grade.dossiers.clone()/>
            {seats.collect_view()}
        </article>
    }
    .into_any()
}
