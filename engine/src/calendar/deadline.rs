use serde::{Deserialize, Serialize};

use super::{Date, HolidayCalendar, Moment, Period, Unit};

/// What happens when the last day is no workday 届满日顺延.
///
/// A period moves only where a provision says so; that provision is the basis of the rule that
/// asks for it. Limits that bind the authority itself never move.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Roll {
    /// The last day stays.
    #[default]
    Never,
    /// The last day moves on to the next workday.
    Forward,
}

/// Where counting starts: a day, or a moment for periods in hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Start {
    /// A day; for hours, its first minute.
    Day(Date),
    /// A moment; for all but hours, its day.
    Moment(Moment),
}

impl From<Date> for Start {
    fn from(date: Date) -> Start {
        Start::Day(date)
    }
}

impl From<Moment> for Start {
    fn from(moment: Moment) -> Start {
        Start::Moment(moment)
    }
}

/// The last lawful day or, for periods in hours, the last lawful minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Last {
    /// The whole day is still in time.
    Day(Date),
    /// The minute is still in time.
    Moment(Moment),
}

impl Last {
    /// The day.
    pub fn date(self) -> Date {
        match self {
            Last::Day(date) => date,
            Last::Moment(moment) => moment.date(),
        }
    }

    /// The last minute that is in time.
    pub fn moment(self) -> Moment {
        match self {
            Last::Day(date) => Moment::end_of(date),
            Last::Moment(moment) => moment,
        }
    }
}

/// The end of a period 期限届满.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deadline {
    /// The last day or minute that is in time.
    pub last: Last,
    /// Whether the last day was moved off a day of rest.
    pub rolled: bool,
    /// A year that was looked at but has no holiday data, so that only its weekends were counted
    /// as days of rest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub uncovered_year: Option<i32>,
}

/// The last lawful day of `period` after `from`; the day of `from` is not counted.
///
/// Months and years end on the corresponding day, or the last day of a month that has none
/// (民法典 arts. 201, 202). Hours run from the minute. Days at the end of the range stop there.
///
/// ```
/// use engine::calendar::{Date, HolidayCalendar, Roll, deadline};
/// let filed: Date = "2026-09-09".parse().unwrap();
/// let end = deadline(&HolidayCalendar::default(), filed, &"90日".parse().unwrap(), Roll::Never);
/// assert_eq!(end.last.date().to_string(), "2026-12-08");
/// ```
pub fn deadline(
    calendar: &HolidayCalendar,
    from: impl Into<Start>,
    period: &Period,
    roll: Roll,
) -> Deadline {
    let from = from.into();
    let day = match from {
        Start::Day(date) => date,
        Start::Moment(moment) => moment.date(),
    };
    let n = i32::from(period.n());
    let last = match period.unit() {
        Unit::Hour => return hours(from, n),
        Unit::Workday => {
            let mut last = day;
            for _ in 0..n {
                last = calendar.next_workday(last);
            }
            return Deadline {
                last: Last::Day(last),
                rolled: false,
                uncovered_year: calendar.first_uncovered(day, last),
            };
        }
        Unit::Day => day.plus_days(n),
        Unit::Month => day.plus_months(n),
        Unit::Year => day.plus_months(n.saturating_mul(12)),
    };
    match roll {
        Roll::Never => Deadline {
            last: Last::Day(last),
            rolled: false,
            uncovered_year: None,
        },
        Roll::Forward => {
            let moved = calendar.workday_from(last);
            Deadline {
                last: Last::Day(moved),
                rolled: moved != last,
                uncovered_year: calendar.first_uncovered(last, moved),
            }
        }
    }
}

/// The latest day for something that must be done `period` before `day`, with neither end counted:
/// the full period lies between.
///
/// A hearing on 2026-09-24 that must be announced 7 workdays before is announced on 2026-09-15 at
/// the latest. Hours are counted back from the first minute of `day`.
pub fn latest_day_before(calendar: &HolidayCalendar, day: Date, period: &Period) -> Deadline {
    let n = i32::from(period.n());
    let last = match period.unit() {
        Unit::Hour => {
            let last = Moment::start_of(day).plus_minutes(-i64::from(n) * 60);
            return Deadline {
                last: Last::Moment(last),
                rolled: false,
                uncovered_year: None,
            };
        }
        Unit::Workday => {
            let mut first = day;
            for _ in 0..n {
                first = calendar.prev_workday(first);
            }
            let last = first.plus_days(-1);
            return Deadline {
                last: Last::Day(last),
                rolled: false,
                uncovered_year: calendar.first_uncovered(first, day),
            };
        }
        Unit::Day => day.plus_days(-n - 1),
        Unit::Month => day.plus_months(-n).plus_days(-1),
        Unit::Year => day.plus_months(n.saturating_mul(-12)).plus_days(-1),
    };
    Deadline {
        last: Last::Day(last),
        rolled: false,
        uncovered_year: None,
    }
}

/// Workdays after `from` up to and including `to`; 0 if `to` is not later.
pub fn workdays_between(calendar: &HolidayCalendar, from: Date, to: Date) -> i32 {
    (1..=from.days_until(to).max(0))
        .filter(|&n| calendar.is_workday(from.plus_days(n)))
        .count() as i32
}

fn hours(from: Start, n: i32) -> Deadline {
    let from = match from {
        Start::Day(date) => Moment::start_of(date),
        Start::Moment(moment) => moment,
    };
    Deadline {
        last: Last::Moment(from.plus_minutes(i64::from(n) * 60)),
        rolled: false,
        uncovered_year: None,
    }
}
