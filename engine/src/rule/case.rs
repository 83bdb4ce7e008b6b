//! What is known of a case that is followed, and what each event makes of it.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::compiled::{Effect, Limit, Rule, Test};
use super::context::{NO_BLOCK, Source};
use super::event::Event;
use super::finding::{Finding, MonitorError, Pending, RuleId, Verdict};
use super::interval::{Intervals, Side};
use super::judge::{Judgement, count_in, judge, judge_close, judge_count, members, span};
use super::obligation::Owing;
use super::set::Inner;
use super::state::{Candidate, Cell, State};
use crate::calendar::{Date, Moment};
use crate::value::Value;

/// What is known of the case.
#[derive(Clone, Debug)]
pub(super) struct Case {
    pub(super) state: State,
    /// The block of the event at hand in each table.
    pub(super) blocks: Vec<u32>,
    /// The blocks of the instance at hand in each table, where that is not the event's.
    pub(super) entered: Vec<u32>,
    /// Ends to come, soonest first; those that no longer hold are skipped when they come up.
    pub(super) expiries: BinaryHeap<Reverse<Expiry>>,
    /// What the event at hand makes owed, and by which date if it says so.
    pub(super) owed: Vec<(u16, Option<Date>)>,
    pub(super) clock: Moment,
    pub(super) events: u32,
    pub(super) closed: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Expiry {
    pub(super) due: Moment,
    pub(super) trigger: u32,
    pub(super) rule: u16,
    pub(super) block: u32,
}

impl Case {
    pub(super) fn check(&self, at: Moment) -> Result<(), MonitorError> {
        let event = self.events;
        if self.closed {
            return Err(MonitorError::Closed { event });
        }
        if at < self.clock {
            let clock = self.clock;
            return Err(MonitorError::OutOfOrder { event, at, clock });
        }
        Ok(())
    }

    pub(super) fn push(&mut self, rules: &Inner, event: &Event, sink: &mut impl FnMut(Finding)) {
        self.expire(rules, event.at(), sink);
        self.clock = event.at();
        self.events = self.events.saturating_add(1);
        let number = self.events;
        let Some(plan) = rules.plan(event.kind()) else {
            return;
        };
        for &table in &plan.tables {
            let block = self.state.block(&rules.layout, table, event);
            if let Some(place) = self.blocks.get_mut(usize::from(table)) {
                *place = block;
            }
        }
        for &judging in &plan.judged_by {
            self.judge(rules, judging, event, number, sink);
        }
        for &effect in &plan.effects {
            self.apply(rules, effect, event, number, sink);
        }
        for &track in &plan.tracks {
            let block = self
                .blocks
                .get(usize::from(track.table))
                .copied()
                .unwrap_or(NO_BLOCK);
            self.state.note(&rules.layout, track, block, number, event);
        }
        while let Some((owed, by)) = self.owed.pop() {
            if let Some(owing) = Owing::new(rules, owed) {
                self.owe(rules, owing, by, event, number);
            }
        }
        // What is overdue from the start, or was when its clock stopped, runs out at once.
        self.expire(rules, event.at(), sink);
    }

    fn judge(
        &mut self,
        rules: &Inner,
        judging: u16,
        event: &Event,
        number: u32,
        sink: &mut impl FnMut(Finding),
    ) {
        let Some(rule) = rules.rule(judging) else {
            return;
        };
        let context = self.context(rules, &self.blocks, Source::Event(event), Source::None);
        match judge(rule, context, event) {
            Judgement::Silent => {}
            Judgement::Owes => {
                let by = match rule.test.response().map(|response| &response.limit) {
                    Some(Limit::By(by)) => crate::expr::eval(by, &context).date(),
                    _ => None,
                };
                self.owed.push((judging, by));
            }
            Judgement::Judged(outcome) => {
                sink(Finding {
                    rule: RuleId(judging),
                    verdict: match outcome.violated {
                        true => Verdict::Violated,
                        false => Verdict::Kept,
                    },
                    at: event.at(),
                    event: Some(number.saturating_sub(1)),
                    related: outcome.related.checked_sub(1),
                    due: outcome.due,
                    exception: outcome.exception,
                });
                self.count(rules, rule, event, number);
            }
        }
    }

