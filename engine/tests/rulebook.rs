//! The rules of the content together: lawful traces have no finding, one fault has its one finding.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod common;

use std::collections::BTreeMap;
use std::fs;

use common::{date, folder, read, rulebook, shipped};
use engine::rule::{RuleSet, Verdict, judge_trace};
use serde::Deserialize;

/// `defects.toml`; its head says how an edit is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cases {
    trace: BTreeMap<String, Trace>,
    defect: Vec<Case>,
    lawful: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Trace {
    base: Option<String>,
    #[serde(default)]
    lines: Vec<String>,
    #[serde(default)]
    edit: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    id: String,
    trace: String,
    edit: Vec<String>,
    #[serde(default)]
    found: Vec<String>,
}

fn cases() -> Cases {
    read(&folder("tests/data/defects.toml"))
}

impl Cases {
    fn lines(&self, name: &str) -> Vec<String> {
        let trace = &self.trace[name];
        let mut lines = match &trace.base {
            Some(base) => self.lines(base),
            None => trace.lines.clone(),
        };
        for edit in &trace.edit {
            change(&mut lines, edit);
        }
        lines
    }
}

/// Applies one edit; the lines stay in order of time.
fn change(lines: &mut Vec<String>, edit: &str) {
    let (verb, rest) = edit.split_once(' ').unwrap();
    if verb == "add" {
        lines.push(rest.to_owned());
    } else {
        let (target, rest) = rest.split_once(' ').unwrap_or((rest, ""));
        let (kind, nth) = match target.split_once('#') {
            Some((kind, nth)) => (kind, Some(nth.parse::<usize>().unwrap() - 1)),
            None => (target, (verb == "move").then_some(0)),
        };
        let mut places: Vec<usize> = (0..lines.len())
            .filter(|&i| lines[i].split(' ').nth(1) == Some(kind))
            .collect();
        if let Some(nth) = nth {
            places = vec![places[nth]];
        }
        assert!(!places.is_empty(), "no {target} for {edit:?}");
        for &place in places.iter().rev() {
            match verb {
                "drop" => {
                    lines.remove(place);
                }
                "move" => {
                    let (_, tail) = lines[place].split_once(' ').unwrap();
                    lines[place] = format!("{rest} {tail}");
                }
                "set" => lines[place] = set(&lines[place], rest),
                "unset" => {
                    let kept = |part: &&str| part.split_once('=').is_none_or(|(n, _)| n != rest);
                    let parts: Vec<&str> = lines[place].split(' ').filter(kept).collect();
                    lines[place] = parts.join(" ");
                }
                other => panic!("unknown edit {other}"),
            }
        }
    }
    lines.sort_by_key(|line| {
        let moment = line.split(' ').next().unwrap();
        if moment.contains('T') {
            moment.to_owned()
        } else {
            format!("{moment}T00:00")
        }
    });
}

fn set(line: &str, pairs: &str) -> String {
    let mut parts: Vec<String> = line.split(' ').map(str::to_owned).collect();
    for pair in pairs.split(' ') {
        let name = pair.split_once('=').unwrap().0;
        match parts
            .iter()
            .position(|part| part.split_once('=').is_some_and(|(n, _)| n == name))
        {
            Some(i) => parts[i] = pair.to_owned(),
            None => parts.push(pair.to_owned()),
        }
    }
    parts.join(" ")
}

/// The ids of the rules that the trace violates, as often as it does, sorted.
fn found(rules: &RuleSet, id: &str, lines: &[String]) -> Vec<String> {
    let findings = judge_trace(rules, lines)
        .unwrap_or_else(|(line, error)| panic!("{id}: {}: {error}", lines[line - 1]));
    let mut ids: Vec<String> = findings
        .iter()
        .filter(|finding| {
            matches!(
                finding.verdict,
                Verdict::Violated | Verdict::ClosedUnfulfilled
            )
        })
        .map(|finding| rules.get(finding.rule).unwrap().id.clone())
        .collect();
    ids.sort();
    ids
}

fn check(rules: &RuleSet, cases: &Cases, list: &[Case], problems: &mut Vec<String>) {
    for case in list {
        let mut lines = cases.lines(&case.trace);
        for edit in &case.edit {
            change(&mut lines, edit);
        }
        let mut expected = case.found.clone();
        expected.sort();
        let got = found(rules, &case.id, &lines);
        if got != expected {
            problems.push(format!("{}: expected {expected:?}, found {got:?}", case.id));
        }
    }
}

#[test]
fn lawful_traces_have_no_finding() {
    let (rules, cases) = (rulebook(), cases());
    let mut problems = Vec::new();
    for name in cases.trace.keys() {
        let got = found(&rules, name, &cases.lines(name));
        if !got.is_empty() {
            problems.push(format!("{name}: found {got:?}"));
        }
    }
    check(&rules, &cases, &cases.lawful, &mut problems);
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn one_fault_has_exactly_its_finding() {
    let (rules, cases) = (rulebook(), cases());
    let mut problems = Vec::new();
    check(&rules, &cases, &cases.defect, &mut problems);
    assert!(problems.is_empty(), "{}", problems.join("\n"));
    let untested: Vec<&str> = rules
        .rules()
        .map(|rule| rule.id.as_str())
        .filter(|id| {
            !cases
                .defect
                .iter()
                .any(|case| case.found.iter().any(|f| f == id))
        })
        .collect();
    assert!(untested.is_empty(), "{untested:?}");
}

#[test]
fn every_basis_is_in_force_from_the_first_day_of_its_rule() {
    let law = shipped();
    let mut problems = Vec::new();
    for rule in rulebook().rules() {
        let from = date(&rule.from.unwrap().to_string());
        let exceptions = rule.unless.iter().flat_map(|unless| &unless.basis);
        for basis in rule
            .basis
            .iter()
            .chain(exceptions)
            .chain(rule.roll_basis.iter())
        {
            let resolution = law.resolve(&basis.parse().unwrap(), from);
            if !resolution.is_in_force() {
                problems.push(format!("{}: {basis} on {from}: {resolution:?}", rule.id));
            }
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn the_coverage_table_names_every_rule_and_no_other() {
    let text = fs::read_to_string(folder("../docs/rule-coverage.md")).unwrap();
    let named: Vec<&str> = text
        .split(|c: char| !(c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'))
        .filter(|word| {
            word.matches('-').count() > 0 && word.starts_with(|c: char| c.is_ascii_lowercase())
        })
        .collect();
    let rules = rulebook();
    let missing: Vec<&str> = rules
        .rules()
        .map(|rule| rule.id.as_str())
        .filter(|id| !named.contains(id))
        .collect();
    let unknown: Vec<&&str> = named
        .iter()
        .filter(|name| rules.find(name).is_none())
        .collect();
    assert!(missing.is_empty(), "not in the table: {missing:?}");
    assert!(unknown.is_empty(), "no such rule: {unknown:?}");
}
