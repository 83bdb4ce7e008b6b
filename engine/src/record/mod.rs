//! The record of a run (成绩文件): what it was, every command, and a chain of hashes.
//!
//! A record replays to the same bytes anywhere, so that an instructor can verify it without a server.

mod chain;
mod verify;

pub use chain::{entry_hash, header_hash, sha256_hex};
pub use verify::{Contents, Verdict, verify, verify_text};

use crate::activity::{Mode, Seed};
use crate::calendar::Moment;
use crate::score::Severity;
use serde::{Deserialize, Serialize};

/// The version of the record's schema that this engine writes.
pub const SCHEMA: u32 = 1;

/// The record of a run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    /// What was run.
    pub header: Header,
    /// Everything that the trainee did, in order.
    pub entries: Vec<Entry>,
    /// What it came to, once finished.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Outcome>,
}

/// What was run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Header {
    /// [`SCHEMA`] of the writer.
    pub schema: u32,
    /// Kind of activity: `case`, `drafting`.
    pub kind: String,
    /// Id of the content.
    pub content: String,
    /// Title of the content, for people.
    pub title: String,
    /// Hash of the content bundle, hexadecimal SHA-256.
    pub bundle: String,
    /// Hash of the rules in it.
    pub rules: String,
    /// Version of the engine that wrote it.
    pub engine: String,
    /// The seed.
    pub seed: Seed,
    /// The mode.
    pub mode: Mode,
    /// Whether documents that can be written by hand must be (考核含文书制作).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub documents: bool,
    /// Who ran it, as entered in the settings; may be empty.
    #[serde(default)]
    pub learner: String,
    /// Their unit; may be empty.
    #[serde(default)]
    pub unit: String,
    /// The run that this one was forked from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fork: Option<Fork>,
}

/// Where a run was forked off (从这里重来).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fork {
    /// Hash of the parent's entry after which it begins.
    pub parent: String,
    /// How many of the parent's entries it starts with.
    pub entries: usize,
}

/// One thing that the trainee did.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The activity's clock before it.
    pub at: Moment,
    /// What.
    #[serde(flatten)]
    pub what: What,
    /// Hash over the previous hash and this entry.
    pub hash: String,
}

/// What an entry is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// A command of the activity.
    Command(serde_json::Value),
    /// The latest command that stands was taken back.
    Undo(bool),
    /// A hint was asked for.
    Hint(bool),
}

/// What a run came to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outcome {
    /// Basis points.
    pub score: i64,
    /// Whether it passed.
    pub passed: bool,
    /// The gravest finding.
    pub worst: Option<Severity>,
    /// Ids of the rules found broken, in order of time.
    pub findings: Vec<String>,
    /// Hash over everything that happened and was found.
    pub trace: String,
}
