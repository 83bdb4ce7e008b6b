//! The value of one field.

use engine::document::Value;
use leptos::prelude::*;

/// The value of a field as it is typed.
#[derive(Clone, Copy)]
pub enum Slot {
    /// Text.
    Text(RwSignal<String>),
    /// Rows.
    Rows(RwSignal<Vec<Vec<String>>>),
}

impl Slot {
    pub(super) fn of(value: Option<&Value>, rows: bool) -> Slot {
        match (value, rows) {
            (Some(Value::Rows(rows)), true) => Slot::Rows(RwSignal::new(rows.clone())),
            (_, true) => Slot::Rows(RwSignal::new(Vec::new())),
            (value, false) => Slot::Text(RwSignal::new(value.map(Value::text).unwrap_or_default())),
        }
    }

    pub(super) fn track(self) {
        match self {
            Slot::Text(text) => text.track(),
            Slot::Rows(rows) => rows.track(),
        }
    }

    /// What is typed, unless its screen has gone.
    pub(super) fn value(self) -> Option<Value> {
        match self {
            Slot::Text(text) => text.try_get_untracked().map(Value::Text),
            Slot::Rows(rows) => rows.try_get_untracked().map(Value::Rows),
        }
    }
}
