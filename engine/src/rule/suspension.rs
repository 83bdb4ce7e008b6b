use crate::calendar::{Date, HolidayCalendar, Moment, Period, Roll, Unit, deadline};
use crate::value::Value;

/// The days on which a clock stands still 期间扣除: d with start ≤ d < end.
#[derive(Clone, Debug, Default)]
pub(super) struct Suspension {
    open: Vec<(Value, Date)>,
    days: Spans,
}

/// Spans of days, each from its first day to the day after its last; in order, apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Spans(Vec<(Date, Date)>);

impl Suspension {
    /// Stops the clock; a second start before its end changes nothing.
    pub(super) fn start(&mut self, key: &Value, day: Date) {
        if !self.open.iter().any(|(open, _)| open == key) {
            self.open.push((key.clone(), day));
        }
    }

    /// Lets the clock go on; an end without start changes nothing.
    pub(super) fn end(&mut self, key: &Value, day: Date) {
        if let Some(place) = self.open.iter().position(|(open, _)| open == key) {
            let (_, start) = self.open.swap_remove(place);
            self.days.add(start, day);
        }
    }

    pub(super) fn is_open(&self) -> bool {
        !self.open.is_empty()
    }

    pub(super) fn days(&self) -> &Spans {
        &self.days
    }
}

impl Spans {
    /// Adds the days from `start` up to and not including `end`.
    pub(super) fn add(&mut self, start: Date, end: Date) {
        if start >= end {
            return;
        }
        let first = self.0.partition_point(|span| span.1 < start);
        let last = self.0.partition_point(|span| span.0 <= end).max(first);
        let (mut start, mut end) = (start, end);
        for span in self.0.get(first..last).unwrap_or_default() {
            start = start.min(span.0);
            end = end.max(span.1);
        }
        self.0.splice(first..last, [(start, end)]);
    }

    /// Adds all days of the other.
    pub(super) fn add_all(&mut self, other: &Spans) {
        for &(start, end) in &other.0 {
            self.add(start, end);
        }
    }

    fn has(&self, day: Date) -> bool {
        let after = self.0.partition_point(|span| span.0 <= day);
        let span = after.checked_sub(1).and_then(|place| self.0.get(place));
        span.is_some_and(|span| day < span.1)
    }

    /// How many of its days lie after `from` and not after `to`.
    fn count(&self, from: Date, to: Date) -> i32 {
        let (first, end) = (from.plus_days(1), to.plus_days(1));
        self.0
            .iter()
            .map(|span| span.0.max(first).days_until(span.1.min(end)).max(0))
            .sum()
    }
}

/// The end of a period that does not count the days in `suspended`.
///
/// Workdays are counted one by one; other periods are first laid out on the calendar and then
/// pushed on by the suspended days that fall into them.
pub(super) fn end_of(
    calendar: &HolidayCalendar,
    from: Moment,
    period: &Period,
    suspended: &Spans,
) -> Moment {
    let plain = deadline(calendar, from, period, Roll::Never).last;
    if suspended.0.is_empty() || period.unit() == Unit::Hour {
        return plain.moment();
    }
    let from = from.date();
    if period.unit() != Unit::Workday {
        return Moment::end_of(push_on(from, plain.date(), suspended));
    }
    let (mut day, mut counted) = (from, 0);
    while counted < period.n() && day < Date::MAX {
        day = calendar.next_workday(day);
        counted += u16::from(!suspended.has(day));
    }
    Moment::end_of(day)
}

/// The day `last` pushed on by the suspended days after `from`, those that it is pushed over too.
pub(super) fn push_on(from: Date, last: Date, suspended: &Spans) -> Date {
    let mut end = last;
    loop {
        let pushed = last.plus_days(suspended.count(from, end));
        if pushed <= end {
            return end;
        }
        end = pushed;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn spans(list: &[(&str, &str)]) -> Spans {
        let mut spans = Spans::default();
        for (start, end) in list {
            spans.add(date(start), date(end));
        }
        spans
    }

    fn end(from: &str, period: &str, suspended: &Spans) -> String {
        let from = Moment::start_of(date(from));
        let calendar = HolidayCalendar::default();
        end_of(&calendar, from, &period.parse().unwrap(), suspended)
            .date()
            .to_string()
    }

    #[test]
    fn overlapping_and_touching_spans_become_one() {
        let joined = spans(&[
            ("2026-09-20", "2026-09-25"),
            ("2026-09-10", "2026-09-12"),
            ("2026-09-12", "2026-09-15"),
            ("2026-09-14", "2026-09-21"),
            ("2026-09-11", "2026-09-11"),
        ]);
        assert_eq!(joined, spans(&[("2026-09-10", "2026-09-25")]));
        assert!(joined.has(date("2026-09-10")) && !joined.has(date("2026-09-25")));
        assert_eq!(joined.count(date("2026-09-10"), date("2026-09-12")), 2);
    }

    #[test]
    fn suspended_days_are_not_counted() {
        // 90 days from 2026-09-09 end on 2026-12-08; ten suspended days push that to 12-18.
        let ten = spans(&[("2026-10-01", "2026-10-06"), ("2026-10-04", "2026-10-11")]);
        assert_eq!(end("2026-09-09", "90日", &ten), "2026-12-18");
        // A suspension that lies in the days gained counts too.
        let late = spans(&[("2026-12-01", "2026-12-11"), ("2026-12-15", "2026-12-20")]);
        assert_eq!(end("2026-09-09", "90日", &late), "2026-12-23");
        // One that ended before, or begins after the end, changes nothing.
        let outside = spans(&[("2026-08-01", "2026-09-10"), ("2026-12-09", "2026-12-20")]);
        assert_eq!(end("2026-09-09", "90日", &outside), "2026-12-08");
        // Workdays: Mon 09-07 + 5 is Mon 09-14; without Tue and Sat..Sun it is Tue 09-15.
        let days = spans(&[("2026-09-08", "2026-09-09"), ("2026-09-12", "2026-09-14")]);
        assert_eq!(end("2026-09-07", "5个工作日", &days), "2026-09-15");
        assert_eq!(end("2026-08-31", "6个月", &ten), "2027-03-10");
    }

    #[test]
    fn a_second_start_and_a_stray_end_change_nothing() {
        let mut suspension = Suspension::default();
        let key = Value::text("t1");
        suspension.end(&key, date("2026-09-01"));
        suspension.start(&key, date("2026-09-02"));
        suspension.start(&key, date("2026-09-04"));
        assert!(suspension.is_open());
        suspension.end(&Value::text("t2"), date("2026-09-05"));
        suspension.end(&key, date("2026-09-06"));
        assert!(!suspension.is_open());
        assert_eq!(suspension.days(), &spans(&[("2026-09-02", "2026-09-06")]));
    }
}
