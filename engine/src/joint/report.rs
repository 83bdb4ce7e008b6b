//! The report of a sitting.

use super::activity::{Sitting, State};
use crate::activity::Activity;
use crate::score::{
    Competency, CompetencyScore, Finding, MilestoneScore, PASS, PathComparison, Report, gravest,
};

pub(super) fn of(sitting: &Sitting, state: &State) -> Report {
    let grade = sitting.grade(state);
    let at = sitting.now(state);
    let finished = state.closed;
    let mut findings = Vec::new();
    let mut milestones = Vec::new();
    let mut capped_by = None;
    for seat in &grade.dossiers {
        for defect in &seat.grade.defects {
            let title = format!("{}：{}", seat.town, defect.title);
            milestones.push(MilestoneScore {
                label: title.clone(),
                competency: Competency::Application,
                points: 0,
                reached: defect.mark.is_some(),
            });
            if defect.mark.is_some() {
                continue;
            }
            if seat.let_through > 0 && Some(defect.severity) == worst(seat) {
                capped_by = capped_by.or(Some(findings.len()));
            }
            findings.push(Finding {
                rule: defect.id.clone(),
                title,
                severity: defect.severity,
                competency: Competency::Application,
                basis: defect.basis.clone(),
                explain: defect.explain.clone(),
                at,
                entry: None,
                related: None,
                due: None,
                facts: Vec::new(),
                deducted: 0,
            });
        }
    }
    Report {
        title: sitting.data.title.clone(),
        seed: state.seed,
        mode: state.mode,
        finished,
        score: grade.score,
        passed: finished && grade.score >= PASS,
        capped_by,
        worst: gravest(&findings),
        competencies: CompetencyScore::only(Competency::Application, grade.score),
        milestones,
        findings,
        elements: Vec::new(),
        timeline: Vec::new(),
        path: PathComparison::default(),
        kept: Vec::new(),
        documents: Vec::new(),
        truth: Vec::new(),
    }
}

fn worst(seat: &super::grade::SeatGrade) -> Option<crate::score::Severity> {
    seat.grade
        .defects
        .iter()
        .map(|defect| defect.severity)
        .max()
}
