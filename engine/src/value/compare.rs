use std::cmp::Ordering;

use super::Value;
use crate::calendar::Moment;

impl Value {
    /// How two values of one type stand to each other, a moment and a date by the day.
    /// `None` if one is absent, if their types differ or if the type has no order (sets, lists).
    pub fn compare(&self, other: &Value) -> Option<Ordering> {
        match (self, other) {
            (Value::Bool(a), Value::Bool(b)) => Some(a.cmp(b)),
            (Value::Int(a), Value::Int(b)) | (Value::Money(a), Value::Money(b)) => Some(a.cmp(b)),
            (Value::Text(a), Value::Text(b)) => Some(a.cmp(b)),
            (Value::Date(a), Value::Date(b)) => Some(a.cmp(b)),
            (Value::Moment(a), Value::Moment(b)) => Some(a.cmp(b)),
            (Value::Moment(a), Value::Date(b)) => Some(a.date().cmp(b)),
            (Value::Date(a), Value::Moment(b)) => Some(a.cmp(&b.date())),
            _ => None,
        }
    }

    /// Whether two values are the same; `None` where they do not compare.
    pub fn same(&self, other: &Value) -> Option<bool> {
        match (self, other) {
            (Value::Text(a), Value::Text(b)) => Some(a == b),
            (Value::Set(a), Value::Set(b)) => Some(a == b),
            (Value::List(a), Value::List(b)) => Some(a == b),
            (Value::Set(a), Value::List(b)) | (Value::List(b), Value::Set(a)) => {
                Some(a == &b.iter().filter_map(Value::symbol).cloned().collect())
            }
            _ => self.compare(other).map(Ordering::is_eq),
        }
    }

    /// Whether the value is one of a list or a set; `None` where that cannot be said.
    pub fn is_in(&self, group: &Value) -> Option<bool> {
        match (self, group) {
            (Value::Absent, _) => None,
            (_, Value::List(values)) => {
                Some(values.iter().any(|value| self.same(value) == Some(true)))
            }
            (Value::Text(symbol), Value::Set(set)) => Some(set.has(symbol)),
            _ => None,
        }
    }

    /// The sum; absent if the types do not add up or the result does not fit.
    pub fn plus(&self, other: &Value) -> Value {
        match (self, other) {
            (Value::Int(a), Value::Int(b)) => a.checked_add(*b).map(Value::Int),
            (Value::Money(a), Value::Money(b)) => a.checked_add(*b).map(Value::Money),
            (Value::Date(a), Value::Int(b)) | (Value::Int(b), Value::Date(a)) => {
                i32::try_from(*b).ok().map(|b| Value::Date(a.plus_days(b)))
            }
            (Value::Moment(a), Value::Int(b)) | (Value::Int(b), Value::Moment(a)) => b
                .checked_mul(1440)
                .map(|minutes| Value::Moment(Moment::plus_minutes(*a, minutes))),
            _ => None,
        }
        .unwrap_or_default()
    }

    /// The difference; of two dates the days from the second to the first.
    pub fn minus(&self, other: &Value) -> Value {
        match (self, other) {
            (Value::Int(a), Value::Int(b)) => a.checked_sub(*b).map(Value::Int),
            (Value::Money(a), Value::Money(b)) => a.checked_sub(*b).map(Value::Money),
            (Value::Date(_) | Value::Moment(_), Value::Int(b)) => {
                b.checked_neg().map(|b| self.plus(&Value::Int(b)))
            }
            (Value::Date(_) | Value::Moment(_), Value::Date(_) | Value::Moment(_)) => {
                return other.days_to(self);
            }
            _ => None,
        }
        .unwrap_or_default()
    }

    /// The product of two numbers, or of an amount and a number.
    pub fn times(&self, other: &Value) -> Value {
        match (self, other) {
            (Value::Int(a), Value::Int(b)) => a.checked_mul(*b).map(Value::Int),
            (Value::Money(a), Value::Int(b)) | (Value::Int(b), Value::Money(a)) => {
                a.checked_mul(*b).map(Value::Money)
            }
            _ => None,
        }
        .unwrap_or_default()
    }

    /// The days from this day to `other`; negative if `other` is earlier.
    pub fn days_to(&self, other: &Value) -> Value {
        match (self.date(), other.date()) {
            (Some(from), Some(to)) => Value::Int(i64::from(from.days_until(to))),
            _ => Value::Absent,
        }
    }
}
