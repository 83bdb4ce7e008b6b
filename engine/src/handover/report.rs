//! The report of a handover in the shape that all activities share.

use super::activity::{Handover, State};
use super::assess::Assessor;
use crate::activity::Activity;
use crate::score::{Competency, Finding, MilestoneScore, Report, Severity};

pub(super) fn of(handover: &Handover, state: &State) -> Report {
    let parts = state.parts();
    let (score, milestones) = match parts {
        Some((world, town)) => {
            let assessor = Assessor::new(world, town);
            let dimensions = assessor.dimensions();
            let milestones = dimensions.iter().flat_map(|one| {
                one.parts
                    .iter()
                    .filter(|part| part.most > 0)
                    .map(|part| MilestoneScore {
                        label: format!("{}·{}", one.dimension.chinese(), part.label),
                        competency: Competency::Procedure,
                        points: part.most * one.weight / 100,
                        reached: part.earned * 10 >= part.most * 6,
                    })
            });
            (assessor.scores().whole, milestones.collect())
        }
        None => (0, Vec::new()),
    };
    let findings = findings(handover, state);
    let finished = handover.finished(state);
    let run = (state.seed, state.mode);
    let own = Competency::Procedure;
    Report::scored(&handover.title, run, own, score, finished).with(findings, milestones)
}

/// What was unlawful in how the town was run.
pub(super) fn findings(handover: &Handover, state: &State) -> Vec<Finding> {
    let Some((_, town)) = state.parts() else {
        return Vec::new();
    };
    let t = &town.totals;
    let all = [
        (
            t.unlawful,
            "handover.gates",
            "门槛未过就以镇的名义作出决定",
            Severity::Revocable,
            &[
                "《行政处罚法》第二十四条第一款",
                "《行政处罚法》第三十八条第一款",
            ][..],
            "事项没有公示、没有持证人员、没有法制审核或者没有账号印章，就上线办案。应当先过硬门槛再上线。",
        ),
        (
            t.uncertified,
            "handover.uncertified",
            "由没有执法资格的人员办案",
            Severity::Revocable,
            &["《行政处罚法》第四十二条第一款"][..],
            "行政处罚应当由具有行政执法资格的人员实施，且不得少于两人。人手不足的，应当暂缓上线或者请县里带办。",
        ),
        (
            t.unreviewed + t.reviewed_wrongly,
            "handover.unreviewed",
            "应当审核的决定未经合格审核",
            Severity::Revocable,
            &[
                "《行政处罚法》第五十八条第一款",
                "《行政处罚法》第五十八条第二款",
            ][..],
            "应当法制审核的案件，未经审核或者由不具备资格的人员审核就作出决定。没有合格人员的，应当接入联审。",
        ),
    ];
    let at = handover.now(state);
    let found = all.into_iter().filter(|(count, ..)| *count > 0);
    found
        .map(|(count, rule, title, severity, basis, explain)| Finding {
            rule: rule.to_owned(),
            title: format!("{title}（{count}件）"),
            severity,
            basis: basis.iter().map(|text| (*text).to_owned()).collect(),
            explain: explain.to_owned(),
            ..Finding::of(Competency::Procedure, at)
        })
        .collect()
}
