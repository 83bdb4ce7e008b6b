//! `lifa defects`: defects and decoys with basis, severity and the cases they apply to.

use super::{Failure, Outcome, content_dir};
use crate::content::load;
use crate::reviewing::{Trial, bench, dossiers};
use lexopt::prelude::*;
use std::path::PathBuf;

const USAGE: &str = "lifa defects [--check SEEDS] [--only ID] [--json] [--content DIR]";

/// With `--check`, plants each in so many dossiers of each case; exit 1 if one is found amiss.
pub fn run(parser: &mut lexopt::Parser) -> Outcome {
    let (mut seeds, mut only, mut json, mut content) = (0u64, None, false, None);
    while let Some(arg) = parser.next()? {
        match arg {
            Long("check") => seeds = parser.value()?.parse()?,
            Long("only") => only = Some(parser.value()?.string()?),
            Long("json") => json = true,
            Long("content") => content = Some(PathBuf::from(parser.value()?)),
            other => return Err(Failure(format!("{}; usage: {USAGE}", other.unexpected()))),
        }
    }
    let (library, faults) = load(&content_dir(content)?);
    for fault in &faults {
        eprintln!("{fault}");
    }
    let defects: Vec<_> = library
        .defects
        .iter()
        .map(|defect| defect.item.clone())
        .filter(|defect| only.as_ref().is_none_or(|only| defect.id == *only))
        .collect();
    if json {
        println!("{}", serde_json::to_string_pretty(&defects)?);
        return Ok(true);
    }
    let bench = bench(&library).map_err(Failure)?;
    let mut trials = Vec::new();
    for folder in library
        .cases
        .iter()
        .filter(|folder| !folder.specimens.is_empty())
    {
        let dossiers = dossiers(&library, folder).map_err(Failure)?;
        trials.push(Trial::run(&dossiers, &bench, &defects, seeds.max(12))?);
    }
    print!("{:<5} {:<8} {:<8} {:<3}", "id", "类", "后果", "难");
    for trial in &trials {
        print!(" {:>9}", trial.case);
    }
    println!("  标题");
    for (n, defect) in defects.iter().enumerate() {
        let severity = if defect.decoy {
            "干扰项"
        } else {
            defect.severity.chinese()
        };
        print!(
            "{:<5} {:<8} {:<8} {:<3}",
            defect.id,
            defect.category.chinese(),
            severity,
            defect.difficulty
        );
        for trial in &trials {
            let (planted, failed) = trial.counts.get(n).copied().unwrap_or_default();
            let cell = match (planted, failed) {
                (0, _) => "—".to_owned(),
                (planted, 0) => format!("{planted}/{}", trial.seeds),
                (planted, failed) => format!("{planted}!{failed}"),
            };
            print!(" {cell:>9}");
        }
        println!("  {}", defect.title);
    }
    let mut well = true;
    for trial in &trials {
        for fault in &trial.faults {
            println!("{}: {fault}", trial.case);
            well = false;
        }
    }
    Ok(well)
}
