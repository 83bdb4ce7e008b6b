//! What must agree over a whole dossier: data of `scenarios/consistency`.

use crate::law::Citation;
use crate::score::Severity;
use serde::{Deserialize, Serialize};

/// One thing that must hold over several documents or pieces of evidence.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConsistencyData {
    /// Stable id.
    pub id: String,
    /// What must hold, as a short demand.
    pub title: String,
    /// How it is looked at.
    pub kind: ConsistencyKind,
    /// What breaking it leads to.
    pub severity: Severity,
    /// The provisions behind it.
    #[serde(default)]
    pub basis: Vec<Citation>,
    /// What the rule is.
    pub why: String,
    /// `same`: every field that takes up this fact; besides, or instead, `fields`.
    #[serde(default)]
    pub fact: String,
    /// Fields as `template.field`; for `order` the earlier ones.
    #[serde(default)]
    pub fields: Vec<String>,
    /// `same`: fields that are left out of account.
    #[serde(default)]
    pub except: Vec<String>,
    /// `order`: the later ones.
    #[serde(default)]
    pub later: Vec<String>,
    /// `order`: days between them at least.
    #[serde(default)]
    pub least: i64,
    /// `same`: as what values are compared.
    #[serde(default)]
    pub compare: Compare,
    /// `needed`: if a document of one of these templates is there …
    #[serde(default)]
    pub given: Vec<String>,
    /// … one of each of these must be there too; `cited`, `unused`: the fields of evidence that are looked at.
    #[serde(default)]
    pub needs: Vec<String>,
}

/// Kinds of consistency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ConsistencyKind {
    /// The fields say the same.
    Same,
    /// Dates follow each other.
    Order,
    /// Nobody is at two places at once.
    Overlap,
    /// Evidence that a document relies on is in the file.
    Cited,
    /// Evidence in the file is spoken of by a document.
    Unused,
    /// Where one document is, another is.
    Needed,
    /// Who signs as an officer has a certificate that is valid on the day.
    Certificate,
    /// A record's time lies within what the recorder shows of it.
    Recorded,
    /// Photographs and recordings state time, place and who took them.
    Provenance,
    /// Copies are marked as checked against the original.
    Copies,
    /// A document's number stands for one document only.
    Numbers,
}

/// As what values are compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Compare {
    /// Text, without spaces, brackets and marks.
    #[default]
    Text,
    /// A day.
    Day,
    /// The sums of money named.
    Sum,
    /// The provisions named.
    Citations,
    /// The persons named.
    Persons,
}
