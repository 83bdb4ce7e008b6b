//! What a dossier holds besides documents: evidence with where it comes from, persons, recordings.

use crate::calendar::{Date, Moment};
use serde::{Deserialize, Serialize};

/// A piece of evidence in the file.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exhibit {
    /// Its id in the dossier.
    pub id: String,
    /// Its name in the catalogue.
    pub label: String,
    /// Its kind among the eight of 行政处罚法第四十六条.
    #[serde(default)]
    pub kind: String,
    /// What it shows.
    #[serde(default)]
    pub shows: String,
    /// When it came into the file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<Moment>,
    /// When it was obtained, as stated on it; empty: not stated.
    #[serde(default)]
    pub taken: String,
    /// Where, as stated on it; empty: not stated.
    #[serde(default)]
    pub place: String,
    /// By whom, as stated on it; empty: not stated.
    #[serde(default)]
    pub takers: Vec<String>,
    /// Whether it is a photograph or a recording.
    #[serde(default)]
    pub pictured: bool,
    /// For a copy: the words by which it is certified; `None`: no copy.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub certified: Option<String>,
}

/// A person of the case.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Member {
    /// Name.
    pub name: String,
    /// What they are, in the field's words.
    pub role: String,
    /// More about them.
    #[serde(default)]
    pub note: String,
    /// 执法证号; empty: none.
    #[serde(default)]
    pub certificate: String,
    /// The last day on which it is valid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// Whether it covers the field of the case.
    #[serde(default)]
    pub covers: bool,
}

/// A stretch of an officer's recorder.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clip {
    /// The document whose making it shows.
    pub item: String,
    /// From …
    pub from: Moment,
    /// … to.
    pub to: Moment,
}
