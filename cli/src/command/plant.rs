//! `lifa plant CASE --seed N`: a dossier of a case with defects planted, and what is found in it.

use super::{Failure, Outcome, content_dir};
use crate::content::load;
use crate::reviewing::{Truth, bench, dossiers, text};
use engine::activity::Seed;
use engine::review::{ItemKind, Planting, Profile, plant};
use lexopt::prelude::*;
use std::path::PathBuf;

const USAGE: &str = "lifa plant CASE --seed N [--defects K] [--decoys M] [--hardest 1..5] [--defect ID]... [--out DIR] [--content DIR]";

/// Exit 1 if something is found that was not planted.
pub fn run(parser: &mut lexopt::Parser) -> Outcome {
    let (mut case, mut seed, mut out, mut content) = (None, None, None, None);
    let mut profile = Profile::default();
    let mut named = Vec::new();
    while let Some(arg) = parser.next()? {
        match arg {
            Long("seed") => seed = Some(parser.value()?.parse::<u64>()?),
            Long("defects") => profile.defects = parser.value()?.parse()?,
            Long("decoys") => profile.decoys = parser.value()?.parse()?,
            Long("hardest") => profile.hardest = parser.value()?.parse()?,
            Long("defect") => named.push(parser.value()?.string()?),
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
    let defects: Vec<_> = library.defects.iter().map(|d| d.item.clone()).collect();
    let base = dossiers.base(seed)?;
    let mut planting = plant(base, &defects, &bench, seed, &profile);
    for id in &named {
        let defect = defects
            .iter()
            .find(|defect| defect.id == *id)
            .ok_or_else(|| Failure(format!("no defect {id}")))?;
        let Some((volume, planted, _)) = defect.plant(&planting.volume, &bench) else {
            return Err(Failure(format!(
                "{case} with seed {} does not allow {id}",
                seed.get()
            )));
        };
        planting.volume = volume;
        planting.planted.push(planted);
    }
    let planted = &planting.planted;
    let mut allowed: Vec<String> = Vec::new();
    for defect in defects
        .iter()
        .filter(|d| planted.iter().any(|p| p.id == d.id))
    {
        for variant in &defect.variants {
            allowed.extend(variant.found.iter().chain(&variant.entails).cloned());
        }
    }
    let flaws = bench.flaws(&planting.volume);
    print(&planting, &defects);
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
        write(&out, &planting, &bench)?;
    }
    Ok(flaws
        .iter()
        .all(|flaw| allowed.contains(&flaw.source.to_string())))
}

fn print(planting: &Planting, defects: &[engine::review::defect::DefectData]) {
    let volume = &planting.volume;
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
    for planted in &planting.planted {
        let title = defects
            .iter()
            .find(|defect| defect.id == planted.id)
            .map_or("", |defect| &defect.title);
        println!(
            "planted {} {title} at {}{} {}",
            planted.id, planted.shows.item, planted.shows.missing, planted.shows.field
        );
    }
}

fn write(
    out: &std::path::Path,
    planting: &Planting,
    bench: &engine::review::Bench,
) -> Result<(), Failure> {
    std::fs::create_dir_all(out)?;
    let volume = &planting.volume;
    std::fs::write(
        out.join("dossier.json"),
        serde_json::to_string_pretty(volume)?,
    )?;
    std::fs::write(out.join("dossier.txt"), text(volume, bench))?;
    let truth = Truth {
        planted: planting.planted.clone(),
    };
    std::fs::write(
        out.join("truth.json"),
        serde_json::to_string_pretty(&truth)?,
    )?;
    Ok(())
}
