//! The cases that are open at a time.

use super::log::LogLine;
use engine::calendar::{Date, Moment};
use engine::rule::{Finding, Monitor, MonitorError, Pending, RuleId, RuleSet, Verdict};
use std::collections::HashMap;

/// No slot.
const NONE: u32 = u32::MAX;

/// Follows the cases of a log.
///
/// A case opens with its first event. It closes with its closing event, or when `idle` days have
/// passed on the log's clock without an event of it; what comes later opens a new case.
pub struct Watch<'r> {
    rules: &'r RuleSet,
    idle: Option<u32>,
    places: HashMap<Box<str>, u32>,
    slots: Vec<Slot>,
    free: Vec<u32>,
    /// The case whose latest event came first, and the one whose came last.
    oldest: u32,
    newest: u32,
    clock: Moment,
}

struct Slot {
    case: Box<str>,
    monitor: Monitor,
    tally: Tally,
    last: Moment,
    older: u32,
    newer: u32,
}

/// What was said of one case, by rule.
#[derive(Clone, Debug, Default)]
struct Tally {
    kept: Vec<u32>,
    /// The rules that were kept at all, in the order in which they first were.
    applied: Vec<RuleId>,
    faults: Vec<Fault>,
}

/// What a case did to one rule, the first time and how often.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The rule.
    pub rule: RuleId,
    /// The gravest of the verdicts.
    pub verdict: Verdict,
    /// How often it was not kept.
    pub times: u32,
    /// When that was found first.
    pub at: Moment,
    /// The event judged, counted from 1 within the case; 0 is the close.
    pub event: u32,
    /// The last day, if there was one.
    pub due: Option<Date>,
}

/// A case at its close, or at the end of the log.
pub struct Closed<'w> {
    /// The case.
    pub case: &'w str,
    /// Whether it was closed.
    pub closed: bool,
    /// How many events it had.
    pub events: u32,
    /// One entry for each rule that applied, in order of the rules.
    pub verdicts: &'w [Fault],
}

/// What comes of an event: an error of the caller's, or one of the monitor's.
type Pushed<E> = Result<Result<(), MonitorError>, E>;

