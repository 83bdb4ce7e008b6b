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

use common::{date, files, folder, shipped};
use engine::calendar::HolidayCalendar;
use engine::rule::{
    Monitor, RuleData, RuleSet, TraceStep, Verdict, VocabularyData, read_trace_line,
};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value as Json;

/// A TOML file, its dates as texts.
fn read<T: DeserializeOwned>(path: &std::path::Path) -> T {
    fn json(value: toml::Value) -> Json {
        match value {
            toml::Value::Datetime(date) => Json::String(date.to_string()),
            toml::Value::Table(table) => table.into_iter().map(|(k, v)| (k, json(v))).collect(),
            toml::Value::Array(array) => array.into_iter().map(json).collect(),
            other => serde_json::to_value(other).unwrap(),
        }
    }
    let table: toml::Table = toml::from_str(&fs::read_to_string(path).unwrap())
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_value(json(toml::Value::Table(table)))
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn rules() -> RuleSet {
    #[derive(Deserialize)]
    struct File {
        rule: Vec<RuleData>,
    }
    let rules: Vec<RuleData> = files("../scenarios/rules")
        .iter()
        .flat_map(|path| read::<File>(path).rule)
        .collect();
    let vocabulary: VocabularyData = read(&folder("../scenarios/vocabulary/procedure.toml"));
    let calendar: HolidayCalendar = read(&folder("../scenarios/calendar/holidays.toml"));
    RuleSet::compile(&rules, &vocabulary, &calendar).unwrap_or_else(|errors| {
        let lines: Vec<String> = errors.iter().map(ToString::to_string).collect();
        panic!("{}", lines.join("\n"))
    })
}

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
    let mut monitor = Monitor::new(rules);
    let mut findings = Vec::new();
    for line in lines {
        let step = read_trace_line(rules.vocabulary(), line)
            .unwrap_or_else(|error| panic!("{id}: {line}: {error}"));
        let result = match &step {
            TraceStep::Event(event) => monitor.push(event),
            TraceStep::End(day) => monitor.advance(*day),
        };
        findings.extend(result.unwrap_or_else(|error| panic!("{id}: {line}: {error}")));
        if matches!(step, TraceStep::Event(event) if rules.is_closing(event.kind())) {
            findings.extend(monitor.close());
        }
    }
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
    let (rules, cases) = (rules(), cases());
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
    let (rules, cases) = (rules(), cases());
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
    for rule in rules().rules() {
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
    let rules = rules();
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
