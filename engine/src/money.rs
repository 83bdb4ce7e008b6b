//! Money 金额: amounts in fen, written in figures and in capital numerals 大写金额.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// An amount of money in fen (分, a hundredth of a yuan), 0 to [`Fen::MAX`].
///
/// The range keeps the sum of 90 000 amounts within `i64`. Text form
/// ([`Display`](fmt::Display), [`FromStr`]) is in yuan: `8000元`, `8000.50元`; serde writes fen.
///
/// ```
/// use engine::money::Fen;
/// let fine: Fen = "8000元".parse().unwrap();
/// assert_eq!(fine.capital(), "捌仟元整");
/// assert_eq!(Fen::from_capital("捌仟元整"), Some(fine));
/// ```
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(try_from = "i64", into = "i64")]
pub struct Fen(i64);

impl Fen {
    /// 999 999 999 999.99 yuan.
    pub const MAX: Fen = Fen(99_999_999_999_999);
    /// Nothing.
    pub const ZERO: Fen = Fen(0);

    /// That many fen, if in range.
    pub fn new(fen: i64) -> Option<Fen> {
        (0..=Fen::MAX.0).contains(&fen).then_some(Fen(fen))
    }

    /// That many yuan, if in range.
    pub fn from_yuan(yuan: i64) -> Option<Fen> {
        Fen::new(yuan.checked_mul(100)?)
    }

    /// The fen.
    pub fn fen(self) -> i64 {
        self.0
    }

    /// Whole yuan, and the fen that remain (0–99).
    pub fn yuan(self) -> (i64, i64) {
        (self.0 / 100, self.0 % 100)
    }

    /// The sum, if in range.
    pub fn checked_add(self, other: Fen) -> Option<Fen> {
        Fen::new(self.0 + other.0)
    }

    /// The difference, if not below nothing.
    pub fn checked_sub(self, other: Fen) -> Option<Fen> {
        Fen::new(self.0 - other.0)
    }

    /// That many times the amount, if in range.
    pub fn checked_mul(self, times: u32) -> Option<Fen> {
        Fen::new(self.0.checked_mul(times.into())?)
    }

    /// What accrues on this amount at `basis_points` (hundredths of a percent) a day over `days`
    /// days, at most `cap`; parts of a fen are dropped.
    ///
    /// The surcharge for late payment 加处罚款 is 300 basis points a day, at most the fine itself
    /// (行政处罚法第七十二条第一款第（一）项).
    pub fn accrued(self, basis_points: u32, days: u32, cap: Fen) -> Fen {
        let fen = i128::from(self.0) * i128::from(basis_points) * i128::from(days) / 10_000;
        i64::try_from(fen).map_or(cap, |fen| Fen(fen.min(cap.0)))
    }

    /// `8,000.00`.
    pub fn grouped(self) -> String {
        let (yuan, fen) = self.yuan();
        let digits = yuan.to_string();
        let mut text = String::new();
        for (n, digit) in digits.chars().enumerate() {
            if n > 0 && (digits.len() - n).is_multiple_of(3) {
                text.push(',');
            }
            text.push(digit);
        }
        format!("{text}.{fen:02}")
    }

    /// Capital numerals 大写金额, as on receipts and decisions: `捌仟元整`, `壹仟肆佰零玖元伍角`.
    pub fn capital(self) -> String {
        let (yuan, fen) = self.yuan();
        let (jiao, fen) = (fen / 10, fen % 10);
        let mut text = capital_integer(yuan);
        if !text.is_empty() {
            text.push('元');
        } else if self.0 == 0 {
            text.push_str("零元");
        }
        if jiao == 0 && fen == 0 {
            text.push('整');
            return text;
        }
        if jiao > 0 {
            text.push(capital_digit(jiao));
            text.push('角');
        } else if yuan > 0 {
            text.push('零');
        }
        if fen > 0 {
            text.push(capital_digit(fen));
            text.push('分');
        }
        text
    }

    /// Reads capital numerals, with or without 人民币, 整 or 正, and 零 where it may be left out;
    /// ordinary Chinese numerals (八千元) too.
    pub fn from_capital(text: &str) -> Option<Fen> {
        let text = text.trim();
        let text = text.strip_prefix("人民币").unwrap_or(text).trim_start();
        let text = text.strip_suffix(['整', '正']).unwrap_or(text);
        let (yuan, rest) = match text.split_once(['元', '圆']) {
            Some((yuan, rest)) => (integer(yuan)?, rest),
            None => (0, text),
        };
        let whole = rest.len() == text.len();
        let (cents, count) = cents(rest)?;
        if whole && count == 0 {
            return None;
        }
        Fen::new(yuan.checked_mul(100)?.checked_add(cents)?)
    }
}

