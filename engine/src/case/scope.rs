//! What the names and functions of a case's expressions mean.

use super::data::{Person, Role};
use super::effect::{Cause, Params};
use super::words;
use super::{Case, State};
use crate::calendar::{self, Date, Moment, Period, Roll};
use crate::expr::Scope;
use crate::score::Proof;
use crate::value::{Symbol, Value};
use std::collections::BTreeMap;

/// How deep definitions may refer to definitions.
const DEEPEST: u8 = 16;

/// A case at a moment, as its expressions see it.
#[derive(Clone, Copy)]
pub(crate) struct World<'a> {
    case: &'a Case,
    state: &'a State,
    params: Option<&'a Params>,
    action: &'a str,
    event: Option<&'a BTreeMap<String, Value>>,
    begin: Moment,
    /// Running number of the form under way.
    number: i64,
    depth: u8,
}

impl<'a> World<'a> {
    /// Outside of any action.
    pub fn new(case: &'a Case, state: &'a State) -> Self {
        World {
            case,
            state,
            params: None,
            action: "",
            event: None,
            begin: state.now,
            number: 0,
            depth: 0,
        }
    }

    /// As effects see it.
    pub fn caused(case: &'a Case, state: &'a State, cause: Cause<'a>) -> Self {
        World {
            case,
            state,
            params: cause.params,
            action: cause.action,
            event: cause.event,
            begin: cause.begin,
            number: 0,
            depth: 0,
        }
    }

    /// As the n-th copy of a form sees it.
    pub fn numbered(self, n: u32) -> Self {
        World {
            number: i64::from(n),
            ..self
        }
    }

    fn person(&self, value: &Value) -> Option<&'a Person> {
        self.case.person(value.symbol()?)
    }

    fn people(&self, value: &Value) -> Vec<&'a Person> {
        value
            .symbols()
            .iter()
            .filter_map(|id| self.case.person(id))
            .collect()
    }

    /// Officers among them whose certificate covers the field and is valid today (行政处罚法第四十二条第一款).
    fn qualified(&self, value: &Value) -> i64 {
        let today = self.state.now.date();
        let able = |person: &&Person| {
            person.role == Role::Officer
                && person
                    .certificate
                    .as_ref()
                    .is_some_and(|c| c.covers && c.until >= today)
        };
        words::count(self.people(value).into_iter().filter(able).count())
    }

    fn of_role(&self, value: &Value, role: Role) -> Value {
        Value::set(
            self.people(value)
                .into_iter()
                .filter(|p| p.role == role)
                .map(|p| p.id.clone()),
        )
    }

    /// Labels of the options chosen for a parameter of the action under way.
    fn label(&self, param: &str) -> Value {
        let Some(value) = self.params.and_then(|params| params.get(param)) else {
            return Value::Absent;
        };
        let labels: Vec<String> = value
            .symbols()
            .iter()
            .map(|id| self.case.option_label(self.action, param, id))
            .collect();
        Value::text(labels.join("、"))
    }

    /// What the chosen options of a parameter put on paper, a line each.
    fn recorded(&self, param: &str) -> Value {
        let Some(chosen) = self.params.and_then(|params| params.get(param)) else {
            return Value::Absent;
        };
        if self.depth >= DEEPEST {
            return Value::Absent;
        }
        let inner = World {
            depth: self.depth + 1,
            ..*self
        };
        let options = self.case.case_options(self.action, param);
        let chosen = options.filter(|option| chosen.symbols().iter().any(|id| *id == option.id));
        let lines: Vec<String> = chosen
            .filter(|option| !option.record.is_empty())
            .map(|option| option.record.render(&inner))
            .collect();
        Value::text(lines.join("\n"))
    }

    /// Labels of the evidence placed on one element or, without one, on any.
    fn exhibits(&self, element: &str) -> Value {
        let placed = |id: &str| {
            let rows = self
                .state
                .placed
                .iter()
                .filter(|(row, _)| element.is_empty() || *row == element);
            rows.flat_map(|(_, ids)| ids).any(|placed| placed == id)
        };
        let labels: Vec<&str> = self
            .case
            .data
            .evidence
            .iter()
            .filter(|e| placed(&e.id))
            .map(|e| e.label.as_str())
            .collect();
        Value::text(labels.join("、"))
    }

    fn day(value: &Value) -> Option<Date> {
        match value {
            Value::Date(date) => Some(*date),
            Value::Moment(moment) => Some(moment.date()),
            _ => None,
        }
    }
}

