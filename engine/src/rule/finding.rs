use std::fmt;

use serde::{Deserialize, Serialize};

use crate::calendar::{Date, Moment};
use crate::value::Value;

/// A rule; its number within a [`RuleSet`](super::RuleSet).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RuleId(pub(super) u16);

impl RuleId {
    /// The number, counted from 0.
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

/// How an act or an obligation stands to a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The rule applied and was kept, perhaps by an exception.
    Kept,
    /// Something is still owed and not yet overdue.
    Pending,
    /// The case was closed while something was owed and not yet overdue.
    ClosedUnfulfilled,
    /// The rule was violated.
    Violated,
}

/// One verdict of a monitor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// The rule.
    pub rule: RuleId,
    /// Kept, violated or closed unfulfilled.
    pub verdict: Verdict,
    /// When it was found: the moment of the act, the minute after an obligation ran out, or the
    /// close.
    pub at: Moment,
    /// The event judged (the trigger of an obligation), counted from 0; `None` is the close.
    pub event: Option<u32>,
    /// The other event that the verdict rests on, if there is one.
    pub related: Option<u32>,
    /// The last day of the obligation, gap or lead.
    pub due: Option<Date>,
    /// The exception that applied: its place among the rule's exceptions.
    pub exception: Option<u16>,
}

/// Something that is owed 待办.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pending {
    /// The rule.
    pub rule: RuleId,
    /// The values of the rule's key, in the order of [`RuleSet::key`](super::RuleSet::key).
    pub instance: Vec<Value>,
    /// The last day; `None` while suspended or where the rule sets none.
    pub due: Option<Date>,
    /// The last minute, if there is a last day.
    pub due_moment: Option<Moment>,
    /// The moment of the trigger.
    pub since: Moment,
    /// The trigger, counted from 0.
    pub trigger: u32,
    /// Whether the clock is stopped.
    pub suspended: bool,
}

/// Why a monitor took no event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MonitorError {
    /// The event or day lies before what was already seen.
    OutOfOrder {
        /// The number that the event would have, counted from 0.
        event: u32,
        /// Its moment.
        at: Moment,
        /// The monitor's clock.
        clock: Moment,
    },
    /// The case is closed.
    Closed {
        /// The number that the event would have, counted from 0.
        event: u32,
    },
}

impl fmt::Display for MonitorError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            MonitorError::OutOfOrder { event, at, clock } => {
                write!(
                    f,
                    "event {} at {at} comes after {clock}",
                    u64::from(*event) + 1
                )
            }
            MonitorError::Closed { event } => {
                write!(f, "event {} comes after the close", u64::from(*event) + 1)
            }
        }
    }
}

impl std::error::Error for MonitorError {}
