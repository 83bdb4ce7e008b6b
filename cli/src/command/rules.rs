//! `lifa rules [--on DATE]`: all procedure rules and what they rest on.

use super::{Failure, Outcome, content_dir};
use crate::rulebook;
use engine::calendar::Date;
use engine::rule::{ExceptionData, RuleData, RuleKind};
use engine::score::{Competency, Severity};
use lexopt::prelude::*;
use serde::Serialize;
use std::path::PathBuf;

const USAGE: &str = "lifa rules [--on DATE] [--rules FILE|DIR] [--json] [--content DIR]";

/// Prints a table of the rules; with `--on` those that hold on that day.
pub fn run(parser: &mut lexopt::Parser) -> Outcome {
    let (mut on, mut rules, mut json, mut content) = (None, None, false, None);
    while let Some(arg) = parser.next()? {
        match arg {
            Long("on") => on = Some(parser.value()?.parse::<Date>()?),
            Long("rules") => rules = Some(PathBuf::from(parser.value()?)),
            Long("json") => json = true,
            Long("content") => content = Some(PathBuf::from(parser.value()?)),
            other => return Err(Failure(format!("{}; usage: {USAGE}", other.unexpected()))),
        }
    }
    let rules = rulebook::load(&content_dir(content)?, rules.as_deref())?;
    let rows: Vec<Row<'_>> = rules
        .rules()
        .filter(|rule| holds(rule, on))
        .map(Row::new)
        .collect();
    if json {
        println!("{}", serde_json::to_string_pretty(&rows)?);
    } else {
        print!("{}", table(&rows));
    }
    Ok(true)
}

fn holds(rule: &RuleData, on: Option<Date>) -> bool {
    on.is_none_or(|on| {
        rule.from.is_none_or(|from| from <= on) && rule.until.is_none_or(|until| on <= until)
    })
}

#[derive(Serialize)]
struct Row<'r> {
    id: &'r str,
    title: &'r str,
    kind: RuleKind,
    severity: Severity,
    competency: Competency,
    basis: &'r [String],
    from: Option<Date>,
    until: Option<Date>,
    explain: &'r str,
    unless: &'r [ExceptionData],
}

impl<'r> Row<'r> {
    fn new(rule: &'r RuleData) -> Row<'r> {
        Row {
            id: &rule.id,
            title: &rule.title,
            kind: rule.kind,
            severity: rule.severity,
            competency: rule.competency,
            basis: &rule.basis,
            from: rule.from,
            until: rule.until,
            explain: &rule.explain,
            unless: &rule.unless,
        }
    }

    fn cells(&self) -> [String; 7] {
        let day = |date: Option<Date>| date.map(|date| date.to_string()).unwrap_or_default();
        [
            self.id.to_owned(),
            self.severity.chinese().to_owned(),
            self.competency.chinese().to_owned(),
            day(self.from),
            day(self.until),
            self.title.to_owned(),
            self.basis.join("；"),
        ]
    }
}

fn table(rows: &[Row<'_>]) -> String {
    let head = [
        "rule",
        "severity",
        "competency",
        "from",
        "until",
        "title",
        "basis",
    ];
    let mut lines = vec![head.map(str::to_owned)];
    lines.extend(rows.iter().map(Row::cells));
    let widths: Vec<usize> = (0..head.len())
        .map(|column| {
            lines
                .iter()
                .map(|line| width(&line[column]))
                .max()
                .unwrap_or(0)
        })
        .collect();
    let mut text = String::new();
    for line in &lines {
        for (column, cell) in line.iter().enumerate() {
            text.push_str(cell);
            if column + 1 < line.len() {
                text.push_str(&" ".repeat(widths[column] - width(cell) + 2));
            }
        }
        text.push('\n');
    }
    text
}

/// Columns on a terminal: Chinese characters and punctuation take two.
fn width(text: &str) -> usize {
    text.chars()
        .map(|c| if c >= '\u{2e80}' { 2 } else { 1 })
        .sum()
}
