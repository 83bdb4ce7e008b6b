//! The chain of hashes over a record.

use super::{Header, What};
use crate::calendar::Moment;
use sha2::{Digest, Sha256};

/// SHA-256 in lower-case hexadecimal.
pub fn sha256_hex(bytes: &[u8]) -> String {
    hex(Sha256::digest(bytes).into())
}

fn hex(digest: [u8; 32]) -> String {
    const DIGITS: [char; 16] = [
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f',
    ];
    let digit = |n: u8| DIGITS.get(usize::from(n)).copied().unwrap_or('0');
    digest
        .iter()
        .flat_map(|byte| [digit(byte >> 4), digit(byte & 15)])
        .collect()
}

/// The hash that the chain begins with.
pub fn header_hash(header: &Header) -> String {
    let text = crate::json::write(header);
    sha256_hex(text.as_bytes())
}

/// The hash of an entry that follows `previous`.
pub fn entry_hash(previous: &str, at: Moment, what: &What) -> String {
    // serde_json orders the keys of a Value, so that equal commands have equal texts.
    let what = crate::json::write(what);
    let mut hasher = Sha256::new();
    hasher.update(previous);
    hasher.update(format!("\n{at}\n"));
    hasher.update(what);
    hex(hasher.finalize().into())
}
