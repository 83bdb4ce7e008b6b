//! Values as words.

use super::data::Person;
use crate::money::Fen;
use crate::value::Value;

/// A value as a text shows it.
pub(crate) fn shown(value: &Value) -> String {
    match value {
        Value::Absent => String::new(),
        Value::Money(fen) => Fen::new(*fen)
            .map(|fen| fen.to_string())
            .unwrap_or_default(),
        Value::Date(date) => date.chinese(),
        Value::Moment(moment) => moment.chinese(),
        other => other.to_string(),
    }
}

/// 8000 元 as "8000元".
pub(crate) fn yuan(value: &Value) -> Value {
    match money(value) {
        Some(fen) => Value::text(fen.to_string()),
        None => Value::Absent,
    }
}

/// 大写金额.
pub(crate) fn capital(value: &Value) -> Value {
    match money(value) {
        Some(fen) => Value::text(fen.capital()),
        None => Value::Absent,
    }
}

fn money(value: &Value) -> Option<Fen> {
    match value {
        Value::Money(fen) => Fen::new(*fen),
        _ => None,
    }
}

/// A date in full.
pub(crate) fn long(value: &Value) -> Value {
    match value {
        Value::Date(date) => Value::text(date.chinese()),
        Value::Moment(moment) => Value::text(moment.date().chinese()),
        _ => Value::Absent,
    }
}

/// A moment to the minute.
pub(crate) fn clock(value: &Value) -> Value {
    match value {
        Value::Moment(moment) => Value::text(moment.chinese()),
        _ => Value::Absent,
    }
}

/// "李卫东（SF-001）".
pub(crate) fn with_certificate(person: &Person) -> String {
    match &person.certificate {
        Some(certificate) => format!("{}（{}）", person.name, certificate.number),
        None => person.name.clone(),
    }
}

/// A count as an integer value.
pub(crate) fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}
