//! The monitor against the rule language read literally, on random rules and traces.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unreachable
)]

mod reference;

use engine::calendar::{Date, HolidayCalendar, Moment};
use engine::rule::{
    Event, Finding, Monitor, RuleData, RuleSet, TraceStep, Verdict, Vocabulary, VocabularyData,
};
use engine::value::{Value, ValueType};
use reference::{Reader, Said};
use serde_json::{Value as Json, json};
use std::collections::BTreeMap;

/// Repeatable draws.
struct Draw(u64);

impl Draw {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6364136223846793005)
            .wrapping_add(1442695040888963407);
        (self.0 >> 33) as usize % n
    }

    fn one<'a, T: ?Sized>(&mut self, list: &[&'a T]) -> &'a T {
        list[self.below(list.len())]
    }

    fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }
}

const KINDS: [&str; 6] = ["a", "b", "c", "d", "e", "f"];
/// The kinds that declare `k`, and of them those that declare `m` too.
const KEYED: [&str; 4] = ["a", "b", "c", "d"];

fn vocabulary() -> VocabularyData {
    let common = json!({
        "n": "int", "fee": "money", "flag": "bool", "t": "text", "s": "set",
        "day": "date", "start": "moment", "end": "moment"
    });
    let keyed = json!({ "k": "text" });
    let both = json!({ "k": "text", "m": "text" });
    let event = |kind: &str, attrs: &Json| json!({ "kind": kind, "label": kind, "groups": ["common"], "attrs": attrs });
    let none = json!({});
    serde_json::from_value(json!({
        "group": { "common": common },
        "event": [
            event("a", &both), event("b", &both), event("c", &keyed), event("d", &keyed),
            event("e", &none), event("f", &none),
        ]
    }))
    .unwrap()
}

const CONDITIONS: [&str; 16] = [
    "flag",
    "not flag",
    "n > 1",
    "n == 2 or flag == false",
    "t in ['x', 'y']",
    "has(s, 'p') and present(n)",
    "seen(b)",
    "count(c) >= 1",
    "since(a, d)",
    "last.b.flag",
    "last.c.n < n",
    "fee >= 200元",
    "at > last.e.at or not seen(e)",
    "days(last.d.day, day) > 0",
    "date(at) > day",
    "deadline(date(at), '3个工作日') > day",
];
const PAIRED: [&str; 9] = [
    "ref.flag",
    "ref.n == n",
    "ref.t == t",
    "ref.fee < fee",
    "overlap(ref.s, s)",
    "days(ref.at, at) > 2",
    "ref.n > 0 and seen(e)",
    "ref.flag == false or flag",
    "last.f.n == ref.n",
];

