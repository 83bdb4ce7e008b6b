//! The report of a case, and the hint that comes from the same comparison.

use super::data::Script;
use super::lexicon::is_breach;
use super::scope::World;
use super::state::Happened;
use super::{Case, Fixed, Played, State, align};
use crate::record::{Outcome, sha256_hex};
use crate::rule::{Event, Finding as RuleFinding};
use crate::score::{
    CAPPED, Competency, CompetencyScore, Fact, Finding, KeptRule, MilestoneScore, PASS,
    PathComparison, Report, Severity, TimelineEntry, gravest,
};
use crate::value::Symbol;
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// Basis points that a finding costs within its competency.
pub(super) fn cost(severity: Severity) -> i64 {
    match severity {
        Severity::Void => 4_000,
        Severity::Revocable => 2_500,
        Severity::Unlawful => 1_000,
        Severity::Curable => 400,
        Severity::Remark => 100,
    }
}

impl Case {
    pub(crate) fn judge_run(&self, state: &State) -> Report {
        let findings = self.findings(state);
        let milestones = self.milestones(state);
        let competencies = competencies(&milestones, &findings);
        let total: i64 = competencies.iter().filter_map(|score| score.earned).sum();
        let worst = gravest(&findings);
        let capped_by = worst.filter(|n| {
            findings
                .get(*n)
                .is_some_and(|f| f.severity >= Severity::Revocable)
        });
        let score = if capped_by.is_some() {
            total.min(CAPPED)
        } else {
            total
        };
        let world = World::new(self, state);
        let elements = self.data.elements.iter();
        Report {
            title: self.data.title.clone(),
            seed: state.seed,
            mode: state.mode,
            finished: state.finished,
            score,
            passed: state.closed && score >= PASS,
            capped_by,
            worst,
            competencies,
            findings,
            milestones,
            elements: elements
                .map(|element| self.element_result(state, element))
                .collect(),
            timeline: state.trace.iter().map(|event| self.entry(event)).collect(),
            path: self.compare(state),
            kept: self.kept(state),
            documents: self.document_scores(state),
            truth: self
                .data
                .truth
                .iter()
                .filter(|told| told.condition.holds(&world))
                .map(|t| t.text.render(&world))
                .collect(),
        }
    }

    /// Score, findings and a hash over all that happened.
    pub(crate) fn sum_up(&self, state: &State) -> Outcome {
        let findings = self.findings(state);
        let total: i64 = competencies(&self.milestones(state), &findings)
            .iter()
            .filter_map(|score| score.earned)
            .sum();
        let worst = findings.iter().map(|finding| finding.severity).max();
        let score = if worst >= Some(Severity::Revocable) {
            total.min(CAPPED)
        } else {
            total
        };
        let mut text = String::new();
        for event in &state.trace {
            let data = crate::json::write(event.data.as_ref());
            // Writing to a String does not fail.
            let _ = writeln!(text, "{} {} {data}", event.at, event.kind);
        }
        for finding in &findings {
            let _ = writeln!(text, "{} {} {:?}", finding.at, finding.rule, finding.entry);
        }
        Outcome {
            score,
            passed: state.closed && score >= PASS,
            worst,
            findings: findings.into_iter().map(|finding| finding.rule).collect(),
            trace: sha256_hex(text.as_bytes()),
        }
    }

    fn entry(&self, event: &Happened) -> TimelineEntry {
        TimelineEntry {
            at: event.at,
            kind: event.kind.clone(),
            label: self.kind_label(&event.kind),
            command: event.command,
        }
    }

    fn findings(&self, state: &State) -> Vec<Finding> {
        let mut out: Vec<Finding> = state
            .findings
            .iter()
            .filter(|found| is_breach(found))
            .filter_map(|f| self.finding(state, f))
            .collect();
        out.extend(self.document_findings(state));
        out.extend(self.clash_findings(state));
        out.sort_by_key(|finding| finding.at);
        out
    }

    fn finding(&self, state: &State, found: &RuleFinding) -> Option<Finding> {
        let rule = self.rule(found.rule)?;
        Some(Finding {
            rule: rule.id.clone(),
            title: rule.title.clone(),
            severity: rule.severity,
            competency: rule.competency,
            basis: self.cite_all(&rule.basis),
            explain: rule.explain.clone(),
            at: found.at,
            entry: index(found.event),
            related: index(found.related),
            due: found.due,
            facts: self.facts(state, found),
            deducted: cost(rule.severity),
        })
    }

    /// What the rule looked at, in the events' own words.
    fn facts(&self, state: &State, found: &RuleFinding) -> Vec<Fact> {
        let vocabulary = self.rules.vocabulary();
        let events: Vec<Event> = state
            .trace
            .iter()
            .filter_map(|event| self.as_event(event).ok())
            .collect();
        let facts = self.rules.facts(found, &events);
        let present = facts.into_iter().filter(|fact| !fact.value.is_absent());
        present
            .map(|fact| {
                let label = vocabulary.attr_label(fact.attr);
                let kind = events
                    .get(index(Some(fact.event)).unwrap_or(usize::MAX))
                    .map(|event| vocabulary.kind_label(event.kind()));
                let label = match kind {
                    Some(kind) if fact.related => format!("{kind}：{label}"),
                    _ => label.to_owned(),
                };
                Fact {
                    label,
                    value: self.told(&fact.value),
                }
            })
            .collect()
    }