impl<'r> Watch<'r> {
    /// No case is open yet. A case idle for longer than `idle` days closes.
    pub fn new(rules: &'r RuleSet, idle: Option<u32>) -> Watch<'r> {
        Watch {
            rules,
            idle,
            places: HashMap::new(),
            slots: Vec::new(),
            free: Vec::new(),
            oldest: NONE,
            newest: NONE,
            clock: Moment::MIN,
        }
    }

    /// Takes an event; cases that close are handed on.
    ///
    /// # Errors
    /// Whatever `each` fails with; within, that the event comes before an earlier one of its case.
    pub fn push<E>(
        &mut self,
        line: &LogLine<'_>,
        each: &mut impl FnMut(Closed<'_>) -> Result<(), E>,
    ) -> Pushed<E> {
        let at = line.event.at();
        if at > self.clock {
            self.clock = at;
            self.close_idle(each)?;
        }
        let place = match self.places.get(line.case) {
            Some(&place) => place,
            None => self.open(line.case),
        };
        let Some(slot) = self.slots.get_mut(place as usize) else {
            return Ok(Ok(()));
        };
        let tally = &mut slot.tally;
        let pushed = slot
            .monitor
            .push_with(line.event, &mut |finding| tally.add(&finding));
        if let Err(error) = pushed {
            return Ok(Err(error));
        }
        slot.last = at;
        if self.rules.is_closing(line.event.kind()) {
            self.close(place, each)?;
        } else if self.idle.is_some() && self.newest != place {
            self.unlink(place);
            self.link(place);
        }
        Ok(Ok(()))
    }

    /// Hands on the cases that are still open at the end of the log, with what is pending.
    ///
    /// # Errors
    /// Whatever `each` fails with.
    pub fn end<E>(&mut self, each: &mut impl FnMut(Closed<'_>) -> Result<(), E>) -> Result<(), E> {
        let mut open: Vec<u32> = self.places.values().copied().collect();
        open.sort_unstable_by(|a, b| {
            let case = |place: &u32| {
                self.slots
                    .get(*place as usize)
                    .map(|slot| (slot.last, &slot.case))
            };
            case(a).cmp(&case(b))
        });
        for place in open {
            if let Some(slot) = self.slots.get_mut(place as usize) {
                for pending in slot.monitor.pending() {
                    slot.tally.pending(&pending);
                }
                slot.report(false, each)?;
            }
        }
        Ok(())
    }

    fn open(&mut self, case: &str) -> u32 {
        let place = match self.free.pop() {
            Some(place) => place,
            None => {
                self.slots.push(Slot {
                    case: Box::default(),
                    monitor: Monitor::new(self.rules),
                    tally: Tally::default(),
                    last: Moment::MIN,
                    older: NONE,
                    newer: NONE,
                });
                (self.slots.len() - 1) as u32
            }
        };
        if let Some(slot) = self.slots.get_mut(place as usize) {
            slot.case = case.into();
            slot.tally.kept.resize(self.rules.len(), 0);
        }
        self.places.insert(case.into(), place);
        self.link(place);
        place
    }

    /// Closes the cases that were idle for too long, each at the end of its last idle day.
    fn close_idle<E>(
        &mut self,
        each: &mut impl FnMut(Closed<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        let Some(idle) = self.idle else {
            return Ok(());
        };
        while let Some(slot) = self.slots.get_mut(self.oldest as usize) {
            let days = i32::try_from(idle).unwrap_or(i32::MAX).saturating_add(1);
            let end = slot.last.date().plus_days(days);
            if Moment::start_of(end) > self.clock {
                return Ok(());
            }
            let tally = &mut slot.tally;
            // The day lies after the case's last event, so that it is never too early.
            let _ = slot
                .monitor
                .advance_with(end, &mut |finding| tally.add(&finding));
            self.close(self.oldest, each)?;
        }
        Ok(())
    }

    fn close<E>(
        &mut self,
        place: u32,
        each: &mut impl FnMut(Closed<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        self.unlink(place);
        let Some(slot) = self.slots.get_mut(place as usize) else {
            return Ok(());
        };
        let tally = &mut slot.tally;
        slot.monitor.close_with(&mut |finding| tally.add(&finding));
        let reported = slot.report(true, each);
        self.places.remove(&slot.case);
        slot.monitor.reset();
        slot.tally.reset();
        self.free.push(place);
        reported
    }

    /// Makes a case the newest.
    fn link(&mut self, place: u32) {
        let newest = std::mem::replace(&mut self.newest, place);
        match self.slots.get_mut(newest as usize) {
            Some(slot) => slot.newer = place,
            None => self.oldest = place,
        }
        if let Some(slot) = self.slots.get_mut(place as usize) {
            (slot.older, slot.newer) = (newest, NONE);
        }
    }

    /// Takes a case out of the order.
    fn unlink(&mut self, place: u32) {
        let Some(slot) = self.slots.get(place as usize) else {
            return;
        };
        let (older, newer) = (slot.older, slot.newer);
        match self.slots.get_mut(older as usize) {
            Some(slot) => slot.newer = newer,
            None => self.oldest = newer,
        }
        match self.slots.get_mut(newer as usize) {
            Some(slot) => slot.older = older,
            None => self.newest = older,
        }
    }
}

impl Slot {
    fn report<E>(
        &mut self,
        closed: bool,
        each: &mut impl FnMut(Closed<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        let verdicts = self.tally.verdicts();
        each(Closed {
            case: &self.case,
            closed,
            events: self.monitor.events(),
            verdicts: &verdicts,
        })
    }
}

impl Tally {
    fn add(&mut self, finding: &Finding) {
        if finding.verdict == Verdict::Kept {
            if let Some(times) = self.kept.get_mut(finding.rule.index()) {
                if *times == 0 {
                    self.applied.push(finding.rule);
                }
                *times = times.saturating_add(1);
            }
            return;
        }
        self.fault(Fault {
            rule: finding.rule,
            verdict: finding.verdict,
            times: 1,
            at: finding.at,
            event: finding.event.map_or(0, |event| event.saturating_add(1)),
            due: finding.due,
        });
    }

    fn pending(&mut self, pending: &Pending) {
        self.fault(Fault {
            rule: pending.rule,
            verdict: Verdict::Pending,
            times: 1,
            at: pending.since,
            event: pending.trigger.saturating_add(1),
            due: pending.due,
        });
    }

    /// Of several, the gravest is told, and of equally grave ones the first.
    fn fault(&mut self, fault: Fault) {
        match self
            .faults
            .iter_mut()
            .find(|known| known.rule == fault.rule)
        {
            None => self.faults.push(fault),
            Some(known) if known.verdict < fault.verdict => *known = fault,
            Some(known) if known.verdict == fault.verdict => {
                known.times = known.times.saturating_add(1);
            }
            Some(_) => {}
        }
    }

    fn verdicts(&mut self) -> Vec<Fault> {
        let mut verdicts = self.faults.clone();
        for &rule in &self.applied {
            if !self.faults.iter().any(|fault| fault.rule == rule) {
                verdicts.push(Fault {
                    rule,
                    verdict: Verdict::Kept,
                    times: self.kept.get(rule.index()).copied().unwrap_or(0),
                    at: Moment::MIN,
                    event: 0,
                    due: None,
                });
            }
        }
        verdicts.sort_unstable_by_key(|verdict| verdict.rule);
        verdicts
    }

    fn reset(&mut self) {
        for rule in self.applied.drain(..) {
            if let Some(times) = self.kept.get_mut(rule.index()) {
                *times = 0;
            }
        }
        self.faults.clear();
    }
}
