//! What judging a draft comes to.

use super::check::CheckKind;
use super::judge::caps;
use crate::score::{CAPPED, Severity};
use serde::{Deserialize, Serialize};

/// A stretch of a field's text, in characters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Span {
    /// The field.
    pub field: String,
    /// Its first character.
    pub from: usize,
    /// Behind its last.
    pub to: usize,
}

/// How a check stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// 已写到.
    Met,
    /// 看不准: costs nothing.
    Unclear,
    /// 缺.
    Missing,
    /// 错.
    Wrong,
}

/// One check as judged.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mark {
    /// The check.
    pub check: String,
    /// Its kind.
    pub kind: CheckKind,
    /// What is checked.
    pub title: String,
    /// How it stands.
    pub state: State,
    /// What missing it leads to.
    pub severity: Severity,
    /// Its points.
    pub points: u32,
    /// Points lost.
    pub lost: u32,
    /// The fields that it looks at.
    pub fields: Vec<String>,
    /// Where; `None` if something is missing.
    pub span: Option<Span>,
    /// What exactly was found.
    pub note: String,
    /// The provisions, in full.
    pub basis: Vec<String>,
    /// What the rule is.
    pub why: String,
    /// A better wording.
    pub better: String,
}

impl Mark {
    /// Whether it is a finding.
    pub fn is_finding(&self) -> bool {
        matches!(self.state, State::Missing | State::Wrong)
    }
}

/// Why a text is no document of this case, whatever its points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cap {
    /// Keywords strung together.
    Keywords,
    /// The wording of provisions.
    Provision,
    /// Another case.
    Foreign,
}

impl Cap {
    /// What the trainee is told.
    pub fn explain(self) -> &'static str {
        match self {
            Cap::Keywords => "大部分文字是词语的罗列，没有成句，不能作为文书。",
            Cap::Provision => "大部分文字是法条的说法，没有写本案的事实，不能作为本案的文书。",
            Cap::Foreign => "文中看不到本案的当事人和行为，像是另一个案件的文书。",
        }
    }
}

/// The judgement of a draft.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Verdict {
    /// Score in basis points, 0 ..= 10 000.
    pub score: i64,
    /// Index into `marks` of the finding that capped the score at 5 900.
    pub capped_by: Option<usize>,
    /// Why it is no document of this case; then at most 3 900.
    pub cap: Option<Cap>,
    /// Every check that applies, in the template's order.
    pub marks: Vec<Mark>,
}

/// The most that a text scores which is no document of this case.
pub const NO_DOCUMENT: i64 = 3_900;

impl Verdict {
    pub(crate) fn new(marks: Vec<Mark>, cap: Option<Cap>) -> Verdict {
        let possible: i64 = marks.iter().map(|mark| i64::from(mark.points)).sum();
        let lost: i64 = marks.iter().map(|mark| i64::from(mark.lost)).sum();
        let score = if possible == 0 {
            0
        } else {
            (possible - lost) * 10_000 / possible
        };
        let capped_by = marks
            .iter()
            .enumerate()
            .filter(|(_, mark)| mark.is_finding() && caps(mark.severity))
            .max_by_key(|&(index, mark)| (mark.severity, std::cmp::Reverse(index)))
            .map(|(index, _)| index)
            .filter(|_| score > CAPPED);
        let score = if capped_by.is_some() { CAPPED } else { score };
        let score = if cap.is_some() {
            score.min(NO_DOCUMENT)
        } else {
            score
        };
        Verdict {
            score,
            capped_by,
            cap,
            marks,
        }
    }

    /// The findings.
    pub fn findings(&self) -> impl Iterator<Item = &Mark> {
        self.marks.iter().filter(|mark| mark.is_finding())
    }
}
