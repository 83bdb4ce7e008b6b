//! `lifa joint ID --seed N`: the dossiers of a sitting with what is planted in them.

use super::{Failure, Outcome, content_dir};
use crate::content::{joint, load};
use engine::activity::Seed;
use engine::joint::data::ClockData;
use engine::review::{Category, Remedy, Spot};
use engine::score::Severity;
use lexopt::prelude::*;
use serde::Serialize;

const USAGE: &str = "lifa joint ID --seed N [--content DIR]";

#[derive(Serialize)]
struct Told {
    town: String,
    case: String,
    seed: Seed,
    day: engine::calendar::Date,
    items: usize,
    /// What reading all of it takes.
    minutes: u32,
    planted: Vec<Planted>,
}

#[derive(Serialize)]
struct Planted {
    id: String,
    decoy: bool,
    category: Category,
    severity: Severity,
    remedy: Remedy,
    basis: Vec<String>,
    shows: Spot,
}

/// The truth as JSON.
pub fn run(parser: &mut lexopt::Parser) -> Outcome {
    let (mut id, mut seed, mut content) = (None, None, None);
    while let Some(arg) = parser.next()? {
        match arg {
            Long("seed") => seed = Some(parser.value()?.parse::<u64>()?),
            Long("content") => content = Some(std::path::PathBuf::from(parser.value()?)),
            Value(value) if id.is_none() => id = Some(value.string()?),
            other => return Err(Failure(format!("{}; usage: {USAGE}", other.unexpected()))),
        }
    }
    let id = id.ok_or_else(|| Failure(format!("no sitting; usage: {USAGE}")))?;
    let seed = seed
        .and_then(Seed::new)
        .ok_or_else(|| Failure(format!("no seed; usage: {USAGE}")))?;
    let (library, faults) = load(&content_dir(content)?);
    for fault in &faults {
        eprintln!("{fault}");
    }
    let sitting = library
        .sittings
        .iter()
        .find(|sitting| sitting.item.id == id)
        .ok_or_else(|| Failure(format!("no sitting {id}")))?;
    let bundle = joint::compile(&library, &sitting.item).map_err(Failure)?;
    let sitting = bundle.sitting()?;
    let mut told = Vec::new();
    for (n, (docket, own)) in sitting
        .data
        .dossiers
        .iter()
        .zip(sitting.seeds(seed))
        .enumerate()
    {
        let dossier = sitting
            .dossier(seed, n)
            .map_err(|rejection| Failure(rejection.reason))?;
        let planted = dossier.planting.planted.iter().filter_map(|planted| {
            let defect = library.defects.iter().find(|d| d.item.id == planted.id)?;
            let defect = &defect.item;
            Some(Planted {
                id: planted.id.clone(),
                decoy: defect.decoy,
                category: defect.category,
                severity: defect.severity,
                remedy: defect.remedy,
                basis: defect.basis.iter().map(ToString::to_string).collect(),
                shows: planted.shows.clone(),
            })
        });
        let leaves = &dossier.file.leaves;
        let pages = leaves.iter().map(|leaf| leaf.pages.max(1));
        told.push(Told {
            town: docket.town.clone(),
            case: docket.case.clone(),
            seed: own,
            day: dossier.planting.volume.day,
            items: leaves.len(),
            minutes: sitting.data.clock.dossier + reading(&sitting.data.clock, pages),
            planted: planted.collect(),
        });
    }
    println!("{}", serde_json::to_string_pretty(&told)?);
    Ok(true)
}

fn reading(clock: &ClockData, pages: impl Iterator<Item = u32>) -> u32 {
    pages
        .map(|pages| clock.document + clock.page * (pages - 1))
        .sum()
}
