//! What the drafting screen may show.

use super::{Comparison, ExerciseData};
use crate::activity::{Mode, Seed};
use crate::calendar::Date;
use crate::document::{DocumentData, Draft, Facts, Mark, Paper, Span, State, Verdict};
use crate::dossier::{EvidenceData, StoryData};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Everything on the drafting screen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DraftingView {
    /// The exercise.
    pub exercise: ExerciseData,
    /// The template without its checks.
    pub template: DocumentData,
    /// The run's mode.
    pub mode: Mode,
    /// The run's seed.
    pub seed: Seed,
    /// The day on which the document is written.
    pub day: Date,
    /// What happened.
    pub summary: String,
    /// The same, entry by entry.
    pub story: Vec<StoryData>,
    /// The evidence in the file.
    pub evidence: Vec<EvidenceData>,
    /// What can be picked.
    pub facts: Vec<KnownFact>,
    /// What is written.
    pub draft: Draft,
    /// The same on paper.
    pub paper: Paper,
    /// 教学: how each check stands.
    pub ticks: Option<Vec<Tick>>,
    /// 自查: the latest judgement, until the text changes.
    pub checked: Option<Verdict>,
    /// After submission: what could not be told.
    pub asked: Vec<Asked>,
    /// The judgement, once finished.
    pub verdict: Option<Verdict>,
    /// The draft beside the model, once finished.
    pub comparison: Option<Comparison>,
    /// Whether the text stands.
    pub submitted: bool,
    /// Whether it is over.
    pub finished: bool,
}

/// A fact on offer for picking.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KnownFact {
    /// Its key.
    pub key: String,
    /// Its name.
    pub label: String,
    /// As documents write it.
    pub value: String,
    /// Its values one by one.
    pub list: Vec<String>,
}

impl KnownFact {
    /// The facts that have a name, in the order of the names' keys.
    pub(crate) fn all(names: &BTreeMap<String, String>, facts: &Facts) -> Vec<KnownFact> {
        let known = names.iter().filter_map(|(key, label)| {
            Some(KnownFact {
                key: key.clone(),
                label: label.clone(),
                value: facts.shown(key)?,
                list: facts.list(key).to_vec(),
            })
        });
        known.collect()
    }
}

/// How a check stands while writing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tick {
    /// The check.
    pub check: String,
    /// What is checked.
    pub title: String,
    /// How it stands.
    pub state: State,
    /// What exactly was found.
    pub note: String,
    /// The fields that it looks at.
    pub fields: Vec<String>,
}

impl Tick {
    /// The tick of a mark.
    pub fn of(mark: &Mark) -> Tick {
        Tick {
            check: mark.check.clone(),
            title: mark.title.clone(),
            state: mark.state,
            note: mark.note.clone(),
            fields: mark.fields.clone(),
        }
    }
}

/// A check that could not be told: the trainee is asked to point.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// The check.
    pub check: String,
    /// What is checked.
    pub title: String,
    /// Where it may stand.
    pub fields: Vec<String>,
    /// Where it might stand.
    pub guess: Option<Span>,
}
