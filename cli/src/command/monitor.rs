//! `lifa monitor --rules FILE --log FILE.csv`: what the rules say of the cases of an event log.

use super::{Failure, Outcome, content_dir};
use crate::monitoring::log::LogError;
use crate::monitoring::watch::{Closed, Fault};
use crate::{monitoring, rulebook};
use engine::calendar::Date;
use engine::rule::{RuleSet, Verdict};
use lexopt::prelude::*;
use serde::Serialize;
use std::fs::File;
use std::io::{BufWriter, ErrorKind, Write};
use std::path::PathBuf;

const USAGE: &str = "lifa monitor --log FILE.csv [--rules FILE|DIR] [--idle DAYS] [--faults] [--json] [--content DIR]";

/// Prints one line for each case and rule that applied to it, as soon as the case closes:
/// case, rule, verdict, how often, and of the first fault its moment, event and due date.
///
/// With `--faults` only what was not kept; with `--json` one JSON object for each case.
pub fn run(parser: &mut lexopt::Parser) -> Outcome {
    let (mut log, mut rules, mut idle, mut content) = (None, None, None, None);
    let (mut faults, mut json) = (false, false);
    while let Some(arg) = parser.next()? {
        match arg {
            Long("log") => log = Some(PathBuf::from(parser.value()?)),
            Long("rules") => rules = Some(PathBuf::from(parser.value()?)),
            Long("idle") => idle = Some(parser.value()?.parse::<u32>()?),
            Long("faults") => faults = true,
            Long("json") => json = true,
            Long("content") => content = Some(PathBuf::from(parser.value()?)),
            other => return Err(Failure(format!("{}; usage: {USAGE}", other.unexpected()))),
        }
    }
    let log = log.ok_or_else(|| Failure(format!("--log is missing; usage: {USAGE}")))?;
    let rules = rulebook::load(&content_dir(content)?, rules.as_deref())?;
    let input = File::open(&log).map_err(|error| Failure(format!("{}: {error}", log.display())))?;
    let out = BufWriter::with_capacity(1 << 16, std::io::stdout().lock());
    let mut report = Report {
        rules: &rules,
        out,
        faults,
        json,
        sound: true,
    };
    let judged = monitoring::judge(&rules, input, idle, |case| report.case(&case));
    let judged = judged.and_then(|_| report.out.flush().map_err(Stopped::Output));
    let sound = report.sound;
    match judged {
        Ok(()) => Ok(sound),
        Err(Stopped::Log(error)) => {
            // What was said of the cases before the faulty line still counts.
            report.out.flush()?;
            Err(Failure(format!("{}:{error}", log.display())))
        }
        // Whoever reads the output has seen enough.
        Err(Stopped::Output(error)) if error.kind() == ErrorKind::BrokenPipe => Ok(sound),
        Err(Stopped::Output(error)) => Err(error.into()),
    }
}

enum Stopped {
    Log(LogError),
    Output(std::io::Error),
}

impl From<LogError> for Stopped {
    fn from(error: LogError) -> Stopped {
        Stopped::Log(error)
    }
}

struct Report<'r, W> {
    rules: &'r RuleSet,
    out: W,
    faults: bool,
    json: bool,
    sound: bool,
}

#[derive(Serialize)]
struct CaseLine<'c> {
    case: &'c str,
    closed: bool,
    events: u32,
    verdicts: Vec<RuleLine<'c>>,
}

#[derive(Serialize)]
struct RuleLine<'c> {
    rule: &'c str,
    verdict: Verdict,
    times: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    event: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    due: Option<Date>,
}

impl<W: Write> Report<'_, W> {
    fn case(&mut self, case: &Closed<'_>) -> Result<(), Stopped> {
        let bad = |fault: &Fault| {
            matches!(
                fault.verdict,
                Verdict::Violated | Verdict::ClosedUnfulfilled
            )
        };
        self.sound &= !case.verdicts.iter().any(bad);
        let shown = case
            .verdicts
            .iter()
            .filter(|fault| !self.faults || fault.verdict != Verdict::Kept);
        let rules = self.rules;
        let lines = shown
            .map(|fault| rule_line(rules, fault))
            .collect::<Vec<_>>();
        if self.faults && lines.is_empty() {
            return Ok(());
        }
        let written = match self.json {
            true => {
                let line = CaseLine {
                    case: case.case,
                    closed: case.closed,
                    events: case.events,
                    verdicts: lines,
                };
                serde_json::to_writer(&mut self.out, &line)
                    .map_err(std::io::Error::from)
                    .and_then(|()| self.out.write_all(b"\n"))
            }
            false => lines
                .iter()
                .try_for_each(|line| write_text(&mut self.out, case.case, line)),
        };
        written.map_err(Stopped::Output)
    }
}

fn rule_line<'r>(rules: &'r RuleSet, fault: &Fault) -> RuleLine<'r> {
    let told = fault.verdict != Verdict::Kept;
    RuleLine {
        rule: rules.get(fault.rule).map_or("", |rule| &rule.id),
        verdict: fault.verdict,
        times: fault.times,
        at: told.then(|| fault.at.to_string()),
        event: told.then_some(fault.event),
        due: fault.due,
    }
}

fn write_text(out: &mut impl Write, case: &str, line: &RuleLine<'_>) -> std::io::Result<()> {
    let verdict = match line.verdict {
        Verdict::Kept => "kept",
        Verdict::Pending => "pending",
        Verdict::ClosedUnfulfilled => "closed_unfulfilled",
        Verdict::Violated => "violated",
    };
    // A case name that was quoted may hold anything; a line stays a line.
    let plain = !case.contains(['\t', '\n', '\r']);
    let cleaned = if plain {
        None
    } else {
        Some(case.replace(['\t', '\n', '\r'], " "))
    };
    let case = cleaned.as_deref().unwrap_or(case);
    write!(out, "{case}\t{}\t{verdict}\t{}", line.rule, line.times)?;
    if let (Some(at), Some(event)) = (&line.at, line.event) {
        write!(out, "\t{at}\t{event}")?;
        if let Some(due) = line.due {
            write!(out, "\t{due}")?;
        }
    }
    out.write_all(b"\n")
}
