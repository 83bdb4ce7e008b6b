use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A calendar day 日期 from 1900-01-01 to 2199-12-31.
///
/// Days are counted in the proleptic Gregorian calendar; arithmetic stops at the ends of the range.
/// Text form (serde, [`FromStr`], [`Display`](fmt::Display)) is ISO 8601: `2026-09-18`.
///
/// ```
/// use engine::calendar::{Date, Weekday};
/// let day: Date = "2026-09-18".parse().unwrap();
/// assert_eq!(day.weekday(), Weekday::Friday);
/// assert_eq!(day.plus_days(3).to_string(), "2026-09-21");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(i32);

impl Date {
    /// 1900-01-01.
    pub const MIN: Date = Date(-25_567);
    /// 2199-12-31.
    pub const MAX: Date = Date(84_005);

    /// The day of that year, month (1–12) and day of month, if there is one in range.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Date> {
        let in_range = (1900..=2199).contains(&year)
            && (1..=12).contains(&month)
            && (1..=days_in_month(year, month)).contains(&day);
        in_range.then(|| Date(days_from_civil(year, month, day)))
    }

    /// The day that many days after 1970-01-01, if it is in range.
    pub fn from_epoch_days(days: i32) -> Option<Date> {
        (Date::MIN.0..=Date::MAX.0)
            .contains(&days)
            .then_some(Date(days))
    }

    /// Days since 1970-01-01; negative before.
    pub fn epoch_days(self) -> i32 {
        self.0
    }

    /// Year, month (1–12), day of month (1–31).
    pub fn ymd(self) -> (i32, u32, u32) {
        civil_from_days(self.0)
    }

    /// The year.
    pub fn year(self) -> i32 {
        self.ymd().0
    }

    /// The day of the week.
    pub fn weekday(self) -> Weekday {
        match (self.0 + 3).rem_euclid(7) {
            0 => Weekday::Monday,
            1 => Weekday::Tuesday,
            2 => Weekday::Wednesday,
            3 => Weekday::Thursday,
            4 => Weekday::Friday,
            5 => Weekday::Saturday,
            _ => Weekday::Sunday,
        }
    }

    /// The day `days` later (earlier if negative), held within the range.
    pub fn plus_days(self, days: i32) -> Date {
        Date(self.0.saturating_add(days).clamp(Date::MIN.0, Date::MAX.0))
    }

    /// Days from this day to `other`; negative if `other` is earlier.
    pub fn days_until(self, other: Date) -> i32 {
        other.0 - self.0
    }

    /// The corresponding day `months` later (earlier if negative), or the last day of that month
    /// where it has none; held within the range.
    ///
    /// 2026-08-31 plus 6 months is 2027-02-28.
    pub fn plus_months(self, months: i32) -> Date {
        let (year, month, day) = self.ymd();
        let count = (i64::from(year) * 12 + i64::from(month) - 1) + i64::from(months);
        if count < 1900 * 12 {
            return Date::MIN;
        }
        if count >= 2200 * 12 {
            return Date::MAX;
        }
        let (year, month) = ((count / 12) as i32, (count % 12) as u32 + 1);
        Date(days_from_civil(
            year,
            month,
            day.min(days_in_month(year, month)),
        ))
    }

    /// `2026年9月18日`.
    pub fn chinese(self) -> String {
        let (year, month, day) = self.ymd();
        format!("{year}年{month}月{day}日")
    }

    /// `2026年9月18日 星期五`.
    pub fn chinese_with_weekday(self) -> String {
        format!("{} {}", self.chinese(), self.weekday().chinese())
    }
}

/// A day of the week 星期.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Weekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

impl Weekday {
    /// Saturday or Sunday.
    pub fn is_weekend(self) -> bool {
        matches!(self, Weekday::Saturday | Weekday::Sunday)
    }

    /// `星期五`.
    pub fn chinese(self) -> &'static str {
        match self {
            Weekday::Monday => "星期一",
            Weekday::Tuesday => "星期二",
            Weekday::Wednesday => "星期三",
            Weekday::Thursday => "星期四",
            Weekday::Friday => "星期五",
            Weekday::Saturday => "星期六",
            Weekday::Sunday => "星期日",
        }
    }
}

/// Text that is not a date, moment or period, or lies out of range.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseError {
    /// What was expected, for example `a date such as 2026-09-18`.
    pub expected: &'static str,
    /// The text, cut at 40 characters.
    pub found: String,
}

impl ParseError {
    pub(crate) fn new(expected: &'static str, found: &str) -> ParseError {
        ParseError {
            expected,
            found: found.chars().take(40).collect(),
        }
    }
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected {}, found {:?}", self.expected, self.found)
    }
}

impl std::error::Error for ParseError {}

impl FromStr for Date {
    type Err = ParseError;

    /// Reads `YYYY-MM-DD`, nothing else.
    fn from_str(text: &str) -> Result<Date, ParseError> {
        parse_iso(text)
            .ok_or_else(|| ParseError::new("a date such as 2026-09-18, from 1900 to 2199", text))
    }
}

fn parse_iso(text: &str) -> Option<Date> {
    if text.len() != 10 || text.get(4..5)? != "-" || text.get(7..8)? != "-" {
        return None;
    }
    Date::new(
        digits(text.get(0..4)?)? as i32,
        digits(text.get(5..7)?)?,
        digits(text.get(8..10)?)?,
    )
}

/// A number of ASCII digits only: no sign, no space, at most nine digits.
pub(crate) fn digits(text: &str) -> Option<u32> {
    if text.is_empty() || text.len() > 9 {
        return None;
    }
    text.bytes().try_fold(0u32, |number, byte| {
        byte.is_ascii_digit()
            .then(|| number * 10 + u32::from(byte - b'0'))
    })
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.ymd();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
        deserialize_text(deserializer)
    }
}

