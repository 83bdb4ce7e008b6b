use super::compiled::{GapEnd, Others, Overlap, Rule, Test};
use super::context::{Context, Formula, Source};
use super::interval::Side;
use super::state::{Candidate, Cell};
use super::vocabulary::AttrId;
use crate::calendar::{Date, Last, Moment, Roll, deadline, latest_day_before};
use crate::value::{Symbol, Value};

/// What a rule says of an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Judgement {
    /// Nothing: it does not apply.
    Silent,
    /// The act makes something owed.
    Owes,
    Judged(Outcome),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Outcome {
    pub(super) violated: bool,
    /// The number of the event that it rests on, counted from 1; 0 if there is none.
    pub(super) related: u32,
    pub(super) due: Option<Date>,
    pub(super) exception: Option<u16>,
}

impl Outcome {
    fn new(violated: bool, related: u32) -> Outcome {
        Outcome {
            violated,
            related,
            due: None,
            exception: None,
        }
    }
}

/// Judges the act that is the context's event at hand, `kept` being what the rule remembers of
/// the instance.
pub(super) fn judge(rule: &Rule, context: Context<'_>, act: &super::Event) -> Judgement {
    // Where a rule speaks of the latest other event, that is found before all else.
    let mut context = context;
    let mut related = 0;
    if let Test::Gap { after: others, .. }
    | Test::Exclusion { after: others, .. }
    | Test::Agreement { with: others, .. } = &rule.test
    {
        let Some((number, other)) = latest(others, context, 0) else {
            return Judgement::Silent;
        };
        related = number;
        context = context.with_other(other);
    }
    if !context.admits(rule.when.as_ref()) || !in_force(rule, context, act.at().date()) {
        return Judgement::Silent;
    }
    let outcome = match &rule.test {
        Test::AtClose(_) => return Judgement::Silent,
        Test::Response(_) => return Judgement::Owes,
        Test::Absence(breach) => Outcome::new(context.holds(breach), 0),
        Test::Before { needs, since } => {
            let since = since.iter().map(|track| context.entry(*track).latest);
            match latest(needs, context, since.max().unwrap_or(0)) {
                Some((number, _)) => Outcome::new(false, number),
                None => Outcome::new(true, 0),
            }
        }
        Test::Gap { end, roll, .. } => match gap(end, *roll, context) {
            Some(last) => Outcome {
                due: Some(last.date()),
                ..Outcome::new(act.at() <= last.moment(), related)
            },
            None => return Judgement::Silent,
        },
        Test::Lead { day, period } => {
            let Some(day) = crate::expr::eval(day, &context).date() else {
                return Judgement::Silent;
            };
            let last = latest_day_before(context.calendar, day, period).last;
            Outcome {
                due: Some(last.date()),
                ..Outcome::new(act.at() > last.moment(), 0)
            }
        }
        Test::Exclusion { lifted_by, .. } => {
            let lifted = lifted_by.iter().map(|track| context.entry(*track).latest);
            let lifted = lifted.max().unwrap_or(0);
            Outcome::new(lifted < related, related)
        }
        Test::Cardinality { most, cell, of, .. } => {
            let kept = context
                .state
                .cell(context.layout, *cell, context.block(cell.table));
            let count = count_with(kept, of.map(|attr| act.get(attr)));
            let most = most.as_ref().map(|most| crate::expr::eval(most, &context));
            Outcome::new(
                most.is_some_and(|most| {
                    Value::Int(count).compare(&most).is_some_and(|o| o.is_gt())
                }),
                0,
            )
        }
        Test::Agreement { breach, .. } => Outcome::new(context.holds(breach), related),
        Test::Bound {
            value,
            sum,
            most,
            least,
        } => {
            let value = crate::expr::eval(value, &context).into_owned();
            let value = match sum {
                None if value.is_absent() => return Judgement::Silent,
                None => value,
                Some(cell) => {
                    let block = context.block(cell.table);
                    add_to(context.state.cell(context.layout, *cell, block), &value)
                }
            };
            Outcome::new(out_of_bounds(&value, most, least, context), 0)
        }
        Test::Overlap(overlap) => match clash(overlap, context, act) {
            Some(related) => Outcome::new(related > 0, related),
            None => return Judgement::Silent,
        },
        Test::Distinct { who, whom, with } => {
            let persons: Vec<&[Symbol]> = who.iter().map(|attr| act.get(*attr).symbols()).collect();
            if persons.iter().all(|persons| persons.is_empty()) {
                return Judgement::Silent;
            }
            match same_person(&persons, whom, with, context) {
                Some((number, other)) => {
                    context = context.with_other(other);
                    Outcome::new(true, number)
                }
                None => Outcome::new(false, 0),
            }
        }
    };
    Judgement::Judged(excused(rule, outcome, context))
}

