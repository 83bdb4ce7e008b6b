//! The face of a followed case: events in, findings out.

use std::collections::BinaryHeap;
use std::sync::Arc;

use super::case::Case;
use super::context::NO_BLOCK;
use super::event::Event;
use super::finding::{Finding, MonitorError, Pending};
use super::set::{Inner, RuleSet};
use super::state::State;
use crate::calendar::{Date, Moment};

/// Follows one case and judges each event as it comes 监测; cheap to clone.
///
/// The verdicts do not depend on how the events are grouped into calls; an obligation that runs
/// out is reported before the next event or with the next [`Monitor::advance`].
#[derive(Clone, Debug)]
pub struct Monitor {
    rules: Arc<Inner>,
    case: Case,
}

impl Monitor {
    /// A monitor of a case of which nothing happened yet.
    pub fn new(rules: &RuleSet) -> Monitor {
        let rules = Arc::clone(&rules.0);
        let tables = rules.layout.tables.len();
        let case = Case {
            state: State::new(&rules.layout),
            blocks: first_block_only(tables),
            entered: Vec::new(),
            expiries: BinaryHeap::new(),
            owed: Vec::new(),
            clock: Moment::MIN,
            events: 0,
            closed: false,
        };
        Monitor { rules, case }
    }

    /// Forgets the case, keeping the memory for another.
    pub fn reset(&mut self) {
        let case = &mut self.case;
        case.state.reset(&self.rules.layout);
        case.expiries.clear();
        case.clock = Moment::MIN;
        case.events = 0;
        case.closed = false;
    }

    /// Takes the next event; the verdicts that it brings about, in order.
    ///
    /// # Errors
    /// The event comes before the clock, or the case is closed. Nothing is changed then.
    pub fn push(&mut self, event: &Event) -> Result<Vec<Finding>, MonitorError> {
        let mut findings = Vec::new();
        self.push_with(event, &mut |finding| findings.push(finding))?;
        Ok(findings)
    }

    /// As [`Monitor::push`], handing each verdict on at once.
    ///
    /// # Errors
    /// As for [`Monitor::push`].
    pub fn push_with(
        &mut self,
        event: &Event,
        sink: &mut impl FnMut(Finding),
    ) -> Result<(), MonitorError> {
        self.case.check(event.at())?;
        self.case.push(&self.rules, event, sink);
        Ok(())
    }

    /// Sets the clock to the beginning of a day; what ran out before is reported.
    ///
    /// # Errors
    /// The day lies before that of the clock, or the case is closed.
    pub fn advance(&mut self, date: Date) -> Result<Vec<Finding>, MonitorError> {
        let mut findings = Vec::new();
        self.advance_with(date, &mut |finding| findings.push(finding))?;
        Ok(findings)
    }

    /// As [`Monitor::advance`], handing each verdict on at once.
    ///
    /// # Errors
    /// As for [`Monitor::advance`].
    pub fn advance_with(
        &mut self,
        date: Date,
        sink: &mut impl FnMut(Finding),
    ) -> Result<(), MonitorError> {
        let case = &mut self.case;
        let now = Moment::start_of(date).max(case.clock);
        case.check(if now.date() == date {
            now
        } else {
            Moment::start_of(date)
        })?;
        case.expire(&self.rules, now, sink);
        case.clock = now;
        Ok(())
    }

    /// Closes the case: the rules that look at the whole of it are judged, and what is still owed
    /// is closed unfulfilled. Closing twice changes nothing.
    pub fn close(&mut self) -> Vec<Finding> {
        let mut findings = Vec::new();
        self.close_with(&mut |finding| findings.push(finding));
        findings
    }

    /// As [`Monitor::close`], handing each verdict on at once.
    pub fn close_with(&mut self, sink: &mut impl FnMut(Finding)) {
        if !self.case.closed {
            self.case.closed = true;
            self.case.close(&self.rules, sink);
        }
    }

    /// What is owed, soonest first; what has no due date comes last.
    pub fn pending(&self) -> Vec<Pending> {
        let mut pending = self.case.pending(&self.rules);
        pending.sort_by_key(|owed| {
            let due = owed.due_moment.unwrap_or(Moment::MAX);
            (owed.due_moment.is_none(), due, owed.trigger, owed.rule)
        });
        pending
    }

    /// How far the case has come.
    pub fn clock(&self) -> Moment {
        self.case.clock
    }

    /// How many events it had.
    pub fn events(&self) -> u32 {
        self.case.events
    }

    /// Whether it was closed.
    pub fn is_closed(&self) -> bool {
        self.case.closed
    }
}

/// The table without key has one block; the others' are found event by event.
fn first_block_only(tables: usize) -> Vec<u32> {
    let mut blocks = vec![NO_BLOCK; tables];
    if let Some(first) = blocks.first_mut() {
        *first = 0;
    }
    blocks
}
