//! What a judgement weighs: how grave a defect is, and which competency it belongs to.

mod report;

pub(crate) use report::gravest;

pub use report::{
    CompetencyScore, DocumentScore, ElementResult, EvidenceResult, Fact, Finding, KeptRule,
    MilestoneScore, PathComparison, PathRow, PathStatus, Proof, Report, TimelineEntry,
};

use serde::{Deserialize, Serialize};

/// A score at or above this passes, in basis points.
pub const PASS: i64 = 6_000;
/// What leads to 撤销 or 无效 caps the score here, in basis points.
pub const CAPPED: i64 = 5_900;

/// Points out of a hundred from basis points: `82`, `82.5`.
pub fn points(basis: i64) -> String {
    let tenths = (basis + if basis < 0 { -5 } else { 5 }) / 10;
    match tenths % 10 {
        0 => (tenths / 10).to_string(),
        rest => format!(
            "{}{}.{}",
            if tenths < 0 { "-" } else { "" },
            (tenths / 10).abs(),
            rest.abs()
        ),
    }
}

/// What a defect leads to if the act is challenged 后果, gravest last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Severity {
    /// A remark; no legal consequence.
    #[serde(rename = "提示")]
    Remark,
    /// Can be put right without touching the act.
    #[serde(rename = "可补正")]
    Curable,
    /// The act stands and is declared unlawful (行政诉讼法 art. 74).
    #[serde(rename = "确认违法")]
    Unlawful,
    /// The act is revoked (行政诉讼法 art. 70).
    #[serde(rename = "撤销")]
    Revocable,
    /// The act is void (行政诉讼法 art. 75, 行政处罚法 art. 38).
    #[serde(rename = "无效")]
    Void,
}

impl Severity {
    /// All, mildest first.
    pub const ALL: [Severity; 5] = [
        Severity::Remark,
        Severity::Curable,
        Severity::Unlawful,
        Severity::Revocable,
        Severity::Void,
    ];

    /// The Chinese term.
    pub fn chinese(self) -> &'static str {
        match self {
            Severity::Remark => "提示",
            Severity::Curable => "可补正",
            Severity::Unlawful => "确认违法",
            Severity::Revocable => "撤销",
            Severity::Void => "无效",
        }
    }
}

/// What an officer must be able to do 能力; the report scores each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Competency {
    /// Steps, their order and who takes them.
    #[serde(rename = "程序")]
    Procedure,
    /// Facts and evidence.
    #[serde(rename = "事实证据")]
    Evidence,
    /// Which provision applies.
    #[serde(rename = "法律适用")]
    Application,
    /// Weighing the penalty.
    #[serde(rename = "裁量")]
    Discretion,
    /// Documents.
    #[serde(rename = "文书")]
    Documents,
    /// Time limits.
    #[serde(rename = "时限")]
    Deadlines,
    /// The rights of the party.
    #[serde(rename = "权利保障")]
    Rights,
}

impl Competency {
    /// All, in the order in which reports show them.
    pub const ALL: [Competency; 7] = [
        Competency::Procedure,
        Competency::Evidence,
        Competency::Application,
        Competency::Discretion,
        Competency::Documents,
        Competency::Deadlines,
        Competency::Rights,
    ];

    /// The Chinese term.
    pub fn chinese(self) -> &'static str {
        match self {
            Competency::Procedure => "程序",
            Competency::Evidence => "事实证据",
            Competency::Application => "法律适用",
            Competency::Discretion => "裁量",
            Competency::Documents => "文书",
            Competency::Deadlines => "时限",
            Competency::Rights => "权利保障",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn severity_and_competency_are_written_as_the_chinese_words() {
        for severity in Severity::ALL {
            let json = serde_json::to_string(&severity).unwrap();
            assert_eq!(json, format!("\"{}\"", severity.chinese()));
        }
        for competency in Competency::ALL {
            let json = serde_json::to_string(&competency).unwrap();
            assert_eq!(json, format!("\"{}\"", competency.chinese()));
        }
    }

    #[test]
    fn severities_are_ordered_by_gravity() {
        assert!(Severity::ALL.is_sorted());
        assert!(Severity::Void > Severity::Revocable && Severity::Remark < Severity::Curable);
    }
}
