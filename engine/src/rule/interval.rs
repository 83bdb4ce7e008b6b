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
    /// The number of the latest earlier event that the member was at during some of that time.
    pub(super) fn clash(
        &self,
        side: Side,
        member: &Symbol,
        start: Moment,
        end: Moment,
    ) -> Option<u32> {
        let intervals = self.by_member.get(&(side, member.clone()))?;
        let (first, last) = range(intervals, start, end);
        let known = intervals.get(first..last)?;
        known.iter().map(|known| known.number).max()
    }

    /// Adds the time of an event; where times overlap, the later event is kept.
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
        let (first, last) = range(intervals, start, end);
        let covered = intervals.get(first..last).unwrap_or_default();
        let before = covered.first().filter(|known| known.start < start);
        let after = covered.last().filter(|known| known.end > end);
        let pieces = [
            before.map(|known| Interval {
                end: start,
                ..*known
            }),
            Some(Interval { start, end, number }),
            after.map(|known| Interval {
                start: end,
                ..*known
            }),
        ];
        intervals.splice(first..last, pieces.into_iter().flatten());
    }
}

/// Which of the intervals share some time with that one.
fn range(intervals: &[Interval], start: Moment, end: Moment) -> (usize, usize) {
    let first = intervals.partition_point(|known| known.end <= start);
    let last = intervals.partition_point(|known| known.start < end);
    match start < end {
        true => (first, last.max(first)),
        false => (first, first),
    }
}
