//! Dates, sums, measures, provisions and the like in folded text.

use serde::{Deserialize, Serialize};

/// What a term of a pattern may stand for besides words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Class {
    /// A date.
    Date,
    /// A time of day.
    Time,
    /// A sum of money.
    Money,
    /// A number.
    N,
    /// A number with a unit of measure.
    Unit,
    /// A provision with its article number.
    Cite,
    /// A 文号.
    Number,
}

impl Class {
    /// All.
    pub(crate) const ALL: [Class; 7] = [
        Class::Date,
        Class::Time,
        Class::Money,
        Class::N,
        Class::Unit,
        Class::Cite,
        Class::Number,
    ];

    /// Its name in a pattern.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Class::Date => "date",
            Class::Time => "time",
            Class::Money => "money",
            Class::N => "n",
            Class::Unit => "unit",
            Class::Cite => "cite",
            Class::Number => "number",
        }
    }

    /// Whether such a thing may start with a character at all; nearly none does.
    fn may_start(self, c: char) -> bool {
        match self {
            Class::Cite => c == '第',
            Class::Number => matches!(c, '〔' | '('),
            Class::Money if matches!(c, '¥' | '￥') => true,
            _ => c.is_ascii_digit() || is_chinese_figure(c),
        }
    }

    /// Where such a thing that starts at `at` ends.
    pub(crate) fn end(self, text: &[char], at: usize) -> Option<usize> {
        if !text.get(at).is_some_and(|&c| self.may_start(c)) {
            return None;
        }
        let starts_anywhere = matches!(self, Class::Cite | Class::Money | Class::Number);
        if !starts_anywhere && inside_number(text, at) {
            return None;
        }
        match self {
            Class::Date => date(text, at),
            Class::Time => time(text, at),
            Class::Money => money(text, at),
            Class::N => figure(text, at),
            Class::Unit => figure(text, at).and_then(|end| unit(text, end)),
            Class::Cite => cite(text, at),
            Class::Number => document_number(text, at),
        }
    }
}

fn at(text: &[char], i: usize) -> Option<char> {
    text.get(i).copied()
}

fn inside_number(text: &[char], i: usize) -> bool {
    i.checked_sub(1)
        .and_then(|before| at(text, before))
        .is_some_and(|c| c.is_ascii_digit() || is_chinese_figure(c))
        && at(text, i).is_some_and(|c| c.is_ascii_digit() || is_chinese_figure(c))
}

// Asked of every character some ten times: not by searching a text.
#[rustfmt::skip]
pub(super) fn is_chinese_figure(c: char) -> bool {
    matches!(c, '零' | '〇' | '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '百' | '千' | '万' | '亿'
        | '两' | '壹' | '贰' | '叁' | '肆' | '伍' | '陆' | '柒' | '捌' | '玖' | '拾' | '佰' | '仟')
}

/// The end of a number: 1,234.5 or 三十二.
fn figure(text: &[char], from: usize) -> Option<usize> {
    let mut i = from;
    if at(text, i)?.is_ascii_digit() {
        while let Some(c) = at(text, i) {
            let next_digit = at(text, i + 1).is_some_and(|c| c.is_ascii_digit());
            if c.is_ascii_digit() || ((c == '.' || c == ',') && next_digit) {
                i += 1;
            } else {
                break;
            }
        }
        while at(text, i).is_some_and(|c| matches!(c, '万' | '亿' | '千' | '百')) {
            i += 1;
        }
    } else {
        while at(text, i).is_some_and(is_chinese_figure) {
            i += 1;
        }
    }
    (i > from).then_some(i)
}

fn follows(text: &[char], i: usize, words: &str) -> Option<usize> {
    let mut end = i;
    for c in words.chars() {
        if at(text, end) != Some(c) {
            return None;
        }
        end += 1;
    }
    Some(end)
}

const UNITS: [&str; 72] = [
    "平方米",
    "立方米",
    "公里",
    "千米",
    "厘米",
    "毫米",
    "分米",
    "公斤",
    "千克",
    "毫克/立方米",
    "mg/m3",
    "mg/m³",
    "分贝",
    "db",
    "小时",
    "分钟",
    "平米",
    "米",
    "㎡",
    "m2",
    "m²",
    "m³",
    "m3",
    "cm",
    "mm",
    "km",
    "kg",
    "mg",
    "㎏",
    "℃",
    "吨",
    "克",
    "斤",
    "升",
    "只",
    "个",
    "辆",
    "台",
    "件",
    "瓶",
    "箱",
    "袋",
    "排",
    "筐",
    "盒",
    "张",
    "份",
    "间",
    "户",
    "次",
    "人",
    "桶",
    "包",
    "条",
    "根",
    "套",
    "处",
    "块",
    "亩",
    "株",
    "棵",
    "页",
    "车",
    "层",
    "种",
    "天",
    "名",
    "堆",
    "罐",
    "家",
    "倍",
    "m",
];

fn unit(text: &[char], from: usize) -> Option<usize> {
    let from = if at(text, from) == Some('余') || at(text, from) == Some('多') {
        from + 1
    } else {
        from
    };
    UNITS.iter().find_map(|words| follows(text, from, words))
}

