use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::date::Date;

/// Which days offices work 工作日历: weekends, public holidays 节假日 and make-up workdays 调休上班.
///
/// Built from the yearly holiday notices. In a year without data only weekends are days of rest;
/// [`covers`](HolidayCalendar::covers) says so, and so does every result that looked at such a year.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "HolidayData", into = "HolidayData")]
pub struct HolidayCalendar {
    data: HolidayData,
    years: BTreeMap<i32, usize>,
    names: BTreeMap<Date, String>,
    /// One bit a day from `first` on, set on workdays.
    bits: Vec<u64>,
    first: i32,
}

/// The calendar as written in the content.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HolidayData {
    /// One entry a year.
    #[serde(default)]
    pub year: Vec<HolidayYear>,
}

/// The holidays of one year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HolidayYear {
    /// The year.
    pub year: i32,
    /// The notice that set them.
    pub source: String,
    /// In order of time.
    pub holiday: Vec<Holiday>,
}

/// One holiday 节假日 with the make-up workdays that belong to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Holiday {
    /// `国庆节`.
    pub name: String,
    /// First day off.
    pub from: Date,
    /// Last day off.
    pub to: Date,
    /// Saturdays and Sundays on which offices work in exchange.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub workdays: Vec<Date>,
}

/// What is wrong with the data, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HolidayError {
    /// `year[2].holiday[0].workdays[1]`.
    pub path: String,
    /// What is wrong there.
    pub problem: HolidayProblem,
}

/// A fault of calendar data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HolidayProblem {
    /// The year stands there already.
    DuplicateYear,
    /// The year lies outside 1900–2199.
    YearOutOfRange,
    /// The day belongs to another year.
    OtherYear,
    /// The last day is before the first.
    Reversed,
    /// The day is in two holidays, or both off and a make-up workday.
    Overlap,
    /// A make-up workday that is no Saturday or Sunday.
    NotAWeekend,
}

impl fmt::Display for HolidayError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = match self.problem {
            HolidayProblem::DuplicateYear => "the year is there twice",
            HolidayProblem::YearOutOfRange => "the year is not one of 1900 to 2199",
            HolidayProblem::OtherYear => "the day belongs to another year",
            HolidayProblem::Reversed => "the last day is before the first",
            HolidayProblem::Overlap => "the day is already a holiday or a make-up workday",
            HolidayProblem::NotAWeekend => "a make-up workday must be a Saturday or a Sunday",
        };
        write!(f, "{}: {text}", self.path)
    }
}

impl std::error::Error for HolidayError {}

impl HolidayCalendar {
    /// Builds the calendar.
    ///
    /// # Errors
    /// The first fault of the data, with its path.
    pub fn new(data: HolidayData) -> Result<HolidayCalendar, HolidayError> {
        let mut years = BTreeMap::new();
        let mut days: BTreeMap<Date, Option<&str>> = BTreeMap::new();
        for (y, entry) in data.year.iter().enumerate() {
            let fault = |path: String, problem| Err(HolidayError { path, problem });
            if !(1900..=2199).contains(&entry.year) {
                return fault(format!("year[{y}]"), HolidayProblem::YearOutOfRange);
            }
            if years.insert(entry.year, y).is_some() {
                return fault(format!("year[{y}]"), HolidayProblem::DuplicateYear);
            }
            for (h, holiday) in entry.holiday.iter().enumerate() {
                let path = format!("year[{y}].holiday[{h}]");
                if holiday.from.year() != entry.year || holiday.to.year() != entry.year {
                    return fault(path, HolidayProblem::OtherYear);
                }
                if holiday.to < holiday.from {
                    return fault(path, HolidayProblem::Reversed);
                }
                for n in 0..=holiday.from.days_until(holiday.to) {
                    let day = holiday.from.plus_days(n);
                    if days.insert(day, Some(&holiday.name)).is_some() {
                        return fault(path, HolidayProblem::Overlap);
                    }
                }
                for (w, &day) in holiday.workdays.iter().enumerate() {
                    let path = format!("{path}.workdays[{w}]");
                    if day.year() != entry.year {
                        return fault(path, HolidayProblem::OtherYear);
                    }
                    if !day.weekday().is_weekend() {
                        return fault(path, HolidayProblem::NotAWeekend);
                    }
                    if days.insert(day, None).is_some() {
                        return fault(path, HolidayProblem::Overlap);
                    }
                }
            }
        }
        let (first, bits) = workday_bits(&years, &days);
        let names = days
            .into_iter()
            .filter_map(|(day, name)| name.map(|name| (day, name.to_owned())))
            .collect();
        Ok(HolidayCalendar {
            years,
            names,
            bits,
            first,
            data,
        })
    }

