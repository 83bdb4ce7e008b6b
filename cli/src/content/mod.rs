//! Content as written in `scenarios/`: read from TOML, with every fault located.

mod check;
mod check_documents;
mod closure;
mod load;
mod locate;

pub mod bundle;
pub mod exercise;
pub mod handover;
pub mod joint;
pub mod organisation;
pub mod review;
pub use check::{Depth, check, combinations, judge_script};
pub use load::{
    CaseFolder, HoleData, Library, ModelData, Organisation, Sourced, load, read_case, read_toml,
};
pub use locate::position;

use std::fmt;
use std::path::PathBuf;

/// One fault of content: `path:line:col: code: message (hint)`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub struct Diagnostic {
    /// The file.
    pub file: PathBuf,
    /// From 1.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
    /// A stable word: `toml`, `type`, `reference`, `citation`, `rule`, `example`, `path`, `flawed` …
    pub code: &'static str,
    /// What is wrong.
    pub message: String,
    /// What to do about it; may be empty.
    pub hint: String,
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Diagnostic {
            file,
            line,
            column,
            code,
            message,
            hint,
        } = self;
        write!(f, "{}:{line}:{column}: {code}: {message}", file.display())?;
        if hint.is_empty() {
            Ok(())
        } else {
            write!(f, " ({hint})")
        }
    }
}
