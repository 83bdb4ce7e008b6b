//! Forms that are filled from facts.

use super::super::code::{Code, Text};
use serde::{Deserialize, Serialize};

/// A form (文书格式) that is filled from facts.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TemplateData {
    /// Stable id.
    pub id: String,
    /// Title.
    pub title: String,
    /// Letterhead, with texts; empty for inner forms.
    #[serde(default)]
    pub letterhead: Text,
    /// 文号, with texts.
    #[serde(default)]
    pub number: Text,
    /// Blocks.
    pub blocks: Vec<BlockData>,
    /// Who signs.
    #[serde(default)]
    pub signed: Text,
    /// Whether the date is written at the end.
    #[serde(default)]
    pub dated: bool,
    /// Whether it bears a seal.
    #[serde(default)]
    pub sealed: bool,
}

/// One block of a form; exactly one of `heading`, `paragraph`, `row`, `sign`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct BlockData {
    /// Only if.
    #[serde(rename = "if", skip_serializing_if = "Code::is_empty")]
    pub condition: Code,
    /// A heading.
    #[serde(skip_serializing_if = "Text::is_empty")]
    pub heading: Text,
    /// A paragraph.
    #[serde(skip_serializing_if = "Text::is_empty")]
    pub paragraph: Text,
    /// Name of a row …
    #[serde(skip_serializing_if = "String::is_empty")]
    pub row: String,
    /// … and its content.
    #[serde(skip_serializing_if = "Text::is_empty")]
    pub text: Text,
    /// Who signs here …
    #[serde(skip_serializing_if = "Text::is_empty")]
    pub sign: Text,
}