    /// The data that it was built from.
    pub fn data(&self) -> &HolidayData {
        &self.data
    }

    /// Whether offices work on that day.
    pub fn is_workday(&self, day: Date) -> bool {
        let n = day.epoch_days() - self.first;
        match usize::try_from(n)
            .ok()
            .and_then(|n| Some((self.bits.get(n / 64)?, n % 64)))
        {
            Some((word, bit)) => (word >> bit) & 1 == 1,
            None => !day.weekday().is_weekend(),
        }
    }

    /// Whether there is data for the year.
    pub fn covers(&self, year: i32) -> bool {
        self.years.contains_key(&year)
    }

    /// The first year without data among those of `from` to `to`, in either order.
    pub fn first_uncovered(&self, from: Date, to: Date) -> Option<i32> {
        let (from, to) = (from.min(to), from.max(to));
        (from.year()..=to.year()).find(|&year| !self.covers(year))
    }

    /// The holiday on that day, weekends around it included where they belong to it.
    pub fn holiday_name(&self, day: Date) -> Option<&str> {
        self.names.get(&day).map(String::as_str)
    }

    /// Whether the day is a Saturday or Sunday on which offices work.
    pub fn is_makeup_workday(&self, day: Date) -> bool {
        day.weekday().is_weekend() && self.is_workday(day)
    }

    /// The first workday after `day`; the end of the range if there is none.
    pub fn next_workday(&self, day: Date) -> Date {
        self.seek(day, 1)
    }

    /// The last workday before `day`; the start of the range if there is none.
    pub fn prev_workday(&self, day: Date) -> Date {
        self.seek(day, -1)
    }

    /// `day` itself if it is a workday, else the next one.
    pub fn workday_from(&self, day: Date) -> Date {
        if self.is_workday(day) {
            day
        } else {
            self.next_workday(day)
        }
    }

    fn seek(&self, from: Date, step: i32) -> Date {
        let mut day = from;
        loop {
            let next = day.plus_days(step);
            if next == day || self.is_workday(next) {
                return next;
            }
            day = next;
        }
    }
}

fn workday_bits(
    years: &BTreeMap<i32, usize>,
    days: &BTreeMap<Date, Option<&str>>,
) -> (i32, Vec<u64>) {
    let start = years.keys().next().and_then(|&y| Date::new(y, 1, 1));
    let end = years.keys().next_back().and_then(|&y| Date::new(y, 12, 31));
    let (Some(start), Some(end)) = (start, end) else {
        return (0, Vec::new());
    };
    let mut bits = vec![0u64; start.days_until(end) as usize / 64 + 1];
    for (w, word) in bits.iter_mut().enumerate() {
        for bit in 0..64 {
            let day = start.plus_days((w * 64 + bit) as i32);
            let works = match days.get(&day) {
                Some(holiday) => holiday.is_none(),
                None => !day.weekday().is_weekend(),
            };
            *word |= u64::from(works) << bit;
        }
    }
    (start.epoch_days(), bits)
}

impl TryFrom<HolidayData> for HolidayCalendar {
    type Error = HolidayError;
    fn try_from(data: HolidayData) -> Result<HolidayCalendar, HolidayError> {
        HolidayCalendar::new(data)
    }
}

impl From<HolidayCalendar> for HolidayData {
    fn from(calendar: HolidayCalendar) -> HolidayData {
        calendar.data
    }
}
