//! Everything that is wrong with a content folder.

use super::load::{CaseFolder, Library, Sourced};
use super::{Diagnostic, bundle};
use engine::activity::{Mode, Seed};
use engine::bundle::Bundle;
use engine::case::data::Script;
use engine::case::{self, Case, Fixed};
use engine::joint::data::SittingData;
use engine::law::{CardIndex, Citation, LawIndex};
use engine::rule::{RuleSet, run_examples};
use std::collections::BTreeMap;

/// How thoroughly scripts are played.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// Every tenth of the first days.
    Quick,
    /// Every first day.
    Full,
}

/// Checks a library; the diagnostics of loading come first.
pub fn check(library: &Library, depth: Depth) -> Vec<Diagnostic> {
    let mut checker = Checker {
        library,
        found: Vec::new(),
    };
    let law = checker.law();
    if let Some(law) = &law {
        checker.cards(law);
        checker.rules(law);
        checker
            .found
            .extend(super::check_documents::check(library, law));
    }
    checker
        .found
        .extend(super::handover::check(library, law.as_ref()));
    checker
        .found
        .extend(super::organisation::check(library, law.as_ref()));
    for folder in &library.cases {
        checker.case(folder, depth);
    }
    for sitting in &library.sittings {
        checker.sitting(sitting);
    }
    let mut found = checker.found;
    found.sort();
    found.dedup();
    found
}

struct Checker<'a> {
    library: &'a Library,
    found: Vec<Diagnostic>,
}