    /// Adds a judged act to what its own rule remembers.
    fn count(&mut self, rules: &Inner, rule: &Rule, event: &Event, number: u32) {
        let (cell, value) = match &rule.test {
            Test::Cardinality { cell, .. } => (*cell, None),
            Test::Bound {
                sum: Some(cell),
                value,
                ..
            } => {
                let context = self.context(rules, &self.blocks, Source::Event(event), Source::None);
                (*cell, Some(crate::expr::eval(value, &context).into_owned()))
            }
            Test::Overlap(overlap) => {
                let context = self.context(rules, &self.blocks, Source::Event(event), Source::None);
                let Some((start, end)) = span(overlap, context) else {
                    return;
                };
                let block = context.block(overlap.cell.table);
                let Some(cell) = self.state.cell_mut(&rules.layout, overlap.cell, block) else {
                    return;
                };
                if matches!(cell, Cell::Empty) {
                    *cell = Cell::Intervals(Box::<Intervals>::default());
                }
                if let Cell::Intervals(intervals) = cell {
                    for (kinds, side) in [(&overlap.acts, Side::Act), (&overlap.with, Side::With)] {
                        if kinds.contains(&event.kind()) {
                            for member in members(&overlap.member, event) {
                                intervals.add(side, member, start, end, number);
                            }
                        }
                    }
                }
                return;
            }
            _ => return,
        };
        let block = self
            .blocks
            .get(usize::from(cell.table))
            .copied()
            .unwrap_or(NO_BLOCK);
        if let Some(cell) = self.state.cell_mut(&rules.layout, cell, block) {
            count_in(&rule.test, cell, event, value);
        }
    }

    fn apply(
        &mut self,
        rules: &Inner,
        effect: Effect,
        event: &Event,
        number: u32,
        sink: &mut impl FnMut(Finding),
    ) {
        let owing = match effect {
            Effect::Remember(rule, cell) => {
                self.remember(rules, rule, cell, event, number);
                return;
            }
            Effect::Fulfil(rule)
            | Effect::Cancel(rule)
            | Effect::Extend(rule, _)
            | Effect::Stop(rule, _)
            | Effect::Resume(rule, _) => Owing::new(rules, rule),
        };
        let Some(owing) = owing else {
            return;
        };
        if let Effect::Stop(_, which) | Effect::Resume(_, which) = effect {
            let stop = matches!(effect, Effect::Stop(..));
            self.suspend(rules, owing, which, stop, event);
            return;
        }
        let declares = |attr| rules.vocabulary.declares(event.kind(), attr);
        let whole = rules.plan(event.kind()).is_some_and(|plan| {
            owing.rule.table == 0 || plan.tables.binary_search(&owing.rule.table).is_ok()
        });
        let (one, many) = match whole {
            true => (
                self.blocks.get(usize::from(owing.rule.table)).copied(),
                Vec::new(),
            ),
            false => (None, self.instances(rules, owing.rule, event, declares)),
        };
        for block in one.into_iter().chain(many) {
            match effect {
                Effect::Fulfil(_) => self.fulfil(rules, owing, block, event, number, sink),
                Effect::Extend(_, which) => self.extend(rules, owing, which, block, event),
                _ => self.cancel(rules, owing, block),
            }
        }
    }

