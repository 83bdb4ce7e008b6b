use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::date::{Date, ParseError, deserialize_text, digits};

const MINUTES_A_DAY: i64 = 1440;

/// A minute of a day 时刻, in local time without zone.
///
/// Text form (serde, [`FromStr`], [`Display`](fmt::Display)) is `2026-09-18T14:02`.
///
/// ```
/// use engine::calendar::Moment;
/// let moment: Moment = "2026-09-18T23:50".parse().unwrap();
/// assert_eq!(moment.plus_minutes(15).to_string(), "2026-09-19T00:05");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    date: Date,
    minute: u16,
}

impl Moment {
    /// The first minute of the range.
    pub const MIN: Moment = Moment {
        date: Date::MIN,
        minute: 0,
    };
    /// The last minute of the range.
    pub const MAX: Moment = Moment {
        date: Date::MAX,
        minute: 1439,
    };

    /// The minute (0–1439) of that day, if it is one.
    pub fn new(date: Date, minute: u16) -> Option<Moment> {
        (i64::from(minute) < MINUTES_A_DAY).then_some(Moment { date, minute })
    }

    /// That hour (0–23) and minute (0–59) of the day, if there is one.
    pub fn at(date: Date, hour: u16, minute: u16) -> Option<Moment> {
        (hour < 24 && minute < 60).then_some(Moment {
            date,
            minute: hour * 60 + minute,
        })
    }

    /// 00:00 of the day.
    pub fn start_of(date: Date) -> Moment {
        Moment { date, minute: 0 }
    }

    /// 23:59 of the day.
    pub fn end_of(date: Date) -> Moment {
        Moment { date, minute: 1439 }
    }

    /// The day.
    pub fn date(self) -> Date {
        self.date
    }

    /// Minutes since 00:00, 0–1439.
    pub fn minute(self) -> u16 {
        self.minute
    }

    /// Hour (0–23) and minute (0–59).
    pub fn hour_minute(self) -> (u16, u16) {
        (self.minute / 60, self.minute % 60)
    }

    /// The moment `minutes` later (earlier if negative), held within the range.
    pub fn plus_minutes(self, minutes: i64) -> Moment {
        let total = self.total_minutes().saturating_add(minutes);
        let day = total
            .div_euclid(MINUTES_A_DAY)
            .clamp(i64::from(i32::MIN), i64::from(i32::MAX)) as i32;
        match Date::from_epoch_days(day) {
            Some(date) => Moment {
                date,
                minute: total.rem_euclid(MINUTES_A_DAY) as u16,
            },
            None if minutes < 0 => Moment::MIN,
            None => Moment::MAX,
        }
    }

    /// Minutes from this moment to `other`; negative if `other` is earlier.
    pub fn minutes_until(self, other: Moment) -> i64 {
        other.total_minutes() - self.total_minutes()
    }

    /// `14时02分`.
    pub fn chinese_time(self) -> String {
        let (hour, minute) = self.hour_minute();
        format!("{hour}时{minute:02}分")
    }

    /// `2026年9月18日14时02分`.
    pub fn chinese(self) -> String {
        format!("{}{}", self.date.chinese(), self.chinese_time())
    }

    fn total_minutes(self) -> i64 {
        i64::from(self.date.epoch_days()) * MINUTES_A_DAY + i64::from(self.minute)
    }
}

impl FromStr for Moment {
    type Err = ParseError;

    /// Reads `YYYY-MM-DDTHH:MM`, nothing else.
    fn from_str(text: &str) -> Result<Moment, ParseError> {
        parse(text).ok_or_else(|| ParseError::new("a moment such as 2026-09-18T14:02", text))
    }
}

fn parse(text: &str) -> Option<Moment> {
    if text.len() != 16 || text.get(10..11)? != "T" || text.get(13..14)? != ":" {
        return None;
    }
    let date = text.get(..10)?.parse().ok()?;
    Moment::at(
        date,
        digits(text.get(11..13)?)? as u16,
        digits(text.get(14..16)?)? as u16,
    )
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (hour, minute) = self.hour_minute();
        write!(f, "{}T{hour:02}:{minute:02}", self.date)
    }
}

impl fmt::Debug for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Moment, D::Error> {
        deserialize_text(deserializer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(text: &str) -> Moment {
        text.parse().unwrap()
    }

    #[test]
    fn minutes_carry_over_days_and_stop_at_the_ends() {
        for (from, minutes, to) in [
            ("2026-09-18T14:02", 0, "2026-09-18T14:02"),
            ("2026-09-18T14:02", 598, "2026-09-19T00:00"),
            ("2026-01-01T00:00", -1, "2025-12-31T23:59"),
            ("2026-01-01T00:00", 1440 * 365, "2027-01-01T00:00"),
            ("2199-12-31T23:00", 60, "2199-12-31T23:59"),
            ("2026-01-01T00:00", i64::MAX, "2199-12-31T23:59"),
            ("2026-01-01T00:00", i64::MIN, "1900-01-01T00:00"),
        ] {
            assert_eq!(moment(from).plus_minutes(minutes), moment(to));
        }
    }

    #[test]
    fn adding_the_distance_arrives() {
        let from = moment("2026-02-27T09:13");
        for step in -5000..5000_i64 {
            let to = from.plus_minutes(step * 37);
            assert_eq!(from.minutes_until(to), step * 37);
            assert_eq!(to.to_string().parse(), Ok(to));
            assert_eq!(to > from, step > 0);
        }
    }

    #[test]
    fn text_that_is_not_a_moment_is_refused() {
        for text in [
            "2026-09-18",
            "2026-09-18T24:00",
            "2026-09-18T14:60",
            "2026-09-18 14:02",
            "2026-09-18T14:02:00",
            "2026-09-18T14:2",
            "2026-09-18T-1:02",
            "",
        ] {
            assert!(text.parse::<Moment>().is_err(), "{text}");
        }
    }

    #[test]
    fn chinese_form() {
        assert_eq!(
            moment("2026-09-18T14:02").chinese(),
            "2026年9月18日14时02分"
        );
        assert_eq!(
            serde_json::to_string(&moment("2026-09-18T09:00")).unwrap(),
            "\"2026-09-18T09:00\""
        );
    }
}
