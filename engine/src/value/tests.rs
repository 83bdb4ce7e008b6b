use super::*;

fn json(value: &Value) -> String {
    serde_json::to_string(value).unwrap()
}

#[test]
fn values_are_plain_json_and_come_back() {
    let table = [
        (Value::Absent, "null"),
        (Value::Bool(true), "true"),
        (Value::Int(-12), "-12"),
        (Value::Money(20_000), "\"200元\""),
        (Value::Money(-5), "\"-0.05元\""),
        (Value::text("penalty"), "\"penalty\""),
        (Value::Date("2026-09-18".parse().unwrap()), "\"2026-09-18\""),
        (
            Value::Moment("2026-09-18T09:30".parse().unwrap()),
            "\"2026-09-18T09:30\"",
        ),
        (Value::set(["b", "a", "b"]), "[\"a\",\"b\"]"),
        (Value::set::<&str>([]), "[]"),
        (
            Value::List([Value::Int(1), Value::text("a")].into()),
            "[1,\"a\"]",
        ),
    ];
    for (value, text) in table {
        assert_eq!(json(&value), text);
        assert_eq!(serde_json::from_str::<Value>(text).unwrap(), value);
    }
}

#[test]
fn numbers_that_are_not_whole_or_do_not_fit_are_refused() {
    for text in ["1.5", "1e400", "18446744073709551615", "{}", "{\"a\":1}"] {
        assert!(serde_json::from_str::<Value>(text).is_err(), "{text}");
    }
    let deep = "[".repeat(100_000);
    assert!(serde_json::from_str::<Value>(&deep).is_err());
}

#[test]
fn a_declared_type_makes_a_lookalike_a_text_again() {
    for text in ["2026-09-18", "200元", "2026-09-18T09:30"] {
        let read: Value = serde_json::from_str(&format!("\"{text}\"")).unwrap();
        assert_eq!(ValueType::Text.coerce(read), Some(Value::text(text)));
    }
    assert_eq!(
        ValueType::Set.coerce(Value::text("a")),
        Some(Value::set(["a"]))
    );
    assert_eq!(ValueType::Money.coerce(Value::Int(200)), None);
    assert_eq!(ValueType::Bool.coerce(Value::Absent), Some(Value::Absent));
}

#[test]
fn texts_of_logs_are_read_by_type() {
    use ValueType::*;
    let read = |kind: ValueType, text: &str| kind.parse(text).ok();
    assert_eq!(read(Money, "200"), Some(Value::Money(20_000)));
    assert_eq!(read(Money, "200.5元"), Some(Value::Money(20_050)));
    assert_eq!(read(Money, "0.07"), Some(Value::Money(7)));
    assert_eq!(read(Set, "b|a|"), Some(Value::set(["a", "b"])));
    assert_eq!(read(Set, "-"), Some(Value::set::<&str>([])));
    assert_eq!(read(Bool, "是"), Some(Value::Bool(true)));
    assert_eq!(
        read(Moment, "2026-09-18"),
        Some(Value::Moment("2026-09-18T00:00".parse().unwrap()))
    );
    for (kind, text) in [
        (Money, "1e400"),
        (Money, "NaN"),
        (Money, "1.234"),
        (Money, "+5"),
        (Money, "99999999999999999999"),
        (Money, "-"),
        (Money, ""),
        (Int, "12.0"),
        (Int, "+1"),
        (Int, "9223372036854775808"),
        (Date, "2026-02-30"),
        (Bool, "yes"),
    ] {
        assert_eq!(read(kind, text), None, "{kind:?} {text}");
    }
}

#[test]
fn values_of_different_types_never_compare() {
    assert_eq!(Value::Int(200).compare(&Value::Money(200)), None);
    assert_eq!(Value::Int(200).same(&Value::Money(200)), None);
    assert_eq!(Value::Absent.same(&Value::Absent), None);
    assert_eq!(Value::text("1").same(&Value::Int(1)), None);
    let (date, moment) = (
        Value::Date("2026-09-18".parse().unwrap()),
        Value::Moment("2026-09-18T23:59".parse().unwrap()),
    );
    assert_eq!(date.same(&moment), Some(true));
}

#[test]
fn arithmetic_that_does_not_fit_is_absent() {
    assert_eq!(Value::Int(i64::MAX).plus(&Value::Int(1)), Value::Absent);
    assert_eq!(
        Value::Money(i64::MIN).minus(&Value::Money(1)),
        Value::Absent
    );
    assert_eq!(Value::Money(i64::MAX).times(&Value::Int(2)), Value::Absent);
    assert_eq!(Value::Money(1).plus(&Value::Int(1)), Value::Absent);
    let date = Value::Date("2026-09-18".parse().unwrap());
    assert_eq!(date.plus(&Value::Int(i64::MAX)), Value::Absent);
    assert_eq!(date.minus(&Value::Int(i64::MIN)), Value::Absent);
    assert_eq!(
        date.plus(&Value::Int(3)),
        Value::Date("2026-09-21".parse().unwrap())
    );
}

#[test]
fn a_value_is_three_words() {
    assert_eq!(size_of::<Value>(), 24);
}
