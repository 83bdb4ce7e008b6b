//! How long a draft of twenty thousand characters takes to judge.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use engine::document::{MOST_CHARS, Value};
use lifa::content::load;
use lifa::drafting::Desk;
use std::path::Path;
use std::time::Instant;

const ROUNDS: u32 = 50;

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../scenarios");
    let (library, faults) = load(&root);
    assert!(faults.is_empty(), "{faults:?}");
    let desk = Desk::new(&library).expect("sound law and calendar");
    let model = library
        .models
        .iter()
        .find(|model| model.item.template == "penalty_decision")
        .expect("a model decision");
    let examiner = desk
        .examiner("penalty_decision", &model.item.dossier)
        .expect("its dossier");
    let mut draft = model.item.fields.clone();
    let facts = draft.text("facts");
    let room = MOST_CHARS - draft.chars();
    let longer: String = facts.chars().cycle().take(room).collect();
    draft
        .fields
        .insert("facts".to_owned(), Value::Text(format!("{facts}{longer}")));
    assert!(draft.fits() && draft.chars() == MOST_CHARS);
    let start = Instant::now();
    for _ in 0..ROUNDS {
        assert!(examiner.judge(&draft).score > 0);
    }
    let each = start.elapsed() / ROUNDS;
    println!(
        "judge a decision of {MOST_CHARS} characters\t{:.3}\tms\t7",
        each.as_secs_f64() * 1_000.0
    );
}
