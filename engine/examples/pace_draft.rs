//! Judges a decision of twenty thousand characters again and again: what the app does as one writes.
//! Timed natively and in wasm by `cargo xtask bench`.
#![allow(clippy::unwrap_used, clippy::panic)]

use engine::document::{MOST_CHARS, Value};
use engine::run::Opened;

const ROUNDS: usize = 200;

const BUNDLE: &str = include_str!("../tests/golden/drafting-mend-decision-fume.json");

fn main() {
    let opened = Opened::read(BUNDLE).unwrap();
    let exercise = opened.exercise().unwrap();
    let mut draft = exercise.model().clone();
    let facts = draft.text("facts");
    let room = MOST_CHARS - draft.chars();
    let more: String = facts.chars().cycle().take(room).collect();
    draft
        .fields
        .insert("facts".to_owned(), Value::Text(format!("{facts}{more}")));
    assert_eq!(draft.chars(), MOST_CHARS);
    for _ in 0..ROUNDS {
        assert!(exercise.examiner().judge(&draft).score > 0);
    }
}
