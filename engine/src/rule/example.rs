use std::fmt;

use super::event::{Event, EventError};
use super::finding::{Finding, MonitorError, RuleId, Verdict};
use super::monitor::Monitor;
use super::set::RuleSet;
use super::vocabulary::Vocabulary;
use crate::calendar::{Date, Moment};
use crate::value::ValueTypeError;

/// An example of a rule that does not come out as it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExampleFailure {
    /// The rule's id.
    pub rule: String,
    /// `pass[0]` or `fail[2]`; `pass` or `fail` if there is none.
    pub example: String,
    /// What is wrong.
    pub problem: ExampleProblem,
}

/// What is wrong with an example.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExampleProblem {
    /// The rule has no such example.
    Missing,
    /// A failing example names no event.
    NothingExpected,
    /// Line `line`, counted from 1, cannot be read.
    Line {
        /// The line.
        line: usize,
        /// Why.
        error: TraceError,
    },
    /// Other events are judged violated than the example says (1 is the first, 0 the close).
    Verdict {
        /// What the example says.
        expected: Vec<usize>,
        /// What came out.
        got: Vec<usize>,
    },
}

/// Why a line of a trace cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TraceError {
    /// It does not begin with a date or moment and an event kind.
    Shape,
    /// A part is not `name=value`.
    Pair(String),
    /// No such event, attribute or type.
    Event(EventError),
    /// A value is not of its type.
    Value(ValueTypeError),
    /// It comes before an earlier line.
    Order(MonitorError),
}

impl fmt::Display for TraceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            TraceError::Shape => f.write_str("expected DATE[THH:MM] event name=value …"),
            TraceError::Pair(part) => write!(f, "expected name=value, found {part:?}"),
            TraceError::Event(error) => error.fmt(f),
            TraceError::Value(error) => error.fmt(f),
            TraceError::Order(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for TraceError {}

impl fmt::Display for ExampleFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "rule {}, {}: ", self.rule, self.example)?;
        match &self.problem {
            ExampleProblem::Missing => f.write_str("is missing"),
            ExampleProblem::NothingExpected => f.write_str("at names no event"),
            ExampleProblem::Line { line, error } => write!(f, "line {line}: {error}"),
            ExampleProblem::Verdict { expected, got } => {
                write!(f, "expected violations at {expected:?}, found {got:?}")
            }
        }
    }
}

impl std::error::Error for ExampleFailure {}

/// Runs the example traces of all rules; each is judged by all rules and compared for its own.
pub fn run_examples(rules: &RuleSet) -> Vec<ExampleFailure> {
    let mut failures = Vec::new();
    for (number, rule) in rules.ids().zip(rules.rules()) {
        let mut fail = |example: String, problem| {
            failures.push(ExampleFailure {
                rule: rule.id.clone(),
                example,
                problem,
            });
        };
        for (kind, count) in [("pass", rule.pass.len()), ("fail", rule.fail.len())] {
            if count == 0 {
                fail(kind.to_owned(), ExampleProblem::Missing);
            }
        }
        let passing = rule
            .pass
            .iter()
            .map(|example| ("pass", &example.trace, &[][..]));
        let failing = rule
            .fail
            .iter()
            .map(|example| ("fail", &example.trace, &example.at[..]));
        for (kind, examples) in [
            ("pass", passing.collect::<Vec<_>>()),
            ("fail", failing.collect::<Vec<_>>()),
        ] {
            for (n, (_, trace, at)) in examples.into_iter().enumerate() {
                let example = format!("{kind}[{n}]");
                let mut expected = at.to_vec();
                expected.sort_unstable();
                if kind == "fail" && expected.is_empty() {
                    fail(example, ExampleProblem::NothingExpected);
                    continue;
                }
                match run(rules, number, trace) {
                    Ok(got) if got == expected => {}
                    Ok(got) => fail(example, ExampleProblem::Verdict { expected, got }),
                    Err((line, error)) => fail(example, ExampleProblem::Line { line, error }),
                }
            }
        }
    }
    failures
}

/// The events that a rule judges violated, in order; or the line that cannot be read.
fn run(rules: &RuleSet, rule: RuleId, trace: &[String]) -> Result<Vec<usize>, (usize, TraceError)> {
    let findings = judge_trace(rules, trace)?;
    let mut violated: Vec<usize> = findings
        .iter()
        .filter(|finding| finding.rule == rule && finding.verdict != Verdict::Kept)
        .map(|finding| finding.event.map_or(0, |event| event as usize + 1))
        .collect();
    violated.sort_unstable();
    Ok(violated)
}

/// All verdicts on a trace; it is closed if its last line is a closing event.
///
/// # Errors
/// The line, counted from 1, that cannot be read or comes too late.
pub fn judge_trace<L: AsRef<str>>(
    rules: &RuleSet,
    trace: &[L],
) -> Result<Vec<Finding>, (usize, TraceError)> {
    let mut monitor = Monitor::new(rules);
    let mut findings = Vec::new();
    let mut closing = false;
    for (n, line) in trace.iter().enumerate() {
        let at_line = |error| (n + 1, error);
        let step = read_trace_line(rules.vocabulary(), line.as_ref()).map_err(at_line)?;
        let found = match &step {
            TraceStep::Event(event) => monitor.push(event),
            TraceStep::End(date) => monitor.advance(*date),
        };
        findings.extend(found.map_err(|error| at_line(TraceError::Order(error)))?);
        closing = matches!(step, TraceStep::Event(event) if rules.is_closing(event.kind()));
    }
    if closing {
        findings.extend(monitor.close());
    }
    Ok(findings)
}

/// One line of a trace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TraceStep {
    /// Something happened.
    Event(Event),
    /// The clock moved on.
    End(Date),
}

/// Reads `DATE[THH:MM] kind name=value …` or `end DATE`.
///
/// # Errors
/// The line has another shape, or its event is none of the vocabulary.
pub fn read_trace_line(vocabulary: &Vocabulary, line: &str) -> Result<TraceStep, TraceError> {
    let mut parts = split(line).into_iter();
    let (Some(first), Some(second)) = (parts.next(), parts.next()) else {
        return Err(TraceError::Shape);
    };
    if first == "end" && parts.len() == 0 {
        let date = second.parse().map_err(|_| TraceError::Shape)?;
        return Ok(TraceStep::End(date));
    }
    let at = match (first.parse::<Date>(), first.parse::<Moment>()) {
        (Ok(date), _) => Moment::start_of(date),
        (_, Ok(moment)) => moment,
        _ => return Err(TraceError::Shape),
    };
    let mut data = Vec::new();
    for part in parts {
        let (name, text) = part
            .split_once('=')
            .ok_or_else(|| TraceError::Pair(part.to_owned()))?;
        let attr = vocabulary.attr(name).ok_or_else(|| {
            TraceError::Event(EventError::UnknownAttribute {
                kind: second.to_owned(),
                attribute: name.to_owned(),
            })
        })?;
        let text = text.trim_matches('\'');
        let value = vocabulary
            .attr_type(attr)
            .parse(text)
            .map_err(TraceError::Value)?;
        data.push((name, value));
    }
    vocabulary
        .event(second, at, data)
        .map(TraceStep::Event)
        .map_err(TraceError::Event)
}

/// The parts between spaces; what stands between two `'` is one part.
fn split(line: &str) -> Vec<&str> {
    let mut quoted = false;
    line.split(|c: char| {
        quoted ^= c == '\'';
        c.is_whitespace() && !quoted
    })
    .filter(|part| !part.is_empty())
    .collect()
}
