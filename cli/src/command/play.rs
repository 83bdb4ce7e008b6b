//! `lifa play CASE --seed N --commands FILE [--mode M] [--report] [--record OUT] [--steps OUT]`.

use super::{Failure, Outcome, content_dir, read, steps};
use crate::content;
use engine::activity::{Mode, Seed};
use engine::attempt::Attempt;
use engine::case::data::Script;
use engine::case::view::Command;
use engine::case::{Case, Fixed};
use engine::run::Opened;
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub(super) fn run(parser: &mut lexopt::Parser) -> Outcome {
    use lexopt::prelude::*;
    let (mut case, mut seed, mut commands, mut record, mut words) =
        (None, Seed::default(), None, None, None);
    let (mut mode, mut report, mut json, mut dir) = (Mode::Practice, false, false, None);
    while let Some(arg) = parser.next()? {
        match arg {
            Value(value) if case.is_none() => case = Some(value.to_string_lossy().into_owned()),
            Long("seed") => {
                let number: u64 = parser.value()?.parse()?;
                seed = Seed::new(number)
                    .ok_or_else(|| Failure(format!("--seed {number} is above 2^53 - 1")))?;
            }
            Long("commands") => commands = Some(PathBuf::from(parser.value()?)),
            Long("record") => record = Some(PathBuf::from(parser.value()?)),
            Long("steps") => words = Some(PathBuf::from(parser.value()?)),
            Long("mode") => mode = read_mode(&parser.value()?.to_string_lossy())?,
            Long("content") => dir = Some(PathBuf::from(parser.value()?)),
            Long("report") => report = true,
            Long("json") => json = true,
            other => return Err(other.unexpected().into()),
        }
    }
    let case = case.ok_or_else(|| Failure("play CASE --seed N --commands FILE".to_owned()))?;
    let commands = commands.ok_or_else(|| Failure("--commands FILE is missing".to_owned()))?;
    let opened = open(&content_dir(dir)?, &case)?;
    let played = opened
        .case()
        .ok_or_else(|| Failure(format!("{case} is no case")))?;
    let mut attempt = Attempt::new(Arc::clone(played), opened.header(seed, mode, "", ""));
    let mut told = Vec::new();
    for (n, command) in read_commands(&commands, played, seed, mode)?
        .into_iter()
        .enumerate()
    {
        if words.is_some() {
            told.push(steps::tell(&attempt, &command));
        }
        attempt
            .submit(serde_json::to_value(&command)?)
            .map_err(|rejection| {
                let place = commands.display();
                Failure(format!(
                    "{place}: command {}: {:?} {}",
                    n + 1,
                    rejection.code,
                    rejection.reason
                ))
            })?;
    }
    if let Some(path) = &record {
        std::fs::write(path, serde_json::to_string_pretty(&attempt.record())?)?;
    }
    if let Some(path) = &words {
        std::fs::write(
            path,
            serde_json::to_string_pretty(&steps::whole(&attempt, told))?,
        )?;
    }
    let judged = attempt.report();
    if json || report {
        println!("{}", serde_json::to_string_pretty(&judged)?);
    } else {
        for event in &judged.timeline {
            println!("{}  {}  {}", event.at, event.kind, event.label);
        }
        for finding in &judged.findings {
            println!(
                "{}  {}  {}  {}  {}",
                finding.at,
                finding.severity.chinese(),
                finding.rule,
                finding.title,
                finding.basis.join("、")
            );
        }
        for milestone in judged
            .milestones
            .iter()
            .filter(|milestone| !milestone.reached)
        {
            println!("missed  {}  {}", milestone.points, milestone.label);
        }
        println!(
            "score {} {}",
            judged.score,
            if judged.passed {
                "passed"
            } else {
                "not passed"
            }
        );
    }
    Ok(judged.passed)
}

fn read_mode(word: &str) -> Result<Mode, Failure> {
    match word {
        "guided" => Ok(Mode::Guided),
        "practice" => Ok(Mode::Practice),
        "exam" => Ok(Mode::Exam),
        _ => Err(Failure(format!("--mode {word}: guided, practice or exam"))),
    }
}

/// The compiled bundle of one case of a content folder.
pub(super) fn open(dir: &Path, id: &str) -> Result<Opened, Failure> {
    let (library, found) = content::load(dir);
    if let Some(first) = found.first() {
        return Err(Failure(first.to_string()));
    }
    let folder = library
        .cases
        .iter()
        .find(|folder| folder.case.item.id == id);
    let folder = folder.ok_or_else(|| Failure(format!("no case {id} in {}", dir.display())))?;
    let bundle = content::bundle::compile(&library, folder).map_err(Failure)?;
    Ok(Opened::read(&bundle.text())?)
}

/// Commands as a JSON array, or a script in TOML.
fn read_commands(
    file: &Path,
    case: &Case,
    seed: Seed,
    mode: Mode,
) -> Result<Vec<Command>, Failure> {
    let text = read(file)?;
    let place = |line: usize, column: usize, message: &str| {
        Failure(format!("{}:{line}:{column}: {message}", file.display()))
    };
    if file.extension().is_some_and(|ext| ext == "json") {
        return serde_json::from_str(&text)
            .map_err(|error| place(error.line(), error.column(), &error.to_string()));
    }
    let script: Script = content::read_toml(&text)
        .map_err(|((line, column), message)| place(line, column, &message))?;
    match case.play(&script, seed, mode, &Fixed::default()) {
        Ok(played) => Ok(played.commands),
        Err(error) => Err(Failure(format!("{}: {error}", file.display()))),
    }
}
