//! Reading and writing JSON, with faults located.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::fmt;

/// Why a text is not the JSON that was expected, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    line: usize,
    column: usize,
    message: String,
}

impl Error {
    /// The line, from 1; 0 where it is unknown.
    pub fn line(&self) -> usize {
        self.line
    }

    /// The column, from 1; 0 where it is unknown.
    pub fn column(&self) -> usize {
        self.column
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {}

/// Reads a value from a text.
///
/// # Errors
/// The text is no JSON, not of this shape, or goes on after the value.
pub fn read<T: DeserializeOwned>(text: &str) -> Result<T, Error> {
    serde_json::from_str(text).map_err(|error| Error {
        line: error.line(),
        column: error.column(),
        message: error.to_string(),
    })
}

/// Reads a value from one that was parsed already.
///
/// # Errors
/// It is not of this shape.
pub fn take<T: DeserializeOwned>(value: &Value) -> Result<T, Error> {
    T::deserialize(value).map_err(|error: serde_json::Error| Error {
        line: error.line(),
        column: error.column(),
        message: error.to_string(),
    })
}

/// Writes a value; empty where a type refuses to be written, as none here does.
pub fn write<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn what_is_written_is_read_again() {
        let map = BTreeMap::from([("甲".to_owned(), vec![1, 2]), ("乙".to_owned(), vec![])]);
        let text = write(&map);
        assert_eq!(text, serde_json::to_string(&map).unwrap());
        assert_eq!(read::<BTreeMap<String, Vec<i64>>>(&text).unwrap(), map);
        let value = read::<Value>(&text).unwrap();
        assert_eq!(take::<BTreeMap<String, Vec<i64>>>(&value).unwrap(), map);
    }

    #[test]
    fn faults_are_located() {
        for (text, place) in [
            ("[1,\n 2,\n x]", (3, 2)),
            ("[1,\n \"a\"]", (2, 4)),
            ("[1] 2", (1, 5)),
            ("[1", (1, 2)),
            ("[1e400]", (1, 6)),
        ] {
            let error = read::<Vec<i64>>(text).unwrap_err();
            assert_eq!((error.line(), error.column()), place, "{text}: {error}");
        }
    }

    #[test]
    fn deep_nesting_is_refused() {
        assert!(read::<Value>(&"[".repeat(100_000)).is_err());
    }
}
