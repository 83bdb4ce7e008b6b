//! The closed set of checks (文书检查项).

use super::pattern::Pattern;
use super::template::Condition;
use crate::law::Citation;
use crate::score::Severity;
use serde::{Deserialize, Serialize};

/// One thing that is checked in a document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CheckData {
    /// Stable id, unique in the template.
    pub id: String,
    /// What is checked, as a short demand.
    pub title: String,
    /// How.
    pub kind: CheckKind,
    /// Where it is looked for.
    pub fields: Vec<String>,
    /// What missing it leads to.
    pub severity: Severity,
    /// Points out of the template's hundred.
    pub points: u32,
    /// The provisions behind it.
    #[serde(default)]
    pub basis: Vec<Citation>,
    /// Judged only then.
    #[serde(rename = "if", default, skip_serializing_if = "Option::is_none")]
    pub condition: Option<Condition>,
    /// What the rule is.
    pub why: String,
    /// A better wording; `{fact}` is filled in.
    #[serde(default)]
    pub better: String,
    /// `element`, `forbidden`: the patterns that say it.
    #[serde(default)]
    pub any: Vec<Pattern>,
    /// `element`: further things that must be said too, each by a sentence of its own: patterns for each.
    #[serde(default)]
    pub all: Vec<Vec<Pattern>>,
    /// `element`: patterns of wording that might say it.
    #[serde(default)]
    pub near: Vec<Pattern>,
    /// `forbidden`: patterns that excuse a sentence.
    #[serde(default)]
    pub except: Vec<Pattern>,
    /// `form`: which.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<Form>,
    /// `agreement`, `citation`, `signature`: the fact of the dossier.
    #[serde(default)]
    pub fact: String,
    /// `agreement`: how.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub how: Option<How>,
    /// `agreement` some, `signature`, `order`: at least.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub least: Option<i64>,
    /// `order`: at most.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub most: Option<i64>,
    /// `order`: the field or fact that comes first.
    #[serde(default)]
    pub after: String,
    /// `order`: what is counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Count>,
    /// `relief`: which part of the clause.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<Relief>,
    /// `language`: wrong and right words.
    #[serde(default)]
    pub wrong: Vec<(String, String)>,
    /// What the event of a case is told if the document fails here: parameter and value.
    #[serde(default)]
    pub consequence: Vec<Consequence>,
}

/// A parameter of the producing action that a failed check overrides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Consequence {
    /// The parameter.
    pub param: String,
    /// Its value from then on; for a parameter of several values, what is taken out of it.
    #[serde(default)]
    pub value: String,
    /// The value taken out of a parameter of several values.
    #[serde(default)]
    pub without: String,
}

/// Kinds of check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CheckKind {
    /// Every field is filled in.
    Present,
    /// The value is well-formed.
    Form,
    /// It agrees with the dossier.
    Agreement,
    /// The provisions are complete, in force, and fit.
    Citation,
    /// A sentence says it.
    Element,
    /// No sentence says it.
    Forbidden,
    /// One definite amount.
    Amount,
    /// The clause on relief is right.
    Relief,
    /// Dates are in order and periods right.
    Order,
    /// No wrong words.
    Language,
    /// Signed by those who must.
    Signature,
}

impl CheckKind {
    /// All, in the order in which figures show them.
    pub const ALL: [CheckKind; 11] = [
        CheckKind::Present,
        CheckKind::Form,
        CheckKind::Agreement,
        CheckKind::Citation,
        CheckKind::Element,
        CheckKind::Forbidden,
        CheckKind::Amount,
        CheckKind::Relief,
        CheckKind::Order,
        CheckKind::Language,
        CheckKind::Signature,
    ];

    /// The word of the serialized form.
    pub fn name(self) -> &'static str {
        match self {
            CheckKind::Present => "present",
            CheckKind::Form => "form",
            CheckKind::Agreement => "agreement",
            CheckKind::Citation => "citation",
            CheckKind::Element => "element",
            CheckKind::Forbidden => "forbidden",
            CheckKind::Amount => "amount",
            CheckKind::Relief => "relief",
            CheckKind::Order => "order",
            CheckKind::Language => "language",
            CheckKind::Signature => "signature",
        }
    }
}

/// Forms of values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// 文号: 〔year〕 and 号.
    Number,
    /// 居民身份证号码 (GB 11643).
    Identity,
    /// 统一社会信用代码 (GB 32100).
    CreditCode,
    /// 执法证号.
    Certificate,
    /// A date that exists.
    Date,
    /// Two moments, the first not after the second.
    Span,
    /// A sum in figures.
    Money,
    /// 大写 that equals the sum in figures.
    Capital,
    /// A telephone number.
    Phone,
}

/// How a value agrees with a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum How {
    /// It is the fact.
    Equal,
    /// The fact, or any of its list, stands in it.
    Holds,
    /// Every one of the list stands in it.
    Each,
    /// At least `least` of the list stand in it.
    Some,
    /// The same sum.
    Amount,
    /// The same day.
    Day,
    /// The same persons.
    Persons,
}

/// What an interval is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Count {
    /// Days.
    Day,
    /// Working days.
    Workday,
    /// Minutes.
    Minute,
}

/// Parts of the clause on relief (救济途径).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Relief {
    /// The body that hears the application for review.
    Body,
    /// Sixty days.
    ReviewDays,
    /// The court.
    Court,
    /// Six months.
    Months,
    /// Review before a court (复议前置).
    ReviewFirst,
}
