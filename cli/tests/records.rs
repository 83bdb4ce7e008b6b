//! Records replay, and verification tells what is wrong with those that do not.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use engine::activity::{Mode, RejectionCode, Seed};
use engine::attempt::Attempt;
use engine::case::{Case, Fixed};
use engine::record::{
    Contents, Record, Verdict, What, entry_hash, header_hash, verify, verify_text,
};
use engine::run::{Opened, Run};
use lifa::content::{self, bundle};
use std::path::Path;
use std::sync::{Arc, OnceLock};

fn opened() -> &'static [Opened] {
    static OPENED: OnceLock<Vec<Opened>> = OnceLock::new();
    OPENED.get_or_init(|| {
        let (library, found) =
            content::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../scenarios"));
        assert!(found.is_empty());
        library
            .cases
            .iter()
            .map(|folder| Opened::read(&bundle::compile(&library, folder).unwrap().text()).unwrap())
            .collect()
    })
}

fn contents() -> Contents {
    opened()
        .iter()
        .map(|opened| (opened.hash.clone(), opened.clone()))
        .collect()
}

/// A finished run of a case along a lawful path that suits the seed.
fn lawful_run(opened: &Opened, mode: Mode) -> Attempt<Case> {
    for seed in 0..500 {
        let seed = Seed::new(seed).unwrap();
        for script in opened
            .case()
            .unwrap()
            .scripts()
            .iter()
            .filter(|script| script.lawful)
        {
            let Ok(played) = opened
                .case()
                .unwrap()
                .play(script, seed, mode, &Fixed::default())
            else {
                continue;
            };
            let mut attempt = Attempt::new(
                Arc::clone(opened.case().unwrap()),
                opened.header(seed, mode, "甲", "河口镇"),
            );
            for command in &played.commands {
                attempt
                    .submit(serde_json::to_value(command).unwrap())
                    .unwrap();
            }
            if attempt
                .outcome()
                .is_some_and(|outcome| outcome.score == 10_000)
            {
                return attempt;
            }
        }
    }
    panic!(
        "no seed suits a lawful path of {}",
        opened.case().unwrap().data().id
    );
}

fn rechain(record: &mut Record) {
    let mut hash = header_hash(&record.header);
    for entry in &mut record.entries {
        entry.hash = entry_hash(&hash, entry.at, &entry.what);
        hash.clone_from(&entry.hash);
    }
}

#[test]
fn a_record_survives_json_and_verifies() {
    for opened in opened() {
        let record = lawful_run(opened, Mode::Exam).record();
        let text = serde_json::to_string(&record).unwrap();
        assert_eq!(serde_json::from_str::<Record>(&text).unwrap(), record);
        let verdict = verify_text(&text, &contents());
        assert!(
            matches!(
                verdict,
                Verdict::Verified {
                    score: 10_000,
                    passed: true,
                    ..
                }
            ),
            "{verdict:?}"
        );
    }
}

#[test]
fn unknown_content_is_not_a_failed_replay() {
    let record = lawful_run(&opened()[0], Mode::Exam).record();
    assert!(matches!(
        verify(&record, &Contents::new()),
        Verdict::UnknownContent { .. }
    ));
}

#[test]
fn a_forged_record_is_found_out() {
    let record = lawful_run(&opened()[0], Mode::Exam).record();
    let forge = |change: &dyn Fn(&mut Record)| {
        let mut forged = record.clone();
        change(&mut forged);
        verify(&forged, &contents())
    };
    assert!(matches!(
        forge(&|r| r.entries[3].what = What::Hint(true)),
        Verdict::BrokenChain { entry: 4 }
    ));
    assert!(matches!(
        forge(&|r| {
            r.entries.remove(2);
        }),
        Verdict::BrokenChain { entry: 3 }
    ));
    assert!(matches!(
        forge(&|r| r.header.learner = "乙".to_owned()),
        Verdict::BrokenChain { entry: 1 }
    ));
    assert!(matches!(
        forge(&|r| r.outcome.as_mut().unwrap().score += 1),
        Verdict::WrongOutcome { .. }
    ));
    assert!(matches!(
        forge(&|r| r.outcome = None),
        Verdict::WrongOutcome { .. }
    ));
    assert!(matches!(
        forge(&|r| r.header.schema = 2),
        Verdict::Newer { schema: 2 }
    ));
    let rechained = forge(&|r| {
        r.entries[0].at = r.entries[0].at.plus_minutes(1);
        rechain(r);
    });
    assert!(
        matches!(rechained, Verdict::ReplayFailed { entry: 1, .. }),
        "{rechained:?}"
    );
    let other_seed = forge(&|r| {
        r.header.seed = Seed::new(r.header.seed.get() + 12_345).unwrap();
        rechain(r);
    });
    assert!(!other_seed.is_sound(), "{other_seed:?}");
    let wrong_rules = forge(&|r| {
        r.header.rules = "0".repeat(64);
        rechain(r);
    });
    assert!(matches!(wrong_rules, Verdict::WrongHeader { .. }));
}