/// A random rule; most of them compile.
fn rule(draw: &mut Draw) -> Json {
    const ALL: [&str; 12] = [
        "existence",
        "absence",
        "precedence",
        "response",
        "gap",
        "lead",
        "exclusion",
        "cardinality",
        "agreement",
        "bound",
        "overlap",
        "distinct",
    ];
    // Responses have the most to get wrong.
    let kind = if draw.chance(35) {
        "response"
    } else {
        draw.one(&ALL)
    };
    let keyed = draw.chance(50);
    let acts: &[&str] = if keyed { &KEYED } else { &KINDS };
    let mut rule = json!({
        "id": "r", "title": "t", "kind": kind, "severity": "提示", "competency": "程序",
        "basis": ["b"], "explain": "e",
    });
    let mut set = |name: &str, value: Json| rule[name] = value;
    if keyed {
        let two = draw.chance(25);
        set("key", if two { json!(["k", "m"]) } else { json!(["k"]) });
        set(
            "act",
            if two {
                json!(kinds(draw, &["a", "b"]))
            } else {
                json!(kinds(draw, acts))
            },
        );
    } else if kind != "existence" || draw.chance(50) {
        set("act", json!(kinds(draw, acts)));
    }
    let others = kinds(draw, &KINDS);
    let condition = draw.one(&PAIRED).to_owned();
    let mut may_be_paired = false;
    match kind {
        "existence" => set("needs", json!(others)),
        "absence" => set("breach", json!(draw.one(&CONDITIONS))),
        "precedence" => {
            set("needs", json!(others));
            if draw.chance(50) {
                set("since", json!(kinds(draw, &KINDS)));
            }
        }
        "response" => response(draw, &mut set, others),
        "gap" => {
            set("after", json!(others));
            if draw.chance(60) {
                set(
                    "period",
                    json!(draw.one(&["3日", "2个工作日", "30小时", "1个月"])),
                );
            } else {
                set(
                    "day",
                    json!(draw.one(&["ref.day", "day", "last.c.day", "ref.day + 2"])),
                );
                if draw.chance(40) {
                    set("roll", json!(true));
                    set("roll_basis", json!("b"));
                }
            }
            may_be_paired = true;
        }
        "lead" => {
            set("day", json!(draw.one(&["day", "last.d.day"])));
            set(
                "period",
                json!(draw.one(&["3日", "2个工作日", "1个月", "20小时"])),
            );
        }
        "exclusion" => {
            set("after", json!(others));
            if draw.chance(70) {
                set("lifted_by", json!(kinds(draw, &KINDS)));
            }
            may_be_paired = true;
        }
        "cardinality" => {
            if draw.chance(70) {
                let most = [json!(1), json!(2), json!("n")];
                set("most", most[draw.below(3)].clone());
            }
            if draw.chance(50) {
                set("least", json!(2));
            }
            if draw.chance(40) {
                set("of", json!(draw.one(&["t", "n", "s", "day"])));
            }
        }
        "agreement" => {
            set("with", json!(others));
            set("breach", json!(draw.one(&PAIRED)));
            may_be_paired = true;
        }
        "bound" => {
            let (value, most) = if draw.chance(50) {
                ("n", "3")
            } else {
                ("fee", "500元")
            };
            set(if draw.chance(60) { "sum" } else { "value" }, json!(value));
            set("most", json!(most));
            if draw.chance(30) {
                set(
                    "least",
                    json!(if value == "n" { "1" } else { "last.b.fee" }),
                );
            }
        }
        "overlap" => {
            set("start", json!("start"));
            set("end", json!("end"));
            set(
                "member",
                if draw.chance(70) {
                    json!("s")
                } else {
                    json!(["s", "t"])
                },
            );
            if draw.chance(50) {
                set(
                    "with",
                    json!(kinds(draw, if keyed { &["a", "b"] } else { &KINDS })),
                );
            }
        }
        _ => {
            set("who", json!("s"));
            set("with", json!(others));
            set(
                "whom",
                if draw.chance(60) {
                    json!("s")
                } else {
                    json!(["t", "s"])
                },
            );
        }
    }
    let takes_if = !["absence", "lead", "cardinality", "bound", "overlap"].contains(&kind);
    if takes_if && draw.chance(45) && (kind != "existence" || keyed) {
        set("if", json!(condition));
    }
    let has_act = rule.get("act").is_some();
    let mut set = |name: &str, value: Json| rule[name] = value;
    if draw.chance(40) {
        set("when", json!(when(draw, has_act, may_be_paired)));
    }
    if draw.chance(35) {
        let list: Vec<Json> = (0..1 + draw.below(2))
            .map(|n| {
                let paired = may_be_paired || kind == "distinct";
                json!({ "label": format!("x{n}"), "if": when(draw, has_act, paired) })
            })
            .collect();
        set("unless", json!(list));
    }
    if draw.chance(25) {
        set("from", json!("2026-09-14"));
        if draw.chance(50) {
            set("until", json!("2026-10-05"));
        }
        if draw.chance(50) {
            set("dated_by", json!(draw.one(&KINDS)));
        }
    }
    rule
}

