//! The people of a case.

use super::super::code::Code;
use crate::calendar::Date;
use serde::{Deserialize, Serialize};

/// A person.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// Stable id.
    pub id: String,
    /// Name.
    pub name: String,
    /// What the person is in the case.
    pub role: Role,
    /// Post or relation, shown.
    pub note: String,
    /// Certificate of an officer (行政执法证).
    pub certificate: Option<Certificate>,
    /// Post or tie that matters: words that expressions ask for with `tie(person, 'word')`.
    #[serde(default)]
    pub ties: Vec<String>,
    /// Condition under which the trainee knows the person; empty: from the start.
    #[serde(default)]
    pub known_if: Code,
}

/// What a person is in a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// 执法人员.
    Officer,
    /// 辅助人员.
    Aide,
    /// 行政机关负责人.
    Head,
    /// 法制审核人员.
    Reviewer,
    /// 当事人.
    Party,
    /// 证人.
    Witness,
    /// 其他.
    Other,
}

impl Role {
    /// Its name in the field.
    pub fn label(self) -> &'static str {
        match self {
            Role::Officer => "执法人员",
            Role::Aide => "辅助人员",
            Role::Head => "行政机关负责人",
            Role::Reviewer => "法制审核人员",
            Role::Party => "当事人",
            Role::Witness => "证人",
            Role::Other => "其他人员",
        }
    }
}

/// A certificate (行政执法证).
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Certificate {
    /// Its number.
    pub number: String,
    /// Last day of validity.
    pub until: Date,
    /// Whether its field covers the case.
    #[serde(default = "yes")]
    pub covers: bool,
}

fn yes() -> bool {
    true
}
