use std::collections::BTreeMap;

use crate::calendar::Moment;
use crate::value::Symbol;

/// When persons were occupied: for each, intervals that do not overlap, in order.
#[derive(Clone, Debug, Default)]
pub(super) struct Intervals {
    by_member: BTreeMap<(Side, Symbol), Vec<Interval>>,
}

/// Whether an interval is that of an act or of an event that acts are compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Side {
    Act,
    With,
}

#[derive(Clone, Copy, Debug)]
struct Interval {
    start: Moment,
    end: Moment,
    number: u32,
}

impl Intervals {
    /// The number of an earlier event that the member was at during some of that time.
    pub(super) fn clash(
        &self,
        side: Side,
        member: &Symbol,
        start: Moment,
        end: Moment,
    ) -> Option<u32> {
        let intervals = self.by_member.get(&(side, member.clone()))?;
        let first = intervals.partition_point(|known| known.end <= start);
        let known = intervals.get(first)?;
        (known.start < end && start < end).then_some(known.number)
    }

    /// Adds the time of an event; times that overlap become one.
    pub(super) fn add(
        &mut self,
        side: Side,
        member: &Symbol,
        start: Moment,
        end: Moment,
        number: u32,
    ) {
        if start >= end {
            return;
        }
        let intervals = self.by_member.entry((side, member.clone())).or_default();
        let first = intervals.partition_point(|known| known.end <= start);
        let last = intervals.partition_point(|known| known.start < end);
        let mut merged = Interval { start, end, number };
        for known in intervals.get(first..last).unwrap_or_default() {
            merged.start = merged.start.min(known.start);
            merged.end = merged.end.max(known.end);
        }
        let last = last.max(first);
        intervals.splice(first..last, [merged]);
    }
}
