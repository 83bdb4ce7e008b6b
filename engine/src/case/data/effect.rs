//! What comes of what is done.

use super::super::code::{Code, Text};
use crate::calendar::Period;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One consequence; exactly one of `say`, `emit`, `set`, `gain`, `document`, `schedule`, `cancel`, `due`, `finish`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Effect {
    /// Only if.
    #[serde(rename = "if", skip_serializing_if = "Code::is_empty")]
    pub condition: Code,
    /// A line in the scene.
    #[serde(skip_serializing_if = "Text::is_empty")]
    pub say: Text,
    /// Person id who says it; empty: the narrator.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub who: String,
    /// `true`: a remark on method, shown in 教学 only.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub note: bool,
    /// An event of the vocabulary.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub emit: String,
    /// Its data, expressions.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub data: BTreeMap<String, Code>,
    /// A state variable to set …
    #[serde(skip_serializing_if = "String::is_empty")]
    pub set: String,
    /// … to this expression.
    #[serde(skip_serializing_if = "Code::is_empty")]
    pub to: Code,
    /// Evidence that comes into the file.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub gain: String,
    /// A document that comes into the file, by template id.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub document: String,
    /// A reaction to come, by id …
    #[serde(skip_serializing_if = "String::is_empty")]
    pub schedule: String,
    /// … after this period (工作日, 日, 小时), start day excluded …
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<Period>,
    /// … or on this day, an expression …
    #[serde(skip_serializing_if = "Code::is_empty")]
    pub on: Code,
    /// … at this minute of the day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minute: Option<u16>,
    /// A reaction that will not come after all.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub cancel: String,
    /// A dated obligation stated in a document, with `on` …
    #[serde(skip_serializing_if = "Text::is_empty")]
    pub due: Text,
    /// … shown until this holds.
    #[serde(skip_serializing_if = "Code::is_empty")]
    pub done: Code,
    /// The run is over.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub finish: bool,
}

/// What happens besides when an action is taken or an event occurs.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hook {
    /// After these actions' own effects …
    #[serde(default)]
    pub actions: Vec<String>,
    /// … or after these events.
    #[serde(default)]
    pub events: Vec<String>,
    /// Only if.
    #[serde(rename = "if", default)]
    pub condition: Code,
    /// What.
    #[serde(rename = "do")]
    pub effects: Vec<Effect>,
}

/// Something that the world does by itself.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reaction {
    /// Stable id.
    pub id: String,
    /// Heading in the scene.
    pub title: String,
    /// Where, may be empty.
    #[serde(default)]
    pub place: String,
    /// Nothing happens if this does not hold when its time comes.
    #[serde(rename = "if", default)]
    pub condition: Code,
    /// What.
    #[serde(rename = "do")]
    pub effects: Vec<Effect>,
}

/// A text told under a condition.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Told {
    /// Only if.
    #[serde(rename = "if", default)]
    pub condition: Code,
    /// The text.
    pub text: Text,
}
