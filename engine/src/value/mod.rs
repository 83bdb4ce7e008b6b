//! Values that events, rules and cases speak of.

mod compare;
mod json;
mod set;
mod types;

pub use set::Set;
pub(crate) use types::parse_money;
pub use types::{ValueType, ValueTypeError};

use std::fmt;
use std::sync::Arc;

use crate::calendar::{Date, Moment};

/// A short text that is compared, never taken apart: an id, a choice, a citation.
pub type Symbol = smol_str::SmolStr;

/// A value of one of the types of the vocabulary, or none.
///
/// `==` and the order of this type are total and meant for maps; expressions compare with
/// [`Value::same`] and [`Value::compare`], for which values of different types never compare.
///
/// In JSON a value is plain: `true`, `12`, `"text"`, `"2026-09-18"`, `"2026-09-18T09:30"`,
/// `"200元"`, `["a", "b"]`, `null` for absent. A text that looks like a date or an amount is read
/// back as one; [`ValueType::coerce`] makes it a text again where a text is declared.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Value {
    /// Not carried by the event, or not computable.
    #[default]
    Absent,
    /// Yes or no.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// An amount in fen 分.
    Money(i64),
    /// A symbol.
    Text(Symbol),
    /// A day.
    Date(Date),
    /// A minute.
    Moment(Moment),
    /// A set of symbols.
    Set(Set),
    /// A list as written in an expression.
    List(Arc<[Value]>),
}

impl Value {
    /// A symbol.
    pub fn text(text: impl AsRef<str>) -> Value {
        Value::Text(Symbol::new(text))
    }

    /// A set of symbols.
    pub fn set<T: AsRef<str>>(members: impl IntoIterator<Item = T>) -> Value {
        Value::Set(members.into_iter().map(Symbol::new).collect())
    }

    /// Whether there is none.
    pub fn is_absent(&self) -> bool {
        matches!(self, Value::Absent)
    }

    /// Whether it is `true`; nothing else is.
    pub fn is_true(&self) -> bool {
        matches!(self, Value::Bool(true))
    }

    /// The day of a date or a moment.
    pub fn date(&self) -> Option<Date> {
        match self {
            Value::Date(date) => Some(*date),
            Value::Moment(moment) => Some(moment.date()),
            _ => None,
        }
    }

    /// The symbol of a text.
    pub fn symbol(&self) -> Option<&Symbol> {
        match self {
            Value::Text(symbol) => Some(symbol),
            _ => None,
        }
    }

    /// The members of a set, or the one symbol of a text.
    pub fn symbols(&self) -> &[Symbol] {
        match self {
            Value::Set(set) => set.members(),
            Value::Text(symbol) => std::slice::from_ref(symbol),
            _ => &[],
        }
    }
}

impl From<bool> for Value {
    fn from(value: bool) -> Value {
        Value::Bool(value)
    }
}

impl From<i64> for Value {
    fn from(value: i64) -> Value {
        Value::Int(value)
    }
}

impl From<&str> for Value {
    fn from(value: &str) -> Value {
        Value::text(value)
    }
}

impl From<Date> for Value {
    fn from(value: Date) -> Value {
        Value::Date(value)
    }
}

impl From<Moment> for Value {
    fn from(value: Moment) -> Value {
        Value::Moment(value)
    }
}

impl From<Set> for Value {
    fn from(value: Set) -> Value {
        Value::Set(value)
    }
}

/// As in example traces: `true`, `12`, `200元`, `2026-09-18`, `a|b` (`-` for the empty set).
/// Absent is the empty text.
impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Absent => Ok(()),
            Value::Bool(value) => value.fmt(f),
            Value::Int(value) => value.fmt(f),
            Value::Money(fen) => types::write_money(f, *fen),
            Value::Text(symbol) => f.write_str(symbol),
            Value::Date(date) => date.fmt(f),
            Value::Moment(moment) => moment.fmt(f),
            Value::Set(set) => set.fmt(f),
            Value::List(values) => {
                for (n, value) in values.iter().enumerate() {
                    if n > 0 {
                        f.write_str("|")?;
                    }
                    value.fmt(f)?;
                }
                Ok(())
            }
        }
    }
}

#[cfg(test)]
mod tests;
