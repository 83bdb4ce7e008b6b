//! Whatever a file holds, reading it gives a located error or something that works; nothing panics.
//!
//! Each target changes a sound text at random places. `LIFA_FUZZ_SECONDS` sets how long each works
//! (default 2); a text that once made trouble stands in `corpus/` and is read first, every time.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use engine::activity::{Activity, Mode, Seed};
use engine::attempt::Attempt;
use engine::case::view::Command;
use engine::law::{Context, LawIndex};
use engine::record::{Contents, Record, verify_text};
use engine::run::Opened;
use lifa::content::{self, bundle};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn seconds() -> Duration {
    let given = std::env::var("LIFA_FUZZ_SECONDS")
        .ok()
        .and_then(|text| text.parse().ok());
    Duration::from_secs(given.unwrap_or(2))
}

fn corpus(target: &str) -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/corpus")
        .join(target);
    let mut files: Vec<PathBuf> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    assert!(!files.is_empty(), "{} is empty", folder.display());
    files
        .iter()
        .map(|file| String::from_utf8_lossy(&std::fs::read(file).unwrap()).into_owned())
        .collect()
}

/// Where, how, and with what a text is changed.
type Change = (u32, u8, u8);

/// Pieces that hostile files are made of.
const PIECES: [&str; 24] = [
    "{",
    "}",
    "[",
    "]",
    "\"",
    "'",
    ",",
    ":",
    "0",
    "-1",
    "1e400",
    "NaN",
    "99999999999999999999",
    "null",
    "true",
    "\\ud800",
    "\u{0}",
    "<script>alert(1)</script>",
    "../../etc/passwd",
    "第零条",
    "9999-99-99",
    "2026-02-30",
    "=",
    "#",
];

fn changed(text: &str, changes: &[Change]) -> String {
    let mut bytes = text.as_bytes().to_vec();
    for (place, how, what) in changes.iter().take(8) {
        let at = *place as usize % (bytes.len() + 1);
        match how % 5 {
            0 => bytes.truncate(at),
            1 => {
                let piece = PIECES[usize::from(*what) % PIECES.len()].bytes();
                bytes.splice(at..at, piece);
            }
            2 if at < bytes.len() => bytes[at] = *what,
            3 => {
                let end = (at + usize::from(*what)).min(bytes.len());
                bytes.drain(at..end);
            }
            _ => {
                let end = (at + usize::from(*what) * 4).min(bytes.len());
                let again = bytes[at..end].to_vec();
                bytes.splice(at..at, again);
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn fuzz(target: &str, seeds: &[String], read: impl Fn(&str) + std::panic::RefUnwindSafe) {
    for text in corpus(target) {
        read(&text);
    }
    let seeds: Vec<String> = seeds.to_vec();
    bolero::check!()
        .with_type::<(u8, Vec<Change>)>()
        .with_test_time(seconds())
        .for_each(|(which, changes)| {
            read(&changed(&seeds[usize::from(*which) % seeds.len()], changes));
        });
}

fn opened() -> Vec<Opened> {
    let (library, found) = content::load(&root().join("scenarios"));
    assert!(found.is_empty());
    library
        .cases
        .iter()
        .map(|folder| Opened::read(&bundle::compile(&library, folder).unwrap().text()).unwrap())
        .collect()
}

#[test]
fn fuzz_citation() {
    let (library, _) = content::load(&root().join("scenarios"));
    let law = LawIndex::new(
        library
            .statutes
            .into_iter()
            .map(|statute| statute.item)
            .collect(),
    )
    .unwrap();
    let seeds = [
        "《中华人民共和国行政处罚法》第五十八条第一款第（二）项、第六十二条，本法第四十四条和同法第85条之一",
        "依据行政强制法第24条第1款、第2款，前款规定的第（一）项至第（三）项",
    ];
    fuzz("citation", &seeds.map(str::to_owned), |text| {
        for mention in law.mentions(text, Context::default()) {
            assert!(text.get(mention.span.clone()).is_some());
            let _ = law.resolve(&mention.citation(), "2026-09-18".parse().unwrap());
        }
    });
}

#[test]
fn fuzz_record() {
    let opened = opened();
    let contents: Contents = opened
        .iter()
        .map(|opened| (opened.hash.clone(), opened.clone()))
        .collect();
    let records = opened.iter().map(|opened| {
        let mut run = Attempt::new(
            Arc::clone(opened.case().unwrap()),
            opened.header(Seed::default(), Mode::Practice, "甲", "乙"),
        );
        for _ in 0..4 {
            run.submit(serde_json::to_value(Command::Next).unwrap())
                .unwrap();
        }
        run.undo().unwrap();
        run.submit(serde_json::to_value(Command::Finish).unwrap())
            .unwrap();
        serde_json::to_string_pretty(&run.record()).unwrap()
    });
    let seeds: Vec<String> = records.collect();
    fuzz("record", &seeds, |text| {
        let sound = verify_text(text, &contents).is_sound();
        // Only what says the same is still sound: other white space, or a null left out.
        let meaning = |text: &str| {
            let record = serde_json::from_str::<Record>(text).ok()?;
            serde_json::to_value(record).ok()
        };
        let same = |seed: &String| meaning(seed) == meaning(text);
        assert!(
            !sound || seeds.iter().any(same),
            "sound although changed: {text}"
        );
        for opened in &opened {
            let _ = opened.resume(text);
        }
    });
}

#[test]
fn fuzz_scenario() {
    let (library, _) = content::load(&root().join("scenarios"));
    let mut seeds = Vec::new();
    for folder in &library.cases {
        seeds.push(std::fs::read_to_string(&folder.case.file).unwrap());
    }
    fuzz("scenario", &seeds, |text| {
        let Ok(case) = content::read_case(text) else {
            return;
        };
        let mut folder = library.cases[0].clone();
        folder.case.item = case;
        folder.scripts.clear();
        let Ok(case) = bundle::compile(&library, &folder).unwrap().case() else {
            return;
        };
        let _ = engine::case::check::check(&case);
        let mut state = case.start(Seed::default(), Mode::Guided);
        for _ in 0..5 {
            let _ = case.step(&mut state, &Command::Next);
            let _ = (case.view(&state), case.offers(&state));
        }
        let _ = case.report(&state);
    });
}

#[test]
fn fuzz_bundle() {
    let (library, _) = content::load(&root().join("scenarios"));
    let seeds: Vec<String> = library
        .cases
        .iter()
        .map(|folder| bundle::compile(&library, folder).unwrap().text())
        .collect();
    fuzz("bundle", &seeds, |text| {
        if let Ok(opened) = Opened::read(text) {
            let mut run = opened.run(opened.header(Seed::default(), Mode::Practice, "", ""));
            let _ = run.submit(r#"{"do":"next"}"#);
            let _ = (run.view(), run.offers(), run.report());
        }
    });
}