const CAPITALS: [char; 10] = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];

fn capital_digit(n: i64) -> char {
    usize::try_from(n)
        .ok()
        .and_then(|n| CAPITALS.get(n).copied())
        .unwrap_or('零')
}

/// Without 元; nothing for 0.
fn capital_integer(yuan: i64) -> String {
    let mut text = String::new();
    let mut gap = false;
    for (unit, name) in [(100_000_000, "亿"), (10_000, "万"), (1, "")] {
        let group = yuan / unit % 10_000;
        if group == 0 {
            gap = !text.is_empty();
            continue;
        }
        if !text.is_empty() && (gap || group < 1_000) {
            text.push('零');
        }
        capital_group(group, &mut text);
        text.push_str(name);
        gap = false;
    }
    text
}

/// 1 to 9999.
fn capital_group(group: i64, text: &mut String) {
    let mut started = false;
    let mut gap = false;
    for (unit, name) in [(1_000, "仟"), (100, "佰"), (10, "拾"), (1, "")] {
        let digit = group / unit % 10;
        if digit == 0 {
            gap = started;
            continue;
        }
        if gap {
            text.push('零');
            gap = false;
        }
        text.push(capital_digit(digit));
        text.push_str(name);
        started = true;
    }
}

/// The whole of the text as a number up to 9999亿9999万9999.
fn integer(text: &str) -> Option<i64> {
    if text == "零" || text == "〇" {
        return Some(0);
    }
    let (high, rest) = match text.split_once(['亿', '億']) {
        Some((high, rest)) => (group(high)?, rest),
        None => (0, text),
    };
    let (middle, rest) = match rest.split_once(['万', '萬']) {
        Some((middle, rest)) => (group(middle)?, rest),
        None => (0, rest),
    };
    let low = if rest.is_empty() { 0 } else { group(rest)? };
    let value = high * 100_000_000 + middle * 10_000 + low;
    (value > 0).then_some(value)
}

/// 1 to 9999, with 零 where it may stand; 十 alone is 10.
fn group(text: &str) -> Option<i64> {
    let (mut value, mut digit, mut last_unit, mut zero) = (0i64, None, 10_000i64, false);
    for c in text.chars() {
        if let Some(unit) = unit(c) {
            let n = match digit.take() {
                Some(n) => n,
                None if unit == 10 && value == 0 => 1,
                None => return None,
            };
            if unit >= last_unit {
                return None;
            }
            value += n * unit;
            (last_unit, zero) = (unit, false);
        } else if matches!(c, '零' | '〇') {
            if zero || digit.is_some() || last_unit == 1 {
                return None;
            }
            zero = true;
        } else {
            digit = Some(numeral(c).filter(|_| digit.is_none())?);
        }
    }
    match digit {
        // 一百八 is 180 to some and 108 to others.
        Some(n) if last_unit == 10 || last_unit == 10_000 || zero => Some(value + n),
        Some(_) => None,
        None if zero || value == 0 => None,
        None => Some(value),
    }
}

/// 角 and 分, and how many of them were given.
fn cents(text: &str) -> Option<(i64, u32)> {
    let (mut value, mut count, mut last_unit) = (0, 0, 100);
    let mut chars = text.strip_prefix('零').unwrap_or(text).chars();
    while let Some(c) = chars.next() {
        let digit = numeral(c)?;
        let unit = match chars.next()? {
            '角' => 10,
            '分' => 1,
            _ => return None,
        };
        if unit >= last_unit {
            return None;
        }
        value += digit * unit;
        (last_unit, count) = (unit, count + 1);
    }
    (count > 0 || text.is_empty()).then_some((value, count))
}

fn numeral(c: char) -> Option<i64> {
    match c {
        '两' | '貳' => return Some(2),
        '陸' => return Some(6),
        _ => {}
    }
    let n = CAPITALS
        .iter()
        .position(|&capital| capital == c)
        .or_else(|| "〇一二三四五六七八九".chars().position(|digit| digit == c))?;
    i64::try_from(n).ok().filter(|&n| n > 0)
}

fn unit(c: char) -> Option<i64> {
    match c {
        '仟' | '千' => Some(1_000),
        '佰' | '百' => Some(100),
        '拾' | '十' => Some(10),
        _ => None,
    }
}

