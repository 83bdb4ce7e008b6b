//! The report of a run: a tree that explains itself.

use super::{Competency, PASS, Severity};
use crate::activity::{Mode, Seed};
use crate::calendar::Moment;
use serde::{Deserialize, Serialize};

/// The judgement of one run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// Title of what was played.
    pub title: String,
    /// The run's seed.
    pub seed: Seed,
    /// The run's mode.
    pub mode: Mode,
    /// Whether the run is over; a report on the way is provisional.
    pub finished: bool,
    /// Score in basis points, 0 ..= 10 000.
    pub score: i64,
    /// Whether it passes: finished, closed and at least 6 000.
    pub passed: bool,
    /// Index into `findings` of the finding that capped the score at 5 900.
    pub capped_by: Option<usize>,
    /// Index into `findings` of the gravest finding: what 复议 or a court would go by.
    pub worst: Option<usize>,
    /// One entry for each competency, in fixed order.
    pub competencies: Vec<CompetencyScore>,
    /// What was found, in order of time.
    pub findings: Vec<Finding>,
    /// What earned points and what did not.
    pub milestones: Vec<MilestoneScore>,
    /// Elements and the evidence for each.
    pub elements: Vec<ElementResult>,
    /// Everything that happened, with its findings.
    pub timeline: Vec<TimelineEntry>,
    /// The lawful path beside the taken one.
    pub path: PathComparison,
    /// Rules that applied and were kept.
    pub kept: Vec<KeptRule>,
    /// Documents that were written by hand, as judged.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub documents: Vec<DocumentScore>,
    /// What the run turned out to be about, told at the end only (隐藏的真相).
    pub truth: Vec<String>,
}

/// A document that was written by hand, as judged.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DocumentScore {
    /// Its name.
    pub title: String,
    /// When it was made.
    pub at: Moment,
    /// The judgement.
    pub verdict: crate::document::Verdict,
}

/// Points in one competency.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CompetencyScore {
    /// Which.
    pub competency: Competency,
    /// Points in basis points of the whole; `None` is 未评.
    pub earned: Option<i64>,
    /// The most that could be earned, in basis points of the whole.
    pub most: i64,
    /// Deducted for findings, in basis points of the whole.
    pub deducted: i64,
}

/// One finding (认定的问题).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// The rule's id.
    pub rule: String,
    /// The rule's title.
    pub title: String,
    /// What it would lead to.
    pub severity: Severity,
    /// Which competency it belongs to.
    pub competency: Competency,
    /// The articles, formatted in full.
    pub basis: Vec<String>,
    /// What the rule is and what would have been right.
    pub explain: String,
    /// When it arose.
    pub at: Moment,
    /// Index into `timeline` of the event judged.
    pub entry: Option<usize>,
    /// Index into `timeline` of the other event that the rule looked at.
    pub related: Option<usize>,
    /// The obligation's last day, where it had one.
    pub due: Option<crate::calendar::Date>,
    /// The facts that the rule looked at.
    pub facts: Vec<Fact>,
    /// Points deducted, in basis points.
    pub deducted: i64,
}

/// A fact that a judgement looked at.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fact {
    /// Its name in the vocabulary.
    pub label: String,
    /// Its value as shown.
    pub value: String,
}

/// One milestone (得分点).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MilestoneScore {
    /// What it is for.
    pub label: String,
    /// Which competency it counts for.
    pub competency: Competency,
    /// Basis points it is worth.
    pub points: i64,
    /// Whether it was reached.
    pub reached: bool,
}

/// One element of the offence and its proof (构成要件 × 证据).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ElementResult {
    /// The element.
    pub label: String,
    /// How it stands.
    pub proof: Proof,
    /// The evidence placed on it.
    pub evidence: Vec<EvidenceResult>,
}

/// How far an element is proved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Proof {
    /// 证据充分.
    Proved,
    /// 孤证: only one statement supports it.
    Solitary,
    /// 证据不足.
    Unproved,
}

