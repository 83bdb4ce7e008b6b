//! Recorded runs replay to the same bytes natively and in wasm: these tests run in both.
//!
//! The bundles and records are as an earlier build wrote them, so that they also hold the engine to its own past.
//! `LIFA_BLESS=1 cargo test -p engine --test wasm_replay` writes the pinned hashes anew.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod pins;

use engine::record::{Contents, Verdict, sha256_hex, verify_text};
use engine::run::Opened;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

const BUNDLES: [&str; 2] = [
    include_str!("golden/case-k1.json"),
    include_str!("golden/case-k3.json"),
];

const RECORDS: [(&str, &str); 9] = [
    ("k1-corrected", include_str!("golden/k1-corrected.json")),
    (
        "k1-ordinary-300",
        include_str!("golden/k1-ordinary-300.json"),
    ),
    ("k1-spot-100", include_str!("golden/k1-spot-100.json")),
    ("k1-spot-150", include_str!("golden/k1-spot-150.json")),
    ("k1-spot-200", include_str!("golden/k1-spot-200.json")),
    ("k3-at-line", include_str!("golden/k3-at-line.json")),
    ("k3-below-line", include_str!("golden/k3-below-line.json")),
    (
        "k3-repealed-law",
        include_str!("golden/k3-repealed-law.record"),
    ),
    (
        "k3-same-day-decision",
        include_str!("golden/k3-same-day-decision.json"),
    ),
];

const PINS: &str = include_str!("golden/pins.txt");

fn contents() -> Contents {
    let opened = BUNDLES.iter().map(|text| Opened::read(text).unwrap());
    opened.map(|opened| (opened.hash.clone(), opened)).collect()
}

/// One line for each record: its name, and hashes of the report, the desk, the offers and the record.
fn hashes() -> String {
    let contents = contents();
    let mut out = String::new();
    for (name, text) in RECORDS {
        let opened = contents
            .values()
            .find(|opened| text.contains(&opened.hash))
            .unwrap();
        let run = opened.resume(text).unwrap();
        let report = serde_json::to_string(&run.report()).unwrap();
        let middle = run.at(run.entries() / 2).unwrap();
        let offers = serde_json::to_string(&middle.offers()).unwrap();
        let hashed = [report, run.view(), middle.view(), offers, run.record_json()];
        let hashed = hashed.map(|text| sha256_hex(text.as_bytes()).get(..16).unwrap().to_owned());
        out.push_str(&format!("{name} {}\n", hashed.join(" ")));
    }
    out
}

#[test]
fn every_record_verifies() {
    let contents = contents();
    for (name, text) in RECORDS {
        let verdict = verify_text(text, &contents);
        match verdict {
            Verdict::Verified { score, passed, .. } => {
                let lawful = !name.contains("repealed") && !name.contains("same-day");
                assert_eq!(
                    (score == 10_000, passed),
                    (lawful, lawful),
                    "{name}: {score}"
                );
            }
            other => panic!("{name}: {other:?}"),
        }
    }
}

#[test]
fn every_record_replays_to_the_pinned_bytes() {
    let now = hashes();
    pins::hold("pins.txt", &now, PINS);
}