impl fmt::Display for Fen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.yuan() {
            (yuan, 0) => write!(f, "{yuan}元"),
            (yuan, fen) => write!(f, "{yuan}.{fen:02}元"),
        }
    }
}

/// Text that is not an amount, or a number of fen out of range.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MoneyError {
    /// What was found, cut at 40 characters.
    pub found: String,
}

impl fmt::Display for MoneyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "expected an amount such as 8000元 or 8,000.00, at most 999999999999.99元, found {:?}",
            self.found
        )
    }
}

impl std::error::Error for MoneyError {}

impl FromStr for Fen {
    type Err = MoneyError;

    /// Reads yuan: `8000`, `8000元`, `8,000.00`, `8000.5元`, `1.2万元`.
    fn from_str(text: &str) -> Result<Fen, MoneyError> {
        parse(text.trim()).ok_or_else(|| MoneyError {
            found: text.chars().take(40).collect(),
        })
    }
}

fn parse(text: &str) -> Option<Fen> {
    let text = text.strip_suffix('元').unwrap_or(text);
    let (number, scale) = match text.strip_suffix('万') {
        Some(number) => (number, 1_000_000),
        None => (text, 100),
    };
    let (whole, fraction) = number.split_once('.').unwrap_or((number, "0"));
    let mut fen = ungrouped(whole)?.checked_mul(scale)?;
    let mut unit = scale;
    for c in fraction.chars() {
        unit /= 10;
        let digit = c.to_digit(10)?;
        if unit == 0 && digit > 0 {
            return None;
        }
        fen = fen.checked_add(unit * i64::from(digit))?;
    }
    (!fraction.is_empty()).then(|| Fen::new(fen))?
}

/// Digits, with a comma before every third from the right or without any.
fn ungrouped(text: &str) -> Option<i64> {
    let mut groups = text.split(',');
    let first = groups.next()?;
    let mut digits = first.to_owned();
    let mut grouped = false;
    for group in groups {
        grouped = true;
        if group.len() != 3 {
            return None;
        }
        digits.push_str(group);
    }
    let plain = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    let well_grouped = !grouped || (1..=3).contains(&first.len());
    (plain && well_grouped).then(|| digits.parse().ok())?
}

impl TryFrom<i64> for Fen {
    type Error = MoneyError;
    fn try_from(fen: i64) -> Result<Fen, MoneyError> {
        Fen::new(fen).ok_or_else(|| MoneyError {
            found: format!("{fen} fen"),
        })
    }
}

