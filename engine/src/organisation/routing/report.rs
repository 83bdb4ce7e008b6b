//! The report of a drill.

use super::activity::{Routing, State};
use super::judge::{Judged, MarkKind};
use crate::activity::Activity;
use crate::calendar::Moment;
use crate::score::{
    Competency, CompetencyScore, Finding, MilestoneScore, PASS, PathComparison, Report, Severity,
    gravest,
};

pub(super) fn of(routing: &Routing, state: &State) -> Report {
    let judged = routing.judged_cards(state);
    let score = routing.score(state);
    let finished = routing.finished(state);
    let at = routing.now(state);
    let each = 10_000_i64
        .checked_div(i64::try_from(state.order.len()).unwrap_or(0))
        .unwrap_or(0);
    let missed = judged.iter().filter(|card| card.mark != MarkKind::Right);
    let findings: Vec<Finding> = missed.map(|card| finding(card, at, each)).collect();
    let milestones = judged.iter().map(|card| MilestoneScore {
        label: card.text.clone(),
        competency: Competency::Procedure,
        points: each,
        reached: card.mark == MarkKind::Right,
    });
    Report {
        title: routing.data.title.clone(),
        seed: state.seed,
        mode: state.mode,
        finished,
        score,
        passed: finished && score >= PASS,
        capped_by: None,
        worst: gravest(&findings),
        competencies: CompetencyScore::only(Competency::Procedure, score),
        milestones: milestones.collect(),
        findings,
        elements: Vec::new(),
        timeline: Vec::new(),
        path: PathComparison::default(),
        kept: Vec::new(),
        documents: Vec::new(),
        truth: Vec::new(),
    }
}

fn finding(card: &Judged, at: Moment, each: i64) -> Finding {
    Finding {
        rule: card.card.clone(),
        title: format!("应当交给{}", card.right),
        severity: card.severity.unwrap_or(Severity::Remark),
        competency: Competency::Procedure,
        basis: card.basis.clone(),
        explain: card.why.clone(),
        at,
        entry: None,
        related: None,
        due: None,
        facts: Vec::new(),
        deducted: if card.mark == MarkKind::Near {
            each / 2
        } else {
            each
        },
    }
}
