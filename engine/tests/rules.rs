//! Runs the example traces of all rules of the content.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod common;

use common::rulebook;
use engine::rule::{Finding, RuleSet, Verdict, judge_trace, run_examples};

#[test]
fn every_rule_has_examples_and_all_come_out_as_they_say() {
    let failures: Vec<String> = run_examples(&rulebook())
        .iter()
        .map(ToString::to_string)
        .collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn there_are_at_least_sixty_rules_each_with_its_basis() {
    let rules = rulebook();
    assert!(rules.len() >= 60, "{}", rules.len());
    assert!(
        rules
            .rules()
            .all(|rule| !rule.basis.is_empty() && rule.from.is_some())
    );
}

#[test]
fn without_any_one_rule_its_failing_examples_come_out_otherwise_and_nothing_else_changes() {
    let rules = rulebook();
    for rule in rules.rules() {
        let rest = rules.without(&rule.id).unwrap();
        assert_eq!(rest.len() + 1, rules.len());
        for example in &rule.fail {
            let with = findings(&rules, &example.trace);
            let without = findings(&rest, &example.trace);
            let (own, others): (Vec<_>, Vec<_>) =
                with.into_iter().partition(|(id, _)| *id == rule.id);
            let violations = own
                .iter()
                .filter(|(_, finding)| finding.verdict != Verdict::Kept);
            assert_eq!(violations.count(), example.at.len(), "{}", rule.id);
            assert_eq!(without, others, "{}", rule.id);
        }
    }
}

/// The findings on a trace with the id of the rule instead of its number.
fn findings(rules: &RuleSet, trace: &[String]) -> Vec<(String, Finding)> {
    let blank = rules.ids().next().unwrap();
    let mut findings: Vec<(String, Finding)> = judge_trace(rules, trace)
        .unwrap()
        .into_iter()
        .map(|finding| {
            let id = rules.get(finding.rule).unwrap().id.clone();
            (
                id,
                Finding {
                    rule: blank,
                    ..finding
                },
            )
        })
        .collect();
    findings.sort();
    findings
}
