use std::collections::BTreeMap;

use super::*;

/// Names by their dotted path; `seen` and the like by their text; `twice(n)` of its own.
struct Table(BTreeMap<&'static str, Value>);

impl Scope for Table {
    fn name(&self, path: &[Symbol]) -> Value {
        self.0
            .get(path.join(".").as_str())
            .cloned()
            .unwrap_or_default()
    }

    fn call(&self, function: &str, args: &[Value]) -> Option<Value> {
        match (function, args) {
            ("seen", [kind]) => Some(Value::Bool(kind.same(&"decision".into()) == Some(true))),
            ("count", [_]) => Some(Value::Int(2)),
            ("since", [a, b]) => Some(Value::Bool(a < b)),
            ("twice", [n]) => Some(n.times(&Value::Int(2))),
            _ => None,
        }
    }
}

fn scope() -> Table {
    Table(BTreeMap::from([
        ("fine", Value::Money(50_000)),
        ("ref.fine", Value::Money(20_000)),
        ("officers", Value::set(["李敏", "王强"])),
        ("outcome", Value::text("penalty")),
        ("simple", Value::Bool(false)),
        ("head", Value::Bool(true)),
        ("age", Value::Int(15)),
        ("at", Value::Moment("2026-09-18T14:02".parse().unwrap())),
        ("due", Value::Date("2026-09-15".parse().unwrap())),
        ("last.hearing_held.chair", Value::set(["赵宁"])),
    ]))
}

fn check(source: &str, expected: Value) {
    let expr = Expr::parse(source).unwrap_or_else(|error| panic!("{source}: {error}"));
    assert_eq!(expr.eval(&scope()), expected, "{source}");
}

#[test]
fn expressions_have_the_values_of_the_language() {
    let yes = [
        "fine > 200元",
        "fine == 500元 and ref.fine == 0.02万元",
        "fine - ref.fine == 300元",
        "fine * 2 >= 1000.00元",
        "-fine < 0元",
        "outcome in ['penalty', 'no_penalty']",
        "outcome not in ['no_penalty']",
        "'李敏' in officers",
        "has(officers, '王强') and size(officers) == 2",
        "officers == ['王强', '李敏']",
        "subset(['李敏'], officers)",
        "overlap(officers, ['赵宁', '李敏'])",
        "not overlap(officers, last.hearing_held.chair)",
        "seen(decision) and not seen(hearing_held)",
        "count(inspection) + 1 == 3",
        "since(a, b) and not since(b, a)",
        "age < 18 and not age < 14",
        "not simple",
        "head",
        "date(at) == 2026-09-18",
        "at > due",
        "at == 2026-09-18",
        "at < 2026-09-18T14:03",
        "days(due, at) == 3",
        "due + 3 == date(at)",
        "date(at) - due == 3",
        "if(head, 1, 2) == 1",
        "if(nothing, 1, 2) == 2",
        "min(age, 3) == 3 and max(age, 3) == 15",
        "present(fine) and not present(nothing)",
        "twice(age) == 30",
        "true or false and false",
        "2 + 3 * 4 - 5 == 9",
        "not false == true",
        "\"penalty\" == outcome",
    ];
    for source in yes {
        check(source, Value::Bool(true));
    }
}

#[test]
fn absent_values_make_comparisons_false_and_arithmetic_absent() {
    let no = [
        "nothing == 1",
        "nothing != 1",
        "nothing == nothing",
        "nothing < 1",
        "nothing in ['a']",
        "nothing not in ['a']",
        "'a' in nothing",
        "nothing",
        "present(nothing)",
        "has(nothing, 'a')",
        "subset(nothing, ['a'])",
        "overlap(nothing, ['a'])",
        "size(nothing) >= 0",
        "nothing + 1 > 0",
        "unknown(1)",
        "fine > 200",
        "head == 1",
    ];
    for source in no {
        assert!(!Expr::parse(source).unwrap().is_true(&scope()), "{source}");
    }
    check("not nothing", Value::Bool(true));
    check("not (nothing == 1)", Value::Bool(true));
    check("nothing + 1", Value::Absent);
    check("min(nothing, 1)", Value::Absent);
    check("9223372036854775807 + 1", Value::Absent);
    check("fine * 9223372036854775807", Value::Absent);
}

#[test]
fn errors_name_the_place() {
    let table = [
        ("", 0),
        ("fine >", 6),
        ("fine > 3%", 8),
        ("fine & head", 5),
        ("a < b < c", 6),
        ("(a", 2),
        ("a b", 2),
        ("'open", 0),
        ("2026-02-30 < at", 0),
        ("1.5 < a", 0),
        ("1.234元", 0),
        ("99999999999999999999", 0),
        ("seen('a')", 5),
        ("since(a)", 0),
        ("has(a)", 0),
        ("a.", 2),
        ("a not b", 6),
        ("12ab", 2),
        ("罚款 > €", 9),
        ("and", 0),
    ];
    for (source, offset) in table {
        let error = Expr::parse(source).expect_err(source);
        assert_eq!(error.offset, offset, "{source}: {error}");
    }
}

#[test]
fn depth_and_length_are_bounded_and_long_chains_are_not_deep() {
    for (open, close) in [
        ("(", ")"),
        ("not ", ""),
        ("-", ""),
        ("[", "]"),
        ("if(", ", 1, 2)"),
    ] {
        let deep = |n: usize| format!("{}a{}", open.repeat(n), close.repeat(n));
        assert!(Expr::parse(&deep(MAX_DEPTH)).is_ok(), "{open}");
        let error = Expr::parse(&deep(MAX_DEPTH + 1)).expect_err(open);
        assert!(error.message.contains("deeply"), "{open}: {error}");
    }
    let long = vec!["a"; 680].join(" and ");
    assert!(!Expr::parse(&long).unwrap().is_true(&scope()));
    assert!(Expr::parse(&"a".repeat(MAX_LENGTH + 1)).is_err());
    assert!(Expr::parse(&"(".repeat(1_000_000)).is_err());
}

#[test]
fn names_kinds_and_calls_are_listed_once() {
    let expr = Expr::parse(
        "fine > ref.fine and fine > 0元 and seen(b) and since(b, c) and last.d.x == f(1, 2)",
    )
    .unwrap();
    let names: Vec<String> = expr.names().iter().map(|path| path.join(".")).collect();
    assert_eq!(names, ["fine", "ref.fine", "last.d.x"]);
    assert_eq!(expr.kinds(), ["b", "c", "d"]);
    assert_eq!(expr.calls(), [(&Symbol::new("f"), 2)]);
}

#[test]
fn an_expression_is_its_text_in_json() {
    let expr: Expr = serde_json::from_str("\"fine > 200元\"").unwrap();
    assert_eq!(serde_json::to_string(&expr).unwrap(), "\"fine > 200元\"");
    let error = serde_json::from_str::<Expr>("\"fine >\"").unwrap_err();
    assert!(error.to_string().contains("at byte 6"), "{error}");
    assert_eq!(Expr::constant("a".into()).eval(&scope()), "a".into());
}

/// A linear congruential generator: enough to scramble texts.
fn draw(state: &mut u64, n: usize) -> usize {
    *state = state
        .wrapping_mul(6364136223846793005)
        .wrapping_add(1442695040888963407);
    (*state >> 33) as usize % n
}

#[test]
fn no_text_makes_the_parser_or_the_evaluator_panic() {
    const PIECES: [&str; 40] = [
        "fine",
        "ref",
        ".",
        "(",
        ")",
        "[",
        "]",
        ",",
        "and",
        "or",
        "not",
        "in",
        "==",
        "!=",
        "<",
        ">=",
        "+",
        "-",
        "*",
        "200元",
        "1.5万元",
        "12",
        "2026-08-15",
        "2026-08-15T09:30",
        "'a'",
        "'",
        "seen",
        "count",
        "since",
        "if",
        "min",
        "size",
        "deadline",
        "present",
        "officers",
        "9223372036854775807",
        "NaN",
        "1e400",
        "\u{d7ff}",
        "万元",
    ];
    let mut state = 7;
    for _ in 0..200_000 {
        let mut source = String::new();
        for _ in 0..draw(&mut state, 14) {
            source.push_str(PIECES[draw(&mut state, PIECES.len())]);
            if draw(&mut state, 2) == 0 {
                source.push(' ');
            }
        }
        if let Ok(expr) = Expr::parse(&source) {
            expr.eval(&scope());
        }
    }
}

#[test]
fn types_that_never_fit_are_found() {
    struct Types;
    impl TypeScope<Leaf> for Types {
        fn type_of(&self, name: &Leaf) -> Type {
            use crate::value::ValueType::*;
            match name {
                Leaf::Query(Query::Count, _) => Type::One(Int),
                Leaf::Query(..) => Type::One(Bool),
                Leaf::Path(path) => match path.join(".").as_str() {
                    "fine" => Type::One(Money),
                    "age" => Type::One(Int),
                    "head" => Type::One(Bool),
                    "officers" => Type::One(Set),
                    "outcome" => Type::One(Text),
                    "violated" => Type::One(Cite),
                    "at" => Type::One(Moment),
                    "due" => Type::One(Date),
                    _ => Type::Any,
                },
            }
        }
        fn type_of_call(&self, _: &str) -> Option<Type> {
            None
        }
    }
    let types = |source: &str| infer(Expr::parse(source).unwrap().node(), &Types);
    for source in [
        "fine > 200元 and outcome == 'a' and violated == outcome and at > due",
        "fine * 3 * age <= fine + 5元 and due + 3 < at and at - due > 2",
        "outcome in ['a', 'b'] and 'a' in officers and officers == ['a']",
        "size(officers) > count(a) and if(head, age, 2) > 1 and unknown > 1",
        "overlap(officers, outcome) and days(at, due) < 3 and deadline(at, '5日') < due",
    ] {
        assert_eq!(
            types(source),
            Ok(Type::One(crate::value::ValueType::Bool)),
            "{source}"
        );
    }
    for source in [
        "fine > 200",
        "fine == age",
        "outcome == true",
        "outcome in [1]",
        "age in outcome",
        "fine + 1 > 0元",
        "fine * fine > 0元",
        "head > true",
        "officers < officers",
        "age and head",
        "not age",
        "size(outcome) > 1",
        "if(age, 1, 2) > 1",
        "min(fine, 1) > 1",
        "deadline(at, '5') < due",
        "nowhere(1)",
    ] {
        assert!(types(source).is_err(), "{source}");
    }
}