fn response(draw: &mut Draw, set: &mut impl FnMut(&str, Json), needs: Vec<&str>) {
    set("needs", json!(needs));
    let mut hours = false;
    match draw.below(8) {
        0 => return,
        1 | 2 => set("by", json!(draw.one(&["day", "last.b.day", "day + 3"]))),
        3 => {
            set("within", json!("30小时"));
            hours = true;
        }
        _ => set(
            "within",
            json!(draw.one(&["3日", "5个工作日", "1个月", "10日", "2个工作日"])),
        ),
    }
    if !hours && draw.chance(50) {
        let list: Vec<Json> = (0..1 + draw.below(2))
            .map(|_| {
                let (start, end) = (draw.below(6), draw.below(5));
                let end = if end >= start { end + 1 } else { end };
                let mut suspend = json!({ "start": KINDS[start], "end": [KINDS[end]] });
                if draw.chance(60) {
                    suspend["key"] = json!(draw.one(&["t", "t", "k", "n"]));
                }
                suspend
            })
            .collect();
        set("suspend", json!(list));
    }
    if draw.chance(45) {
        let period = if hours {
            "10小时"
        } else {
            draw.one(&["4日", "2个工作日", "1个月"])
        };
        let mut extend = json!({ "by": kinds(draw, &KINDS), "period": period });
        if draw.chance(40) {
            extend["times"] = json!(2);
        }
        if draw.chance(40) {
            extend["if"] = json!(draw.one(&PAIRED));
        }
        set("extend", json!([extend]));
    }
    if draw.chance(30) {
        set("cancel", json!(kinds(draw, &KINDS)));
    }
    if !hours && draw.chance(30) {
        set("roll", json!(true));
        set("roll_basis", json!(["b"]));
    }
}

fn when<'a>(draw: &mut Draw, has_act: bool, paired: bool) -> &'a str {
    match (has_act, paired && draw.chance(40)) {
        (false, _) => draw.one(&["seen(b)", "count(c) > 1", "last.b.flag"]),
        (true, true) => draw.one(&PAIRED),
        (true, false) => draw.one(&CONDITIONS),
    }
}

fn kinds<'a>(draw: &mut Draw, from: &[&'a str]) -> Vec<&'a str> {
    let first = draw.one(from);
    let second = draw.one(from);
    match draw.chance(30) && first != second {
        true => vec![first, second],
        false => vec![first],
    }
}

/// A random trace in order of time.
fn trace(draw: &mut Draw, vocabulary: &Vocabulary) -> Vec<TraceStep> {
    let mut clock =
        Moment::at(Date::new(2026, 9, 1 + draw.below(28) as u32).unwrap(), 9, 0).unwrap();
    (0..draw.below(22))
        .map(|_| {
            let minutes = match draw.below(6) {
                0 => 0,
                1 | 2 => 30 * draw.below(40),
                3 | 4 => 1440 * draw.below(4) + 60,
                _ => 1440 * draw.below(15),
            };
            clock = clock.plus_minutes(minutes as i64);
            if draw.chance(8) {
                clock = Moment::start_of(clock.date().plus_days(1));
                return TraceStep::End(clock.date());
            }
            TraceStep::Event(event(draw, vocabulary, clock))
        })
        .collect()
}

fn event(draw: &mut Draw, vocabulary: &Vocabulary, at: Moment) -> Event {
    let kind = vocabulary.kind(draw.one(&KINDS)).unwrap();
    let mut event = Event::new(kind, at);
    for &attr in vocabulary.attrs_of(kind) {
        if draw.chance(20) {
            continue;
        }
        let day = at.date().plus_days(draw.below(20) as i32 - 6);
        let value = match vocabulary.attr_type(attr) {
            ValueType::Bool => Value::Bool(draw.chance(50)),
            ValueType::Int => Value::Int(draw.below(4) as i64),
            ValueType::Money => Value::Money(10_000 * draw.below(5) as i64),
            ValueType::Set => Value::set((0..draw.below(3)).map(|_| draw.one(&["p", "q", "r"]))),
            ValueType::Date => Value::Date(day),
            ValueType::Moment => {
                let earliest = if vocabulary.attr_name(attr) == "start" {
                    -20
                } else {
                    -2
                };
                Value::Moment(at.plus_minutes(60 * (earliest + draw.below(22) as i64)))
            }
            _ => Value::text(draw.one(&["x", "y"])),
        };
        event.set(attr, value);
    }
    event
}

fn run(monitor: &mut Monitor, steps: &[TraceStep]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for step in steps {
        findings.extend(match step {
            TraceStep::Event(event) => monitor.push(event).unwrap(),
            TraceStep::End(date) => monitor.advance(*date).unwrap(),
        });
    }
    findings
}