impl From<Fen> for i64 {
    fn from(fen: Fen) -> i64 {
        fen.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fen(fen: i64) -> Fen {
        Fen::new(fen).unwrap()
    }

    #[test]
    fn amounts_in_figures_and_capitals() {
        for (amount, text, grouped, capital) in [
            (0, "0元", "0.00", "零元整"),
            (800_000, "8000元", "8,000.00", "捌仟元整"),
            (1_000, "10元", "10.00", "壹拾元整"),
            (20_000, "200元", "200.00", "贰佰元整"),
            (140_950, "1409.50元", "1,409.50", "壹仟肆佰零玖元伍角"),
            (600_714, "6007.14元", "6,007.14", "陆仟零柒元壹角肆分"),
            (168_032, "1680.32元", "1,680.32", "壹仟陆佰捌拾元叁角贰分"),
            (
                1_640_902,
                "16409.02元",
                "16,409.02",
                "壹万陆仟肆佰零玖元零贰分",
            ),
            (32_504, "325.04元", "325.04", "叁佰贰拾伍元零肆分"),
            (5, "0.05元", "0.05", "伍分"),
            (50, "0.50元", "0.50", "伍角"),
            (1_050_000, "10500元", "10,500.00", "壹万零伍佰元整"),
            (
                10_700_053,
                "107000.53元",
                "107,000.53",
                "壹拾万柒仟元伍角叁分",
            ),
            (
                10_005_000_000,
                "100050000元",
                "100,050,000.00",
                "壹亿零伍万元整",
            ),
            (
                10_000_700_000,
                "100007000元",
                "100,007,000.00",
                "壹亿零柒仟元整",
            ),
            (1_200_000, "12000元", "12,000.00", "壹万贰仟元整"),
            (
                Fen::MAX.0,
                "999999999999.99元",
                "999,999,999,999.99",
                "玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分",
            ),
        ] {
            let amount = fen(amount);
            assert_eq!(amount.to_string(), text);
            assert_eq!(amount.grouped(), grouped);
            assert_eq!(amount.capital(), capital);
            assert_eq!(Fen::from_capital(capital), Some(amount), "{capital}");
            assert_eq!(text.parse(), Ok(amount));
            assert_eq!(grouped.parse(), Ok(amount));
        }
    }

    #[test]
    fn every_form_is_read_back() {
        let mut amounts: Vec<i64> = (0..200_000).collect();
        let mut step = 200_003_i64;
        while step < Fen::MAX.0 {
            amounts.extend([
                step,
                step - step % 100,
                step - step % 1_000_000,
                step / 10_007 * 10_007,
            ]);
            step += step / 97;
        }
        for amount in amounts.into_iter().map(fen) {
            assert_eq!(
                Fen::from_capital(&amount.capital()),
                Some(amount),
                "{amount}"
            );
            assert_eq!(amount.to_string().parse(), Ok(amount));
            assert_eq!(amount.grouped().parse(), Ok(amount));
            let json = serde_json::to_string(&amount).unwrap();
            assert_eq!(serde_json::from_str::<Fen>(&json).unwrap(), amount);
        }
    }

    #[test]
    fn forms_in_use_are_read() {
        for (text, amount) in [
            ("人民币捌仟元整", 800_000),
            ("捌仟圆正", 800_000),
            ("捌仟元", 800_000),
            ("八千元", 800_000),
            ("一万二千元", 1_200_000),
            ("十元", 1_000),
            ("两千元整", 200_000),
            ("壹拾万零柒仟元伍角叁分", 10_700_053),
            ("壹仟陆佰捌拾元零叁角贰分", 168_032),
            ("伍角整", 50),
            ("零元整", 0),
        ] {
            assert_eq!(Fen::from_capital(text), Some(fen(amount)), "{text}");
        }
        for (text, amount) in [
            ("8000", 800_000),
            ("1.2万元", 1_200_000),
            ("5万", 5_000_000),
            ("0.000001万元", 1),
            ("8000.5", 800_050),
        ] {
            assert_eq!(text.parse(), Ok(fen(amount)), "{text}");
        }
    }

    #[test]
    fn what_is_no_amount_is_refused() {
        for text in [
            "",
            "元",
            "-1",
            "+1",
            "1,00",
            "1,0000",
            ",100",
            "1.001",
            "1.",
            ".5",
            "1e3",
            "NaN",
            "一",
            "８０００",
            "1000000000000",
            "99999999999999999999999999",
            "1.2.3",
            "0.0000001万",
            "8000元元",
        ] {
            assert!(text.parse::<Fen>().is_err(), "{text}");
        }
        for text in [
            "",
            "整",
            "元整",
            "捌仟",
            "捌仟元拾角",
            "仟元",
            "捌捌元",
            "佰捌元",
            "壹佰捌元",
            "壹元壹分壹角",
            "壹元零",
            "捌仟零元",
            "零零壹元",
            "壹亿亿元",
            "壹万元壹元",
        ] {
            assert_eq!(Fen::from_capital(text), None, "{text}");
        }
        assert!(serde_json::from_str::<Fen>("-1").is_err());
        assert!(serde_json::from_str::<Fen>("99999999999999999").is_err());
        assert!(serde_json::from_str::<Fen>("1.5").is_err());
    }

    #[test]
    fn surcharge_of_3_percent_a_day_is_capped_at_the_fine_from_day_34() {
        let fine = fen(800_000);
        for (days, surcharge) in [
            (0, 0),
            (1, 24_000),
            (33, 792_000),
            (34, 800_000),
            (40, 800_000),
        ] {
            assert_eq!(fine.accrued(300, days, fine), fen(surcharge), "day {days}");
        }
        assert_eq!(Fen::MAX.accrued(u32::MAX, u32::MAX, Fen::MAX), Fen::MAX);
    }

    #[test]
    fn sums_stay_in_range() {
        assert_eq!(Fen::MAX.checked_add(fen(1)), None);
        assert_eq!(fen(1).checked_sub(fen(2)), None);
        assert_eq!(fen(2).checked_mul(3), Some(fen(6)));
        assert_eq!(Fen::MAX.checked_mul(u32::MAX), None);
        assert_eq!(Fen::from_yuan(i64::MAX), None);
        assert_eq!(Fen::from_yuan(8_000), Some(fen(800_000)));
    }
}
