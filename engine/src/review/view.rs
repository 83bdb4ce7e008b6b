//! What the reviewer's desk may show; never the truth before the end.

use super::activity::{Review, State};
use super::file::File;
use super::grade::Grade;
use super::mark::ReviewMark;
use super::terms::Remedy;
use crate::activity::{Mode, Seed};
use crate::document::{Draft, Verdict};
use serde::{Serialize, Serializer};
use std::sync::Arc;

/// Everything on the reviewer's desk.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ReviewView {
    /// Title of the case.
    pub title: String,
    /// The seed.
    pub seed: Seed,
    /// The mode.
    pub mode: Mode,
    /// The dossier, once taken.
    #[serde(serialize_with = "plain")]
    pub file: Option<Arc<File>>,
    /// The marks.
    pub marks: Vec<ReviewMark>,
    /// The opinion as it stands.
    pub opinion: Draft,
    /// The conclusion, once given.
    pub conclusion: Option<Remedy>,
    /// The judgement, once it is over.
    pub grade: Option<Grade>,
    /// The judgement of the opinion, once it is over.
    pub opinion_verdict: Option<Verdict>,
    /// Whether it is over.
    pub finished: bool,
}

impl ReviewView {
    pub(super) fn new(review: &Review, state: &State) -> ReviewView {
        ReviewView::judged(review, state, state.conclusion.is_some())
    }

    /// The view, with the judgement only where it may be known.
    pub(crate) fn judged(review: &Review, state: &State, known: bool) -> ReviewView {
        ReviewView {
            title: review.title.clone(),
            seed: state.seed,
            mode: state.mode,
            file: state.file.clone(),
            marks: state.marks.clone(),
            opinion: state.opinion.clone(),
            conclusion: state.conclusion,
            grade: known.then(|| review.grade(state)).flatten(),
            opinion_verdict: known.then(|| review.opinion(state)).flatten(),
            finished: state.conclusion.is_some(),
        }
    }
}

fn plain<T: Serialize, S: Serializer>(value: &Option<Arc<T>>, s: S) -> Result<S::Ok, S::Error> {
    value.as_deref().serialize(s)
}
