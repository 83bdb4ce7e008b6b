//! Defects and decoys as written in `scenarios/defects`.

use super::terms::{Category, Remedy};
use crate::law::Citation;
use crate::score::Severity;
use crate::value::Value;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A defect that can be planted, or what only looks like one (瑕疵与干扰项).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DefectData {
    /// Stable id.
    pub id: String,
    /// What is wrong, or what looks wrong.
    pub title: String,
    /// Under which heading of a review it falls.
    pub category: Category,
    /// Whether it is lawful after all.
    #[serde(default)]
    pub decoy: bool,
    /// What it leads to; of no account for a decoy.
    #[serde(default = "curable")]
    pub severity: Severity,
    /// The provisions.
    pub basis: Vec<Citation>,
    /// What the reviewer asks for.
    #[serde(default)]
    pub remedy: Remedy,
    /// 1 ..= 5.
    pub difficulty: u8,
    /// Why it is a defect, or why it is none.
    pub explain: String,
    /// Whether only a reader sees it, not the engine's own checks.
    #[serde(default)]
    pub reader: bool,
    /// The ways of planting it; the first that a dossier allows is taken.
    #[serde(rename = "variant")]
    pub variants: Vec<VariantData>,
}

fn curable() -> Severity {
    Severity::Curable
}

/// One way of planting a defect.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct VariantData {
    /// Only in dossiers of these cases; none: of all.
    pub cases: Vec<String>,
    /// What must be there: documents, and `event:KIND`, besides what `plant` names.
    pub needs: Vec<String>,
    /// What must not be there.
    pub lacks: Vec<String>,
    /// Facts and the values of which one is asked for.
    pub facts: BTreeMap<String, Vec<String>>,
    /// What is done, in order.
    pub plant: Vec<Mutation>,
    /// Where it shows.
    pub shows: ShowsData,
    /// Where it shows too: a mark there counts as well.
    pub also: Vec<ShowsData>,
    /// By which of the engine's checks it is found, at least by the first: `rule:ID`, `TEMPLATE.CHECK`, `volume:ID`.
    pub found: Vec<String>,
    /// What follows from it and may be found besides.
    pub entails: Vec<String>,
}

/// A place in a dossier.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ShowsData {
    /// The document or the evidence.
    pub doc: String,
    /// Its field; empty: the whole.
    pub field: String,
    /// Words in the field; empty: all of it.
    pub text: String,
    /// The template of the document that is not there.
    pub missing: String,
}

/// One change to a dossier.
///
/// A document is named by its template, or as `TEMPLATE/words` by words in it; the last of several is meant.
/// Texts take up facts as `<fact>`; a sum also as `<fine*3/2>`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case", deny_unknown_fields)]
pub enum Mutation {
    /// Writes a field anew; an empty text leaves it blank.
    Write {
        /// The document.
        doc: String,
        /// The field.
        field: String,
        /// The text.
        text: String,
    },
    /// Replaces a passage wherever it stands in a field, or in all fields.
    Replace {
        /// The document.
        doc: String,
        /// The field; empty: all.
        #[serde(default)]
        field: String,
        /// What stands there.
        find: String,
        /// What shall.
        with: String,
    },
    /// Writes a sentence at the end of a field.
    Add {
        /// The document.
        doc: String,
        /// The field.
        field: String,
        /// The sentence.
        text: String,
    },
    /// Takes out the sentences by which checks of the template are met.
    Unsay {
        /// The document.
        doc: String,
        /// The checks.
        checks: Vec<String>,
    },
    /// Takes out the rows of a table that hold words.
    Strike {
        /// The document.
        doc: String,
        /// The field.
        field: String,
        /// The words.
        find: String,
    },
    /// Leaves all but the first `keep` of those who signed away.
    Unsign {
        /// The document.
        doc: String,
        /// The field.
        field: String,
        /// How many stay.
        keep: usize,
    },
    /// Moves documents, with what happened with them, to another day.
    Move {
        /// The document.
        doc: String,
        /// Those that are moved by as many days.
        #[serde(default)]
        with: Vec<String>,
        /// From which document's, event's (`event:KIND`) or own day it is counted.
        from: String,
        /// Days; may be negative.
        #[serde(default)]
        days: i32,
        /// Working days; may be negative.
        #[serde(default)]
        workdays: i32,
    },
    /// Takes documents out, with events that happened with them.
    Drop {
        /// The document.
        doc: String,
        /// The kinds of event.
        #[serde(default)]
        events: Vec<String>,
    },
    /// Puts a document in a second time, on another day.
    Repeat {
        /// The document.
        doc: String,
        /// Days later.
        days: i32,
    },
    /// Takes out the last event of a kind.
    Unhappen {
        /// The kind.
        event: String,
    },
    /// Lets something happen together with a document.
    Happen {
        /// The kind.
        event: String,
        /// The document that shows it.
        doc: String,
        /// Attributes.
        #[serde(default)]
        set: BTreeMap<String, Value>,
    },
    /// Gives attributes of the last event of a kind other values.
    Alter {
        /// The kind.
        event: String,
        /// Attributes; an empty text takes one away.
        set: BTreeMap<String, Value>,
    },
    /// Changes what is stated about a person.
    Person {
        /// The name; `<fact>` is filled in.
        name: String,
        /// The last day of the certificate, in days from the first document's day.
        #[serde(default)]
        until: Option<i32>,
        /// Whether the certificate covers the field.
        #[serde(default)]
        covers: Option<bool>,
    },
    /// Changes what is stated on evidence; what is empty is not stated any more.
    Exhibit {
        /// The evidence.
        id: String,
        /// `taken`, `place`, `takers`, `certified`, `shows`.
        set: BTreeMap<String, String>,
    },
    /// Takes evidence out.
    Lose {
        /// The evidence.
        id: String,
    },
    /// Shifts what the recorder shows of a document's making.
    Clip {
        /// The document.
        doc: String,
        /// Minutes; may be negative.
        minutes: i64,
    },
}
