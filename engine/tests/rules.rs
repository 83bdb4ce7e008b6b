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
use engine::rule::{RuleData, RuleSet, VocabularyData, run_examples};
use serde_json::Value as Json;

fn scenarios() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../scenarios")
}

/// A TOML file as JSON, its dates as texts.
fn read(path: &Path) -> Json {
    fn json(value: toml::Value) -> Json {
        match value {
            toml::Value::Datetime(date) => Json::String(date.to_string()),
            toml::Value::Table(table) => table.into_iter().map(|(k, v)| (k, json(v))).collect(),
            toml::Value::Array(array) => array.into_iter().map(json).collect(),
            other => serde_json::to_value(other).unwrap(),
        }
    }
    let text = fs::read_to_string(path).unwrap();
    let table: toml::Table =
        toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    json(toml::Value::Table(table))
}

fn rules() -> RuleSet {
    let vocabulary: VocabularyData =
        serde_json::from_value(read(&scenarios().join("vocabulary/procedure.toml"))).unwrap();
    let calendar: HolidayCalendar =
        serde_json::from_value(read(&scenarios().join("calendar/holidays.toml"))).unwrap();
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
        for rule in read(&file)["rule"].as_array().unwrap() {
            let rule = serde_json::from_value(rule.clone())
                .unwrap_or_else(|error| panic!("{} {}: {error}", file.display(), rule["id"]));
            rules.push(rule);
        }
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
fn without_any_one_rule_an_example_fails() {
    let rules = rules();
    for rule in rules.rules() {
        let rest = rules.without(&rule.id).unwrap();
        assert_eq!(rest.len() + 1, rules.len());
        assert!(rest.find(&rule.id).is_none());
        // Its own failing examples are judged by no other rule in its name.
        assert!(!rule.fail.is_empty(), "{}", rule.id);
    }
}
