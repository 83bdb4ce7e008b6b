//! The report of a sitting.

use super::activity::State;
use super::sitting::Sitting;
use crate::activity::Activity;
use crate::review::missed;
use crate::score::{Competency, Finding, MilestoneScore, Report};

pub(super) fn of(sitting: &Sitting, state: &State) -> Report {
    let grade = sitting.grade(state);
    let at = sitting.now(state);
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
                title,
                ..missed(defect, at)
            });
        }
    }
    let run = (state.seed, state.mode);
    let (title, own) = (&sitting.data.title, Competency::Application);
    Report {
        capped_by,
        ..Report::scored(title, run, own, grade.score, state.closed).with(findings, milestones)
    }
}

fn worst(seat: &super::grade::SeatGrade) -> Option<crate::score::Severity> {
    seat.grade
        .defects
        .iter()
        .map(|defect| defect.severity)
        .max()
}
