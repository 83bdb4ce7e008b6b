use super::case::{Case, Expiry};
use super::compiled::{Limit, Response, Rule};
use super::context::{Context, NO_BLOCK, Source};
use super::event::Event;
use super::finding::{Finding, RuleId, Verdict};
use super::judge::{Outcome, excused};
use super::set::Inner;
use super::state::{Cell, Obligation};
use super::suspension::{Spans, end_of, push_on};
use super::vocabulary::AttrId;
use crate::calendar::{Date, Moment};

use std::cmp::Reverse;

/// A response rule and its number.
#[derive(Clone, Copy)]
pub(super) struct Owing<'r> {
    pub(super) number: u16,
    pub(super) rule: &'r Rule,
    pub(super) response: &'r Response,
}

impl<'r> Owing<'r> {
    pub(super) fn new(rules: &'r Inner, number: u16) -> Option<Owing<'r>> {
        let rule = rules.rule(number)?;
        Some(Owing {
            number,
            rule,
            response: rule.test.response()?,
        })
    }

    fn finding(&self, obligation: &Obligation, verdict: Verdict, at: Moment) -> Finding {
        Finding {
            rule: RuleId(self.number),
            verdict,
            at,
            event: Some(obligation.trigger.saturating_sub(1)),
            related: None,
            due: obligation.due.map(Moment::date),
            exception: None,
        }
    }
}

impl Case {
    /// Enters what a trigger, the event numbered `number`, makes owed.
    pub(super) fn owe(
        &mut self,
        rules: &Inner,
        owing: Owing<'_>,
        by: Option<Date>,
        event: &Event,
        number: u32,
    ) {
        let block = self
            .blocks
            .get(usize::from(owing.rule.table))
            .copied()
            .unwrap_or(NO_BLOCK);
        let keep = owing.response.keep.iter();
        let mut obligation = Obligation {
            trigger: number,
            since: event.at(),
            by,
            due: None,
            extensions: Vec::new(),
            values: keep.map(|attr| event.get(*attr).clone()).collect(),
        };
        obligation.due = self.due(rules, owing, block, &obligation);
        self.expect(owing.number, block, &obligation);
        match self
            .state
            .cell_mut(&rules.layout, owing.response.cell, block)
        {
            Some(Cell::Obligations(list)) => list.push(obligation),
            Some(cell) => *cell = Cell::Obligations(vec![obligation]),
            None => {}
        }
    }

    /// Ends what is owed in an instance, fulfilled by the event numbered `number`.
    pub(super) fn fulfil(
        &mut self,
        rules: &Inner,
        owing: Owing<'_>,
        block: u32,
        event: &Event,
        number: u32,
        sink: &mut impl FnMut(Finding),
    ) {
        let mut owed = self.take(rules, owing, block);
        if owed.is_empty() {
            return;
        }
        if owing.response.condition.is_some() {
            self.enter(rules, owing.rule, block);
        }
        owed.retain(|obligation| {
            if let Some(condition) = &owing.response.condition {
                let trigger =
                    Source::Kept(&owing.response.keep, &obligation.values, obligation.since);
                let context = self.context(rules, &self.entered, Source::Event(event), trigger);
                if !context.holds(condition) {
                    return true;
                }
            }
            sink(Finding {
                related: Some(number.saturating_sub(1)),
                ..owing.finding(obligation, Verdict::Kept, event.at())
            });
            false
        });
        self.put_back(rules, owing, block, owed);
    }

    /// Ends what is owed in an instance; nothing is owed any more.
    pub(super) fn cancel(&mut self, rules: &Inner, owing: Owing<'_>, block: u32) {
        let mut owed = self.take(rules, owing, block);
        owed.clear();
        self.put_back(rules, owing, block, owed);
    }

    /// Moves the end of what is owed in an instance.
    pub(super) fn extend(
        &mut self,
        rules: &Inner,
        owing: Owing<'_>,
        which: u8,
        block: u32,
        event: &Event,
    ) {
        let Some(extend) = owing.response.extend.get(usize::from(which)) else {
            return;
        };
        let mut owed = self.take(rules, owing, block);
        if owed.is_empty() {
            return;
        }
        self.enter(rules, owing.rule, block);
        for obligation in &mut owed {
            let granted = obligation
                .extensions
                .iter()
                .filter(|known| **known == which)
                .count();
            let trigger = Source::Kept(&owing.response.keep, &obligation.values, obligation.since);
            let context = self.context(rules, &self.entered, Source::Event(event), trigger);
            if granted < usize::from(extend.times) && context.admits(extend.condition.as_ref()) {
                obligation.extensions.push(which);
                obligation.due = self.due(rules, owing, block, obligation);
                self.expect(owing.number, block, obligation);
            }
        }
        self.put_back(rules, owing, block, owed);
    }

