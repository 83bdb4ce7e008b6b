//! `lifa score --corpus DIR`: how the checks agree with a careful reviewer.

use super::{Failure, Outcome, content_dir};
use crate::content::load;
use crate::drafting::{Count, Desk, Figures, measure, read_corpus};
use lexopt::prelude::*;
use std::path::PathBuf;

const USAGE: &str = "lifa score --corpus DIR [--template ID] [--misses] [--json] [--content DIR]";

/// Exit 1 if a draft cannot be judged.
pub fn run(parser: &mut lexopt::Parser) -> Outcome {
    let (mut corpus, mut template, mut misses, mut json, mut content) =
        (None, None, false, false, None);
    while let Some(arg) = parser.next()? {
        match arg {
            Long("corpus") => corpus = Some(PathBuf::from(parser.value()?)),
            Long("template") => template = Some(parser.value()?.string()?),
            Long("misses") => misses = true,
            Long("json") => json = true,
            Long("content") => content = Some(PathBuf::from(parser.value()?)),
            other => return Err(Failure(format!("{}; usage: {USAGE}", other.unexpected()))),
        }
    }
    let corpus = corpus.ok_or_else(|| Failure(format!("no corpus; usage: {USAGE}")))?;
    let (library, faults) = load(&content_dir(content)?);
    for fault in &faults {
        eprintln!("{fault}");
    }
    let desk = Desk::new(&library).map_err(Failure)?;
    let mut parts = read_corpus(&corpus).map_err(Failure)?;
    let mut figures = Vec::new();
    for part in &mut parts {
        if let Some(template) = &template {
            part.drafts.retain(|(id, _)| id == template);
        }
        figures.push(measure(&desk, part).map_err(Failure)?);
    }
    if json {
        println!("{}", serde_json::to_string_pretty(&figures)?);
    } else {
        for figures in &figures {
            print!("{}", table(figures, misses));
        }
    }
    Ok(faults.is_empty())
}

/// The figures of a part as a table.
pub fn table(figures: &Figures, misses: bool) -> String {
    let mut text = format!("{}: {} drafts\n", figures.part, figures.drafts);
    text.push_str(
        "                                 n   both  extra missed  precision  recall  cannot tell\n",
    );
    for (name, count) in &figures.kinds {
        text.push_str(&row(name, count));
    }
    for (name, count) in &figures.templates {
        text.push_str(&row(name, count));
    }
    text.push_str(&row("all", &figures.all));
    if misses {
        for miss in &figures.misses {
            text.push_str(&format!(
                "  {} {}/{} {}: {}\n",
                miss.what, miss.template, miss.draft, miss.check, miss.text
            ));
        }
    }
    text
}

fn row(name: &str, count: &Count) -> String {
    let share = |value: Option<u32>| {
        value.map_or_else(
            || "–".to_owned(),
            |value| format!("{}.{:03}", value / 10_000, value % 10_000 / 10),
        )
    };
    format!(
        "  {name:<28} {:>5} {:>6} {:>6} {:>6}  {:>9} {:>7} {:>12}\n",
        count.judged,
        count.both,
        count.extra,
        count.missed,
        share(count.precision()),
        share(count.recall()),
        share(count.unclear_share()),
    )
}
