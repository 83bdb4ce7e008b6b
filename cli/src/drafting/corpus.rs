//! The corpus: drafts that someone might write, with what a careful reviewer would raise.

use crate::content::read_toml;
use engine::document::Draft;
use serde::Deserialize;
use std::path::{Path, PathBuf};

/// One part of the corpus: `open`, or `held-apart`.
#[derive(Clone, Debug)]
pub struct Part {
    /// Its folder's name.
    pub name: String,
    /// Drafts, each with the id of its template.
    pub drafts: Vec<(String, CorpusDraft)>,
}

/// A draft with its findings.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CorpusDraft {
    /// Stable id.
    pub id: String,
    /// What kind of writer it is by.
    pub character: String,
    /// The dossier that it is about.
    pub dossier: String,
    /// What is written.
    pub fields: Draft,
    /// What a careful reviewer would raise.
    #[serde(rename = "finding", default)]
    pub findings: Vec<ExpectedFinding>,
}

/// A finding that a careful reviewer would raise.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExpectedFinding {
    /// The check.
    pub check: String,
    /// The field.
    #[serde(default)]
    pub field: String,
    /// The words, verbatim; empty: something is missing.
    #[serde(default)]
    pub span: String,
    /// A remark.
    #[serde(default)]
    pub note: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DraftFile {
    draft: Vec<CorpusDraft>,
}

/// Reads a corpus folder: its sub-folders are the parts; without any it is one part itself.
///
/// # Errors
/// `path:line:col: message` of the first fault.
pub fn read_corpus(root: &Path) -> Result<Vec<Part>, String> {
    let folders = entries(root, |path| path.is_dir())?;
    if folders.is_empty() {
        return Ok(vec![read_part(root)?]);
    }
    folders.iter().map(|folder| read_part(folder)).collect()
}

fn read_part(folder: &Path) -> Result<Part, String> {
    let name = |path: &Path| {
        path.file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned()
    };
    let mut drafts = Vec::new();
    for file in entries(folder, |path| {
        path.extension().is_some_and(|ext| ext == "toml")
    })? {
        let text = std::fs::read_to_string(&file)
            .map_err(|error| format!("{}: {error}", file.display()))?;
        let read: DraftFile = read_toml(&text).map_err(|((line, column), message)| {
            format!("{}:{line}:{column}: {message}", file.display())
        })?;
        let template = name(&file);
        drafts.extend(
            read.draft
                .into_iter()
                .map(|draft| (template.clone(), draft)),
        );
    }
    Ok(Part {
        name: name(folder),
        drafts,
    })
}

fn entries(folder: &Path, keep: impl Fn(&Path) -> bool) -> Result<Vec<PathBuf>, String> {
    let fault = |error: std::io::Error| format!("{}: {error}", folder.display());
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(fault)? {
        let path = entry.map_err(fault)?.path();
        if keep(&path) {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}
