//! Courses that a case is played by, and what is to come of them.

use super::super::code::Code;
use crate::calendar::Period;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A written course through a case (指令序列): times are relative to events.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Script {
    /// Stable id.
    pub id: String,
    /// Title.
    pub title: String,
    /// Whether it is a lawful path of the case (示范路径).
    #[serde(default)]
    pub lawful: bool,
    /// The seed's choices under which it is to be played; each list is tried in full.
    #[serde(default)]
    pub draws: BTreeMap<String, Vec<String>>,
    /// The steps.
    pub steps: Vec<ScriptStep>,
    /// What must come out.
    #[serde(default)]
    pub expect: Option<Expectation>,
}

/// One step of a script; exactly one of `act`, `wait`, `until`, `next`, `place`, `remove`, `finish`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ScriptStep {
    /// Only if.
    #[serde(rename = "if", skip_serializing_if = "Code::is_empty")]
    pub condition: Code,
    /// An action …
    #[serde(skip_serializing_if = "String::is_empty")]
    pub act: String,
    /// … with these answers; a text that starts with `=` is an expression.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub with: BTreeMap<String, super::super::view::Answer>,
    /// Why it is done now: the hint.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub why: String,
    /// Let this much time pass.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wait: Option<Period>,
    /// Let time pass until the morning of this day, an expression.
    #[serde(skip_serializing_if = "Code::is_empty")]
    pub until: Code,
    /// Let time pass until this holds, at most 400 days.
    #[serde(skip_serializing_if = "Code::is_empty")]
    pub when: Code,
    /// Move the day reached to a working day.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub workday: bool,
    /// Press 推进 once.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub next: bool,
    /// Place evidence: element → evidence.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub place: BTreeMap<String, Vec<String>>,
    /// Take evidence off: element → evidence.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub remove: BTreeMap<String, Vec<String>>,
    /// End the run.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub finish: bool,
}

/// What a script must come to.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Expectation {
    /// Ids of exactly the rules found broken; a rule twice if twice.
    pub findings: Vec<String>,
    /// The exact score in basis points, if stated.
    pub score: Option<i64>,
    /// The highest score allowed, if stated.
    pub at_most: Option<i64>,
    /// Whether it passes, if stated.
    pub passed: Option<bool>,
}
