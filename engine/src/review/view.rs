//! What the reviewer's desk may show; never the truth before the end.

use super::activity::{Review, State};
use super::file::File;
use super::grade::Grade;
use super::mark::ReviewMark;
use super::terms::Remedy;
use crate::activity::{Mode, Seed};
use crate::document::{DocumentData, Draft, Verdict};
use crate::drafting::KnownFact;
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
    /// The template of the opinion, without its checks.
    #[serde(serialize_with = "plain")]
    pub opinion_form: Option<Arc<DocumentData>>,
    /// The opinion as it stands.
    pub opinion: Draft,
    /// What the opinion can take up.
    pub facts: Vec<KnownFact>,
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
        let finished = state.conclusion.is_some();
        let form = review.bench.document(super::activity::OPINION).map(|form| {
            let mut form = form.as_ref().clone();
            form.checks.clear();
            Arc::new(form)
        });
        ReviewView {
            title: review.title.clone(),
            seed: state.seed,
            mode: state.mode,
            file: state.file.clone(),
            marks: state.marks.clone(),
            opinion_form: form,
            opinion: state.opinion.clone(),
            facts: facts(review, state),
            conclusion: state.conclusion,
            grade: review.grade(state).filter(|_| finished),
            opinion_verdict: review.opinion(state).filter(|_| finished),
            finished,
        }
    }
}

/// What the opinion can take up.
pub(super) fn facts(review: &Review, state: &State) -> Vec<KnownFact> {
    let Some(planting) = &state.planting else {
        return Vec::new();
    };
    let facts = &planting.volume.facts;
    let known = review.library.case.fact_names().filter_map(|(key, label)| {
        Some(KnownFact {
            key: key.clone(),
            label: label.clone(),
            value: facts.shown(key)?,
            list: facts.list(key).to_vec(),
        })
    });
    known.collect()
}

fn plain<T: Serialize, S: Serializer>(value: &Option<Arc<T>>, s: S) -> Result<S::Ok, S::Error> {
    value.as_deref().serialize(s)
}