#[test]
fn the_monitor_says_what_the_language_read_literally_says() {
    let calendar: HolidayCalendar =
        toml::from_str(include_str!("../../scenarios/calendar/holidays.toml")).unwrap();
    let vocabulary_data = vocabulary();
    let vocabulary = Vocabulary::new(&vocabulary_data).unwrap();
    let mut draw = Draw(20_260_818);
    let mut verdicts = BTreeMap::new();
    let mut judged = 0;
    for round in 0..1_200 {
        // Several rules at once, since rules share what they remember.
        let mut set: Vec<RuleData> = Vec::new();
        for n in 0..5 {
            let mut data: RuleData = serde_json::from_value(rule(&mut draw)).unwrap();
            data.id = format!("r{n}");
            if RuleSet::compile(std::slice::from_ref(&data), &vocabulary_data, &calendar).is_ok() {
                set.push(data);
            }
        }
        judged += set.len();
        let rules = RuleSet::compile(&set, &vocabulary_data, &calendar).unwrap();
        for _ in 0..25 {
            let steps = trace(&mut draw, &vocabulary);
            let closed = draw.chance(60);
            let findings = findings(&mut draw, &rules, &steps, closed);
            assert!(
                findings.is_sorted_by_key(|finding| finding.at),
                "round {round}"
            );
            for (number, data) in rules.ids().zip(&set) {
                let mut got: Vec<Said> = findings
                    .iter()
                    .filter(|finding| finding.rule == number)
                    .map(said)
                    .collect();
                got.sort();
                let reader = Reader {
                    rule: data,
                    vocabulary: &vocabulary,
                    calendar: &calendar,
                    steps: &steps,
                    closed,
                };
                let mut expected = reader.read();
                expected.sort();
                for said in &expected {
                    *verdicts.entry((data.kind, said.verdict)).or_insert(0) += 1;
                }
                assert!(
                    got == expected,
                    "round {round}\n{}\n{}\nclosed: {closed}\ngot\n{}\nexpected\n{}",
                    serde_json::to_string_pretty(data).unwrap(),
                    steps
                        .iter()
                        .map(|step| line(step, &vocabulary))
                        .collect::<String>(),
                    list(&got),
                    list(&expected),
                );
            }
        }
    }
    assert!(judged > 4_000, "{judged}");
    // Each kind was both kept and violated often enough to mean something.
    for (kind, _) in verdicts.keys() {
        for verdict in [Verdict::Kept, Verdict::Violated] {
            let often = verdicts.get(&(*kind, verdict)).is_some_and(|n| *n > 100);
            assert!(often, "{kind:?} {verdict:?}");
        }
    }
    assert_eq!(
        verdicts.len(),
        25,
        "12 kinds kept and violated, and closed unfulfilled"
    );
}

/// What a monitor finds that, half way on, is replaced by its copy: that must know all it knew.
fn findings(draw: &mut Draw, rules: &RuleSet, steps: &[TraceStep], closed: bool) -> Vec<Finding> {
    let mut monitor = Monitor::new(rules);
    let half = draw.below(steps.len() + 1);
    let mut findings = run(&mut monitor, &steps[..half]);
    let mut copy = monitor.clone();
    run(&mut monitor, &steps[half..]);
    findings.extend(run(&mut copy, &steps[half..]));
    if closed {
        findings.extend(copy.close());
    }
    findings
}

fn said(finding: &Finding) -> Said {
    Said {
        at: finding.at,
        event: finding.event,
        verdict: finding.verdict,
        related: finding.related,
        due: finding.due,
        exception: finding.exception,
    }
}

fn line(step: &TraceStep, vocabulary: &Vocabulary) -> String {
    match step {
        TraceStep::End(date) => format!("end {date}\n"),
        TraceStep::Event(event) => {
            let data = event
                .data()
                .map(|(attr, value)| format!("{}={value}", vocabulary.attr_name(attr)));
            let data: Vec<String> = data.collect();
            format!(
                "{} {} {}\n",
                event.at(),
                vocabulary.kind_name(event.kind()),
                data.join(" ")
            )
        }
    }
}

fn list(said: &[Said]) -> String {
    said.iter().map(|said| format!("{said:?}\n")).collect()
}