    fn told(&self, value: &crate::value::Value) -> String {
        let members = value.symbols();
        if members.is_empty() {
            return super::words::shown(value);
        }
        let name = |id: &Symbol| {
            let person = self.person(id).map(|person| person.name.clone());
            let evidence = || self.evidence(id).map(|evidence| evidence.label.clone());
            let element = || self.element(id).map(|element| element.label.clone());
            person
                .or_else(evidence)
                .or_else(element)
                .unwrap_or_else(|| id.to_string())
        };
        members.iter().map(name).collect::<Vec<_>>().join("、")
    }

    fn milestones(&self, state: &State) -> Vec<MilestoneScore> {
        let world = World::new(self, state);
        let milestones = self.data.milestones.iter();
        milestones
            .map(|milestone| MilestoneScore {
                label: milestone.label.clone(),
                competency: milestone.competency,
                points: milestone.points,
                reached: milestone.condition.holds(&world),
            })
            .collect()
    }

    fn kept(&self, state: &State) -> Vec<KeptRule> {
        let broken: BTreeSet<_> = state
            .findings
            .iter()
            .filter(|found| is_breach(found))
            .map(|f| f.rule)
            .collect();
        let kept: BTreeSet<_> = state
            .findings
            .iter()
            .map(|f| f.rule)
            .filter(|rule| !broken.contains(rule))
            .collect();
        let rules = kept.into_iter().filter_map(|rule| self.rule(rule));
        rules
            .map(|rule| KeptRule {
                rule: rule.id.clone(),
                title: rule.title.clone(),
                basis: self.cite_all(&rule.basis),
            })
            .collect()
    }

    /// The lawful path that is closest to what was done, as played on the same seed and first day.
    fn closest(&self, state: &State) -> Option<(&Script, Played, align::Pairs)> {
        let fixed = Fixed {
            start: Some(state.start.date()),
            draws: state.draws.clone(),
        };
        let lawful = self.scripts.iter().filter(|script| script.lawful);
        let suited = lawful.filter(|script| {
            script.draws.iter().all(|(id, values)| {
                state
                    .draws
                    .get(id)
                    .is_none_or(|drawn| values.contains(drawn))
            })
        });
        suited
            .filter_map(|script| {
                let played = self.play(script, state.seed, state.mode, &fixed).ok()?;
                let pairs = align::align(&state.trace, &played.state.trace);
                Some((script, played, pairs))
            })
            .min_by_key(|(_, _, pairs)| align::distance(pairs))
    }

    fn compare(&self, state: &State) -> PathComparison {
        let Some((script, played, pairs)) = self.closest(state) else {
            return PathComparison::default();
        };
        let rows = align::rows(&pairs, &state.trace, &played.state.trace, |kind| {
            self.kind_label(kind)
        });
        PathComparison {
            name: script.title.clone(),
            rows,
        }
    }

    /// The reason of the lawful path's first step that has not been taken, or the action's name.
    pub(crate) fn next_lawful_step(&self, state: &State) -> Option<String> {
        let (script, played, pairs) = self.closest(state)?;
        let missing = pairs.iter().find_map(|pair| match pair {
            (None, Some(lawful)) => played.state.trace.get(*lawful),
            _ => None,
        })?;
        let step = played.steps.get(missing.command.checked_sub(1)?)?;
        let step = script.steps.get(*step)?;
        if !step.why.is_empty() {
            return Some(step.why.clone());
        }
        self.action(&step.act)
            .map(|action| action.label.clone())
            .or_else(|| Some(self.kind_label(&missing.kind)))
    }
}

fn index(event: Option<u32>) -> Option<usize> {
    event.and_then(|n| usize::try_from(n).ok())
}

fn competencies(milestones: &[MilestoneScore], findings: &[Finding]) -> Vec<CompetencyScore> {
    Competency::ALL
        .iter()
        .map(|competency| {
            let own = || {
                milestones
                    .iter()
                    .filter(|milestone| milestone.competency == *competency)
            };
            let most: i64 = own().map(|milestone| milestone.points).sum();
            let reached: i64 = own()
                .filter(|milestone| milestone.reached)
                .map(|milestone| milestone.points)
                .sum();
            let deducted: i64 = findings
                .iter()
                .filter(|f| f.competency == *competency)
                .map(|f| f.deducted)
                .sum();
            let earned = (most > 0).then(|| (reached - deducted).max(0));
            CompetencyScore {
                competency: *competency,
                earned,
                most,
                deducted,
            }
        })
        .collect()
}
