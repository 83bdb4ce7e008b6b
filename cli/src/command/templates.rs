//! `lifa templates`: the document templates with their fields and checks.

use super::{Failure, Outcome, content_dir};
use crate::content::load;
use lexopt::prelude::*;
use std::path::PathBuf;

const USAGE: &str = "lifa templates [ID] [--json] [--content DIR]";

/// Exit 1 if a content file cannot be read.
pub fn run(parser: &mut lexopt::Parser) -> Outcome {
    let (mut id, mut json, mut content) = (None, false, None);
    while let Some(arg) = parser.next()? {
        match arg {
            Long("json") => json = true,
            Long("content") => content = Some(PathBuf::from(parser.value()?)),
            Value(value) if id.is_none() => id = Some(value.string()?),
            other => return Err(Failure(format!("{}; usage: {USAGE}", other.unexpected()))),
        }
    }
    let (library, faults) = load(&content_dir(content)?);
    for fault in &faults {
        eprintln!("{fault}");
    }
    let wanted: Vec<_> = library
        .documents
        .iter()
        .map(|template| &template.item)
        .filter(|template| id.as_ref().is_none_or(|id| *id == template.id))
        .collect();
    if let (Some(id), true) = (&id, wanted.is_empty()) {
        return Err(Failure(format!("no template {id}")));
    }
    if json {
        println!("{}", serde_json::to_string_pretty(&wanted)?);
        return Ok(faults.is_empty());
    }
    for template in wanted {
        println!(
            "{:<30} {}  {} fields, {} checks{}",
            template.id,
            template.name,
            template.fields().count(),
            template.checks.len(),
            if template.starred { "  ★" } else { "" },
        );
        if id.is_some() {
            for field in template.fields() {
                println!("  field {:<24} {}", field.id, field.label);
            }
            for check in &template.checks {
                println!(
                    "  check {:<24} {:<9} {:>3}  {}",
                    check.id,
                    check.kind.name(),
                    check.points,
                    check.title
                );
            }
        }
    }
    Ok(faults.is_empty())
}