    /// Keeps an event that a condition may choose later. Of events with the same values only the
    /// latest is kept, unless their moments matter.
    fn remember(&mut self, rules: &Inner, rule: u16, cell: u8, event: &Event, number: u32) {
        let others = rules.rule(rule).and_then(|rule| rule.test.others());
        let Some((others, cell)) =
            others.and_then(|others| Some((others, *others.cells.get(usize::from(cell))?)))
        else {
            return;
        };
        let block = self
            .blocks
            .get(usize::from(cell.table))
            .copied()
            .unwrap_or(NO_BLOCK);
        let Some(cell) = self.state.cell_mut(&rules.layout, cell, block) else {
            return;
        };
        if !matches!(cell, Cell::Candidates(_)) {
            *cell = Cell::Candidates(Vec::new());
        }
        let Cell::Candidates(candidates) = cell else {
            return;
        };
        let same = candidates.iter_mut().find(|known| {
            let mut pairs = known.values.iter().zip(&others.keep);
            (!others.by_moment || known.at == event.at())
                && pairs.all(|(value, attr)| value == event.get(*attr))
        });
        match same {
            Some(known) => {
                known.number = number;
                known.at = event.at();
            }
            None => candidates.push(Candidate {
                number,
                at: event.at(),
                values: others
                    .keep
                    .iter()
                    .map(|attr| event.get(*attr).clone())
                    .collect(),
            }),
        }
    }

    pub(super) fn close(&mut self, rules: &Inner, sink: &mut impl FnMut(Finding)) {
        for (number, rule) in (0u16..).zip(&rules.rules) {
            match &rule.test {
                Test::AtClose(needs) => {
                    let context = self.context(rules, &self.blocks, Source::None, Source::None);
                    let judgement = judge_close(rule, needs, context, self.clock.date());
                    self.report_close(number, judgement, sink);
                }
                Test::Cardinality {
                    least: Some(least),
                    cell,
                    ..
                } => {
                    for block in 0..self.state.keys(cell.table).len() as u32 {
                        let kept = self.state.cell(&rules.layout, *cell, block);
                        let count = match kept {
                            Cell::Count(count) => *count,
                            Cell::Values(values) => values.len() as i64,
                            // With a key, an instance is there once an act was.
                            _ if cell.table == 0 => 0,
                            _ => continue,
                        };
                        self.enter(rules, rule, block);
                        let context =
                            self.context(rules, &self.entered, Source::None, Source::None);
                        let judgement = judge_count(rule, least, count, context, self.clock.date());
                        self.report_close(number, judgement, sink);
                    }
                }
                Test::Response(_) => self.close_owed(rules, number, sink),
                _ => {}
            }
        }
    }

    fn close_owed(&mut self, rules: &Inner, number: u16, sink: &mut impl FnMut(Finding)) {
        let Some(owing) = Owing::new(rules, number) else {
            return;
        };
        for block in 0..self.state.keys(owing.rule.table).len() as u32 {
            for obligation in self.take(rules, owing, block) {
                let verdict = (Verdict::ClosedUnfulfilled, self.clock);
                sink(self.verdict(rules, owing, block, &obligation, verdict));
            }
        }
    }

    fn report_close(&self, rule: u16, judgement: Judgement, sink: &mut impl FnMut(Finding)) {
        if let Judgement::Judged(outcome) = judgement {
            sink(Finding {
                rule: RuleId(rule),
                verdict: match outcome.violated {
                    true => Verdict::Violated,
                    false => Verdict::Kept,
                },
                at: self.clock,
                event: None,
                related: outcome.related.checked_sub(1),
                due: None,
                exception: outcome.exception,
            });
        }
    }

    pub(super) fn pending(&self, rules: &Inner) -> Vec<Pending> {
        let mut pending = Vec::new();
        for number in (0u16..).take(rules.rules.len()) {
            let Some(owing) = Owing::new(rules, number) else {
                continue;
            };
            for (block, key) in (0u32..).zip(self.state.keys(owing.rule.table)) {
                let cell = self.state.cell(&rules.layout, owing.response.cell, block);
                let Cell::Obligations(owed) = cell else {
                    continue;
                };
                let suspended = !owed.is_empty() && self.suspended(rules, owing, block).is_none();
                pending.extend(owed.iter().map(|obligation| Pending {
                    rule: RuleId(number),
                    instance: Vec::<Value>::from(&**key),
                    due: obligation.due.map(Moment::date),
                    due_moment: obligation.due,
                    since: obligation.since,
                    trigger: obligation.trigger.saturating_sub(1),
                    suspended,
                }));
            }
        }
        pending
    }
}
