//! Values read out of what was written.

use super::class::Class;
use super::normal::{Folded, fold_str};
use crate::calendar::{Date, Moment};
use crate::money::Fen;

/// A day in any of the ways in which it is written.
pub(crate) fn day(text: &str) -> Option<Date> {
    let folded = Folded::new(text);
    first(&folded, Class::Date).and_then(|(from, to)| day_of(folded.slice(from, to)))
}

fn first(folded: &Folded, class: Class) -> Option<(usize, usize)> {
    (0..folded.chars.len()).find_map(|at| class.end(&folded.chars, at).map(|end| (at, end)))
}

/// The day that a date names, if it has a year and exists.
fn day_of(text: &[char]) -> Option<Date> {
    let mut parts = text
        .split(|c| matches!(c, '年' | '月' | '日' | '号' | '-' | '.' | '/'))
        .filter(|part| !part.is_empty())
        .map(whole);
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    Date::new(i32::try_from(year).ok()?, month, day)
}

/// A whole number in figures, or in Chinese numerals by digit or with 十.
fn whole(text: &[char]) -> Option<u32> {
    let text: String = text.iter().collect();
    if let Ok(number) = text.parse() {
        return Some(number);
    }
    crate::numeral::leading(&text)
        .filter(|&(_, length)| length == text.len())
        .map(|(value, _)| u32::from(value))
}

/// All moments that a text names, in order; a time without a date belongs to the date before it.
pub(crate) fn moments(text: &str) -> Vec<Moment> {
    let folded = Folded::new(text);
    let chars = &folded.chars;
    let (mut today, mut pending, mut found) = (None, None, Vec::new());
    let mut at = 0;
    while at < chars.len() {
        if let Some(end) = Class::Date.end(chars, at) {
            found.extend(pending.take().map(Moment::start_of));
            today = day_of(folded.slice(at, end)).or(today);
            pending = day_of(folded.slice(at, end));
            at = end;
        } else if let Some(end) = Class::Time.end(chars, at) {
            let moment =
                today.and_then(|date| clock(folded.slice(at, end), date, afternoon(chars, at)));
            if moment.is_some() {
                pending = None;
            }
            found.extend(moment);
            at = end;
        } else {
            at += 1;
        }
    }
    found.extend(pending.map(Moment::start_of));
    found
}

fn afternoon(chars: &[char], at: usize) -> bool {
    let before: String = chars
        .get(at.saturating_sub(2)..at)
        .unwrap_or_default()
        .iter()
        .collect();
    matches!(before.as_str(), "下午" | "晚上" | "傍晚")
}

fn clock(text: &[char], date: Date, afternoon: bool) -> Option<Moment> {
    let half = text.last() == Some(&'半');
    let mut parts = text
        .split(|c| matches!(c, '时' | '点' | '分' | ':' | '半'))
        .filter(|part| !part.is_empty())
        .map(whole);
    let hour = parts.next()??;
    let minute = parts.next().flatten().unwrap_or(if half { 30 } else { 0 });
    let hour = if afternoon && hour < 12 {
        hour + 12
    } else {
        hour
    };
    Moment::at(date, u16::try_from(hour).ok()?, u16::try_from(minute).ok()?)
}

/// All sums that a text names, with their places in the folded text.
pub(crate) fn sums(folded: &Folded) -> Vec<(Fen, usize, usize)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < folded.chars.len() {
        let end = Class::Money.end(&folded.chars, at);
        let sum = end.and_then(|end| {
            let text: String = folded.slice(at, end).iter().collect();
            sum(&text).map(|fen| (fen, at, end))
        });
        found.extend(sum);
        at = end.unwrap_or(at + 1);
    }
    found
}

/// A sum in figures or in capitals.
pub(crate) fn sum(text: &str) -> Option<Fen> {
    let text = fold_str(text);
    let text = text
        .trim_start_matches("人民币")
        .trim_start_matches(['¥', '￥']);
    let plain = text.trim_end_matches(['整', '正']).replace(['圆'], "元");
    plain.parse().ok().or_else(|| Fen::from_capital(text))
}

