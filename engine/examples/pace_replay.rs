//! Verifies the recorded runs of both cases again and again: what the app does when it opens a file,
//! and nearly all of what it does for an action. Timed natively and in wasm by `cargo xtask bench`.
#![allow(clippy::unwrap_used, clippy::panic)]

use engine::record::{Contents, verify_text};
use engine::run::Opened;

const ROUNDS: usize = 1_000;

const BUNDLES: [&str; 2] = [
    include_str!("../tests/golden/case-k1.json"),
    include_str!("../tests/golden/case-k3.json"),
];

const RECORDS: [&str; 3] = [
    include_str!("../tests/golden/k1-spot-100.json"),
    include_str!("../tests/golden/k3-at-line.json"),
    include_str!("../tests/golden/k3-same-day-decision.json"),
];

fn main() {
    let opened = BUNDLES.iter().map(|text| Opened::read(text).unwrap());
    let contents: Contents = opened.map(|opened| (opened.hash.clone(), opened)).collect();
    for _ in 0..ROUNDS {
        for record in RECORDS {
            let verdict = verify_text(record, &contents);
            assert!(verdict.is_sound(), "{verdict:?}");
        }
    }
}
