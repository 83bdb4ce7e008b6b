//! A case as it is written down.

use super::super::code::{Code, Text};
use super::{
    CaseOption, Clock, Effect, Element, Evidence, Hook, LampRules, Milestone, Person, Reaction,
    Told,
};
use crate::calendar::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A case (案件).
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseData {
    /// Stable id, lower case.
    pub id: String,
    /// Title: the party's short name and the cause.
    pub title: String,
    /// One or two sentences for the case list.
    pub summary: String,
    /// 领域.
    pub field: String,
    /// 程序, as shown in the case list.
    pub procedure: String,
    /// What one learns from it.
    pub teaches: Vec<String>,
    /// Playing time in minutes.
    pub minutes: u32,
    /// 1 ..= 5.
    pub difficulty: u8,
    /// First day, drawn by seed.
    pub start: Start,
    /// Where the first scene plays.
    pub place: String,
    /// First scene.
    pub opening: Vec<Effect>,
    /// What documents speak of in this case, by the keys of dossiers; see docs/documents.md.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub facts: BTreeMap<String, FactText>,
    /// Names that texts use as `{t.name}`.
    pub texts: BTreeMap<String, String>,
    /// What the seed decides.
    #[serde(default)]
    pub draws: Vec<Draw>,
    /// State variables and their first values, expressions.
    #[serde(default)]
    pub vars: BTreeMap<String, Code>,
    /// Named expressions, evaluated where used as `d.name`.
    #[serde(default)]
    pub defs: BTreeMap<String, Code>,
    /// Persons.
    pub persons: Vec<Person>,
    /// Elements of the offence.
    pub elements: Vec<Element>,
    /// Evidence that can come into the file.
    pub evidence: Vec<Evidence>,
    /// Ids of the shared actions that the case offers, in order.
    pub actions: Vec<String>,
    /// Options that the case gives to parameters of actions.
    #[serde(default)]
    pub options: Vec<CaseOption>,
    /// What happens when an action is taken or an event occurs.
    #[serde(default)]
    pub hooks: Vec<Hook>,
    /// What the world does by itself, when scheduled.
    #[serde(default)]
    pub reactions: Vec<Reaction>,
    /// What earns points; 10 000 in all.
    pub milestones: Vec<Milestone>,
    /// The case's clock (办案期限), if it has one.
    pub clock: Option<Clock>,
    /// When each of the three lamps is lit, expressions.
    pub lamps: LampRules,
    /// What really happened, told in the report.
    pub truth: Vec<Told>,
}

/// A fact as it stands in the world; what comes out empty is not known.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(untagged)]
pub enum FactText {
    /// One text.
    One(Text),
    /// Several; each is cut at 、.
    Many(Vec<Text>),
}

/// The first day of a case.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Start {
    /// Earliest day.
    pub from: Date,
    /// Number of days to draw from; a day off moves to the next working day.
    pub days: u16,
    /// Minute of the day.
    pub minute: u16,
}

/// A hidden choice that the seed makes.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Draw {
    /// Name; expressions read it by this name.
    pub id: String,
    /// Equally likely values.
    pub choices: Vec<String>,
}
