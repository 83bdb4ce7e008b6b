//! Event cards: what happens to a town besides its cases, and what its deputy does about it.

use super::Dimension;
use crate::expr::Expr;
use serde::{Deserialize, Serialize};

/// An event card (事件).
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CardData {
    /// Stable id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What happens.
    pub text: String,
    /// The passage of the field reports that it is from; may be empty.
    #[serde(default)]
    pub source: String,
    /// Earliest and latest week.
    pub weeks: [u8; 2],
    /// Per cent per week while the condition holds.
    pub chance: u32,
    /// The condition; empty: always.
    #[serde(default, with = "condition", skip_serializing_if = "Option::is_none")]
    pub when: Option<Expr>,
    /// What can be done.
    pub choice: Vec<ChoiceData>,
}

/// One thing that can be done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChoiceData {
    /// Stable id.
    pub id: String,
    /// What one does.
    pub label: String,
    /// What it costs or risks as far as one would know.
    pub note: String,
    /// What it brings.
    pub effects: Vec<Effect>,
    /// Told afterwards.
    pub lesson: String,
}

/// What a choice brings; all numbers are whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Effect {
    /// Certified officers are absent.
    Away {
        /// How many.
        n: u32,
        /// For how many weeks.
        weeks: u32,
    },
    /// Auxiliaries leave.
    Quit {
        /// How many.
        n: u32,
    },
    /// Auxiliaries join.
    Hire {
        /// How many.
        n: u32,
    },
    /// Officers join; they have no certificate yet.
    Recruit {
        /// How many.
        n: u32,
    },
    /// The county's help.
    Tokens {
        /// More or fewer.
        n: i64,
    },
    /// Money for equipment.
    Budget {
        /// Thousand yuan.
        n: i64,
    },
    /// Morale.
    Morale {
        /// Points of 100.
        n: i64,
    },
    /// Office hours are taken this week.
    Hours {
        /// Person-hours.
        n: u32,
    },
    /// Clues on top.
    Surge {
        /// Per cent of the normal.
        percent: u32,
        /// For how many weeks.
        weeks: u32,
        /// The field; empty: all.
        field: String,
    },
    /// The county's own handling gets slower or faster.
    County {
        /// Per cent of the normal time.
        percent: u32,
        /// For how many weeks.
        weeks: u32,
    },
    /// Accounts and seals that are not there yet come later.
    Accounts {
        /// Weeks.
        weeks: u32,
    },
    /// Cases land on the town with little time left.
    Backlog {
        /// How many.
        n: u32,
    },
    /// Work gets worse or better.
    Defects {
        /// Per cent of the normal chance.
        percent: u32,
        /// For how many weeks.
        weeks: u32,
    },
    /// Satisfaction.
    Satisfaction {
        /// Basis points.
        n: i64,
    },
    /// The law of a field changed: its guides must be written anew.
    Amended {
        /// The field.
        field: String,
    },
    /// Straight to the assessment.
    Point {
        /// The dimension.
        dimension: Dimension,
        /// Basis points of it.
        by: i64,
        /// For the assessors' letter.
        why: String,
    },
}

mod condition {
    use crate::expr::Expr;
    use serde::{Deserialize, Deserializer, Serializer, de};

    pub fn serialize<S: Serializer>(expr: &Option<Expr>, s: S) -> Result<S::Ok, S::Error> {
        match expr {
            Some(expr) => s.collect_str(expr),
            None => s.serialize_str(""),
        }
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(d: D) -> Result<Option<Expr>, D::Error> {
        let text = String::deserialize(d)?;
        if text.trim().is_empty() {
            return Ok(None);
        }
        Expr::parse(&text).map(Some).map_err(de::Error::custom)
    }
}
