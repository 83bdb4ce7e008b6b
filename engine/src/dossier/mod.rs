//! 案卷: what is true in a case, its evidence, and the documents in the order of the volume.

pub mod consistency;
mod parts;
mod volume;

pub use parts::{Clip, Exhibit, Member};
pub use volume::{find, in_order};

use crate::calendar::Date;
use crate::document::{Draft, Facts};
use serde::{Deserialize, Serialize};

/// A dossier as content: what a drafting exercise is about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DossierData {
    /// Stable id.
    pub id: String,
    /// Title.
    pub title: String,
    /// What happened, in two sentences.
    pub summary: String,
    /// The day on which documents are written.
    pub day: Date,
    /// What is true.
    pub facts: Facts,
    /// The evidence in the file.
    #[serde(default)]
    pub evidence: Vec<EvidenceData>,
    /// What happened, in order.
    #[serde(default)]
    pub story: Vec<StoryData>,
    /// Documents that are already in the file.
    #[serde(rename = "document", default)]
    pub documents: Vec<FiledData>,
}

/// A piece of evidence.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EvidenceData {
    /// Its name in the catalogue.
    pub name: String,
    /// What it proves.
    pub proves: String,
    /// How many pages it has.
    #[serde(default = "one")]
    pub pages: u32,
}

fn one() -> u32 {
    1
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StoryData {
    /// When.
    pub at: Date,
    /// What.
    pub text: String,
}

/// A document in the file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FiledData {
    /// Its template.
    pub template: String,
    /// Its fields.
    pub fields: Draft,
}
