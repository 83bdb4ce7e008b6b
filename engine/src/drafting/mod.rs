//! 文书制作 as an activity: an exercise is a template, a dossier, what is given, and a model.

mod activity;
mod bundle;
mod compare;
mod view;

pub use activity::{Command, Event, Exercise, State};
pub use bundle::{DraftingBundle, DraftingParts};
pub use compare::{Comparison, FieldComparison, compare};
pub use view::{Asked, DraftingView, KnownFact, Tick};

use crate::document::Draft;
use serde::{Deserialize, Serialize};

/// A drafting exercise (文书练习).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExerciseData {
    /// Stable id.
    pub id: String,
    /// Title.
    pub title: String,
    /// The template.
    pub template: String,
    /// The dossier.
    pub dossier: String,
    /// What is asked.
    pub kind: ExerciseKind,
    /// Working time in minutes.
    pub minutes: u32,
    /// 1 ..= 5.
    pub difficulty: u8,
    /// What to do.
    pub task: String,
    /// What one learns.
    pub teaches: Vec<String>,
    /// How many fields of a `mend` are faulty.
    #[serde(default)]
    pub faults: u32,
    /// What is there at the start.
    #[serde(default)]
    pub given: Draft,
}

/// What an exercise asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ExerciseKind {
    /// 改错: faults are planted, to find and mend.
    Mend,
    /// 填写: some fields are given.
    Fill,
    /// 全文: all from the dossier.
    Full,
}

impl ExerciseKind {
    /// The Chinese term.
    pub fn chinese(self) -> &'static str {
        match self {
            ExerciseKind::Mend => "改错",
            ExerciseKind::Fill => "填写",
            ExerciseKind::Full => "全文",
        }
    }
}
