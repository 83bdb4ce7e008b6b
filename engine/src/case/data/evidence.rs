//! What has to be proved and by what.

use super::super::code::{Code, Text};
use serde::{Deserialize, Serialize};

/// One element of the offence (构成要件).
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Element {
    /// Stable id.
    pub id: String,
    /// Its name.
    pub label: String,
    /// Articles that state it.
    pub basis: Vec<String>,
    /// How many pieces of evidence that count are needed; at least 1.
    #[serde(default = "one")]
    pub need: u8,
}

fn one() -> u8 {
    1
}

/// Evidence (证据).
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// Stable id.
    pub id: String,
    /// Its name in the catalogue.
    pub label: String,
    /// One of the eight kinds.
    pub kind: EvidenceKind,
    /// What it shows on its face; may hold `{expression}`.
    pub shows: Text,
    /// Ids of the elements that it really proves.
    #[serde(default)]
    pub proves: Vec<String>,
    /// Grounds that exclude it, judged when it is obtained.
    #[serde(default)]
    pub exclude: Vec<Exclusion>,
    /// Grounds that keep it from counting, judged when it is used.
    #[serde(default)]
    pub lacks: Vec<Exclusion>,
    /// Why it proves nothing of what it seems to, for misleading evidence.
    #[serde(default)]
    pub misleads: String,
}

/// The eight kinds of evidence (行政处罚法第四十六条第一款).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum EvidenceKind {
    /// 书证.
    #[serde(rename = "书证")]
    Document,
    /// 物证.
    #[serde(rename = "物证")]
    Object,
    /// 视听资料.
    #[serde(rename = "视听资料")]
    AudioVisual,
    /// 电子数据.
    #[serde(rename = "电子数据")]
    Electronic,
    /// 证人证言.
    #[serde(rename = "证人证言")]
    Witness,
    /// 当事人的陈述.
    #[serde(rename = "当事人的陈述")]
    Statement,
    /// 鉴定意见.
    #[serde(rename = "鉴定意见")]
    Expert,
    /// 勘验笔录、现场笔录.
    #[serde(rename = "勘验笔录、现场笔录")]
    Record,
}

impl EvidenceKind {
    /// A statement of a person; one alone does not suffice.
    pub fn is_statement(self) -> bool {
        matches!(self, EvidenceKind::Witness | EvidenceKind::Statement)
    }

    /// Its name in the statute.
    pub fn label(self) -> &'static str {
        match self {
            EvidenceKind::Document => "书证",
            EvidenceKind::Object => "物证",
            EvidenceKind::AudioVisual => "视听资料",
            EvidenceKind::Electronic => "电子数据",
            EvidenceKind::Witness => "证人证言",
            EvidenceKind::Statement => "当事人的陈述",
            EvidenceKind::Expert => "鉴定意见",
            EvidenceKind::Record => "勘验笔录、现场笔录",
        }
    }
}

/// A ground on which evidence does not count.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exclusion {
    /// When it applies.
    #[serde(rename = "if")]
    pub condition: Code,
    /// Why, as told to the trainee.
    pub reason: String,
    /// Its articles.
    pub basis: Vec<String>,
}
