//! Runs the example traces of all rules of the content.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use std::fs;
use std::path::{Path, PathBuf};

use engine::calendar::HolidayCalendar;
use engine::rule::{
    Finding, RuleData, RuleSet, Verdict, VocabularyData, judge_trace, run_examples,
};
use serde::Deserialize;
use serde::de::DeserializeOwned;

fn scenarios() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../scenarios")
}

fn read<T: DeserializeOwned>(path: &Path) -> T {
    let text = fs::read_to_string(path).unwrap();
    toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[derive(Deserialize)]
struct RuleFile {
    rule: Vec<RuleData>,
}

fn rules() -> RuleSet {
    let vocabulary: VocabularyData = read(&scenarios().join("vocabulary/procedure.toml"));
    let calendar: HolidayCalendar = read(&scenarios().join("calendar/holidays.toml"));
    let mut files: Vec<PathBuf> = fs::read_dir(scenarios().join("rules"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "toml")
        })
        .collect();
    files.sort();
    let mut rules: Vec<RuleData> = Vec::new();
    for file in files {
        rules.extend(read::<RuleFile>(&file).rule);
    }
    RuleSet::compile(&rules, &vocabulary, &calendar).unwrap_or_else(|errors| {
        let lines: Vec<String> = errors.iter().map(ToString::to_string).collect();
        panic!("{}", lines.join("\n"))
    })
}

#[test]
fn every_rule_has_examples_and_all_come_out_as_they_say() {
    let failures: Vec<String> = run_examples(&rules())
        .iter()
        .map(ToString::to_string)
        .collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn there_are_at_least_sixty_rules_each_with_its_basis() {
    let rules = rules();
    assert!(rules.len() >= 60, "{}", rules.len());
    assert!(
        rules
            .rules()
            .all(|rule| !rule.basis.is_empty() && rule.from.is_some())
    );
}

#[test]
fn without_any_one_rule_its_failing_examples_come_out_otherwise_and_nothing_else_changes() {
    let rules = rules();
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
