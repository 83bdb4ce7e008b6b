//! What can be done, and what is asked then.

use super::super::code::{Code, Text};
use super::{Effect, Role};
use crate::activity::{OnlyIf, ParamKind};
use serde::{Deserialize, Serialize};

/// An action that cases may offer (行动).
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ActionData {
    /// Stable id.
    pub id: String,
    /// Name on the button.
    pub label: String,
    /// Heading under which it stands.
    pub group: String,
    /// One sentence in the form.
    #[serde(default)]
    pub help: String,
    /// Further words the search finds it by.
    #[serde(default)]
    pub search: Vec<String>,
    /// Minutes of work.
    pub minutes: u32,
    /// Where it plays; empty: the office.
    #[serde(default)]
    pub place: String,
    /// What it asks for.
    #[serde(default)]
    pub params: Vec<ParamData>,
    /// What makes it physically impossible.
    #[serde(default)]
    pub require: Vec<Require>,
    /// What it brings about.
    #[serde(rename = "do", default)]
    pub effects: Vec<Effect>,
}

/// A parameter of an action.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ParamData {
    /// Stable id.
    pub id: String,
    /// The question.
    pub label: String,
    /// Kind of answer.
    pub kind: ParamKind,
    /// Options written here.
    #[serde(default)]
    pub options: Vec<OptionData>,
    /// Persons offered as options, by role.
    #[serde(default)]
    pub roles: Vec<Role>,
    /// May be left empty.
    #[serde(default)]
    pub optional: bool,
    /// Asked only while other parameters hold these values.
    #[serde(default)]
    pub only_if: Vec<OnlyIf>,
    /// Unit or example beside a typed answer.
    #[serde(default)]
    pub hint: String,
}

/// An option of a parameter.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OptionData {
    /// Stable id.
    pub id: String,
    /// What is shown; empty: the id.
    #[serde(default)]
    pub label: String,
    /// Small print.
    #[serde(default)]
    pub note: String,
    /// Offered only if.
    #[serde(rename = "if", default)]
    pub condition: Code,
}

/// An option that a case gives to actions' parameters; with effects it is an evidence point (取证点).
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseOption {
    /// The actions.
    pub actions: Vec<String>,
    /// The parameter.
    pub param: String,
    /// Stable id.
    pub id: String,
    /// What is shown; empty: the id.
    #[serde(default)]
    pub label: String,
    /// Small print.
    #[serde(default)]
    pub note: String,
    /// Offered only if.
    #[serde(rename = "if", default)]
    pub condition: Code,
    /// Minutes that choosing it adds.
    #[serde(default)]
    pub minutes: u32,
    /// What choosing it puts on paper, for forms that ask with `recorded('param')`.
    #[serde(default)]
    pub record: Text,
    /// An evidence point: counted as such, and brings its effects once it is chosen.
    #[serde(default)]
    pub point: bool,
    /// What choosing it brings, each time.
    #[serde(rename = "do", default)]
    pub effects: Vec<Effect>,
}

/// A physical impossibility.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Require {
    /// What has to hold.
    #[serde(rename = "if")]
    pub condition: Code,
    /// Told if it does not.
    pub reason: String,
}