/// Names that a text lists: `周建明 SF-QW-0117、吴晓岚` → both with what stands behind them.
pub(crate) fn names(text: &str) -> Vec<String> {
    text.split(['、', '，', ',', '；', ';', '\n', '/', '和'])
        .flat_map(|part| {
            let words: Vec<&str> = part.split_whitespace().collect();
            let plain = words.iter().all(|word| is_name(word));
            if plain { words } else { vec![part.trim()] }
        })
        .map(|part| name_of(part).to_owned())
        .filter(|name| !name.is_empty())
        .collect()
}

fn is_name(word: &str) -> bool {
    (2..=4).contains(&word.chars().count())
        && word.chars().all(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
}

/// The leading run of Han characters: the name without certificate or office.
pub(crate) fn name_of(text: &str) -> &str {
    let text = text.trim();
    let end = text
        .char_indices()
        .find(|&(_, c)| !(('\u{4e00}'..='\u{9fff}').contains(&c) || c == '·'))
        .map_or(text.len(), |(at, _)| at);
    text.get(..end).unwrap_or_default()
}

/// Whether a text is but a placeholder: ××, ____, （待填）, 略, 无.
pub(crate) fn is_placeholder(text: &str) -> bool {
    let folded = fold_str(text);
    let marks = |c: char| {
        matches!(
            c,
            '_' | '×' | 'x' | '*' | '.' | '…' | '-' | '/' | '?' | '。'
        )
    };
    folded.is_empty()
        || folded.chars().all(marks)
        || folded.contains("__")
        || folded.contains("××")
        || matches!(
            folded.as_str(),
            "略" | "待填" | "(待填)" | "(略)" | "同上" | "空白" | "(空白)"
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_they_are_written() {
        for text in [
            "2026年9月18日",
            "2026-09-18",
            "２０２６．９．１８",
            "二〇二六年九月十八日",
        ] {
            assert_eq!(day(text), Date::new(2026, 9, 18), "{text}");
        }
        assert_eq!(day("2026年2月30日"), None);
        assert_eq!(day("9月18日"), None);
    }

    #[test]
    fn spans_are_two_moments() {
        let read: Vec<String> = moments("2026年9月18日9时20分至10时05分")
            .iter()
            .map(ToString::to_string)
            .collect();
        assert_eq!(read, ["2026-09-18T09:20", "2026-09-18T10:05"]);
        let read: Vec<String> = moments("2026-09-18/2026-09-29")
            .iter()
            .map(ToString::to_string)
            .collect();
        assert_eq!(read, ["2026-09-18T00:00", "2026-09-29T00:00"]);
        assert_eq!(moments("2026年9月18日下午2点半至三点").len(), 2);
    }

    #[test]
    fn sums_are_read_in_figures_and_capitals() {
        for text in [
            "3000元",
            "人民币叁仟元整",
            "¥3,000.00",
            "叁仟元",
            "0.3万元",
            "三千元",
        ] {
            assert_eq!(sum(text), Fen::from_yuan(3000), "{text}");
        }
        assert_eq!(sums(&Folded::new("处五千元以上五万元以下罚款")).len(), 2);
    }

    #[test]
    fn names_stand_before_certificates() {
        assert_eq!(
            names("周建明 SF-QW-0117、吴晓岚（SF-QW-0121）"),
            ["周建明", "吴晓岚"]
        );
        assert_eq!(names("周建明 吴晓岚"), ["周建明", "吴晓岚"]);
    }

    #[test]
    fn blanks_are_placeholders() {
        assert!(
            is_placeholder("____")
                && is_placeholder("××")
                && is_placeholder("")
                && is_placeholder("经查____")
        );
        assert!(!is_placeholder("无异议"));
    }
}
