//! Drafts are judged to the same bytes natively and in wasm.
//!
//! `LIFA_BLESS=1 cargo test -p engine --test wasm_drafting` writes the pinned hashes anew.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod pins;

use engine::document::{Draft, Value};
use engine::drafting::Exercise;
use engine::record::sha256_hex;
use engine::run::Opened;
use std::sync::Arc;

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

const BUNDLE: &str = include_str!("golden/drafting-mend-decision-fume.json");
const PINS: &str = include_str!("golden/drafting-pins.txt");

fn exercise() -> Arc<Exercise> {
    Arc::clone(Opened::read(BUNDLE).unwrap().exercise().unwrap())
}

/// Drafts of every kind: the faulty one, the model, nothing, and odd text.
fn drafts(exercise: &Exercise) -> Vec<(&'static str, Draft)> {
    let mut odd = exercise.model().clone();
    let text = "Ａ１ \u{202e}二〇二六年９月　18日，😀；处五千元以上五万元以下罚款。".repeat(20);
    odd.fields.insert("facts".into(), Value::Text(text));
    vec![
        ("given", exercise.data().given.clone()),
        ("model", exercise.model().clone()),
        ("nothing", Draft::default()),
        ("odd", odd),
    ]
}

#[test]
fn every_draft_is_judged_to_the_pinned_bytes() {
    let exercise = exercise();
    let lines = drafts(&exercise).into_iter().map(|(name, draft)| {
        let verdict = exercise.examiner().judge(&draft);
        let bytes = serde_json::to_string(&verdict).unwrap();
        let paper = serde_json::to_string(&exercise.examiner().paper(&draft)).unwrap();
        format!(
            "{name} {} {} {}\n",
            verdict.score,
            sha256_hex(bytes.as_bytes()),
            sha256_hex(paper.as_bytes())
        )
    });
    let now: String = lines.collect();
    pins::hold("drafting-pins.txt", &now, PINS);
}

#[test]
fn the_model_is_without_fault_and_the_given_draft_is_not() {
    let exercise = exercise();
    assert_eq!(exercise.examiner().judge(exercise.model()).score, 10_000);
    let given = exercise.examiner().judge(&exercise.data().given);
    assert!(given.findings().count() >= exercise.data().faults as usize);
}