#[test]
fn an_exam_record_with_undo_hint_or_fork_does_not_verify() {
    let practice = {
        let mut attempt = lawful_run(&opened()[0], Mode::Practice).at(5).unwrap();
        attempt.hint().unwrap();
        attempt.undo().unwrap();
        attempt
    };
    for n in [6, 7] {
        let mut record = practice.at(n).unwrap().record();
        record.header.mode = Mode::Exam;
        rechain(&mut record);
        assert!(
            matches!(verify(&record, &contents()), Verdict::ReplayFailed { entry, .. } if entry == 6)
        );
    }
    let mut fork = practice.fork(4).unwrap().record();
    assert!(verify(&fork, &contents()).is_sound());
    fork.header.mode = Mode::Exam;
    rechain(&mut fork);
    assert!(matches!(
        verify(&fork, &contents()),
        Verdict::WrongHeader { .. }
    ));
    let mut exam = lawful_run(&opened()[0], Mode::Exam).at(5).unwrap();
    assert_eq!(exam.undo().unwrap_err().code, RejectionCode::Forbidden);
    assert_eq!(exam.hint().unwrap_err().code, RejectionCode::Forbidden);
    assert_eq!(exam.fork(2).unwrap_err().code, RejectionCode::Forbidden);
}

#[test]
fn undo_brings_back_the_state_before_and_keeps_both_entries() {
    let full = lawful_run(&opened()[0], Mode::Practice);
    let before = full.at(10).unwrap();
    let mut after = full.at(11).unwrap();
    after.undo().unwrap();
    assert_eq!(after.entries().len(), 12);
    let shown = |run: &Attempt<Case>| Run::view(run);
    assert_eq!(shown(&before), shown(&after));
    let sound = verify(&after.record(), &contents());
    assert!(
        matches!(sound, Verdict::Unfinished { entries: 12 }),
        "{sound:?}"
    );
}

#[test]
fn a_rejected_command_leaves_the_run_as_it_was() {
    let mut run = lawful_run(&opened()[0], Mode::Practice).at(7).unwrap();
    let before = (Run::view(&run), run.record());
    for command in [
        r#"{"do":"act","action":"no such"}"#,
        r#"{"do":"act","action":"serve","with":{"doc":"nothing"}}"#,
        r#"{"do":"until","date":"2020-01-01"}"#,
        r#"{"do":"until","date":"2199-01-01"}"#,
        r#"{"do":"place","evidence":"no","element":"no"}"#,
        r#"{"do":"remind","label":"","date":"2026-10-01"}"#,
        r#"{"do":"fly"}"#,
        r#"{"do":"until","date":"2026-10-01","extra":1}"#,
        "NaN",
        "1e400",
        "\"\\ud800\"",
        "[[[[",
        "",
    ] {
        assert!(Run::submit(&mut run, command).is_err(), "{command}");
        assert_eq!((Run::view(&run), run.record()), before, "{command}");
    }
}

#[test]
fn a_stored_run_resumes_where_it_was() {
    for opened in opened() {
        let run = lawful_run(opened, Mode::Practice).at(9).unwrap();
        let resumed = opened.resume(&Run::record_json(&run)).unwrap();
        assert_eq!(resumed.view(), Run::view(&run));
        assert_eq!(resumed.record_json(), Run::record_json(&run));
    }
}

#[test]
fn malformed_records_are_located() {
    let text =
        serde_json::to_string_pretty(&lawful_run(&opened()[0], Mode::Exam).record()).unwrap();
    for length in (0..text.len()).step_by(text.len() / 200 + 1) {
        let Some(cut) = text.get(..length) else {
            continue;
        };
        assert!(
            matches!(verify_text(cut, &contents()), Verdict::Malformed { .. }),
            "cut at {length}"
        );
    }
    let deep = "[".repeat(200_000);
    assert!(matches!(
        verify_text(&deep, &contents()),
        Verdict::Malformed { .. }
    ));
    let newer = text
        .replacen("\"schema\": 1", "\"schema\": 99", 1)
        .replacen("\"kind\"", "\"new field\": [1], \"kind\"", 1);
    assert!(matches!(
        verify_text(&newer, &contents()),
        Verdict::Newer { schema: 99 }
    ));
}