impl Checker<'_> {
    fn report<T>(&mut self, at: &Sourced<T>, path: &str, code: &'static str, message: String) {
        let (line, column) = self.library.place(at, path);
        self.found.push(Diagnostic {
            file: at.file.clone(),
            line,
            column,
            code,
            message,
            hint: String::new(),
        });
    }

    fn general(&mut self, folder: &str, code: &'static str, message: String) {
        let file = self.library.root.join(folder);
        self.found.push(Diagnostic {
            file,
            line: 1,
            column: 1,
            code,
            message,
            hint: String::new(),
        });
    }

    /// Reports a fault whose path begins with `name[n]` at the n-th of the list.
    fn report_in<T>(
        &mut self,
        list: &[Sourced<T>],
        path: &str,
        code: &'static str,
        message: String,
    ) {
        let number = path
            .split_once('[')
            .and_then(|(_, rest)| rest.split_once(']'));
        let at = number.and_then(|(n, rest)| {
            Some((
                list.get(n.parse::<usize>().ok()?)?,
                rest.trim_start_matches('.'),
            ))
        });
        match at {
            Some((at, rest)) => self.report(at, rest, code, message),
            None => self.general("", code, format!("{path}: {message}")),
        }
    }

    fn sitting(&mut self, sitting: &Sourced<SittingData>) {
        let built = super::joint::compile(self.library, &sitting.item).and_then(|bundle| {
            bundle
                .sitting()
                .map(drop)
                .map_err(|error| error.to_string())
        });
        if let Err(message) = built {
            self.report(sitting, "", "joint", message);
        }
    }

    fn law(&mut self) -> Option<LawIndex> {
        let library = self.library;
        let statutes = library
            .statutes
            .iter()
            .map(|statute| statute.item.clone())
            .collect();
        match LawIndex::new(statutes) {
            Ok(law) => Some(law),
            Err(errors) => {
                for error in errors {
                    self.report_in(&library.statutes, &error.path, "statute", error.to_string());
                }
                None
            }
        }
    }

    fn cards(&mut self, law: &LawIndex) {
        let library = self.library;
        let cards = library.cards.iter().map(|card| card.item.clone()).collect();
        if let Err(errors) = CardIndex::new(cards, law) {
            for error in errors {
                self.report_in(&library.cards, &error.path, "card", error.to_string());
            }
        }
    }

    fn rules(&mut self, law: &LawIndex) {
        let library = self.library;
        let calendar = match engine::calendar::HolidayCalendar::new(library.holidays.clone()) {
            Ok(calendar) => std::sync::Arc::new(calendar),
            Err(error) => return self.general("calendar", "calendar", error.to_string()),
        };
        let rules: Vec<_> = library.rules.iter().map(|rule| rule.item.clone()).collect();
        match RuleSet::compile(&rules, &library.vocabulary, &calendar) {
            Ok(set) => {
                for failure in run_examples(&set) {
                    match library
                        .rules
                        .iter()
                        .find(|rule| rule.item.id == failure.rule)
                    {
                        Some(at) => self.report(at, "", "example", failure.to_string()),
                        None => self.general("rules", "example", failure.to_string()),
                    }
                }
            }
            Err(errors) => {
                for error in errors {
                    self.report_in(&library.rules, &error.path, "rule", error.to_string());
                }
            }
        }
        for rule in &library.rules {
            let own = rule
                .item
                .basis
                .iter()
                .enumerate()
                .map(|(n, text)| (format!("basis[{n}]"), text));
            let exceptions = rule
                .item
                .unless
                .iter()
                .enumerate()
                .flat_map(|(m, exception)| {
                    exception
                        .basis
                        .iter()
                        .enumerate()
                        .map(move |(n, text)| (format!("unless[{m}].basis[{n}]"), text))
                });
            for (path, text) in own.chain(exceptions) {
                if let Some(message) = rule.item.from.and_then(|from| unsound(law, text, from)) {
                    self.report(rule, &path, "citation", message);
                }
            }
        }
    }

    fn case(&mut self, folder: &CaseFolder, depth: Depth) {
        let bundle = match bundle::compile(self.library, folder) {
            Ok(bundle) => bundle,
            Err(message) => return self.report(&folder.case, "", "bundle", message),
        };
        let Ok(case) = self.build(folder, &bundle) else {
            return;
        };
        for problem in case::check::check(&case) {
            self.problem(folder, &problem);
        }
        self.case_citations(folder, &case);
        for script in &folder.scripts {
            for message in judge_script(&case, &script.item, depth) {
                self.report(
                    script,
                    "",
                    if script.item.lawful { "path" } else { "flawed" },
                    message,
                );
            }
        }
        if !folder.scripts.iter().any(|script| script.item.lawful) {
            self.report(
                &folder.case,
                "",
                "path",
                "the case has no lawful path".to_owned(),
            );
        }
    }

    /// The case with all its scripts, flawed ones too, so that they are checked as well.
    fn build(&mut self, folder: &CaseFolder, bundle: &Bundle) -> Result<Case, ()> {
        let mut bundle = bundle.clone();
        bundle.scripts = folder
            .scripts
            .iter()
            .map(|script| script.item.clone())
            .collect();
        bundle
            .case()
            .map_err(|error| self.report(&folder.case, "", "bundle", error.to_string()))
    }

    fn problem(&mut self, folder: &CaseFolder, problem: &case::check::Problem) {
        let library = self.library;
        let message = problem.message.clone();
        let split = |prefix: &str| {
            let rest = problem.path.strip_prefix(prefix)?;
            Some(rest.split_once('.').unwrap_or((rest, "")))
        };
        if let Some(rest) = problem.path.strip_prefix("case.") {
            return self.report(&folder.case, rest, "reference", message);
        }
        if let Some((id, rest)) = split("action ")
            && let Some(at) = library.actions.iter().find(|action| action.item.id == id)
        {
            return self.report(at, rest, "reference", format!("{id}.{rest}: {message}"));
        }
        if let Some((id, rest)) = split("document ")
            && let Some(at) = library
                .templates
                .iter()
                .find(|template| template.item.id == id)
        {
            return self.report(at, rest, "reference", message);
        }
        if let Some((id, rest)) = split("script ")
            && let Some(at) = folder.scripts.iter().find(|script| script.item.id == id)
        {
            return self.report(at, rest, "reference", message);
        }
        self.report(
            &folder.case,
            "",
            "reference",
            format!("{}: {message}", problem.path),
        );
    }

    /// What the case itself relies on must be in force on its first day; options may be traps.
    fn case_citations(&mut self, folder: &CaseFolder, case: &Case) {
        let library = self.library;
        let Ok(law) = LawIndex::new(
            library
                .statutes
                .iter()
                .map(|statute| statute.item.clone())
                .collect(),
        ) else {
            return;
        };
        let day = case.data().start.from;
        let elements = case
            .data()
            .elements
            .iter()
            .enumerate()
            .map(|(n, e)| (format!("elements[{n}].basis"), &e.basis));
        let grounds = case
            .data()
            .evidence
            .iter()
            .enumerate()
            .flat_map(|(n, evidence)| {
                let grounds = evidence.exclude.iter().chain(&evidence.lacks);
                grounds.map(move |ground| (format!("evidence[{n}]"), &ground.basis))
            });
        for (path, basis) in elements.chain(grounds) {
            for text in basis {
                if let Some(message) = unsound(&law, text, day) {
                    self.report(&folder.case, &path, "citation", message);
                }
            }
        }
    }
}

