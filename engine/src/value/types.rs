use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Symbol, Value};

/// The type of an attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ValueType {
    /// Yes or no.
    Bool,
    /// A whole number.
    Int,
    /// An amount in fen.
    Money,
    /// A symbol.
    Text,
    /// A day.
    Date,
    /// A minute.
    Moment,
    /// A set of symbols.
    Set,
    /// One citation, kept as a symbol.
    Cite,
}

/// A text that is no value of the type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValueTypeError {
    /// The type asked for.
    pub expected: ValueType,
    /// The text, cut at 40 characters.
    pub found: String,
}

impl fmt::Display for ValueTypeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "expected {}, found {:?}",
            self.expected.example(),
            self.found
        )
    }
}

impl std::error::Error for ValueTypeError {}

impl ValueType {
    /// Reads a value as it stands in a log or an example trace.
    ///
    /// Yes and no are `true` `false`, `1` `0` or `是` `否`; amounts are in yuan, `200`, `200.50` or
    /// `200元`; a set is `a|b`, the empty one `-`; a day may stand for its first minute.
    ///
    /// # Errors
    /// The text is no value of the type.
    pub fn parse(self, text: &str) -> Result<Value, ValueTypeError> {
        let value = match self {
            ValueType::Bool => match text {
                "true" | "1" | "是" => Some(Value::Bool(true)),
                "false" | "0" | "否" => Some(Value::Bool(false)),
                _ => None,
            },
            ValueType::Int => parse_int(text).map(Value::Int),
            ValueType::Money => {
                parse_money(text.strip_suffix('元').unwrap_or(text)).map(Value::Money)
            }
            ValueType::Text | ValueType::Cite => Some(Value::Text(Symbol::new(text))),
            ValueType::Date => text.parse().ok().map(Value::Date),
            ValueType::Moment => parse_moment(text),
            ValueType::Set => Some(Value::Set(
                text.split('|')
                    .filter(|member| !member.is_empty() && *member != "-")
                    .map(Symbol::new)
                    .collect(),
            )),
        };
        value.ok_or_else(|| ValueTypeError {
            expected: self,
            found: text.chars().take(40).collect(),
        })
    }

    /// Whether a value is of the type; absent is of every type.
    pub fn admits(self, value: &Value) -> bool {
        match value {
            Value::Absent => true,
            Value::Bool(_) => self == ValueType::Bool,
            Value::Int(_) => self == ValueType::Int,
            Value::Money(_) => self == ValueType::Money,
            Value::Text(_) => matches!(self, ValueType::Text | ValueType::Cite),
            Value::Date(_) => self == ValueType::Date,
            Value::Moment(_) => self == ValueType::Moment,
            Value::Set(_) => self == ValueType::Set,
            Value::List(_) => false,
        }
    }

    /// A value that came without its type, as one of this type: a date that was meant as a text, a
    /// list of texts that is a set, a single text that is a set of one, a day as its first minute.
    /// `None` if it is something else. A plain number is never an amount.
    pub fn coerce(self, value: Value) -> Option<Value> {
        if self.admits(&value) {
            return Some(value);
        }
        match (self, &value) {
            (
                ValueType::Text | ValueType::Cite,
                Value::Date(_) | Value::Moment(_) | Value::Money(_),
            ) => Some(Value::text(value.to_string())),
            (ValueType::Moment, Value::Date(date)) => {
                Some(Value::Moment(crate::calendar::Moment::start_of(*date)))
            }
            (ValueType::Set, Value::Text(symbol)) => {
                Some(Value::Set([symbol.clone()].into_iter().collect()))
            }
            (ValueType::Set, Value::List(values)) => values
                .iter()
                .map(|value| match value {
                    Value::Text(symbol) => Some(symbol.clone()),
                    Value::Date(_) | Value::Moment(_) | Value::Money(_) => {
                        Some(Symbol::new(value.to_string()))
                    }
                    _ => None,
                })
                .collect::<Option<_>>()
                .map(Value::Set),
            _ => None,
        }
    }

    /// The word of the vocabulary.
    pub fn word(self) -> &'static str {
        match self {
            ValueType::Bool => "bool",
            ValueType::Int => "int",
            ValueType::Money => "money",
            ValueType::Text => "text",
            ValueType::Date => "date",
            ValueType::Moment => "moment",
            ValueType::Set => "set",
            ValueType::Cite => "cite",
        }
    }

    fn example(self) -> &'static str {
        match self {
            ValueType::Bool => "true or false",
            ValueType::Int => "a whole number",
            ValueType::Money => "an amount such as 200元",
            ValueType::Text => "a text",
            ValueType::Date => "a date such as 2026-09-18",
            ValueType::Moment => "a moment such as 2026-09-18T09:30",
            ValueType::Set => "a set such as a|b",
            ValueType::Cite => "a citation",
        }
    }
}

/// An amount in fen from yuan with at most two decimals: `200`, `200.5`, `-3.07`.
pub(crate) fn parse_money(yuan: &str) -> Option<i64> {
    let (negative, digits) = match yuan.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, yuan),
    };
    let (whole, part) = match digits.split_once('.') {
        Some((whole, part)) => (whole, Some(part)),
        None => (digits, None),
    };
    let fen = match part {
        None => 0,
        Some(part) if part.len() == 1 => unsigned(part)?.checked_mul(10)?,
        Some(part) if part.len() == 2 => unsigned(part)?,
        Some(_) => return None,
    };
    let fen = unsigned(whole)?.checked_mul(100)?.checked_add(fen)?;
    Some(if negative { -fen } else { fen })
}

pub(super) fn write_money(f: &mut fmt::Formatter<'_>, fen: i64) -> fmt::Result {
    let (sign, fen) = (if fen < 0 { "-" } else { "" }, fen.unsigned_abs());
    match (fen / 100, fen % 100) {
        (yuan, 0) => write!(f, "{sign}{yuan}元"),
        (yuan, part) => write!(f, "{sign}{yuan}.{part:02}元"),
    }
}

fn parse_int(text: &str) -> Option<i64> {
    match text.strip_prefix('-') {
        Some(rest) => unsigned(rest).map(|n| -n),
        None => unsigned(text),
    }
}

fn unsigned(text: &str) -> Option<i64> {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if digits { text.parse().ok() } else { None }
}

fn parse_moment(text: &str) -> Option<Value> {
    if let Ok(moment) = text.parse() {
        return Some(Value::Moment(moment));
    }
    let date = text.parse().ok()?;
    Some(Value::Moment(crate::calendar::Moment::start_of(date)))
}
