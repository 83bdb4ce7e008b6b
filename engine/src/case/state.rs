//! Everything that a run of a case is at a moment.

use super::view::{DossierItem, SceneEntry};
use crate::activity::{Due, Mode, Seed};
use crate::calendar::{Date, Moment};
use crate::rule::{Finding, Monitor};
use crate::value::Value;
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The state of a run of a case.
#[derive(Clone, Debug)]
pub struct State {
    pub(crate) seed: Seed,
    pub(crate) mode: Mode,
    /// What the seed decided, by draw id.
    pub(crate) draws: BTreeMap<String, String>,
    pub(crate) start: Moment,
    pub(crate) now: Moment,
    /// State variables of the content.
    pub(crate) vars: BTreeMap<String, Value>,
    pub(crate) trace: Vec<Happened>,
    pub(crate) monitor: Monitor,
    pub(crate) findings: Vec<Finding>,
    pub(crate) queue: Vec<Scheduled>,
    pub(crate) scene: Vec<Arc<SceneEntry>>,
    pub(crate) dossier: Vec<Arc<DossierItem>>,
    pub(crate) held: BTreeMap<String, Held>,
    /// Evidence by element, in the order in which it was placed.
    pub(crate) placed: BTreeMap<String, Vec<String>>,
    /// Obligations stated in documents.
    pub(crate) stated: Vec<Stated>,
    pub(crate) reminders: Vec<Due>,
    /// How often each action was taken, and which options were chosen (`action`, `action.param.option`).
    pub(crate) taken: BTreeMap<String, i64>,
    /// How many documents of each template there are.
    pub(crate) numbers: BTreeMap<String, u32>,
    /// Documents as they were produced, and by what.
    pub(crate) produced: Vec<Arc<Produced>>,
    /// Documents that the trainee wrote.
    pub(crate) written: Vec<super::writing::Written>,
    /// Documents that can be written by hand must be.
    pub(crate) by_hand: bool,
    /// Faults of the content that came to light, for those who check it.
    pub(crate) faults: Vec<String>,
    /// Commands carried out.
    pub(crate) commands: usize,
    pub(crate) closed: bool,
    pub(crate) finished: bool,
    /// Neither scene nor papers are written: only the outcome is wanted.
    pub(crate) muted: bool,
}

/// An event that happened.
#[derive(Clone, Debug, Serialize)]
pub struct Happened {
    /// When.
    pub at: Moment,
    /// Its kind in the vocabulary.
    pub kind: String,
    /// Its data.
    #[serde(serialize_with = "plain")]
    pub data: Arc<BTreeMap<String, Value>>,
    /// How many commands had been carried out, the one that caused it included.
    pub command: usize,
}

fn plain<S: serde::Serializer>(
    data: &Arc<BTreeMap<String, Value>>,
    s: S,
) -> Result<S::Ok, S::Error> {
    data.as_ref().serialize(s)
}

/// A document that was produced: what it takes to write it again.
#[derive(Clone, Debug)]
pub(crate) struct Produced {
    /// The form.
    pub form: String,
    /// Its running number among those of the form.
    pub n: u32,
    /// The action, empty if none.
    pub action: String,
    /// Its answers.
    pub params: Option<BTreeMap<String, Value>>,
    /// When the action began.
    pub begin: Moment,
    /// When the document came into the file.
    pub at: Moment,
    /// How many commands had been carried out.
    pub command: usize,
}

/// A reaction to come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Scheduled {
    pub at: Moment,
    /// Index into the case's reactions.
    pub reaction: usize,
}

/// Evidence in the file.
#[derive(Clone, Debug)]
pub(crate) struct Held {
    /// Index of the ground that excludes it, fixed when it was obtained.
    pub excluded: Option<usize>,
    /// When it came into the file.
    pub at: Moment,
    /// When, where and by whom.
    pub source: String,
}

/// An obligation stated in a document.
#[derive(Clone, Debug)]
pub(crate) struct Stated {
    pub label: String,
    pub date: Date,
    pub source: String,
    /// Gone once this holds.
    pub done: super::code::Code,
}
