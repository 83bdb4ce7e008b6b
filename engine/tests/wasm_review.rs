//! Dossiers are planted, and reviews judged, to the same bytes natively and in wasm.
//!
//! The bundle is as an earlier build wrote it.
//! `LIFA_BLESS=1 cargo test -p engine --test wasm_review` writes the pinned hashes anew.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod pins;

use engine::activity::{Activity, Mode, Seed};
use engine::record::sha256_hex;
use engine::review::{Category, Command, Profile, Remedy, Review, ReviewMark};
use engine::run::Opened;
use engine::score::Severity;
use std::sync::Arc;

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

const BUNDLE: &str = include_str!("golden/review-k1.json");
const PINS: &str = include_str!("golden/review-pins.txt");

fn review() -> Arc<Review> {
    Arc::clone(Opened::read(BUNDLE).unwrap().review().unwrap())
}

/// The first field of each of a dossier's leaves, marked.
fn marks(review: &Review, state: &engine::review::State) -> Vec<ReviewMark> {
    let file = review.view(state).file.unwrap();
    let fields = file
        .leaves
        .iter()
        .filter_map(|leaf| Some((leaf.id.clone(), leaf.fields.first()?.id.clone())));
    let mark = |(item, field)| ReviewMark {
        item,
        field,
        span: None,
        missing: String::new(),
        category: Category::Procedure,
        basis: "行政处罚法第五十八条".to_owned(),
        severity: Severity::Revocable,
        remedy: Remedy::Redo,
        confidence: 2,
        note: String::new(),
    };
    fields.map(mark).collect()
}

#[test]
fn dossiers_and_judgements_have_the_pinned_bytes() {
    let review = review();
    let lines = (0..6u32).map(|n| {
        let mut state = review.start(Seed::new(u64::from(n)).unwrap(), Mode::Exam);
        let profile = Profile {
            defects: 2 + n,
            decoys: n % 3,
            ..Profile::default()
        };
        review.step(&mut state, &Command::Take { profile }).unwrap();
        let file = serde_json::to_string(&review.view(&state).file.as_deref()).unwrap();
        for mark in marks(&review, &state) {
            review.step(&mut state, &Command::Mark { mark }).unwrap();
        }
        let conclusion = Remedy::Redo;
        review
            .step(&mut state, &Command::Submit { conclusion })
            .unwrap();
        let outcome = serde_json::to_string(&review.outcome(&state)).unwrap();
        let report = serde_json::to_string(&review.report(&state)).unwrap();
        let hash = |text: &str| sha256_hex(text.as_bytes());
        format!("{n} {} {} {}\n", hash(&file), hash(&outcome), hash(&report))
    });
    let now: String = lines.collect();
    pins::hold("review-pins.txt", &now, PINS);
}
