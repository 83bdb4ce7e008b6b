//! Procedure rules from TOML files, with the vocabulary and the calendar that they need.

use crate::command::Failure;
use crate::command::cite::{parse, toml_files};
use crate::command::deadline::calendar;
use engine::rule::{RuleData, RuleError, RuleSet, VocabularyData};
use serde::Deserialize;
use std::path::{Path, PathBuf};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleFile {
    rule: Vec<RuleData>,
}

/// The rules of a file or folder, of the content folder's `rules` without one; vocabulary and
/// calendar are those of the content folder.
///
/// # Errors
/// The first fault, with the file and, for a rule, its id and field.
pub fn load(content: &Path, rules: Option<&Path>) -> Result<RuleSet, Failure> {
    let rules = rules.map_or_else(|| content.join("rules"), Path::to_owned);
    let files = match rules.is_dir() {
        true => toml_files(&rules)?,
        false => vec![rules],
    };
    let mut data = Vec::new();
    let mut sources: Vec<PathBuf> = Vec::new();
    for file in files {
        let read: RuleFile = parse(&file)?;
        sources.extend(read.rule.iter().map(|_| file.clone()));
        data.extend(read.rule);
    }
    let vocabulary = vocabulary(content)?;
    let calendar = calendar(content)?;
    RuleSet::compile(&data, &vocabulary, &calendar).map_err(|errors| {
        let located = errors
            .first()
            .map(|error| locate(error, &data, &sources, content));
        Failure(located.unwrap_or_default())
    })
}

/// The vocabulary of a content folder.
fn vocabulary(content: &Path) -> Result<VocabularyData, Failure> {
    let mut whole = VocabularyData::default();
    for file in toml_files(&content.join("vocabulary"))? {
        let part: VocabularyData = parse(&file)?;
        whole.attribute.extend(part.attribute);
        whole.group.extend(part.group);
        whole.event.extend(part.event);
    }
    Ok(whole)
}

fn locate(error: &RuleError, rules: &[RuleData], sources: &[PathBuf], content: &Path) -> String {
    let named = rules.iter().position(|rule| rule.id == error.rule);
    let numbered = || error.rule.parse::<usize>().ok()?.checked_sub(1);
    let file = match error.rule.is_empty() {
        true => content.join("vocabulary"),
        false => named
            .or_else(numbered)
            .and_then(|place| sources.get(place).cloned())
            .unwrap_or_default(),
    };
    format!("{}: {error}", file.display())
}
