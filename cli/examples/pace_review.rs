//! How long it takes to make, plant and check dossiers: `cargo run --release -p lifa --example pace_review`.

use engine::activity::Seed;
use engine::review::{Profile, plant};
use lifa::content::load;
use lifa::reviewing::{bench, dossiers, text};
use std::path::Path;
use std::time::{Duration, Instant};

/// Dossiers of each case.
const DOSSIERS: u32 = 50;

fn main() {
    let (library, _) = load(Path::new("scenarios"));
    let Ok(bench) = bench(&library) else { return };
    let defects: Vec<_> = library.defects.iter().map(|d| d.item.clone()).collect();
    let profile = Profile {
        defects: 5,
        decoys: 2,
        ..Profile::default()
    };
    for folder in &library.cases {
        let Ok(dossiers) = dossiers(&library, folder) else {
            continue;
        };
        let mut spent = [Duration::ZERO; 3];
        let (mut chars, mut items) = (0, 0);
        for seed in (0..u64::from(DOSSIERS)).filter_map(Seed::new) {
            let start = Instant::now();
            let Ok(base) = dossiers.base(seed) else {
                continue;
            };
            spent[0] += start.elapsed();
            let start = Instant::now();
            let planting = plant(base, &defects, &bench, seed, &profile);
            spent[1] += start.elapsed();
            let start = Instant::now();
            let flaws = bench.flaws(&planting.volume);
            spent[2] += start.elapsed();
            assert!(flaws.len() < 1000);
            chars += text(&planting.volume, &bench).chars().count();
            items += planting.volume.items.len();
        }
        let each = spent.map(|spent| spent / DOSSIERS);
        println!(
            "{}: {} items, {} characters; made in {:?}, planted with self-check in {:?}, checked in full in {:?}",
            folder.case.item.id,
            items / 50,
            chars / 50,
            each[0],
            each[1],
            each[2]
        );
    }
}
