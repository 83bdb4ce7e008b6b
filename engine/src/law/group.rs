use super::Place;
use crate::numeral;

/// 第N条, 第N、M款, 第（N）至（M）项: numbers that share one unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Group {
    pub(super) unit: Unit,
    pub(super) numbers: Vec<Number>,
    /// The byte after the unit.
    pub(super) end: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    /// 条
    Article,
    /// 款
    Paragraph,
    /// 项
    Item,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Number {
    value: u16,
    suffix: u8,
    pub(super) start: usize,
    pub(super) end: usize,
    /// Whether it is the first of a range, with the next as the last.
    pub(super) range: bool,
}

/// The most numbers read before one unit.
const MAX_NUMBERS: usize = 20;

impl Number {
    /// The place that this number names within `base`.
    pub(super) fn place(&self, base: Place, unit: Unit) -> Place {
        // `Group::leading` takes no larger paragraph or item.
        let small = u8::try_from(self.value).unwrap_or(u8::MAX);
        match unit {
            Unit::Article => Place {
                suffix: self.suffix,
                ..Place::article(self.value)
            },
            Unit::Paragraph => Place {
                paragraph: small,
                ..base.whole_article()
            },
            Unit::Item => Place {
                item: small,
                ..base
            },
        }
    }
}

impl Group {
    /// The group that starts at byte `at`.
    pub(super) fn leading(text: &str, at: usize) -> Option<Group> {
        Group::read(text, at).ok()
    }

    /// The group that starts at byte `at`, or how far one was read in vain: what stands before
    /// that byte need not be read again.
    pub(super) fn read(text: &str, at: usize) -> Result<Group, usize> {
        let mut pos = at;
        Group::advance(text, &mut pos).ok_or(pos)
    }

    fn advance(text: &str, at: &mut usize) -> Option<Group> {
        let mut numbers: Vec<Number> = Vec::new();
        while numbers.len() < MAX_NUMBERS {
            let mut pos = *at;
            let start = pos;
            let rest = text.get(pos..)?;
            let (value, length) = number(rest.strip_prefix('第').unwrap_or(rest))?;
            let ordinal = rest.starts_with('第') as usize * '第'.len_utf8();
            pos += ordinal + length;
            *at = pos;
            let mut read = Number {
                value,
                suffix: 0,
                start,
                end: pos,
                range: false,
            };
            if let Some(unit) = text.get(pos..)?.chars().next().and_then(unit) {
                pos += '条'.len_utf8();
                if unit == Unit::Article
                    && let Some((suffix, length)) = suffix(text.get(pos..)?)
                {
                    read.suffix = suffix;
                    pos += length;
                }
                read.end = pos;
                numbers.push(read);
                let too_large = |number: &Number| number.value > u8::MAX.into();
                if unit != Unit::Article && numbers.iter().any(too_large) {
                    return None;
                }
                return Some(Group {
                    unit,
                    numbers,
                    end: pos,
                });
            }
            if let Some(next) = is_range(text, pos) {
                read.range = true;
                *at = next;
            } else {
                *at = separator(text, pos).filter(|&next| next > pos)?;
            }
            numbers.push(read);
        }
        None
    }

    /// The group that starts at `at` with 第 or a bracket.
    pub(super) fn ordinal(text: &str, at: usize) -> Option<Group> {
        text.get(at..)?
            .starts_with(['第', '（', '('])
            .then(|| Group::leading(text, at))?
    }
}

/// The byte after a separator of a list, or `at` itself if there is none.
pub(super) fn separator(text: &str, at: usize) -> Option<usize> {
    const LONG: [&str; 4] = ["以及", "或者", "并", "；"];
    let rest = text.get(at..)?;
    let mut tail = rest;
    for _ in 0..4 {
        tail = tail
            .strip_prefix(|c: char| c == ' ' || c == '\u{3000}' || "、，,和及与或".contains(c))
            .or_else(|| LONG.iter().find_map(|word| tail.strip_prefix(word)))
            .unwrap_or(tail);
    }
    Some(at + rest.len() - tail.len())
}

/// The byte after a sign that makes a range of what stands before and after it.
pub(super) fn is_range(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    let rest_trimmed = rest.strip_prefix(' ').unwrap_or(rest);
    let tail = rest_trimmed.strip_prefix(['至', '到', '—', '–', '-', '~', '～', '－'])?;
    let tail = tail.strip_prefix(['—', ' ']).unwrap_or(tail);
    Some(at + rest.len() - tail.len())
}

fn unit(c: char) -> Option<Unit> {
    match c {
        '条' => Some(Unit::Article),
        '款' => Some(Unit::Paragraph),
        '项' => Some(Unit::Item),
        _ => None,
    }
}

/// `58`, `（二）`, `(2)`, `㈡`, `⑵` and the length in bytes.
fn number(text: &str) -> Option<(u16, usize)> {
    let first = text.chars().next()?;
    if let Some(value) = enclosed(first) {
        return Some((value, first.len_utf8()));
    }
    if !matches!(first, '（' | '(') {
        return numeral::leading(text);
    }
    let (value, length) = numeral::leading(text.get(first.len_utf8()..)?)?;
    let end = first.len_utf8() + length;
    let close = text.get(end..)?.chars().next()?;
    matches!(close, '）' | ')').then(|| (value, end + close.len_utf8()))
}

fn enclosed(c: char) -> Option<u16> {
    let from = |first: char| (c as u32 - first as u32 + 1) as u16;
    match c {
        '㈠'..='㈩' => Some(from('㈠')),
        '⑴'..='⒇' => Some(from('⑴')),
        _ => None,
    }
}

fn suffix(text: &str) -> Option<(u8, usize)> {
    let (value, length) = numeral::leading(text.strip_prefix('之')?)?;
    Some((u8::try_from(value).ok()?, '之'.len_utf8() + length))
}
