//! What a document consists of and what is checked in it: data of `scenarios/documents`.

use super::check::CheckData;
use serde::{Deserialize, Serialize};

/// A document template (文书模板).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocumentData {
    /// Stable id.
    pub id: String,
    /// Name of the document.
    pub name: String,
    /// What it is for, in one sentence.
    pub purpose: String,
    /// Whether it is one of the documents used most.
    #[serde(default)]
    pub starred: bool,
    /// The form of a case that it takes the place of; empty if none.
    #[serde(default)]
    pub form: String,
    /// Its place in the volume.
    pub stage: Stage,
    /// Whether the issuing authority stands on top.
    #[serde(default)]
    pub letterhead: bool,
    /// Whether it bears a seal.
    #[serde(default)]
    pub sealed: bool,
    /// Sections, in order.
    #[serde(rename = "section")]
    pub sections: Vec<SectionData>,
    /// Checks.
    #[serde(rename = "check", default)]
    pub checks: Vec<CheckData>,
}

impl DocumentData {
    /// All fields, in order.
    pub fn fields(&self) -> impl Iterator<Item = &FieldData> {
        self.sections.iter().flat_map(|section| &section.fields)
    }

    /// A field by its id.
    pub fn field(&self, id: &str) -> Option<&FieldData> {
        self.fields().find(|field| field.id == id)
    }
}

/// The parts of a volume in their order (案卷顺序).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// 案源、立案.
    Filing,
    /// 终结报告、告知、决定、送达回证.
    Decision,
    /// 证据.
    Evidence,
    /// 陈述申辩.
    Plea,
    /// 听证.
    Hearing,
    /// 复核、法制审核、集体讨论.
    Review,
    /// 执行、财物处理.
    Execution,
    /// 其他.
    Other,
}

impl Stage {
    /// All, in the order of the volume.
    pub const ALL: [Stage; 8] = [
        Stage::Filing,
        Stage::Decision,
        Stage::Evidence,
        Stage::Plea,
        Stage::Hearing,
        Stage::Review,
        Stage::Execution,
        Stage::Other,
    ];

    /// The Chinese term.
    pub fn chinese(self) -> &'static str {
        match self {
            Stage::Filing => "案源立案",
            Stage::Decision => "告知决定送达",
            Stage::Evidence => "证据",
            Stage::Plea => "陈述申辩",
            Stage::Hearing => "听证",
            Stage::Review => "审核讨论",
            Stage::Execution => "执行财物",
            Stage::Other => "其他",
        }
    }
}

/// A section of the form.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SectionData {
    /// Its heading in the form.
    pub title: String,
    /// Whether the heading also stands on paper.
    #[serde(default)]
    pub on_paper: bool,
    /// Shown only then.
    #[serde(rename = "if", default, skip_serializing_if = "Option::is_none")]
    pub condition: Option<Condition>,
    /// Fields, in order.
    #[serde(rename = "field")]
    pub fields: Vec<FieldData>,
}

/// A condition on what is written or on the dossier.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Condition {
    /// The field that decides.
    pub field: String,
    /// Or the fact of the dossier that decides.
    pub fact: String,
    /// The values for which it holds; none: it holds if there is any value.
    pub is: Vec<String>,
}

/// One field of the form.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FieldData {
    /// Stable id, unique in the template.
    pub id: String,
    /// Its name in the form, and on paper in a row.
    pub label: String,
    /// What is written in it.
    pub kind: FieldKind,
    /// How it stands on paper.
    #[serde(default)]
    pub print: Print,
    /// Fixed words before it on paper.
    #[serde(default)]
    pub before: String,
    /// Fixed words after it on paper.
    #[serde(default)]
    pub after: String,
    /// The fact of the dossier that picking puts in.
    #[serde(default)]
    pub fact: String,
    /// One sentence under the field.
    #[serde(default)]
    pub hint: String,
    /// Openings on offer; `{fact}` is filled in.
    #[serde(default)]
    pub phrases: Vec<String>,
    /// The choices of a `choice`.
    #[serde(default)]
    pub options: Vec<String>,
    /// The columns of a `table`.
    #[serde(default)]
    pub columns: Vec<String>,
    /// Shown only then.
    #[serde(rename = "if", default, skip_serializing_if = "Option::is_none")]
    pub condition: Option<Condition>,
}

/// Kinds of field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FieldKind {
    /// One line.
    Text,
    /// Several sentences.
    Long,
    /// A person's name.
    Person,
    /// An organisation's name.
    Organisation,
    /// 居民身份证号码.
    Identity,
    /// 统一社会信用代码.
    CreditCode,
    /// 执法证号.
    Certificate,
    /// A date.
    Date,
    /// From one date or moment to another.
    Span,
    /// A sum in figures.
    Money,
    /// A sum in 大写.
    Capital,
    /// Provisions.
    Citations,
    /// Rows: a piece of evidence, what it proves.
    Evidence,
    /// One of the options.
    Choice,
    /// Rows under columns.
    Table,
    /// Names that sign.
    Signature,
    /// The authority whose seal it bears.
    Seal,
    /// 文号.
    Number,
}

impl FieldKind {
    /// Whether its value is rows.
    pub fn is_rows(self) -> bool {
        matches!(self, FieldKind::Evidence | FieldKind::Table)
    }
}

/// How a field stands on paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Print {
    /// Label and value in a row.
    #[default]
    Row,
    /// A paragraph with the fixed words around it.
    Paragraph,
    /// A line to sign on.
    Sign,
    /// Not at all.
    Hidden,
}
