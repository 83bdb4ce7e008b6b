//! `lifa plant CASE --seed N`: a dossier of a case, and what is found in it.

use super::{Failure, Outcome, content_dir};
use crate::content::load;
use crate::reviewing::{bench, dossiers};
use engine::activity::Seed;
use engine::review::{ItemKind, Volume};
use lexopt::prelude::*;
use std::fmt::Write as _;
use std::path::PathBuf;

const USAGE: &str = "lifa plant CASE --seed N [--out DIR] [--content DIR]";

/// Exit 1 if something is found.
pub fn run(parser: &mut lexopt::Parser) -> Outcome {
    let (mut case, mut seed, mut out, mut content) = (None, None, None, None);
    while let Some(arg) = parser.next()? {
        match arg {
            Long("seed") => seed = Some(parser.value()?.parse::<u64>()?),
            Long("out") => out = Some(PathBuf::from(parser.value()?)),
            Long("content") => content = Some(PathBuf::from(parser.value()?)),
            Value(value) if case.is_none() => case = Some(value.string()?),
            other => return Err(Failure(format!("{}; usage: {USAGE}", other.unexpected()))),
        }
    }
    let case = case.ok_or_else(|| Failure(format!("no case; usage: {USAGE}")))?;
    let seed = seed
        .and_then(Seed::new)
        .ok_or_else(|| Failure(format!("no seed; usage: {USAGE}")))?;
    let (library, faults) = load(&content_dir(content)?);
    for fault in &faults {
        eprintln!("{fault}");
    }
    let folder = library
        .cases
        .iter()
        .find(|folder| folder.case.item.id == case)
        .ok_or_else(|| Failure(format!("no case {case}")))?;
    let dossiers = dossiers(&library, folder).map_err(Failure)?;
    let bench = bench(&library).map_err(Failure)?;
    let volume = dossiers.base(seed)?;
    let flaws = bench.flaws(&volume);
    println!(
        "{}　{}件、{}页、{}个事件",
        volume.title,
        volume.items.len(),
        volume.pages(),
        volume.events.len()
    );
    for item in &volume.items {
        if let ItemKind::Paper(_) = item.kind {
            println!("{}: no specimen", item.id);
        }
    }
    for flaw in &flaws {
        let field = flaw.span.as_ref().map_or("", |span| &span.field);
        println!(
            "{} [{}] {field}: {}｜{}",
            flaw.source,
            flaw.items.join(" "),
            flaw.title,
            flaw.note
        );
    }
    if let Some(out) = out {
        std::fs::create_dir_all(&out)?;
        std::fs::write(
            out.join("dossier.json"),
            serde_json::to_string_pretty(&volume)?,
        )?;
        std::fs::write(out.join("dossier.txt"), text(&volume, &bench))?;
    }
    Ok(flaws.is_empty())
}

/// The dossier as plain text.
fn text(volume: &Volume, bench: &engine::review::Bench) -> String {
    let mut text = String::new();
    for item in &volume.items {
        let _ = writeln!(text, "——{}　{}　{}页", item.id, item.label, item.pages);
        match &item.kind {
            ItemKind::Document { draft, .. } => {
                if let Some(examiner) = bench.examiner(volume, item) {
                    let _ = writeln!(text, "{}\n", examiner.paper(draft).plain());
                }
            }
            ItemKind::Paper(paper) => {
                let _ = writeln!(text, "{}\n", paper.plain());
            }
            ItemKind::Exhibit(exhibit) => {
                let _ = writeln!(
                    text,
                    "{}　{}　{}　{}　{}\n",
                    exhibit.kind,
                    exhibit.shows,
                    exhibit.taken,
                    exhibit.place,
                    exhibit.takers.join("、")
                );
            }
        }
    }
    text
}
