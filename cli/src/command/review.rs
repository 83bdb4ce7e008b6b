//! `lifa review DIR --marks FILE`: judge a review without a screen.

use super::{Failure, Outcome, content_dir, read};
use crate::content::load;
use crate::reviewing::{Truth, bench};
use engine::review::{Exam, MOST_MARKS, Remedy, ReviewMark, Volume};
use engine::score::PASS;
use lexopt::prelude::*;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::path::{Path, PathBuf};

const USAGE: &str = "lifa review DIR --marks FILE.json [--content DIR]";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Marks {
    #[serde(default)]
    marks: Vec<ReviewMark>,
    conclusion: Option<Remedy>,
}

/// Exit 1 if the review does not pass.
pub fn run(parser: &mut lexopt::Parser) -> Outcome {
    let (mut dir, mut marks, mut content) = (None, None, None);
    while let Some(arg) = parser.next()? {
        match arg {
            Long("marks") => marks = Some(PathBuf::from(parser.value()?)),
            Long("content") => content = Some(PathBuf::from(parser.value()?)),
            Value(value) if dir.is_none() => dir = Some(PathBuf::from(value)),
            other => return Err(Failure(format!("{}; usage: {USAGE}", other.unexpected()))),
        }
    }
    let dir = dir.ok_or_else(|| Failure(format!("no dossier; usage: {USAGE}")))?;
    let file = marks.ok_or_else(|| Failure(format!("no marks; usage: {USAGE}")))?;
    let volume: Volume = json(&dir.join("dossier.json"))?;
    let truth: Truth = json(&dir.join("truth.json"))?;
    let marks: Marks = json(&file)?;
    if marks.marks.len() > MOST_MARKS {
        return Err(Failure(format!(
            "{}: {} marks; at most {MOST_MARKS}",
            file.display(),
            marks.marks.len()
        )));
    }
    for (n, mark) in marks.marks.iter().enumerate() {
        if mark.missing.is_empty() && volume.item(&mark.item).is_none() {
            return Err(Failure(format!(
                "{}: mark {}: no item {:?} in the dossier",
                file.display(),
                n + 1,
                mark.item
            )));
        }
    }
    let (library, faults) = load(&content_dir(content)?);
    for fault in &faults {
        eprintln!("{fault}");
    }
    let bench = bench(&library).map_err(Failure)?;
    let defects: Vec<_> = library.defects.iter().map(|d| d.item.clone()).collect();
    let grade = Exam {
        defects: &defects,
        planted: &truth.planted,
        marks: &marks.marks,
        conclusion: marks.conclusion,
        law: &bench.law,
    }
    .grade();
    println!("{}", serde_json::to_string_pretty(&grade)?);
    Ok(grade.score >= PASS)
}

fn json<T: DeserializeOwned>(file: &Path) -> Result<T, Failure> {
    serde_json::from_str(&read(file)?).map_err(|error| {
        Failure(format!(
            "{}:{}:{}: {error}",
            file.display(),
            error.line(),
            error.column()
        ))
    })
}
