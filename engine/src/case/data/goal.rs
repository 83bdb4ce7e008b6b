//! What a case is measured by: points, clocks, lamps.

use super::super::code::Code;
use crate::score::Competency;
use serde::{Deserialize, Serialize};

/// What earns points (得分点).
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Milestone {
    /// What it is for.
    pub label: String,
    /// Which competency.
    pub competency: Competency,
    /// Basis points.
    pub points: i64,
    /// Reached when this holds at the end.
    #[serde(rename = "if")]
    pub condition: Code,
}

/// The case's clock.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clock {
    /// The event that starts it.
    pub event: String,
    /// Days allowed, an expression.
    pub limit: Code,
    /// The clock is gone once this holds.
    pub done: Code,
}

/// When the three lamps are lit.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LampRules {
    /// 公示.
    pub published: Code,
    /// 记录.
    pub recorded: Code,
    /// 法审.
    pub reviewed: Code,
}
