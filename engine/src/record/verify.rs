//! Verifying a record by replaying it.

use super::{Entry, Record, SCHEMA, What, entry_hash, header_hash};
use crate::attempt::MOST_ENTRIES;
use crate::json;
use crate::run::{Opened, Run};
use std::collections::BTreeMap;

/// Opened contents by bundle hash.
pub type Contents = BTreeMap<String, Opened>;

/// What verification finds.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case", tag = "verdict")]
pub enum Verdict {
    /// Replays to the recorded outcome.
    Verified {
        /// The content's id.
        content: String,
        /// Basis points.
        score: i64,
        /// Whether it passed.
        passed: bool,
    },
    /// Sound, but the run is not over.
    Unfinished {
        /// How many entries it has.
        entries: usize,
    },
    /// The content is not at hand; nothing is said about the run.
    UnknownContent {
        /// Hash of the bundle that is needed.
        bundle: String,
    },
    /// Not a record.
    Malformed {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// What is wrong there.
        message: String,
    },
    /// Written by a newer version.
    Newer {
        /// Its schema.
        schema: u32,
    },
    /// The header does not fit the content.
    WrongHeader {
        /// The field that differs.
        field: String,
    },
    /// The chain of hashes is broken.
    BrokenChain {
        /// The first entry that does not fit, from 1.
        entry: usize,
    },
    /// An entry cannot be replayed.
    ReplayFailed {
        /// The entry, from 1.
        entry: usize,
        /// Why.
        reason: String,
    },
    /// It replays, but to something else.
    WrongOutcome {
        /// What differs.
        field: String,
    },
}

impl Verdict {
    /// Whether the record is sound.
    pub fn is_sound(&self) -> bool {
        matches!(self, Verdict::Verified { .. } | Verdict::Unfinished { .. })
    }
}

/// Verifies the text of a result file.
pub fn verify_text(text: &str, contents: &Contents) -> Verdict {
    let error = match json::read::<Record>(text) {
        Ok(record) => return verify(&record, contents),
        Err(error) => error,
    };
    // A newer file is called newer and not malformed.
    #[derive(serde::Deserialize)]
    struct Peek {
        header: PeekHeader,
    }
    #[derive(serde::Deserialize)]
    struct PeekHeader {
        schema: u32,
    }
    if let Ok(peek) = json::read::<Peek>(text)
        && peek.header.schema > SCHEMA
    {
        return Verdict::Newer {
            schema: peek.header.schema,
        };
    }
    Verdict::Malformed {
        line: error.line(),
        column: error.column(),
        message: error.to_string(),
    }
}

/// Verifies a record.
pub fn verify(record: &Record, contents: &Contents) -> Verdict {
    if record.header.schema > SCHEMA {
        return Verdict::Newer {
            schema: record.header.schema,
        };
    }
    if record.entries.len() > MOST_ENTRIES {
        return Verdict::ReplayFailed {
            entry: MOST_ENTRIES + 1,
            reason: "too many entries".to_owned(),
        };
    }
    if let Some(entry) = first_broken(record) {
        return Verdict::BrokenChain { entry };
    }
    let Some(opened) = contents.get(&record.header.bundle) else {
        return Verdict::UnknownContent {
            bundle: record.header.bundle.clone(),
        };
    };
    if let Some(field) = opened.misfit(&record.header) {
        return Verdict::WrongHeader {
            field: field.to_owned(),
        };
    }
    let exam = !record.header.mode.forgiving();
    if exam && record.header.fork.is_some() {
        return Verdict::WrongHeader {
            field: "fork".to_owned(),
        };
    }
    let mut run = opened.check(record.header.clone());
    for (n, entry) in record.entries.iter().enumerate() {
        if let Err(reason) = replay(run.as_mut(), entry) {
            return Verdict::ReplayFailed {
                entry: n + 1,
                reason,
            };
        }
    }
    let Some(outcome) = run.outcome() else {
        return match record.outcome {
            Some(_) => Verdict::WrongOutcome {
                field: "finished".to_owned(),
            },
            None => Verdict::Unfinished {
                entries: record.entries.len(),
            },
        };
    };
    let Some(stated) = &record.outcome else {
        return Verdict::WrongOutcome {
            field: "outcome".to_owned(),
        };
    };
    let differs = [
        ("score", stated.score != outcome.score),
        ("passed", stated.passed != outcome.passed),
        ("worst", stated.worst != outcome.worst),
        ("findings", stated.findings != outcome.findings),
        ("trace", stated.trace != outcome.trace),
    ];
    match differs.iter().find(|(_, differs)| *differs) {
        Some((field, _)) => Verdict::WrongOutcome {
            field: (*field).to_owned(),
        },
        None => Verdict::Verified {
            content: record.header.content.clone(),
            score: outcome.score,
            passed: outcome.passed,
        },
    }
}

fn first_broken(record: &Record) -> Option<usize> {
    let mut hash = header_hash(&record.header);
    for (n, entry) in record.entries.iter().enumerate() {
        hash = entry_hash(&hash, entry.at, &entry.what);
        if hash != entry.hash {
            return Some(n + 1);
        }
    }
    None
}

fn replay(run: &mut dyn Run, entry: &Entry) -> Result<(), String> {
    if run.now() != entry.at {
        return Err(format!(
            "the clock says {}, the entry {}",
            run.now(),
            entry.at
        ));
    }
    if matches!(entry.what, What::Undo(false) | What::Hint(false)) {
        return Err("an entry says that it did not happen".to_owned());
    }
    run.redo(entry).map_err(|rejection| {
        format!("{:?} {}", rejection.code, rejection.reason)
            .trim()
            .to_owned()
    })
}
