//! Numbers as statutes write them: 一千零五十七, 五十八, 58, ５８.

/// The longest run of numeral characters that is read as one number.
const MAX_CHARS: usize = 12;

/// Reads the numeral at the start of `text`: its value, 1 to 65 535, and its length in bytes.
///
/// Chinese numerals may be written with units (一千零五十七) or digit by digit (一〇五七); Arabic digits
/// may be full width. `None` if there is no numeral, or it is malformed or too large.
pub(crate) fn leading(text: &str) -> Option<(u16, usize)> {
    let (mut digits, mut has_unit, mut arabic, mut end) = (0, false, false, 0);
    for (at, c) in text.char_indices() {
        let Some(kind) = kind(c) else { break };
        let is_arabic = matches!(kind, Kind::Arabic(_));
        if digits == 0 {
            arabic = is_arabic;
        } else if arabic != is_arabic {
            break;
        }
        has_unit |= matches!(kind, Kind::Unit(_));
        digits += 1;
        if digits > MAX_CHARS {
            return None;
        }
        end = at + c.len_utf8();
    }
    let run = text.get(..end)?;
    let value = if has_unit {
        with_units(run)?
    } else {
        positional(run)?
    };
    (digits > 0 && value > 0).then_some((value, end))
}

/// Whether a numeral can start or go on with this character.
pub(crate) fn is_numeral(c: char) -> bool {
    kind(c).is_some()
}

/// `一千零五十七`.
pub(crate) fn chinese(value: u16) -> String {
    const DIGITS: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let digit = |n: u16| DIGITS.get(usize::from(n)).copied().unwrap_or_default();
    if value == 0 {
        return digit(0).to_owned();
    }
    let mut text = String::new();
    let mut gap = false;
    for (unit, name) in [
        (10_000, "万"),
        (1_000, "千"),
        (100, "百"),
        (10, "十"),
        (1, ""),
    ] {
        let n = value / unit % 10;
        if n == 0 {
            gap = !text.is_empty();
            continue;
        }
        if gap {
            text.push_str(digit(0));
            gap = false;
        }
        if !(n == 1 && unit == 10 && text.is_empty()) {
            text.push_str(digit(n));
        }
        text.push_str(name);
    }
    text
}

enum Kind {
    Arabic(u16),
    Digit(u16),
    Unit(u16),
}

fn kind(c: char) -> Option<Kind> {
    Some(match c {
        '0'..='9' => Kind::Arabic(c as u16 - '0' as u16),
        '０'..='９' => Kind::Arabic((c as u32 - '０' as u32) as u16),
        '〇' | '零' | '○' => Kind::Digit(0),
        '一' => Kind::Digit(1),
        '二' | '两' => Kind::Digit(2),
        '三' => Kind::Digit(3),
        '四' => Kind::Digit(4),
        '五' => Kind::Digit(5),
        '六' => Kind::Digit(6),
        '七' => Kind::Digit(7),
        '八' => Kind::Digit(8),
        '九' => Kind::Digit(9),
        '十' => Kind::Unit(10),
        '百' => Kind::Unit(100),
        '千' => Kind::Unit(1_000),
        '万' => Kind::Unit(10_000),
        _ => return None,
    })
}

fn positional(run: &str) -> Option<u16> {
    run.chars().try_fold(0u16, |value, c| match kind(c)? {
        Kind::Arabic(n) | Kind::Digit(n) => value.checked_mul(10)?.checked_add(n),
        Kind::Unit(_) => None,
    })
}

/// Units must fall from left to right; a gap may be marked by 零, and 十 may stand alone for 一十.
fn with_units(run: &str) -> Option<u16> {
    let (mut value, mut last_unit, mut digit) = (0u16, u16::MAX, None::<u16>);
    let mut zero = false;
    for c in run.chars() {
        match kind(c)? {
            Kind::Digit(0) if digit.is_none() && value > 0 => zero = true,
            Kind::Digit(n) if digit.is_none() && n > 0 => digit = Some(n),
            Kind::Unit(unit) if unit < last_unit => {
                let n = match digit.take() {
                    Some(n) => n,
                    None if unit == 10 && (value == 0 || zero) => 1,
                    None => return None,
                };
                value = value.checked_add(n.checked_mul(unit)?)?;
                last_unit = unit;
                zero = false;
            }
            _ => return None,
        }
    }
    match digit {
        Some(n) if last_unit == 10 || zero => value.checked_add(n),
        Some(_) => None,
        None if zero => None,
        None => Some(value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_is_read_as_it_is_written() {
        for value in 1..=u16::MAX {
            let text = chinese(value);
            assert_eq!(leading(&text), Some((value, text.len())), "{text}");
            let arabic = value.to_string();
            assert_eq!(leading(&arabic), Some((value, arabic.len())));
        }
    }

    #[test]
    fn forms_in_use() {
        for (text, value) in [
            ("五十八", 58),
            ("十", 10),
            ("十二", 12),
            ("一百一十", 110),
            ("一百零八", 108),
            ("一千零五十七", 1057),
            ("一千二百四十二", 1242),
            ("一〇五七", 1057),
            ("二〇", 20),
            ("两百", 200),
            ("１１３２", 1132),
            ("一百零十二", 112),
        ] {
            assert_eq!(leading(text), Some((value, text.len())), "{text}");
        }
        assert_eq!(leading("58条"), Some((58, 2)));
        assert_eq!(leading("58五"), Some((58, 2)));
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for text in [
            "",
            "条",
            "零",
            "0",
            "十十",
            "百",
            "五百八",
            "一百零",
            "十百",
            "99999999999999",
            "六万六千",
            "一一一一一一一一一一一一一一一一",
            "一二十",
        ] {
            assert_eq!(leading(text), None, "{text}");
        }
    }
}
