//! A town's thirteen weeks come to the same natively and in wasm.
//!
//! `LIFA_BLESS=1 cargo test -p engine --test wasm_handover` writes the pinned hashes anew; the bundle is a copy of
//! what `lifa bundle` makes of `scenarios/handover`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod pins;

use engine::activity::Seed;
use engine::handover::World;
use engine::handover::core::Queue;
use engine::handover::sim::Variation;
use engine::handover::trial::{Player, run};
use engine::run::Opened;
use std::collections::BTreeMap;
use std::sync::Arc;

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

const BUNDLE: &str = include_str!("golden/handover.json");
const PINS: &str = include_str!("golden/handover-pins.txt");

fn seed(n: u64) -> Seed {
    Seed::new(n).unwrap()
}

#[test]
fn every_run_comes_to_the_pinned_hash() {
    let opened = Opened::read(BUNDLE).unwrap();
    let data = &opened.handover().unwrap().data;
    let mut now = String::new();
    for town in data.towns.iter().step_by(5) {
        let world = World::new(Arc::clone(data), &town.id, &BTreeMap::new()).unwrap();
        for policy in &data.policies {
            for n in [1, 77] {
                let trial = run(
                    &world,
                    seed(n),
                    Player::Policy(policy),
                    Variation::default(),
                );
                now.push_str(&format!(
                    "{} {} {n} {:016x} {} {}\n",
                    town.id, policy.id, trial.hash, trial.events, trial.scores.whole
                ));
            }
        }
    }
    let queue = Queue {
        servers: 3,
        gap: 1_000_000,
        service: 2_550_000,
    };
    let measured = queue.run(20_000, seed(9));
    now.push_str(&format!(
        "queue {} {} {}\n",
        measured.waiting, measured.busy, measured.end
    ));
    pins::hold("handover-pins.txt", &now, PINS);
}
