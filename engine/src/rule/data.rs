use std::fmt;

use serde::de::{self, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use crate::calendar::{Date, Period};
use crate::score::{Competency, Severity};

/// A procedure rule 程序规则 as written in the content (docs/rules.md).
///
/// Which fields a rule may have depends on its kind; compiling says where one is missing or
/// has no business there. Expressions are kept as texts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleData {
    /// Stable and unique, in kebab-case.
    pub id: String,
    /// What must be done, in a few words.
    pub title: String,
    /// What it demands of the trace.
    pub kind: RuleKind,
    /// The event kinds judged.
    #[serde(default, skip_serializing_if = "Names::is_empty")]
    pub act: Names,
    /// Which of these acts it applies to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<String>,
    /// Attributes that tell its instances apart.
    #[serde(default, skip_serializing_if = "Names::is_empty")]
    pub key: Names,
    /// Event kinds that must come.
    #[serde(default, skip_serializing_if = "Names::is_empty")]
    pub needs: Names,
    /// Event kinds after which the needed one must come anew.
    #[serde(default, skip_serializing_if = "Names::is_empty")]
    pub since: Names,
    /// Event kinds from which a gap or exclusion runs.
    #[serde(default, skip_serializing_if = "Names::is_empty")]
    pub after: Names,
    /// Event kinds that end an exclusion.
    #[serde(default, skip_serializing_if = "Names::is_empty")]
    pub lifted_by: Names,
    /// Event kinds that the act is compared with.
    #[serde(default, skip_serializing_if = "Names::is_empty")]
    pub with: Names,
    /// Event kinds that end an obligation without fulfilling it.
    #[serde(default, skip_serializing_if = "Names::is_empty")]
    pub cancel: Names,
    /// Which other events count.
    #[serde(default, rename = "if", skip_serializing_if = "Option::is_none")]
    pub condition: Option<String>,
    /// What must not hold.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub breach: Option<String>,
    /// In what time an obligation must be fulfilled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within: Option<Period>,
    /// By which date an obligation must be fulfilled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// How long a gap or lead lasts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
    /// The last day of a gap, or the day that a notice announces.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day: Option<String>,
    /// Whether a last day that is no workday moves on.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub roll: bool,
    /// The provision that lets it move on.
    #[serde(default, skip_serializing_if = "Names::is_empty")]
    pub roll_basis: Names,
    /// What stops the clock.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub suspend: Vec<SuspendData>,
    /// What moves the end.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub extend: Vec<ExtendData>,
    /// The value that is bounded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Amount>,
    /// The value whose sum over the acts is bounded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sum: Option<Amount>,
    /// The upper bound.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub most: Option<Amount>,
    /// The lower bound.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub least: Option<Amount>,
    /// The attribute whose different values are counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
    /// Start of an interval.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<String>,
    /// End of an interval.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<String>,
    /// Attributes with those who cannot be in two places.
    #[serde(default, skip_serializing_if = "Names::is_empty")]
    pub member: Names,
    /// Attributes with the persons of the act.
    #[serde(default, skip_serializing_if = "Names::is_empty")]
    pub who: Names,
    /// Attributes with the persons of the other event.
    #[serde(default, skip_serializing_if = "Names::is_empty")]
    pub whom: Names,
    /// What a violation leads to.
    pub severity: Severity,
    /// Which competency it belongs to.
    pub competency: Competency,
    /// The provisions.
    pub basis: Vec<String>,
    /// The first day on which it holds.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "day"
    )]
    pub from: Option<Date>,
    /// The last day on which it holds.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "day"
    )]
    pub until: Option<Date>,
    /// `act`, or the event kind whose latest date picks the version.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dated_by: Option<String>,
    /// The rule, its consequence and what is right, in plain words.
    pub explain: String,
    /// Exceptions.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unless: Vec<ExceptionData>,
    /// Traces that keep the rule.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pass: Vec<PassData>,
    /// Traces that violate it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fail: Vec<FailData>,
}

/// What a rule demands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RuleKind {
    /// Something must be in the trace.
    Existence,
    /// Something must not occur.
    Absence,
    /// Something must come before.
    Precedence,
    /// Something must follow, in time.
    Response,
    /// Some time must pass before.
    Gap,
    /// Some time must be left until.
    Lead,
    /// Something must not occur while.
    Exclusion,
    /// Not more than, or at least so often.
    Cardinality,
    /// Two events must agree.
    Agreement,
    /// A value or sum within bounds.
    Bound,
    /// Nobody in two places at a time.
    Overlap,
    /// Not the same persons.
    Distinct,
}

/// One name or several; written as one text or a list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "OneOrMany", into = "OneOrMany")]
pub struct Names(Vec<String>);

impl Names {
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The names.
    pub fn iter(&self) -> std::slice::Iter<'_, String> {
        self.0.iter()
    }
}

#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

impl From<OneOrMany> for Names {
    fn from(names: OneOrMany) -> Names {
        Names(match names {
            OneOrMany::One(name) => vec![name],
            OneOrMany::Many(names) => names,
        })
    }
}

impl From<Names> for OneOrMany {
    fn from(Names(mut names): Names) -> OneOrMany {
        match names.pop() {
            Some(only) if names.is_empty() => OneOrMany::One(only),
            Some(last) => {
                names.push(last);
                OneOrMany::Many(names)
            }
            None => OneOrMany::Many(names),
        }
    }
}

/// A day written as a text, or as a date of its own as TOML has it (which reads as a map with the
/// text in it).
fn day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
    struct Day;
    impl<'de> Visitor<'de> for Day {
        type Value = Date;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a date such as 2026-09-18")
        }

        fn visit_str<E: de::Error>(self, text: &str) -> Result<Date, E> {
            text.parse().map_err(E::custom)
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Date, A::Error> {
            match map.next_entry::<String, String>()? {
                Some((_, text)) => self.visit_str(&text),
                None => Err(de::Error::invalid_length(0, &self)),
            }
        }
    }
    deserializer.deserialize_any(Day).map(Some)
}

/// A whole number, or an expression.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Amount {
    /// A whole number.
    Number(i64),
    /// An expression.
    Expression(String),
}

/// What stops the clock of an obligation 期间扣除.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SuspendData {
    /// The event kinds with whose day it stops.
    pub start: Names,
    /// The event kinds with whose day it goes on.
    pub end: Names,
    /// The attribute that tells which start an end belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
}

/// What moves the end of an obligation 延长.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExtendData {
    /// The extending event kinds.
    pub by: Names,
    /// By how much.
    pub period: Period,
    /// Which of them count.
    #[serde(default, rename = "if", skip_serializing_if = "Option::is_none")]
    pub condition: Option<String>,
    /// How often it may happen to one obligation.
    #[serde(default = "once", skip_serializing_if = "is_once")]
    pub times: u8,
}

fn once() -> u8 {
    1
}

fn is_once(times: &u8) -> bool {
    *times == 1
}

/// An exception.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExceptionData {
    /// What it is called in a report.
    pub label: String,
    /// When it holds.
    #[serde(rename = "if")]
    pub condition: String,
    /// The provisions.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub basis: Vec<String>,
}

/// An example trace that keeps the rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PassData {
    /// One line an event.
    pub trace: Vec<String>,
}

/// An example trace that violates the rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FailData {
    /// One line an event.
    pub trace: Vec<String>,
    /// The events judged violated, counted from 1; 0 is the close.
    pub at: Vec<usize>,
}
