//! What stays on this computer: runs, their entries and the bundles that they were played with.

mod archive;
mod idb;
mod memory;

pub use archive::{
    Archive, ArchiveFault, ArchivedBundle, ArchivedRun, FORMAT, MAX_BYTES, Plan, RunFault, VERSION,
    plan, read,
};
pub use idb::IdbStore;
pub use memory::MemoryStore;

use engine::json;
use engine::record::Header;
use engine::review::CategoryResult;
use serde::{Deserialize, Serialize};
use std::future::Future;
use std::pin::Pin;

/// The version of what is written here.
pub const SCHEMA: u32 = 1;

/// What is known of a run without replaying it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RunHeader {
    /// [`SCHEMA`] when it was written.
    pub schema: u32,
    /// Identifier on this computer.
    pub id: String,
    /// The header of its record, as the engine wrote it.
    pub record: Header,
    /// When it was begun, in milliseconds since 1970.
    pub started: i64,
    /// When it was last written, in milliseconds since 1970.
    pub updated: i64,
    /// Where it stands, as a line of text: the case's date and day.
    pub place: String,
    /// Number of entries.
    pub entries: usize,
    /// Whether it is over.
    pub finished: bool,
    /// Score in basis points, once it is over.
    pub score: Option<i64>,
    /// Whether it passed.
    pub passed: bool,
    /// What a finished review came to, by heading.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub headings: Vec<CategoryResult>,
}

impl RunHeader {
    /// The whole record as JSON.
    pub fn record_json(&self, entries: &[String]) -> Result<String, StoreError> {
        let header = json::write(&self.record);
        Ok(format!(
            "{{\"header\":{header},\"entries\":[{}]}}",
            entries.join(",")
        ))
    }
}

/// A run as stored.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredRun {
    /// Its header.
    pub header: RunHeader,
    /// Its entries, in order.
    pub entries: Vec<String>,
}

/// All runs; those that cannot be read apart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Listing {
    /// Last written first.
    pub runs: Vec<RunHeader>,
    /// Keys and text of those that cannot be read.
    pub damaged: Vec<(String, String)>,
}

/// Why something could not be stored or read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StoreError {
    /// No room.
    Quota,
    /// Another page has written this entry.
    Conflict,
    /// The run is not there (any more).
    Gone,
    /// What is there was written by a newer version.
    Newer,
    /// Another page with another version holds the data.
    Blocked,
    /// The browser offers no storage here.
    Unavailable,
    /// What is there cannot be read: what and where.
    Corrupt(String),
    /// The browser's own words.
    Other(String),
}

/// Whether what is written outlives the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// It stays on this computer.
    Computer,
    /// It goes with the page.
    Page,
}

/// A pending answer of a store.
pub type Job<'a, T> = Pin<Box<dyn Future<Output = Result<T, StoreError>> + 'a>>;

/// Where runs are kept. Each call is one transaction: all of it or nothing.
pub trait Storage {
    /// Whether it outlives the page.
    fn reach(&self) -> Reach;
    /// All headers.
    fn list(&self) -> Job<'_, Listing>;
    /// One run with its entries.
    fn load<'a>(&'a self, id: &'a str) -> Job<'a, StoredRun>;
    /// A bundle by hash.
    fn bundle<'a>(&'a self, hash: &'a str) -> Job<'a, String>;
    /// Puts a new run down with its bundle and the entries it begins with.
    fn create<'a>(&'a self, run: &'a StoredRun, bundle: &'a str) -> Job<'a, ()>;
    /// Appends entry number `header.entries - 1` and the header as it is after it.
    ///
    /// Done only once the transaction is complete.
    fn append<'a>(&'a self, header: &'a RunHeader, entry: &'a str) -> Job<'a, ()>;
    /// Removes a run, damaged or not, and bundles that nothing uses any more.
    fn remove<'a>(&'a self, id: &'a str) -> Job<'a, ()>;
    /// Everything, for export.
    fn dump(&self) -> Job<'_, (Vec<StoredRun>, Vec<ArchivedBundle>)>;
    /// Writes all of it, replacing runs of the same id.
    fn restore<'a>(&'a self, runs: &'a [StoredRun], bundles: &'a [ArchivedBundle]) -> Job<'a, ()>;
    /// Removes everything.
    fn erase(&self) -> Job<'_, ()>;
}

/// Reads a header of this or an older schema.
pub fn read_header(text: &str) -> Result<RunHeader, StoreError> {
    #[derive(Deserialize)]
    struct Version {
        schema: u32,
    }
    let fault = |error: json::Error| StoreError::Corrupt(error.to_string());
    let version: Version = json::read(text).map_err(fault)?;
    if version.schema > SCHEMA {
        return Err(StoreError::Newer);
    }
    json::read(text).map_err(fault)
}

/// Writes a header.
pub fn write_header(header: &RunHeader) -> Result<String, StoreError> {
    Ok(json::write(header))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_of_a_newer_schema_is_called_newer_and_rubbish_is_called_corrupt() {
        assert_eq!(
            read_header("{\"schema\":2,\"anything\":1}"),
            Err(StoreError::Newer)
        );
        for text in ["", "{}", "[]", "{\"schema\":1}", "{\"schema\":\"1\"}"] {
            assert!(
                matches!(read_header(text), Err(StoreError::Corrupt(_))),
                "{text}"
            );
        }
    }
}
