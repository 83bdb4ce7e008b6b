//! How fast result files are verified, with content parsed once.
//!
//! Prints lines `name<TAB>figure<TAB>unit<TAB>stated`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use engine::activity::{Mode, Seed};
use engine::attempt::Attempt;
use engine::case::Fixed;
use engine::record::{Contents, Verdict, verify_text};
use engine::run::Opened;
use lifa::content::{self, bundle};
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

const VERIFICATIONS: u32 = 10_000;

fn main() {
    let (library, found) =
        content::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../scenarios"));
    assert!(found.is_empty(), "the content does not load");
    let folder = library
        .cases
        .iter()
        .find(|folder| folder.case.item.id == "k3")
        .expect("case k3");
    let text = bundle::compile(&library, folder).expect("a bundle").text();
    let start = Instant::now();
    let opened = Opened::read(&text).expect("a sound bundle");
    println!(
        "open the K3 bundle\t{}\tms\t50",
        start.elapsed().as_millis()
    );

    let record = record(&opened);
    let contents = Contents::from([(opened.hash.clone(), opened)]);
    let start = Instant::now();
    for _ in 0..VERIFICATIONS {
        let verdict = verify_text(&record, &contents);
        assert!(
            matches!(verdict, Verdict::Verified { score: 10_000, .. }),
            "{verdict:?}"
        );
    }
    println!(
        "verify a K3 record {VERIFICATIONS} times\t{}\tms\t5000",
        start.elapsed().as_millis()
    );
}

/// The record of a lawful K3 run.
fn record(opened: &Opened) -> String {
    let case = opened.case().expect("a case");
    for seed in (0..1_000).filter_map(Seed::new) {
        for script in case.scripts().iter().filter(|script| script.lawful) {
            let Ok(played) = case.play(script, seed, Mode::Exam, &Fixed::default()) else {
                continue;
            };
            let mut attempt =
                Attempt::new(Arc::clone(case), opened.header(seed, Mode::Exam, "", ""));
            for command in &played.commands {
                let command = serde_json::to_value(command).expect("a command");
                attempt
                    .submit(command)
                    .expect("a command that was carried out before");
            }
            if attempt
                .outcome()
                .is_some_and(|outcome| outcome.score == 10_000)
            {
                return serde_json::to_string(&attempt.record()).expect("a record");
            }
        }
    }
    panic!("no seed suits a lawful path");
}
