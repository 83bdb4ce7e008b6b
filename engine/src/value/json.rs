use std::fmt;

use serde::de::{self, Deserialize, Deserializer, SeqAccess, Visitor};
use serde::ser::{Serialize, SerializeSeq, Serializer};

use super::types::parse_money;
use super::{Symbol, Value};

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Value::Absent => serializer.serialize_unit(),
            Value::Bool(value) => serializer.serialize_bool(*value),
            Value::Int(value) => serializer.serialize_i64(*value),
            Value::Text(symbol) => serializer.serialize_str(symbol),
            Value::Money(_) | Value::Date(_) | Value::Moment(_) => serializer.collect_str(self),
            Value::Set(set) => {
                let mut seq = serializer.serialize_seq(Some(set.len()))?;
                for member in set.members() {
                    seq.serialize_element(member.as_str())?;
                }
                seq.end()
            }
            Value::List(values) => serializer.collect_seq(values.iter()),
        }
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(Plain)
    }
}

struct Plain;

impl<'de> Visitor<'de> for Plain {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("true, false, a whole number, a text or a list of texts")
    }

    fn visit_unit<E: de::Error>(self) -> Result<Value, E> {
        Ok(Value::Absent)
    }

    fn visit_bool<E: de::Error>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Int(value))
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<Value, E> {
        i64::try_from(value)
            .map(Value::Int)
            .map_err(|_| E::invalid_value(de::Unexpected::Unsigned(value), &self))
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Value, E> {
        Ok(read_text(text))
    }

    /// A list of texts is a set; anything else in it makes it a list.
    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Value, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = seq.next_element::<Value>()? {
            values.push(value);
        }
        let symbols: Option<Vec<Symbol>> =
            values.iter().map(|value| value.symbol().cloned()).collect();
        Ok(match symbols {
            Some(symbols) => Value::Set(symbols.into_iter().collect()),
            None => Value::List(values.into()),
        })
    }
}

fn read_text(text: &str) -> Value {
    if let Ok(date) = text.parse() {
        return Value::Date(date);
    }
    if let Ok(moment) = text.parse() {
        return Value::Moment(moment);
    }
    match text.strip_suffix('元').and_then(parse_money) {
        Some(fen) => Value::Money(fen),
        None => Value::text(text),
    }
}
