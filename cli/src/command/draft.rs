//! `lifa draft TEMPLATE --facts F --draft D`: judge a draft; findings as JSON.

use super::{Failure, Outcome, content_dir, read};
use crate::content::{Library, load, read_toml};
use crate::drafting::Desk;
use engine::calendar::Date;
use engine::document::{Draft, Facts};
use lexopt::prelude::*;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::path::{Path, PathBuf};

const USAGE: &str =
    "lifa draft TEMPLATE (--facts FILE [--on DATE] | --dossier ID) --draft FILE [--content DIR]";

/// Exit 1 if the draft has findings.
pub fn run(parser: &mut lexopt::Parser) -> Outcome {
    let (mut template, mut facts, mut dossier, mut draft) = (None, None, None, None);
    let (mut on, mut content) = (None, None);
    while let Some(arg) = parser.next()? {
        match arg {
            Long("facts") => facts = Some(PathBuf::from(parser.value()?)),
            Long("dossier") => dossier = Some(parser.value()?.string()?),
            Long("draft") => draft = Some(PathBuf::from(parser.value()?)),
            Long("on") => on = Some(parser.value()?.parse::<Date>()?),
            Long("content") => content = Some(PathBuf::from(parser.value()?)),
            Value(value) if template.is_none() => template = Some(value.string()?),
            other => return Err(Failure(format!("{}; usage: {USAGE}", other.unexpected()))),
        }
    }
    let missing = |what: &str| Failure(format!("no {what}; usage: {USAGE}"));
    let id = template.ok_or_else(|| missing("template"))?;
    let draft: DraftFile = from_file(&draft.ok_or_else(|| missing("draft"))?)?;
    let (library, faults) = load(&content_dir(content)?);
    if let Some(fault) = faults.first() {
        eprintln!("{fault}");
    }
    let desk = Desk::new(&library).map_err(Failure)?;
    let template = desk
        .template(&id)
        .ok_or_else(|| Failure(format!("no template {id}; see lifa templates")))?;
    let (facts, day) = match (facts, dossier) {
        (Some(file), _) => from_facts(&file, on)?,
        (None, Some(dossier)) => from_library(&library, &dossier, on)?,
        (None, None) => return Err(missing("facts")),
    };
    let verdict = desk
        .examine(template, facts, day)
        .judge(&draft.into_draft());
    println!("{}", serde_json::to_string_pretty(&verdict)?);
    Ok(verdict.findings().next().is_none())
}

/// A draft's fields, by themselves or under `fields`.
#[derive(Deserialize)]
#[serde(untagged)]
enum DraftFile {
    Nested { fields: Draft },
    Plain(Draft),
}

impl DraftFile {
    fn into_draft(self) -> Draft {
        match self {
            DraftFile::Nested { fields } | DraftFile::Plain(fields) => fields,
        }
    }
}

#[derive(Deserialize)]
struct FactsFile {
    day: Option<Date>,
    facts: Facts,
}

fn from_facts(file: &Path, on: Option<Date>) -> Result<(Facts, Date), Failure> {
    let read: FactsFile = from_file(file)?;
    let day = on
        .or(read.day)
        .ok_or_else(|| Failure(format!("{}: no day; give --on DATE", file.display())))?;
    Ok((read.facts, day))
}

fn from_library(library: &Library, id: &str, on: Option<Date>) -> Result<(Facts, Date), Failure> {
    let known = library
        .dossiers
        .iter()
        .find(|dossier| dossier.item.id == id);
    let dossier = &known
        .ok_or_else(|| Failure(format!("no dossier {id}")))?
        .item;
    Ok((dossier.facts.clone(), on.unwrap_or(dossier.day)))
}

fn from_file<T: DeserializeOwned>(file: &Path) -> Result<T, Failure> {
    let text = read(file)?;
    if file.extension().is_some_and(|ext| ext == "json") {
        return serde_json::from_str(&text)
            .map_err(|error| Failure(format!("{}: {error}", file.display())));
    }
    read_toml(&text).map_err(|((line, column), message)| {
        Failure(format!("{}:{line}:{column}: {message}", file.display()))
    })
}
