//! What the trainee wrote.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The most characters that one document may have.
pub const MOST_CHARS: usize = 20_000;
/// The most rows that a table may have.
pub const MOST_ROWS: usize = 200;

/// A draft: the fields' values by id.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Draft {
    /// Values; a field that is not there is empty.
    pub fields: BTreeMap<String, Value>,
}

/// The value of a field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Value {
    /// Text.
    Text(String),
    /// Rows of cells.
    Rows(Vec<Vec<String>>),
}

impl Value {
    /// As one text: rows on lines, cells two spaces apart.
    pub fn text(&self) -> String {
        match self {
            Value::Text(text) => text.clone(),
            Value::Rows(rows) => rows
                .iter()
                .map(|row| row.join("　"))
                .collect::<Vec<_>>()
                .join("\n"),
        }
    }

    /// Whether nothing is written.
    pub fn is_empty(&self) -> bool {
        match self {
            Value::Text(text) => text.trim().is_empty(),
            Value::Rows(rows) => rows.iter().flatten().all(|cell| cell.trim().is_empty()),
        }
    }

    fn chars(&self) -> usize {
        match self {
            Value::Text(text) => text.chars().count(),
            Value::Rows(rows) => rows.iter().flatten().map(|cell| cell.chars().count()).sum(),
        }
    }
}

impl Default for Value {
    fn default() -> Self {
        Value::Text(String::new())
    }
}

impl Draft {
    /// The text of a field; empty if there is none.
    pub fn text(&self, field: &str) -> String {
        self.fields.get(field).map(Value::text).unwrap_or_default()
    }

    /// How many characters it has in all.
    pub fn chars(&self) -> usize {
        self.fields.values().map(Value::chars).sum()
    }

    /// Whether it is within the limits.
    pub fn fits(&self) -> bool {
        let rows_fit = self.fields.values().all(|value| match value {
            Value::Text(_) => true,
            Value::Rows(rows) => rows.len() <= MOST_ROWS,
        });
        rows_fit && self.chars() <= MOST_CHARS
    }
}
