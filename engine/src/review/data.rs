//! What reviews are made from, as written in `scenarios/`.

use crate::case::code::{Code, Text};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How one document of a case is written, with texts over the world (示范文本).
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SpecimenData {
    /// The form that it takes the place of.
    pub form: String,
    /// Only if; the first specimen of a form that holds is taken.
    #[serde(rename = "if", default)]
    pub condition: Code,
    /// Texts by field; besides `{expression}`, `<fact>` puts a fact in as documents write it.
    pub fields: BTreeMap<String, SpecimenText>,
}

/// What stands in a field.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(untagged)]
pub enum SpecimenText {
    /// Text.
    One(Text),
    /// Rows of cells; a row whose first cell comes out empty is left out.
    Rows(Vec<Vec<Text>>),
}

/// How a case's dossiers vary from seed to seed.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct VariationData {
    /// Names that may be others.
    pub rename: Vec<RenameData>,
    /// Answers of the lawful paths that may be others.
    pub vary: Vec<VaryData>,
    /// Steps of the lawful paths that may change places.
    pub swap: Vec<SwapData>,
    /// Evidence: how each piece of the case comes about.
    pub exhibits: BTreeMap<String, ExhibitData>,
    /// The word that names the town; another town's dossier has another as long.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub town: String,
}

/// Words that belong together, and what may stand for them.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RenameData {
    /// The words as the case has them.
    pub of: Vec<String>,
    /// Others, each as many.
    pub to: Vec<Vec<String>>,
}

/// Another answer to a parameter.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VaryData {
    /// Only on this path; empty: on every path.
    #[serde(default)]
    pub path: String,
    /// The action.
    pub act: String,
    /// Its parameter.
    pub param: String,
    /// What the path may say instead; as in a path, `=` starts an expression.
    pub to: Vec<crate::case::view::Answer>,
}

/// Two steps, neighbours in a path, that do not depend on each other.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SwapData {
    /// The action of the one.
    pub first: String,
    /// The action of the other.
    pub second: String,
}

/// What is stated on a piece of evidence.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ExhibitData {
    /// Whether it is a photograph or a recording.
    pub pictured: bool,
    /// Where it was obtained; empty: the scene of the case.
    pub place: String,
    /// Who made it, unless the officers.
    pub takers: Vec<String>,
    /// For a copy, the words by which it is certified.
    pub certified: Option<String>,
    /// How many pages it has.
    pub pages: u32,
}
