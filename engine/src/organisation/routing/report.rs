//! The report of a drill.

use super::activity::{Routing, State};
use super::judge::{Judged, MarkKind};
use crate::activity::Activity;
use crate::calendar::Moment;
use crate::score::{Competency, Finding, MilestoneScore, Report, Severity};

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
    let run = (state.seed, state.mode);
    let (title, own) = (&routing.data.title, Competency::Procedure);
    Report::scored(title, run, own, score, finished).with(findings, milestones.collect())
}

fn finding(card: &Judged, at: Moment, each: i64) -> Finding {
    Finding {
        rule: card.card.clone(),
        title: format!("应当交给{}", card.right),
        severity: card.severity.unwrap_or(Severity::Remark),
        basis: card.basis.clone(),
        explain: card.why.clone(),
        deducted: if card.mark == MarkKind::Near {
            each / 2
        } else {
            each
        },
        ..Finding::of(Competency::Procedure, at)
    }
}