/// `2026年9月18日`, `2026-09-18`, `2026.9.18`, `二〇二六年九月十八日`, `9月18日`.
fn date(text: &[char], from: usize) -> Option<usize> {
    let first = small(text, from)?;
    if at(text, first) == Some('年') {
        let month = small(text, first + 1)?;
        let month = follows(text, month, "月")?;
        let day = small(text, month)?;
        return follows(text, day, "日").or_else(|| follows(text, day, "号"));
    }
    if at(text, first) == Some('月') {
        let day = small(text, first + 1)?;
        return follows(text, day, "日").or_else(|| follows(text, day, "号"));
    }
    let mark = at(text, first).filter(|c| matches!(c, '-' | '.' | '/'))?;
    if first - from != 4 {
        return None;
    }
    let month = small(text, first + 1)?;
    if at(text, month) != Some(mark) {
        return None;
    }
    let day = small(text, month + 1)?;
    (day - month <= 3).then_some(day)
}

/// A whole number of at most four figures.
fn small(text: &[char], from: usize) -> Option<usize> {
    let mut i = from;
    let arabic = at(text, i)?.is_ascii_digit();
    while i - from < 4
        && at(text, i).is_some_and(|c| {
            if arabic {
                c.is_ascii_digit()
            } else {
                is_chinese_figure(c)
            }
        })
    {
        i += 1;
    }
    (i > from).then_some(i)
}

/// `9时20分`, `9:20`, `九点半`, `上午9点`.
fn time(text: &[char], from: usize) -> Option<usize> {
    let hour = small(text, from)?;
    if at(text, hour) == Some(':') {
        return small(text, hour + 1);
    }
    let mark = at(text, hour).filter(|c| matches!(c, '时' | '点'))?;
    let after = hour + 1;
    if mark == '点' && at(text, after) == Some('半') {
        return Some(after + 1);
    }
    if mark == '时' && at(text, after) == Some('间') {
        return None;
    }
    match small(text, after).and_then(|minute| follows(text, minute, "分")) {
        Some(end) => Some(end),
        None => Some(after),
    }
}

fn money(text: &[char], from: usize) -> Option<usize> {
    if inside_number(text, from) {
        return None;
    }
    let start = match at(text, from)? {
        '¥' | '￥' => from + 1,
        _ => from,
    };
    let end = figure(text, start)?;
    if start > from {
        return Some(end);
    }
    let end = follows(text, end, "余").unwrap_or(end);
    let end = follows(text, end, "元").or_else(|| follows(text, end, "圆"))?;
    Some(follows(text, end, "整").unwrap_or(end))
}

fn cite(text: &[char], from: usize) -> Option<usize> {
    let number = follows(text, from, "第")?;
    let end = follows(text, figure(text, number)?, "条")?;
    let end = follows(text, end, "之")
        .and_then(|i| figure(text, i))
        .unwrap_or(end);
    let part = |from: usize, mark: &str| {
        let i = follows(text, from, "第")?;
        let i = follows(text, i, "(").unwrap_or(i);
        let i = figure(text, i)?;
        let i = follows(text, i, ")").unwrap_or(i);
        follows(text, i, mark)
    };
    let end = part(end, "款").unwrap_or(end);
    Some(part(end, "项").unwrap_or(end))
}

/// From the year's bracket to 号.
fn document_number(text: &[char], from: usize) -> Option<usize> {
    let open = at(text, from)?;
    let close = match open {
        '〔' => '〕',
        '(' => ')',
        _ => return None,
    };
    let year = small(text, from + 1)?;
    if year - from != 5 || at(text, year) != Some(close) {
        return None;
    }
    let i = follows(text, year + 1, "第").unwrap_or(year + 1);
    follows(text, figure(text, i)?, "号")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::normal::Folded;

    fn found(class: Class, text: &str) -> Vec<String> {
        let folded = Folded::new(text);
        let (mut at, mut found) = (0, Vec::new());
        while at < folded.chars.len() {
            let end = class.end(&folded.chars, at);
            found.extend(end.map(|end| folded.slice(at, end).iter().collect::<String>()));
            at = end.unwrap_or(at + 1);
        }
        found
    }

    #[test]
    fn dates_times_sums_and_measures_are_found() {
        assert_eq!(
            found(
                Class::Date,
                "２０２６年９月１８日，二〇二六年九月十八日；2026-09-18，9月3号"
            ),
            [
                "2026年9月18日",
                "二〇二六年九月十八日",
                "2026-09-18",
                "9月3号"
            ]
        );
        assert_eq!(
            found(Class::Time, "9时20分至十点半，14:05，时间不明"),
            ["9时20分", "十点半", "14:05"]
        );
        assert_eq!(
            found(Class::Money, "罚款8000元、人民币叁仟元整、¥1,200.50、2万元"),
            ["8000元", "叁仟元整", "¥1,200.50", "2万元"]
        );
        assert_eq!(
            found(Class::Unit, "长4.2米，三排，50kg气瓶"),
            ["4.2米", "三排", "50kg"]
        );
        assert_eq!(
            found(Class::Cite, "《行政处罚法》第59条第一款第（二）项"),
            ["第59条第一款第(二)项"]
        );
        assert_eq!(
            found(Class::Number, "青河罚决〔2026〕12号"),
            ["〔2026〕12号"]
        );
    }
}
