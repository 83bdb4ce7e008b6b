//! The report of a review.

use super::activity::{Review, State};
use super::grade::DefectResult;
use crate::activity::Activity;
use crate::calendar::Moment;
use crate::score::{Competency, DocumentScore, Finding, MilestoneScore, Report};

pub(super) fn of(review: &Review, state: &State) -> Report {
    let grade = review.grade(state).unwrap_or_default();
    let score = review.score(state, &grade);
    let finished = state.conclusion.is_some();
    let at = review.now(state);
    let findings: Vec<Finding> = grade
        .defects
        .iter()
        .filter(|defect| defect.mark.is_none())
        .map(|defect| missed(defect, at))
        .collect();
    let capped = grade.capped_by.and_then(|n| grade.defects.get(n));
    let milestones = grade.defects.iter().map(|defect| MilestoneScore {
        label: defect.title.clone(),
        competency: Competency::Application,
        points: 0,
        reached: defect.mark.is_some(),
    });
    let opinion = review.opinion(state).map(|verdict| DocumentScore {
        title: "法制审核意见书".to_owned(),
        at,
        verdict,
    });
    let run = (state.seed, state.mode);
    let own = Competency::Application;
    Report {
        capped_by: capped.and_then(|defect| findings.iter().position(|f| f.rule == defect.id)),
        documents: opinion.into_iter().collect(),
        ..Report::scored(&review.title, run, own, score, finished)
            .with(findings, milestones.collect())
    }
}

/// A defect that was overlooked.
pub(crate) fn missed(defect: &DefectResult, at: Moment) -> Finding {
    Finding {
        rule: defect.id.clone(),
        title: defect.title.clone(),
        severity: defect.severity,
        basis: defect.basis.clone(),
        explain: defect.explain.clone(),
        ..Finding::of(Competency::Application, at)
    }
}