/// One piece of evidence as judged.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EvidenceResult {
    /// Its name.
    pub label: String,
    /// Whether it counts for the element.
    pub counts: bool,
    /// Why it does not: the content's sentence, or empty.
    pub reason: String,
    /// Articles behind an exclusion, formatted.
    pub basis: Vec<String>,
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TimelineEntry {
    /// When.
    pub at: Moment,
    /// The event kind.
    pub kind: String,
    /// Its name in the field.
    pub label: String,
    /// How many entries of the record had been carried out when it happened (replay and 从这里重来).
    pub command: usize,
}

/// The lawful path and the taken one, aligned.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PathComparison {
    /// Name of the lawful path that is closest to the one taken.
    pub name: String,
    /// Rows of the alignment, in order.
    pub rows: Vec<PathRow>,
}

/// One row of a [`PathComparison`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PathRow {
    /// The step's name in the field.
    pub label: String,
    /// How the two paths relate here.
    pub status: PathStatus,
    /// When it was done.
    pub taken: Option<Moment>,
    /// When the lawful path does it.
    pub lawful: Option<Moment>,
}

/// How a step of the two paths relates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PathStatus {
    /// In both, in the same order.
    Same,
    /// In the lawful path only.
    Skipped,
    /// In the taken path only.
    Extra,
    /// In both, but at another place in the order.
    Moved,
}

/// A rule that applied and was kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct KeptRule {
    /// The rule's id.
    pub rule: String,
    /// Its title.
    pub title: String,
    /// Its articles, formatted.
    pub basis: Vec<String>,
}

/// The gravest finding, of several the first.
pub(crate) fn gravest(findings: &[Finding]) -> Option<usize> {
    let worst = findings.iter().map(|finding| finding.severity).max()?;
    findings
        .iter()
        .position(|finding| finding.severity == worst)
}

impl Report {
    /// A report of an activity whose whole score is of one competency; nothing is found yet.
    pub(crate) fn scored(
        title: &str,
        (seed, mode): (Seed, Mode),
        competency: Competency,
        score: i64,
        finished: bool,
    ) -> Report {
        Report {
            title: title.to_owned(),
            seed,
            mode,
            finished,
            score,
            passed: finished && score >= PASS,
            capped_by: None,
            worst: None,
            competencies: CompetencyScore::only(competency, score),
            findings: Vec::new(),
            milestones: Vec::new(),
            elements: Vec::new(),
            timeline: Vec::new(),
            path: PathComparison::default(),
            kept: Vec::new(),
            documents: Vec::new(),
            truth: Vec::new(),
        }
    }

    /// The same with what was found and what earned points.
    pub(crate) fn with(
        mut self,
        findings: Vec<Finding>,
        milestones: Vec<MilestoneScore>,
    ) -> Report {
        self.worst = gravest(&findings);
        self.findings = findings;
        self.milestones = milestones;
        self
    }
}

impl Finding {
    /// A finding that looked at no event and no other fact; what it is about is still to be filled in.
    pub(crate) fn of(competency: Competency, at: Moment) -> Finding {
        Finding {
            rule: String::new(),
            title: String::new(),
            severity: Severity::Remark,
            competency,
            basis: Vec::new(),
            explain: String::new(),
            at,
            entry: None,
            related: None,
            due: None,
            facts: Vec::new(),
            deducted: 0,
        }
    }
}

impl CompetencyScore {
    /// A score that is all of one competency: the others are 未评.
    pub(crate) fn only(own: Competency, score: i64) -> Vec<CompetencyScore> {
        let scores = Competency::ALL.into_iter().map(|competency| {
            let own = competency == own;
            CompetencyScore {
                competency,
                earned: own.then_some(score),
                most: if own { 10_000 } else { 0 },
                deducted: if own { 10_000 - score } else { 0 },
            }
        });
        scores.collect()
    }
}
