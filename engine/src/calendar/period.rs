use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::date::{ParseError, deserialize_text};
use crate::numeral;

/// What a period is counted in 期间单位.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Unit {
    /// Days on which offices work, make-up workdays included.
    #[serde(rename = "工作日")]
    Workday,
    /// Calendar days.
    #[serde(rename = "日")]
    Day,
    /// Months, ending on the corresponding day.
    #[serde(rename = "月")]
    Month,
    /// Years, ending on the corresponding day.
    #[serde(rename = "年")]
    Year,
    /// Hours of 60 minutes.
    #[serde(rename = "小时")]
    Hour,
}

impl Unit {
    /// The unit as it follows a number: `个工作日`, `日`, `个月`, `年`, `小时`.
    pub fn chinese(self) -> &'static str {
        match self {
            Unit::Workday => "个工作日",
            Unit::Day => "日",
            Unit::Month => "个月",
            Unit::Year => "年",
            Unit::Hour => "小时",
        }
    }
}

/// A number of units 期间, 1 to 10 000.
///
/// Text form (serde, [`FromStr`], [`Display`](fmt::Display)): `7个工作日`, `90日`, `3个月`, `1年`,
/// `24小时`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    unit: Unit,
    n: u16,
}

impl Period {
    /// The largest number of units.
    pub const MAX: u16 = 10_000;

    /// `n` units, if `n` is 1 to [`Period::MAX`].
    pub fn new(n: u16, unit: Unit) -> Option<Period> {
        (1..=Period::MAX).contains(&n).then_some(Period { unit, n })
    }

    /// How many.
    pub fn n(self) -> u16 {
        self.n
    }

    /// Of what.
    pub fn unit(self) -> Unit {
        self.unit
    }
}

impl FromStr for Period {
    type Err = ParseError;

    /// Reads the number, in Arabic or Chinese numerals, and the unit; `个` may be left out before 工作日, and 天 stands for 日.
    /// `6月` is refused: it names June.
    fn from_str(text: &str) -> Result<Period, ParseError> {
        parse(text.trim()).ok_or_else(|| {
            ParseError::new(
                "a period such as 7个工作日, 90日, 3个月, 1年 or 24小时",
                text,
            )
        })
    }
}

fn parse(text: &str) -> Option<Period> {
    let (n, end) = numeral::leading(text)?;
    let unit = match text.get(end..)?.trim_start() {
        "个工作日" | "工作日" => Unit::Workday,
        "日" | "天" | "个自然日" | "自然日" => Unit::Day,
        "个月" => Unit::Month,
        "年" => Unit::Year,
        "小时" | "个小时" => Unit::Hour,
        _ => return None,
    };
    Period::new(n, unit)
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.n, self.unit.chinese())
    }
}

impl fmt::Debug for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Period {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Period {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Period, D::Error> {
        deserialize_text(deserializer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        for unit in [
            Unit::Workday,
            Unit::Day,
            Unit::Month,
            Unit::Year,
            Unit::Hour,
        ] {
            for n in [1, 3, 7, 24, 90, 365, Period::MAX] {
                let period = Period::new(n, unit).unwrap();
                assert_eq!(period.to_string().parse(), Ok(period));
            }
        }
    }

    #[test]
    fn forms_in_use() {
        for (text, n, unit) in [
            ("7个工作日", 7, Unit::Workday),
            ("7工作日", 7, Unit::Workday),
            ("90日", 90, Unit::Day),
            ("90天", 90, Unit::Day),
            ("3个月", 3, Unit::Month),
            ("1年", 1, Unit::Year),
            ("24小时", 24, Unit::Hour),
            (" 24 小时 ", 24, Unit::Hour),
            ("七个工作日", 7, Unit::Workday),
            ("九十日", 90, Unit::Day),
            ("六个月", 6, Unit::Month),
            ("二十四小时", 24, Unit::Hour),
        ] {
            assert_eq!(text.parse(), Ok(Period::new(n, unit).unwrap()), "{text}");
        }
    }

    #[test]
    fn text_that_is_not_a_period_is_refused() {
        for text in [
            "",
            "7",
            "日",
            "0日",
            "6月",
            "-7日",
            "7个",
            "10001日",
            "99999999999999999999日",
            "1e3日",
            "7个工作日内",
            "7.5小时",
        ] {
            assert!(text.parse::<Period>().is_err(), "{text}");
        }
    }
}