/// Why a citation cannot be relied on, on a day.
pub(super) fn unsound(law: &LawIndex, text: &str, day: engine::calendar::Date) -> Option<String> {
    let citation: Citation = match text.parse() {
        Ok(citation) => citation,
        Err(error) => return Some(format!("{error}")),
    };
    let resolution = law.resolve(&citation, day);
    (!resolution.is_in_force()).then(|| format!("{text} on {day}: {}", resolution.status()))
}

/// All combinations of the listed draws.
pub fn combinations(script: &Script) -> Vec<BTreeMap<String, String>> {
    let mut all = vec![BTreeMap::new()];
    for (id, values) in &script.draws {
        all = all
            .into_iter()
            .flat_map(|done: BTreeMap<String, String>| {
                values.iter().map(move |value| {
                    let mut next = done.clone();
                    next.insert(id.clone(), value.clone());
                    next
                })
            })
            .collect();
    }
    all
}

/// What a script comes to other than what it states, over its draws and first days.
pub fn judge_script(case: &Case, script: &Script, depth: Depth) -> Vec<String> {
    let Some(expect) = &script.expect else {
        return vec!["`expect` is missing".to_owned()];
    };
    let mut wrong = Vec::new();
    let step = if depth == Depth::Full || script.draws.is_empty() {
        1
    } else {
        10
    };
    // A flawed course pins its day where the calendar matters; all courses run over the whole window.
    for draws in combinations(script) {
        for offset in (0..i32::from(case.data().start.days)).step_by(step) {
            let start = case.data().start.from.plus_days(offset);
            let fixed = Fixed {
                start: Some(start),
                draws: draws.clone(),
            };
            let here = format!("{draws:?} from {start}");
            let played = match case.play(script, Seed::default(), Mode::Exam, &fixed) {
                Ok(played) => played,
                Err(error) => {
                    wrong.push(format!("{here}: {error}"));
                    break;
                }
            };
            for fault in case.faults(&played.state) {
                wrong.push(format!("{here}: {fault}"));
            }
            let outcome = case.outcome_of(&played.state);
            let mut found = outcome.findings.clone();
            let mut expected = expect.findings.clone();
            found.sort();
            expected.sort();
            if found != expected {
                wrong.push(format!("{here}: found {found:?}, expected {expected:?}"));
            }
            if expect.score.is_some_and(|score| score != outcome.score) {
                wrong.push(format!(
                    "{here}: score {}, expected {:?}; missed {:?}",
                    outcome.score,
                    expect.score,
                    case.missed(&played.state)
                ));
            }
            if expect.at_most.is_some_and(|most| outcome.score > most) {
                wrong.push(format!(
                    "{here}: score {} is above {:?}",
                    outcome.score, expect.at_most
                ));
            }
            if expect.passed.is_some_and(|passed| passed != outcome.passed) {
                wrong.push(format!("{here}: passed {}", outcome.passed));
            }
            if wrong.len() >= 5 {
                return wrong;
            }
        }
    }
    wrong
}