/// A violated rule is kept after all if one of its exceptions holds.
pub(super) fn excused(rule: &Rule, outcome: Outcome, context: Context<'_>) -> Outcome {
    if !outcome.violated {
        return outcome;
    }
    match rule.unless.iter().position(|unless| context.holds(unless)) {
        Some(place) => Outcome {
            violated: false,
            exception: Some(place as u16),
            ..outcome
        },
        None => outcome,
    }
}

/// Judges at the close a rule that asks for something anywhere in the trace.
pub(super) fn judge_close(
    rule: &Rule,
    needs: &Others,
    context: Context<'_>,
    today: Date,
) -> Judgement {
    if !context.admits(rule.when.as_ref()) || !in_force(rule, context, today) {
        return Judgement::Silent;
    }
    let outcome = match latest(needs, context, 0) {
        Some((number, _)) => Outcome::new(false, number),
        None => Outcome::new(true, 0),
    };
    Judgement::Judged(excused(rule, outcome, context))
}

/// Judges at the close whether there were enough events.
pub(super) fn judge_count(
    rule: &Rule,
    least: &Formula,
    count: i64,
    context: Context<'_>,
    today: Date,
) -> Judgement {
    if !in_force(rule, context, today) {
        return Judgement::Silent;
    }
    let least = crate::expr::eval(least, &context);
    let few = Value::Int(count).compare(&least).is_some_and(|o| o.is_lt());
    Judgement::Judged(excused(rule, Outcome::new(few, 0), context))
}

/// Whether the rule holds on the date that picks its version.
fn in_force(rule: &Rule, context: Context<'_>, act: Date) -> bool {
    if rule.from.is_none() && rule.until.is_none() {
        return true;
    }
    let dated = rule
        .dated_by
        .iter()
        .map(|track| context.entry(*track))
        .filter(|entry| entry.count > 0)
        .map(|entry| entry.at.date());
    let date = dated.max().unwrap_or(act);
    rule.from.is_none_or(|from| from <= date) && rule.until.is_none_or(|until| date <= until)
}

/// The latest of the other events that counts and is later than number `since`.
pub(super) fn latest<'a>(
    others: &'a Others,
    context: Context<'a>,
    since: u32,
) -> Option<(u32, Source<'a>)> {
    if others.cells.is_empty() {
        let track = others
            .tracks
            .iter()
            .max_by_key(|track| context.entry(**track).latest)?;
        let number = context.entry(*track).latest;
        return (number > since).then(|| (number, context.latest(*track)));
    }
    candidates(others, context)
        .filter(|candidate| candidate.number > since)
        .filter_map(|candidate| {
            let source = Source::Kept(&others.keep, &candidate.values, candidate.at);
            let counts = context.with_other(source).admits(others.condition.as_ref());
            counts.then_some((candidate.number, source))
        })
        .max_by_key(|(number, _)| *number)
}

fn candidates<'a>(others: &'a Others, context: Context<'a>) -> impl Iterator<Item = &'a Candidate> {
    others.cells.iter().flat_map(move |cell| {
        let block = context.block(cell.table);
        match context.state.cell(context.layout, *cell, block) {
            Cell::Candidates(candidates) => candidates.as_slice(),
            _ => &[],
        }
    })
}

fn gap(end: &GapEnd, roll: bool, context: Context<'_>) -> Option<Last> {
    let roll = if roll { Roll::Forward } else { Roll::Never };
    match end {
        GapEnd::Period(period) => {
            let from = match context.other {
                Source::Kept(_, _, at) => at,
                Source::Event(event) => event.at(),
                Source::None => return None,
            };
            Some(deadline(context.calendar, from, period, roll).last)
        }
        GapEnd::Day(day) => {
            let day = crate::expr::eval(day, &context).date()?;
            Some(Last::Day(match roll {
                Roll::Forward => context.calendar.workday_from(day),
                Roll::Never => day,
            }))
        }
    }
}