/// Deserializes anything that reads itself from a string, without keeping the string.
///
/// A date literal of TOML comes as a map of one entry whose value is the string.
pub(crate) fn deserialize_text<'de, T, D>(deserializer: D) -> Result<T, D::Error>
where
    T: FromStr<Err = ParseError>,
    D: Deserializer<'de>,
{
    struct Text<T>(std::marker::PhantomData<T>);
    impl<'de, T: FromStr<Err = ParseError>> de::Visitor<'de> for Text<T> {
        type Value = T;
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a string")
        }
        fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
            text.parse().map_err(E::custom)
        }
        fn visit_map<A: de::MapAccess<'de>>(self, mut map: A) -> Result<T, A::Error> {
            let (_, text) = map
                .next_entry::<String, String>()?
                .ok_or_else(|| de::Error::invalid_length(0, &self))?;
            text.parse().map_err(de::Error::custom)
        }
    }
    deserializer.deserialize_any(Text(std::marker::PhantomData))
}

fn days_in_month(year: i32, month: u32) -> u32 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Howard Hinnant's `days_from_civil`, for years after 0.
fn days_from_civil(year: i32, month: u32, day: u32) -> i32 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year / 400;
    let year_of_era = year % 400;
    let month_from_march = (month as i32 + 9) % 12;
    let day_of_year = (153 * month_from_march + 2) / 5 + day as i32 - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

/// Howard Hinnant's `civil_from_days`, for years after 0.
fn civil_from_days(days: i32) -> (i32, u32, u32) {
    let days = days + 719_468;
    let era = days / 146_097;
    let day_of_era = days % 146_097;
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = (day_of_year - (153 * month_from_march + 2) / 5 + 1) as u32;
    let month = if month_from_march < 10 {
        month_from_march + 3
    } else {
        month_from_march - 9
    } as u32;
    let year = year_of_era + era * 400 + i32::from(month <= 2);
    (year, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_of_the_range_is_one_day_after_the_day_before() {
        let (mut year, mut month, mut day) = (1900, 1, 1);
        for days in Date::MIN.0..=Date::MAX.0 {
            let date = Date::from_epoch_days(days).unwrap();
            assert_eq!(date.ymd(), (year, month, day));
            assert_eq!(Date::new(year, month, day), Some(date));
            assert_eq!(date.to_string().parse(), Ok(date));
            let next = Date::new(year, month, day + 1)
                .map(|_| (year, month, day + 1))
                .or(Date::new(year, month + 1, 1).map(|_| (year, month + 1, 1)))
                .unwrap_or((year + 1, 1, 1));
            (year, month, day) = next;
        }
        assert_eq!((year, month, day), (2200, 1, 1));
    }

    #[test]
    fn weekdays_of_known_days() {
        for (day, weekday) in [
            ("1970-01-01", Weekday::Thursday),
            ("2000-02-29", Weekday::Tuesday),
            ("2024-12-08", Weekday::Sunday),
            ("2026-09-04", Weekday::Friday),
            ("2026-10-10", Weekday::Saturday),
            ("1900-01-01", Weekday::Monday),
        ] {
            assert_eq!(day.parse::<Date>().unwrap().weekday(), weekday, "{day}");
        }
    }

    #[test]
    fn months_end_on_the_corresponding_day_or_the_last_of_the_month() {
        for (from, months, to) in [
            ("2026-09-10", 6, "2027-03-10"),
            ("2026-08-31", 6, "2027-02-28"),
            ("2023-08-31", 6, "2024-02-29"),
            ("2024-02-29", 12, "2025-02-28"),
            ("2026-01-31", 1, "2026-02-28"),
            ("2026-03-31", -1, "2026-02-28"),
            ("2199-12-01", 1, "2199-12-31"),
            ("1900-01-15", -1, "1900-01-01"),
            ("2026-01-01", i32::MAX, "2199-12-31"),
            ("2026-01-01", i32::MIN, "1900-01-01"),
        ] {
            let from: Date = from.parse().unwrap();
            assert_eq!(
                from.plus_months(months).to_string(),
                to,
                "{from} + {months}"
            );
        }
    }

    #[test]
    fn arithmetic_stops_at_the_ends() {
        assert_eq!(Date::MAX.plus_days(1), Date::MAX);
        assert_eq!(Date::MAX.plus_days(i32::MAX), Date::MAX);
        assert_eq!(Date::MIN.plus_days(i32::MIN), Date::MIN);
        assert_eq!(Date::MIN.days_until(Date::MAX), 109_572);
    }

    #[test]
    fn text_that_is_not_a_date_is_refused() {
        for text in [
            "",
            "2026-9-18",
            "2026-09-31",
            "2026-02-29",
            "1899-12-31",
            "2200-01-01",
            "2026-09-18 ",
            "+026-09-18",
            "2026/09/18",
            "２０２６-09-18",
            "2026-09-1八",
            "2026-00-10",
            "2026-13-01",
            "2026-09-00",
            "二〇二六-09-18",
        ] {
            assert!(text.parse::<Date>().is_err(), "{text}");
        }
    }

    #[test]
    fn json_form_is_iso() {
        let date: Date = serde_json::from_str("\"2026-09-18\"").unwrap();
        assert_eq!(serde_json::to_string(&date).unwrap(), "\"2026-09-18\"");
        assert!(serde_json::from_str::<Date>("20260918").is_err());
        assert_eq!(date.chinese_with_weekday(), "2026年9月18日 星期五");
    }
}