    /// Stops the clock of a rule's instances, or lets it go on.
    pub(super) fn suspend(
        &mut self,
        rules: &Inner,
        owing: Owing<'_>,
        which: u8,
        stop: bool,
        event: &Event,
    ) {
        let Some(suspend) = owing.response.suspend.get(usize::from(which)) else {
            return;
        };
        let table = suspend.cell.table;
        let block = self
            .blocks
            .get(usize::from(table))
            .copied()
            .unwrap_or(NO_BLOCK);
        let Some(cell) = self.state.cell_mut(&rules.layout, suspend.cell, block) else {
            return;
        };
        if matches!(cell, Cell::Empty) {
            *cell = Cell::Suspension(Box::default());
        }
        if let Cell::Suspension(suspension) = cell {
            let key = suspend
                .key
                .map(|attr| event.get(attr).clone())
                .unwrap_or_default();
            match stop {
                true => suspension.start(&key, event.at().date()),
                false => suspension.end(&key, event.at().date()),
            }
        }
        let key = rules.key(table);
        for block in self.instances(rules, owing.rule, event, |attr| key.contains(&attr)) {
            let mut owed = self.take(rules, owing, block);
            for obligation in &mut owed {
                let due = self.due(rules, owing, block, obligation);
                if due != obligation.due {
                    obligation.due = due;
                    self.expect(owing.number, block, obligation);
                }
            }
            self.put_back(rules, owing, block, owed);
        }
    }

    /// The instances of a rule that an event belongs to by those attributes of the key that are
    /// `known` of its kind.
    pub(super) fn instances(
        &self,
        rules: &Inner,
        rule: &Rule,
        event: &Event,
        known: impl Fn(AttrId) -> bool,
    ) -> Vec<u32> {
        let key = rules.key(rule.table);
        let same = |values: &[crate::value::Value]| {
            let mut pairs = key.iter().zip(values);
            pairs.all(|(attr, value)| !known(*attr) || event.get(*attr) == value)
        };
        let keys = self.state.keys(rule.table).iter().enumerate();
        keys.filter(|(_, values)| same(values))
            .map(|(block, _)| block as u32)
            .collect()
    }

    /// Reports what ran out before `now`.
    #[inline]
    pub(super) fn expire(&mut self, rules: &Inner, now: Moment, sink: &mut impl FnMut(Finding)) {
        while let Some(Reverse(next)) = self.expiries.peek()
            && next.due < now
        {
            if let Some(Reverse(expiry)) = self.expiries.pop() {
                self.run_out(rules, expiry, sink);
            }
        }
    }

    fn run_out(&mut self, rules: &Inner, expiry: Expiry, sink: &mut impl FnMut(Finding)) {
        let Some(owing) = Owing::new(rules, expiry.rule) else {
            return;
        };
        let mut owed = self.take(rules, owing, expiry.block);
        // What was fulfilled or moved meanwhile is no longer there with this end.
        let place = owed
            .iter()
            .position(|owed| owed.trigger == expiry.trigger && owed.due == Some(expiry.due));
        let run_out = place.map(|place| owed.remove(place));
        self.put_back(rules, owing, expiry.block, owed);
        if let Some(obligation) = run_out {
            let at = expiry.due.plus_minutes(1).max(self.clock);
            let verdict = (Verdict::Violated, at);
            sink(self.verdict(rules, owing, expiry.block, &obligation, verdict));
        }
    }

    /// The verdict on what was not done, or kept by an exception.
    pub(super) fn verdict(
        &mut self,
        rules: &Inner,
        owing: Owing<'_>,
        block: u32,
        obligation: &Obligation,
        (verdict, at): (Verdict, Moment),
    ) -> Finding {
        let finding = owing.finding(obligation, verdict, at);
        if owing.rule.unless.is_empty() {
            return finding;
        }
        self.enter(rules, owing.rule, block);
        let trigger = Source::Kept(&owing.response.keep, &obligation.values, obligation.since);
        let context = self.context(rules, &self.entered, trigger, Source::None);
        let failed = Outcome {
            violated: true,
            related: 0,
            due: None,
            exception: None,
        };
        match excused(owing.rule, failed, context).exception {
            None => finding,
            exception => Finding {
                verdict: Verdict::Kept,
                exception,
                ..finding
            },
        }
    }

