//! How fast a town's thirteen weeks run: `cargo run --profile tool -p lifa --example pace_handover [RUNS [TOWN]]`.
//! The last number of a line is the same as long as everything happens as it did.

use engine::activity::Seed;
use engine::handover::World;
use engine::handover::sim::Variation;
use engine::handover::trial::{Player, run};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Instant;

fn main() {
    let runs: u64 = std::env::args()
        .nth(1)
        .and_then(|n| n.parse().ok())
        .unwrap_or(2_000);
    let (library, _) = lifa::content::load(std::path::Path::new("scenarios"));
    let data = Arc::new(library.handover.expect("scenarios/handover").data);
    let only = std::env::args().nth(2);
    let wanted = |id: &String| only.as_ref().is_none_or(|only| only == id);
    for town in data.towns.iter().filter(|town| wanted(&town.id)) {
        let world =
            World::new(Arc::clone(&data), &town.id, &BTreeMap::new()).expect("a sound world");
        let policy = &data.policies[0];
        let start = Instant::now();
        let trials: Vec<_> = (0..runs)
            .map(|n| {
                run(
                    &world,
                    Seed::new(n).expect("small"),
                    Player::Policy(policy),
                    Variation::default(),
                )
            })
            .collect();
        let took = start.elapsed().as_secs_f64();
        let least = |of: fn(&engine::handover::trial::Trial) -> u32| {
            trials.iter().map(of).min().unwrap_or(0)
        };
        let mean = |of: fn(&engine::handover::trial::Trial) -> u32| {
            trials.iter().map(|t| u64::from(of(t))).sum::<u64>() / runs.max(1)
        };
        println!(
            "{}: {:.0} runs a second; mean/least: clues {}/{}, cases {}/{}, events {}/{}; {:08x}",
            town.name,
            runs as f64 / took,
            mean(|t| t.clues),
            least(|t| t.clues),
            mean(|t| t.cases),
            least(|t| t.cases),
            mean(|t| t.events),
            least(|t| t.events),
            trials.iter().fold(0, |all, t| all ^ t.hash) as u32
        );
    }
}
