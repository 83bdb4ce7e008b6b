//! `lifa check [DIR] [--full] [--json]`.

use super::{Outcome, content_dir};
use crate::content::{self, Depth};
use std::path::PathBuf;

pub(super) fn run(parser: &mut lexopt::Parser) -> Outcome {
    use lexopt::prelude::*;
    let mut dir = None;
    let mut json = false;
    let mut depth = Depth::Quick;
    while let Some(arg) = parser.next()? {
        match arg {
            Value(value) if dir.is_none() => dir = Some(PathBuf::from(value)),
            Long("content") => dir = Some(PathBuf::from(parser.value()?)),
            Long("full") => depth = Depth::Full,
            Long("json") => json = true,
            other => return Err(other.unexpected().into()),
        }
    }
    let dir = content_dir(dir)?;
    let (library, mut found) = content::load(&dir);
    // What could not be read would be missed everywhere else; one cause is enough.
    if found.is_empty() {
        found = content::check(&library, depth);
    }
    if json {
        println!("{}", serde_json::to_string(&found)?);
    } else {
        for diagnostic in &found {
            println!("{diagnostic}");
        }
        println!(
            "{}: {} statutes, {} cards, {} rules, {} actions, {} forms, {} cases; {} faults",
            dir.display(),
            library.statutes.len(),
            library.cards.len(),
            library.rules.len(),
            library.actions.len(),
            library.templates.len(),
            library.cases.len(),
            found.len()
        );
    }
    Ok(found.is_empty())
}
