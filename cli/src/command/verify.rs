//! `lifa verify FILE…`: replays result files; one bad file never stops the rest.

use super::{Failure, Outcome, content_dir};
use crate::content;
use engine::record::{Contents, Verdict, verify_text};
use engine::run::Opened;
use std::path::{Path, PathBuf};

/// Result files are small; what is larger is not one.
const LARGEST: u64 = 16 * 1024 * 1024;

pub(super) fn run(parser: &mut lexopt::Parser) -> Outcome {
    use lexopt::prelude::*;
    let (mut files, mut json, mut dir) = (Vec::new(), false, None);
    while let Some(arg) = parser.next()? {
        match arg {
            Value(value) => files.push(PathBuf::from(value)),
            Long("content") => dir = Some(PathBuf::from(parser.value()?)),
            Long("json") => json = true,
            other => return Err(other.unexpected().into()),
        }
    }
    if files.is_empty() {
        return Err(Failure("verify FILE…".to_owned()));
    }
    let contents = contents(&content_dir(dir)?)?;
    let mut all_sound = true;
    for file in &files {
        let verdict = match read(file) {
            Ok(text) => verify_text(&text, &contents),
            Err(message) => Verdict::Malformed {
                line: 0,
                column: 0,
                message,
            },
        };
        all_sound &= verdict.is_sound();
        let line = serde_json::to_value(&verdict)?;
        if json {
            println!(
                "{}",
                serde_json::json!({ "file": file.display().to_string(), "result": line })
            );
        } else {
            println!("{}: {}", file.display(), describe(&verdict));
        }
    }
    Ok(all_sound)
}

pub(super) fn read(file: &Path) -> Result<String, String> {
    let size = std::fs::metadata(file)
        .map_err(|error| error.to_string())?
        .len();
    if size > LARGEST {
        return Err(format!("{size} bytes; a result file has at most {LARGEST}"));
    }
    std::fs::read_to_string(file).map_err(|error| error.to_string())
}

/// Everything that can be run in the content folder, opened once.
fn contents(dir: &Path) -> Result<Contents, Failure> {
    let (library, found) = content::load(dir);
    if let Some(first) = found.first() {
        return Err(Failure(first.to_string()));
    }
    let mut contents = Contents::new();
    let files = content::bundle::compile_all(&library).map_err(Failure)?;
    for file in files.iter().filter(|file| file.runs()) {
        let opened = Opened::read(&file.text)?;
        contents.insert(opened.hash.clone(), opened);
    }
    Ok(contents)
}

fn describe(verdict: &Verdict) -> String {
    match verdict {
        Verdict::Verified {
            content,
            score,
            passed,
        } => {
            let word = if *passed { "passed" } else { "not passed" };
            format!(
                "verified: {content}, {}.{:02} points, {word}",
                score / 100,
                score % 100
            )
        }
        Verdict::Unfinished { entries } => format!("sound, not finished: {entries} entries"),
        Verdict::UnknownContent { bundle } => format!("unknown content {bundle}"),
        Verdict::Malformed {
            line,
            column,
            message,
        } => format!("{line}:{column}: malformed: {message}"),
        Verdict::Newer { schema } => format!("schema {schema} is newer than this program"),
        Verdict::WrongHeader { field } => format!("the header's {field} does not fit the content"),
        Verdict::BrokenChain { entry } => format!("the chain of hashes breaks at entry {entry}"),
        Verdict::ReplayFailed { entry, reason } => {
            format!("entry {entry} does not replay: {reason}")
        }
        Verdict::WrongOutcome { field } => format!("replays to another {field}"),
    }
}