fn out_of_bounds(
    value: &Value,
    most: &Option<Formula>,
    least: &Option<Formula>,
    context: Context<'_>,
) -> bool {
    let beyond = |bound: &Option<Formula>, wrong: std::cmp::Ordering| {
        bound
            .as_ref()
            .is_some_and(|bound| value.compare(&crate::expr::eval(bound, &context)) == Some(wrong))
    };
    beyond(most, std::cmp::Ordering::Greater) || beyond(least, std::cmp::Ordering::Less)
}

/// How many there are with this one.
fn count_with(cell: &Cell, value: Option<&Value>) -> i64 {
    match (cell, value) {
        (Cell::Count(count), _) => count.saturating_add(1),
        (Cell::Values(values), Some(value)) => {
            let new = !value.is_absent() && !values.contains(value);
            i64::try_from(values.len())
                .unwrap_or(i64::MAX)
                .saturating_add(i64::from(new))
        }
        (_, Some(value)) => i64::from(!value.is_absent()),
        (_, None) => 1,
    }
}

/// The sum with this value; an absent value adds nothing, a sum that does not fit stays where
/// it was.
fn add_to(cell: &Cell, value: &Value) -> Value {
    match cell {
        Cell::Sum(sum) if value.is_absent() => sum.clone(),
        Cell::Sum(sum) => match sum.plus(value) {
            Value::Absent => sum.clone(),
            total => total,
        },
        _ => value.clone(),
    }
}

/// Adds an act to what its rule counts or sums up.
pub(super) fn count_in(test: &Test, cell: &mut Cell, act: &super::Event, value: Option<Value>) {
    match test {
        Test::Cardinality { of: None, .. } => *cell = Cell::Count(count_with(cell, None)),
        Test::Cardinality { of: Some(attr), .. } => {
            let value = act.get(*attr);
            if value.is_absent() {
                return;
            }
            if let Cell::Values(values) = cell {
                values.insert(value.clone());
            } else {
                *cell = Cell::Values([value.clone()].into());
            }
        }
        Test::Bound { sum: Some(_), .. } => {
            let sum = add_to(cell, &value.unwrap_or_default());
            if !sum.is_absent() {
                *cell = Cell::Sum(sum);
            }
        }
        _ => {}
    }
}

/// When an event took place, if it says so in full.
pub(super) fn span(overlap: &Overlap, context: Context<'_>) -> Option<(Moment, Moment)> {
    let start = crate::expr::eval(&overlap.start, &context);
    match (&*start, &*crate::expr::eval(&overlap.end, &context)) {
        (Value::Moment(start), Value::Moment(end)) => Some((*start, *end)),
        _ => None,
    }
}

/// The number of an earlier event that has a member in common at the same time, or 0; `None` if
/// this one does not say when and who.
fn clash(overlap: &Overlap, context: Context<'_>, act: &super::Event) -> Option<u32> {
    let (start, end) = span(overlap, context)?;
    let cell = context.state.cell(
        context.layout,
        overlap.cell,
        context.block(overlap.cell.table),
    );
    let members = members(&overlap.member, act);
    let mut related = 0;
    let mut named = false;
    for member in members {
        named = true;
        let Cell::Intervals(intervals) = cell else {
            continue;
        };
        for (here, there) in [(&overlap.acts, Side::With), (&overlap.with, Side::Act)] {
            if here.contains(&act.kind()) {
                let number = intervals.clash(there, member, start, end);
                related = related.max(number.unwrap_or(0));
            }
        }
    }
    named.then_some(related)
}

pub(super) fn members<'e>(
    attrs: &'e [AttrId],
    event: &'e super::Event,
) -> impl Iterator<Item = &'e Symbol> {
    attrs.iter().flat_map(|attr| event.get(*attr).symbols())
}

/// The latest of the other events with one of these persons.
fn same_person<'a>(
    persons: &[&[Symbol]],
    whom: &[AttrId],
    with: &'a Others,
    context: Context<'a>,
) -> Option<(u32, Source<'a>)> {
    candidates(with, context)
        .filter_map(|candidate| {
            let source = Source::Kept(&with.keep, &candidate.values, candidate.at);
            let shared = whom.iter().any(|attr| {
                let others = source.get(*attr).symbols();
                others
                    .iter()
                    .any(|other| persons.iter().any(|some| some.contains(other)))
            });
            let counts = shared && context.with_other(source).admits(with.condition.as_ref());
            counts.then_some((candidate.number, source))
        })
        .max_by_key(|(number, _)| *number)
}