impl Scope for World<'_> {
    fn name(&self, path: &[Symbol]) -> Value {
        // Paths have at most three parts; longer ones name nothing.
        let mut parts = [""; 4];
        for (part, symbol) in parts.iter_mut().zip(path) {
            *part = symbol.as_str();
        }
        match parts.get(..path.len()).unwrap_or_default() {
            ["at"] => Value::Moment(self.state.now),
            ["begin"] => Value::Moment(self.begin),
            ["today"] => Value::Date(self.state.now.date()),
            ["p", name] => self
                .params
                .and_then(|params| params.get(*name))
                .cloned()
                .unwrap_or(Value::Absent),
            ["v", name] => self.state.vars.get(*name).cloned().unwrap_or(Value::Absent),
            ["e", name] => self
                .event
                .and_then(|event| event.get(*name))
                .cloned()
                .unwrap_or(Value::Absent),
            ["t", name] => self
                .case
                .data
                .texts
                .get(*name)
                .map_or(Value::Absent, Value::text),
            ["d", name] => match self.case.data.defs.get(*name) {
                Some(code) if self.depth < DEEPEST => code.eval(&World {
                    depth: self.depth + 1,
                    ..*self
                }),
                _ => Value::Absent,
            },
            ["last", kind, attr] => {
                let Some(event) = self
                    .state
                    .trace
                    .iter()
                    .rev()
                    .find(|event| event.kind == *kind)
                else {
                    return Value::Absent;
                };
                match *attr {
                    "at" => Value::Moment(event.at),
                    "day" if !event.data.contains_key("day") => Value::Date(event.at.date()),
                    attr => event.data.get(attr).cloned().unwrap_or(Value::Absent),
                }
            }
            [name] => self
                .state
                .draws
                .get(*name)
                .map_or(Value::Absent, Value::text),
            _ => Value::Absent,
        }
    }

    fn call(&self, function: &str, args: &[Value]) -> Option<Value> {
        let text = |n: usize| {
            args.get(n)
                .and_then(Value::symbol)
                .map_or("", Symbol::as_str)
        };
        let arg = |n: usize| args.get(n).unwrap_or(&Value::Absent);
        let seen = |kind: &str| {
            self.state
                .trace
                .iter()
                .rposition(|event| event.kind == kind)
        };
        Some(match function {
            "seen" => Value::Bool(seen(text(0)).is_some()),
            "count" => Value::Int(words::count(
                self.state
                    .trace
                    .iter()
                    .filter(|e| e.kind == text(0))
                    .count(),
            )),
            "since" => Value::Bool(match (seen(text(0)), seen(text(1))) {
                (Some(later), Some(earlier)) => later > earlier,
                (later, None) => later.is_some(),
                (None, Some(_)) => false,
            }),
            "taken" => Value::Int(self.state.taken.get(text(0)).copied().unwrap_or(0)),
            "held" => Value::Bool(self.state.held.contains_key(text(0))),
            "lawfully_held" => Value::Bool(
                self.state
                    .held
                    .get(text(0))
                    .is_some_and(|held| held.excluded.is_none()),
            ),
            "proved" => Value::Bool(
                self.case
                    .element(text(0))
                    .is_some_and(|e| self.case.proof(self.state, e) == Proof::Proved),
            ),
            "unproved" => Value::set(self.case.lacking(self.state, Proof::Unproved)),
            "solitary" => Value::set(self.case.lacking(self.state, Proof::Solitary)),
            "excluded_used" => Value::set(self.case.misplaced(self.state, true)),
            "irrelevant_used" => Value::set(self.case.misplaced(self.state, false)),
            "qualified" => Value::Int(self.qualified(arg(0))),
            "officers" => self.of_role(arg(0), Role::Officer),
            "aides" => self.of_role(arg(0), Role::Aide),
            "heads" => self.of_role(arg(0), Role::Head),
            "interested" => {
                let tied = self
                    .people(arg(0))
                    .into_iter()
                    .filter(|p| p.ties.iter().any(|tie| tie == "interested"));
                Value::set(tied.map(|p| p.id.clone()))
            }
            "number" if args.is_empty() => Value::Int(self.number),
            "number" => Value::Int(
                self.state
                    .numbers
                    .get(text(0))
                    .copied()
                    .map_or(0, i64::from),
            ),
            "year" => {
                World::day(arg(0)).map_or(Value::Absent, |day| Value::Int(i64::from(day.year())))
            }
            "nth" => match arg(1) {
                Value::Int(n) => Value::text(format!("{}{n}", text(0))),
                _ => Value::Absent,
            },
            "both" => Value::set(args.iter().flat_map(Value::symbols)),
            "worst" => Value::text(if text(0) == "in_force" {
                text(1)
            } else {
                text(0)
            }),
            "tie" => Value::Bool(
                self.person(arg(0))
                    .is_some_and(|p| p.ties.iter().any(|tie| tie == text(1))),
            ),
            "tied" => Value::Bool(
                self.people(arg(0))
                    .iter()
                    .any(|p| p.ties.iter().any(|tie| tie == text(1))),
            ),
            "names" => {
                let names: Vec<&str> = self
                    .people(arg(0))
                    .iter()
                    .map(|person| person.name.as_str())
                    .collect();
                Value::text(names.join("、"))
            }
            "certificates" => {
                let signed: Vec<String> = self
                    .people(arg(0))
                    .iter()
                    .map(|person| words::with_certificate(person))
                    .collect();
                Value::text(signed.join("、"))
            }
            "label" => self.label(text(0)),
            "recorded" => self.recorded(text(0)),
            "exhibits" => self.exhibits(text(0)),
            "yuan" => words::yuan(arg(0)),
            "capital" => words::capital(arg(0)),
            "long" => words::long(arg(0)),
            "clock" => words::clock(arg(0)),
            "cite" => Value::text(self.case.cite_full(text(0))),
            "cite_status" => {
                let day = World::day(arg(1)).unwrap_or(self.state.now.date());
                Value::text(self.case.cite_status(arg(0), day))
            }
            "cite_complete" => Value::Bool(self.case.cite_complete(arg(0))),
            "days" => match (World::day(arg(0)), World::day(arg(1))) {
                (Some(from), Some(to)) => Value::Int(i64::from(from.days_until(to))),
                _ => Value::Absent,
            },
            "deadline" | "rolled" => {
                let period = text(1).parse::<Period>();
                match (World::day(arg(0)), period) {
                    (Some(from), Ok(period)) => {
                        let roll = if function == "rolled" {
                            Roll::Forward
                        } else {
                            Roll::Never
                        };
                        Value::Date(
                            calendar::deadline(&self.case.calendar, from, &period, roll)
                                .last
                                .date(),
                        )
                    }
                    _ => Value::Absent,
                }
            }
            "before" => match (World::day(arg(0)), text(1).parse::<Period>()) {
                (Some(day), Ok(period)) => Value::Date(
                    calendar::latest_day_before(&self.case.calendar, day, &period)
                        .last
                        .date(),
                ),
                _ => Value::Absent,
            },
            "workday" => match World::day(arg(0)) {
                Some(day) => Value::Date(self.case.calendar.workday_from(day)),
                None => Value::Absent,
            },
            "plus" => match (World::day(arg(0)), arg(1)) {
                (Some(day), Value::Int(n)) => {
                    Value::Date(day.plus_days(i32::try_from(*n).unwrap_or(0)))
                }
                _ => Value::Absent,
            },
            _ => return None,
        })
    }
}

/// Used by checks: the names of functions that cases add to the general ones.
pub const FUNCTIONS: &[&str] = &[
    "seen",
    "count",
    "since",
    "taken",
    "held",
    "lawfully_held",
    "proved",
    "unproved",
    "solitary",
    "excluded_used",
    "irrelevant_used",
    "qualified",
    "officers",
    "aides",
    "heads",
    "tie",
    "tied",
    "names",
    "certificates",
    "label",
    "yuan",
    "capital",
    "long",
    "clock",
    "cite",
    "cite_status",
    "cite_complete",
    "days",
    "deadline",
    "rolled",
    "before",
    "workday",
    "plus",
    "interested",
    "nth",
    "both",
    "worst",
    "number",
    "year",
    "recorded",
    "exhibits",
];
