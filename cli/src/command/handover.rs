//! `lifa handover TOWN --policy FILE|NAME --runs N --seed S [--csv OUT]`: many runs of a policy.

use super::{Failure, Outcome, content_dir, read};
use crate::content::{load, read_toml};
use engine::activity::Seed;
use engine::handover::sim::Variation;
use engine::handover::summary::{Spread, Summary};
use engine::handover::trial::{Player, Trial, run as trial};
use engine::handover::{Dimension, HandoverData, PolicyData, World};
use lexopt::prelude::*;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

const USAGE: &str = "lifa handover TOWN --policy FILE|NAME --runs N --seed S [--csv OUT] [--set PARAMETER=VALUE]... [--half-staff] [--more-reviewers N] [--content DIR]";

/// A file with one policy.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PolicyFile {
    policy: PolicyData,
}

/// Prints means, quantiles and the analytic line.
pub fn run(parser: &mut lexopt::Parser) -> Outcome {
    let (mut town, mut policy, mut runs, mut seed) = (None, None, 200u32, 1u64);
    let (mut csv, mut content, mut edits) = (None, None, BTreeMap::new());
    let mut variation = Variation::default();
    while let Some(arg) = parser.next()? {
        match arg {
            Long("policy") => policy = Some(parser.value()?.string()?),
            Long("runs") => runs = parser.value()?.parse()?,
            Long("seed") => seed = parser.value()?.parse()?,
            Long("csv") => csv = Some(PathBuf::from(parser.value()?)),
            Long("set") => {
                let text = parser.value()?.string()?;
                let pair = text
                    .split_once('=')
                    .and_then(|(name, value)| Some((name, value.parse().ok()?)));
                let (name, value) =
                    pair.ok_or_else(|| Failure(format!("--set {text}: not PARAMETER=VALUE")))?;
                edits.insert(name.to_owned(), value);
            }
            Long("half-staff") => variation.halved = true,
            Long("more-reviewers") => variation.reviewers = parser.value()?.parse()?,
            Long("content") => content = Some(PathBuf::from(parser.value()?)),
            Value(value) if town.is_none() => town = Some(value.string()?),
            other => return Err(Failure(format!("{}; usage: {USAGE}", other.unexpected()))),
        }
    }
    let town = town.ok_or_else(|| Failure(format!("no town; usage: {USAGE}")))?;
    let policy = policy.ok_or_else(|| Failure(format!("no --policy; usage: {USAGE}")))?;
    if !(1..=1_000_000).contains(&runs) || variation.reviewers > 20 {
        return Err(Failure(
            "--runs: 1 to 1000000; --more-reviewers: at most 20".to_owned(),
        ));
    }
    let (library, faults) = load(&content_dir(content)?);
    faults.iter().for_each(|fault| eprintln!("{fault}"));
    let folder = library
        .handover
        .ok_or_else(|| Failure("no handover in the content".to_owned()))?;
    let policy = find(&folder.data, &policy)?;
    let world = World::new(Arc::new(folder.data), &town, &edits)?;
    let trials: Vec<Trial> = (0..u64::from(runs))
        .filter_map(|n| Seed::new(seed + n))
        .map(|seed| trial(&world, seed, Player::Policy(&policy), variation))
        .collect();
    print(&world, &policy, &trials);
    if let Some(out) = csv {
        std::fs::write(&out, table(&trials))
            .map_err(|error| Failure(format!("{}: {error}", out.display())))?;
    }
    Ok(true)
}

/// A named policy, or one from a file.
fn find(data: &HandoverData, name: &str) -> Result<PolicyData, Failure> {
    if let Some(policy) = data.policies.iter().find(|policy| policy.id == name) {
        return Ok(policy.clone());
    }
    let path = Path::new(name);
    if !path.is_file() {
        let known: Vec<&str> = data
            .policies
            .iter()
            .map(|policy| policy.id.as_str())
            .collect();
        return Err(Failure(format!(
            "no policy or file `{name}`; policies: {}",
            known.join(", ")
        )));
    }
    let file: PolicyFile = read_toml(&read(path)?).map_err(|((line, column), message)| {
        Failure(format!("{name}:{line}:{column}: {message}"))
    })?;
    match file.policy.contradiction() {
        Some((field, why)) => Err(Failure(format!("{name}: {field}: {why}"))),
        None => Ok(file.policy),
    }
}

fn print(world: &World, policy: &PolicyData, trials: &[Trial]) {
    let name = world.town().map_or("", |town| &town.name);
    println!("{name}，{}，{}次", policy.name, trials.len());
    println!("　　　　　　　　均值　　P10　　P50　　P90");
    let row = |label: &str, of: &Spread, unit: f64| {
        let value = |value: i64| value as f64 / unit;
        println!(
            "{label}\t{:8.2}{:8.2}{:8.2}{:8.2}",
            value(of.mean) / 100.0,
            value(of.p10),
            value(of.p50),
            value(of.p90)
        );
    };
    let summary = Summary::of(world, trials);
    row("总分　　", &summary.whole, 100.0);
    for (dimension, scores) in Dimension::ALL.into_iter().zip(&summary.dimensions) {
        row(&format!("{:　<5}", dimension.chinese()), scores, 100.0);
    }
    let counts = [
        ("线索　　", &summary.clues),
        ("案件　　", &summary.cases),
        ("决定　　", &summary.decided),
        ("超期　　", &summary.overdue),
        ("超期案件", &summary.overdue_cases),
        ("败诉　　", &summary.lost),
        ("上线　　", &summary.live),
        ("利用率％", &summary.load),
        ("事件　　", &summary.events),
    ];
    for (label, of) in counts {
        row(label, of, 1.0);
    }
    let known = summary.sanity;
    println!(
        "对照：线索每周{}件，平均在手{}件，由 Little 定律平均{}个工作日了结；利用率{}%，{}",
        tenths(known.arrivals),
        tenths(known.open),
        tenths(known.days),
        known.load,
        match known.waiting {
            Some(minutes) => format!("同样负荷的多人排队按 Erlang C 平均等{minutes}分钟"),
            None => "负荷过满，排队公式不适用".to_owned(),
        }
    );
}

fn tenths(value: u64) -> String {
    format!("{}.{}", value / 10, value % 10)
}

fn table(trials: &[Trial]) -> String {
    let mut out = "seed,whole,institution,organisation,supervision,handling,review,effect,satisfaction,clues,cases,decided,overdue,overdue_cases,lost,live,load,events,hash\n".to_owned();
    for trial in trials {
        let scores: Vec<String> = trial.scores.of.iter().map(ToString::to_string).collect();
        out.push_str(&format!(
            "{},{},{},{},{},{},{},{},{},{},{},{},{:016x}\n",
            trial.seed.get(),
            trial.scores.whole,
            scores.join(","),
            trial.clues,
            trial.cases,
            trial.decided,
            trial.overdue,
            trial.overdue_cases,
            trial.lost,
            trial.live,
            trial.load,
            trial.events,
            trial.hash
        ));
    }
    out
}
