//! The shipped law data and procedure rules, read as the content compiler does.
#![allow(dead_code, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::fs;
use std::path::{Path, PathBuf};

use engine::calendar::{Date, HolidayCalendar};
use engine::law::{Card, CardIndex, LawIndex, StatuteData};
use engine::rule::{RuleData, RuleSet, VocabularyData};
use serde::Deserialize;
use serde::de::DeserializeOwned;

pub fn date(text: &str) -> Date {
    text.parse().unwrap()
}

pub fn folder(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The files of a folder, sorted by name.
pub fn files(path: &str) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder(path))
        .unwrap_or_else(|error| panic!("{path}: {error}"))
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    assert!(!files.is_empty(), "{path} is empty");
    files
}

pub fn shipped() -> LawIndex {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct File {
        statute: Vec<StatuteData>,
    }
    let statutes = files("../scenarios/law/statutes")
        .into_iter()
        .flat_map(|path| {
            let text = fs::read_to_string(&path).unwrap();
            toml::from_str::<File>(&text)
                .unwrap_or_else(|error| panic!("{}: {error}", path.display()))
                .statute
        })
        .collect();
    LawIndex::new(statutes).unwrap_or_else(|errors| panic!("{errors:#?}"))
}

pub fn cards(law: &LawIndex) -> CardIndex {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct File {
        card: Vec<Card>,
    }
    let cards: Vec<Card> = files("../scenarios/law/cards")
        .into_iter()
        .flat_map(|path| {
            let text = fs::read_to_string(&path).unwrap();
            toml::from_str::<File>(&text)
                .unwrap_or_else(|error| panic!("{}: {error}", path.display()))
                .card
        })
        .collect();
    CardIndex::new(cards.clone(), law).unwrap_or_else(|errors| {
        let named: Vec<String> = errors
            .iter()
            .map(|error| {
                let n = error.path.trim_start_matches("card[").split(']').next();
                let card = n
                    .and_then(|n| n.parse().ok())
                    .and_then(|n: usize| cards.get(n));
                format!(
                    "{error} ({})",
                    card.map_or("?".into(), |c| c.id.to_string())
                )
            })
            .collect();
        panic!("{named:#?}")
    })
}

/// A TOML file of the content or of the test data.
pub fn read<T: DeserializeOwned>(path: &Path) -> T {
    let text = fs::read_to_string(path).unwrap();
    toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// All procedure rules of the content.
pub fn rulebook() -> RuleSet {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct File {
        rule: Vec<RuleData>,
    }
    let rules: Vec<RuleData> = files("../scenarios/rules")
        .iter()
        .flat_map(|path| read::<File>(path).rule)
        .collect();
    let vocabulary: VocabularyData = read(&folder("../scenarios/vocabulary/procedure.toml"));
    let calendar: HolidayCalendar = read(&folder("../scenarios/calendar/holidays.toml"));
    RuleSet::compile(&rules, &vocabulary, &calendar).unwrap_or_else(|errors| {
        let lines: Vec<String> = errors.iter().map(ToString::to_string).collect();
        panic!("{}", lines.join("\n"))
    })
}
