//! All of one's data as one file: reading it strictly, and planning what an import would change.

use super::{RunHeader, SCHEMA, StoredRun};
use engine::json;
use serde::{Deserialize, Serialize};

/// What the file says that it is.
pub const FORMAT: &str = "lifa-archive";
/// The version of the file.
pub const VERSION: u32 = 1;
/// No file above this size is read.
pub const MAX_BYTES: usize = 32 << 20;

/// The file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Archive {
    /// [`FORMAT`].
    pub format: String,
    /// [`VERSION`].
    pub version: u32,
    /// Name, unit and display settings.
    pub settings: Option<crate::settings::Settings>,
    /// The bundles that the runs were played with.
    pub bundles: Vec<ArchivedBundle>,
    /// The runs.
    pub runs: Vec<ArchivedRun>,
}

/// A bundle by its hash.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArchivedBundle {
    /// Its hash.
    pub hash: String,
    /// Its JSON.
    pub text: String,
}

/// A run with its entries.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ArchivedRun {
    /// Its header.
    pub header: RunHeader,
    /// Its entries.
    pub entries: Vec<String>,
}

/// Why a file is not imported, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ArchiveFault {
    /// Larger than [`MAX_BYTES`].
    TooLarge(usize),
    /// Not text: the first byte that is not.
    NotText(usize),
    /// Not JSON of this form: line, column and what is wrong.
    Malformed(usize, usize, String),
    /// JSON, but of something else.
    OtherFormat,
    /// Written by a newer version.
    Newer(u32),
    /// A run, counted from 1, and what is wrong with it.
    Run(usize, String, RunFault),
    /// A bundle, counted from 1, that two entries of the file claim or whose hash is not its own.
    Bundle(usize),
}

/// What is wrong with a run in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RunFault {
    /// The identifier has other characters than letters, digits and hyphens, or is too long.
    Id,
    /// The identifier is there twice.
    Twice,
    /// Its bundle is not in the file.
    NoBundle,
    /// It says that it has another number of entries.
    Count,
    /// It does not replay.
    Replay,
}

/// Reads a file without writing anything.
pub fn read(bytes: &[u8]) -> Result<Archive, ArchiveFault> {
    if bytes.len() > MAX_BYTES {
        return Err(ArchiveFault::TooLarge(bytes.len()));
    }
    let text =
        std::str::from_utf8(bytes).map_err(|error| ArchiveFault::NotText(error.valid_up_to()))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let malformed = |error: json::Error| {
        ArchiveFault::Malformed(error.line(), error.column(), error.to_string())
    };
    let value: Kind = json::read(text).map_err(malformed)?;
    if value.format != FORMAT {
        return Err(ArchiveFault::OtherFormat);
    }
    if value.version > VERSION {
        return Err(ArchiveFault::Newer(value.version));
    }
    let archive: Archive = json::read(text).map_err(malformed)?;
    check(&archive)?;
    Ok(archive)
}

#[derive(Deserialize)]
struct Kind {
    #[serde(default)]
    format: String,
    #[serde(default)]
    version: u32,
}

fn check(archive: &Archive) -> Result<(), ArchiveFault> {
    for (n, bundle) in archive.bundles.iter().enumerate() {
        let before = archive.bundles.iter().take(n);
        if before.clone().any(|other| other.hash == bundle.hash) {
            return Err(ArchiveFault::Bundle(n + 1));
        }
    }
    for (n, run) in archive.runs.iter().enumerate() {
        let header = &run.header;
        let id_char = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
        let problem = if header.schema > SCHEMA {
            return Err(ArchiveFault::Newer(header.schema));
        } else if header.id.is_empty() || header.id.len() > 64 || !header.id.bytes().all(id_char) {
            Some(RunFault::Id)
        } else if archive
            .runs
            .iter()
            .take(n)
            .any(|other| other.header.id == header.id)
        {
            Some(RunFault::Twice)
        } else if !archive
            .bundles
            .iter()
            .any(|bundle| bundle.hash == header.record.bundle)
        {
            Some(RunFault::NoBundle)
        } else if header.entries != run.entries.len() {
            Some(RunFault::Count)
        } else {
            None
        };
        if let Some(problem) = problem {
            return Err(ArchiveFault::Run(
                n + 1,
                header.record.title.clone(),
                problem,
            ));
        }
    }
    Ok(())
}

/// What an import would write.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// What is written: new runs and longer versions of present ones.
    pub write: Vec<StoredRun>,
    /// Runs that are not here yet.
    pub added: usize,
    /// Runs that are here and go further in the file.
    pub extended: usize,
    /// Runs that are here already, as far or further.
    pub same: usize,
    /// Runs that went another way under the same identifier; they come in under a new one.
    pub renamed: usize,
}

/// Compares a file with what is here. `fresh` makes identifiers.
pub fn plan(present: &[StoredRun], archive: &Archive, mut fresh: impl FnMut() -> String) -> Plan {
    let mut plan = Plan::default();
    for run in &archive.runs {
        let mut header = run.header.clone();
        match present.iter().find(|other| other.header.id == header.id) {
            None => plan.added += 1,
            Some(here) if starts_with(here, run) => {
                plan.same += 1;
                continue;
            }
            Some(here) if extends(run, here) => plan.extended += 1,
            Some(_) => {
                plan.renamed += 1;
                header.id = fresh();
            }
        }
        plan.write.push(StoredRun {
            header,
            entries: run.entries.clone(),
        });
    }
    plan
}

fn starts_with(here: &StoredRun, run: &ArchivedRun) -> bool {
    here.header.record == run.header.record && here.entries.starts_with(&run.entries)
}

fn extends(run: &ArchivedRun, here: &StoredRun) -> bool {
    here.header.record == run.header.record && run.entries.starts_with(&here.entries)
}

#[cfg(test)]
#[path = "archive_tests.rs"]
mod tests;