    /// The last minute in time, as things stand; none while the clock is stopped.
    fn due(
        &self,
        rules: &Inner,
        owing: Owing<'_>,
        block: u32,
        obligation: &Obligation,
    ) -> Option<Moment> {
        let calendar = &rules.calendar;
        let spans = self.suspended(rules, owing, block)?;
        let mut end = match &owing.response.limit {
            Limit::None => return None,
            Limit::Within(period) => end_of(calendar, obligation.since, period, &spans),
            Limit::By(_) => {
                Moment::end_of(push_on(obligation.since.date(), obligation.by?, &spans))
            }
        };
        for which in &obligation.extensions {
            if let Some(extend) = owing.response.extend.get(usize::from(*which)) {
                end = end_of(calendar, end, &extend.period, &spans);
            }
        }
        Some(match owing.response.roll {
            true => Moment::end_of(calendar.workday_from(end.date())),
            false => end,
        })
    }

    /// The days that do not count for an instance; `None` while the clock is stopped.
    pub(super) fn suspended(&self, rules: &Inner, owing: Owing<'_>, block: u32) -> Option<Spans> {
        let mut spans = Spans::default();
        for suspend in &owing.response.suspend {
            let table = suspend.cell.table;
            let place = self.place_in(rules, owing.rule, block, table);
            if let Cell::Suspension(suspension) =
                self.state.cell(&rules.layout, suspend.cell, place)
            {
                if suspension.is_open() {
                    return None;
                }
                spans.add_all(suspension.days());
            }
        }
        Some(spans)
    }

    /// The block in another table of what an instance is about.
    fn place_in(&self, rules: &Inner, rule: &Rule, block: u32, table: u16) -> u32 {
        if table == rule.table {
            return block;
        }
        let wanted = rules.key(table);
        if wanted.is_empty() {
            return 0;
        }
        let values = self.state.keys(rule.table).get(block as usize);
        let key: Vec<_> = rules
            .key(rule.table)
            .iter()
            .zip(values.map_or(&[][..], |values| values))
            .filter(|(attr, _)| wanted.contains(attr))
            .map(|(_, value)| value.clone())
            .collect();
        self.state.lookup(table, &key).unwrap_or(NO_BLOCK)
    }

    /// Finds the blocks of an instance in all tables that its rule asks.
    pub(super) fn enter(&mut self, rules: &Inner, rule: &Rule, block: u32) {
        let mut entered = std::mem::take(&mut self.entered);
        entered.clear();
        entered.resize(rules.layout.tables.len(), NO_BLOCK);
        for &table in &rule.tables {
            if let Some(place) = entered.get_mut(usize::from(table)) {
                *place = self.place_in(rules, rule, block, table);
            }
        }
        self.entered = entered;
    }

    pub(super) fn context<'a>(
        &'a self,
        rules: &'a Inner,
        blocks: &'a [u32],
        own: Source<'a>,
        other: Source<'a>,
    ) -> Context<'a> {
        Context {
            layout: &rules.layout,
            calendar: &rules.calendar,
            state: &self.state,
            blocks,
            own,
            other,
        }
    }

    /// Looks at an obligation again when its end has come.
    fn expect(&mut self, rule: u16, block: u32, obligation: &Obligation) {
        if let Some(due) = obligation.due {
            self.expiries.push(Reverse(Expiry {
                due,
                trigger: obligation.trigger,
                rule,
                block,
            }));
        }
    }

    pub(super) fn take(&mut self, rules: &Inner, owing: Owing<'_>, block: u32) -> Vec<Obligation> {
        match self
            .state
            .cell_mut(&rules.layout, owing.response.cell, block)
        {
            Some(Cell::Obligations(list)) => std::mem::take(list),
            _ => Vec::new(),
        }
    }

    fn put_back(&mut self, rules: &Inner, owing: Owing<'_>, block: u32, owed: Vec<Obligation>) {
        if let Some(Cell::Obligations(list)) =
            self.state
                .cell_mut(&rules.layout, owing.response.cell, block)
        {
            *list = owed;
        }
    }
}
