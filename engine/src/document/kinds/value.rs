//! Checks of a value by itself: filled in, well-formed, definite, rightly worded, signed.

use crate::document::check::{CheckData, Form};
use crate::document::forms::is_well_formed;
use crate::document::judge::{Found, Sheet, Written};
use crate::document::normal::fold_str;
use crate::document::values::{name_of, names, sums};

pub(crate) fn present(fields: &[&Written<'_>]) -> Option<Found> {
    let blank: Vec<&str> = fields
        .iter()
        .filter(|written| written.is_blank())
        .map(|written| written.field.label.as_str())
        .collect();
    Some(if blank.is_empty() {
        Found::met(None)
    } else {
        Found::missing(format!("没有填写：{}。", blank.join("、")))
    })
}

pub(crate) fn form(sheet: &Sheet<'_>, check: &CheckData, fields: &[&Written<'_>]) -> Option<Found> {
    let form = check.form?;
    for written in fields {
        if written.is_blank() {
            return Some(Found::missing("没有填写。"));
        }
        if !is_well_formed(form, &written.text, sheet.figures()) {
            return Some(Found::wrong(written.whole(), fault(form)));
        }
    }
    Some(Found::met(None))
}

fn fault(form: Form) -> &'static str {
    match form {
        Form::Number => "文号应有机关代字、〔年份〕和顺序号。",
        Form::Identity => "身份证号码的位数、出生日期或者校验码不对。",
        Form::CreditCode => "统一社会信用代码的位数或者校验码不对。",
        Form::Certificate => "执法证号不完整。",
        Form::Date => "不是完整、存在的日期。",
        Form::Span => "起止时间不完整，或者先后颠倒。",
        Form::Money => "没有写明金额。",
        Form::Capital => "大写金额与小写不一致，或者没有用大写数字。",
        Form::Phone => "电话号码不完整。",
    }
}

/// One definite sum, not a range.
pub(crate) fn amount(fields: &[&Written<'_>]) -> Option<Found> {
    for written in fields {
        let folded = &written.reading().folded;
        let found = sums(folded);
        let behind = |end: usize| -> String {
            let rest = folded.chars.get(end..).unwrap_or_default();
            rest.iter().take(6).collect()
        };
        let about = |from: usize| {
            let before = folded.slice(from.saturating_sub(2), from);
            before.last() == Some(&'约') || before.iter().collect::<String>() == "大约"
        };
        for pair in found.windows(2) {
            let [(first, from, end), (second, next, to)] = pair else {
                continue;
            };
            let between: String = folded.slice(*end, *next).iter().collect();
            let joined = between.chars().count() <= 4
                && ["以上", "至", "到", "-", "~"]
                    .iter()
                    .any(|word| between.contains(word));
            // A range may stand before the sum that is meant.
            let settled = found.iter().any(|(_, at, _)| at > to);
            if joined && first != second && !settled {
                return Some(Found::wrong(
                    written.span(*from, *to),
                    "写的是幅度，不是确定的金额。",
                ));
            }
        }
        for &(_, from, end) in &found {
            let rest = behind(end);
            let loose = ["以下", "以上", "左右", "以内"];
            if about(from) || loose.iter().any(|word| rest.starts_with(word)) {
                return Some(Found::wrong(written.span(from, end), "金额没有确定。"));
            }
        }
        if let Some(range) = short_range(written) {
            return Some(range);
        }
        if let Some(&(_, from, to)) = found.first() {
            return Some(Found::met(Some(written.span(from, to))));
        }
    }
    let exempt = ["警告", "通报批评", "不予行政处罚", "不予处罚", "没收"];
    for written in fields {
        let text = fold_str(&written.text);
        if !text.contains("罚款") && exempt.iter().any(|word| text.contains(word)) {
            return Some(Found::met(None));
        }
    }
    Some(Found::missing("没有写明确定的金额。"))
}

/// `5000至50000元`, `五千到五万元`: only the second is a sum by itself.
fn short_range(written: &Written<'_>) -> Option<Found> {
    let folded = &written.reading().folded;
    let is_figure = |c: char| c.is_ascii_digit() || "一二三四五六七八九十百千万两".contains(c);
    for (_, from, to) in sums(folded) {
        let marks = folded.slice(from.saturating_sub(2), from);
        let joined = marks
            .last()
            .is_some_and(|&c| matches!(c, '至' | '到' | '-' | '~'));
        if joined && marks.first().copied().is_some_and(is_figure) {
            return Some(Found::wrong(
                written.span(from.saturating_sub(2), to),
                "写的是幅度，不是确定的金额。",
            ));
        }
    }
    None
}

pub(crate) fn language(check: &CheckData, fields: &[&Written<'_>]) -> Option<Found> {
    for written in fields {
        let text: String = written.reading().folded.chars.iter().collect();
        for (wrong, right) in &check.wrong {
            let (folded, rightly) = (fold_str(wrong), fold_str(right));
            if folded.is_empty() {
                continue;
            }
            for (at, _) in text.match_indices(&folded) {
                if stands_in(&text, at, &folded, &rightly) {
                    continue;
                }
                let from = text.get(..at).unwrap_or_default().chars().count();
                let to = from + folded.chars().count();
                let note = if right.is_empty() {
                    format!("不应出现“{wrong}”。")
                } else {
                    format!("“{wrong}”应为“{right}”。")
                };
                return Some(Found::wrong(written.span(from, to), note));
            }
        }
    }
    Some(Found::met(None))
}

/// Whether the wrong word at `at` is but a part of the right one.
fn stands_in(text: &str, at: usize, wrong: &str, right: &str) -> bool {
    right.match_indices(wrong).any(|(offset, _)| {
        at.checked_sub(offset)
            .and_then(|start| text.get(start..))
            .is_some_and(|rest| rest.starts_with(right))
    })
}

/// Who has signed: those of the file by their names wherever they stand, others where a bare name stands.
pub(crate) fn signature(
    sheet: &Sheet<'_>,
    check: &CheckData,
    fields: &[&Written<'_>],
) -> Option<Found> {
    let known: Vec<&str> = sheet
        .facts()
        .list(&check.fact)
        .iter()
        .map(|text| name_of(text))
        .filter(|name| !name.is_empty())
        .collect();
    let least = usize::try_from(check.least.unwrap_or(1)).unwrap_or(1);
    let mut count = 0;
    for written in fields {
        let text = fold_str(&written.text);
        if ["拒绝签", "拒签", "不签"]
            .iter()
            .any(|word| text.contains(word))
        {
            count += 1;
            continue;
        }
        if known.is_empty() {
            count += names(&written.text).len();
            continue;
        }
        let mut rest = written.text.clone();
        for name in &known {
            if rest.contains(name) {
                count += 1;
                rest = rest.replace(name, "、");
            }
        }
        if let Some(stranger) = signers(&rest).find(|name| is_stranger(name)) {
            return Some(Found::wrong(
                written.whole(),
                format!("{stranger}不是应当签名的人。"),
            ));
        }
    }
    Some(if count >= least {
        Found::met(None)
    } else if count == 0 {
        Found::missing("没有签名。")
    } else {
        match fields.first() {
            Some(written) => Found::wrong(
                written.whole(),
                format!("应有{least}人签名，只有{count}人。"),
            ),
            None => Found::missing("没有签名。"),
        }
    })
}

/// What stands between marks, brackets and spaces.
fn signers(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !('\u{4e00}'..='\u{9fff}').contains(&c))
        .filter(|part| !part.is_empty())
}

/// Whether a piece is a name by itself, and no label, office or remark.
fn is_stranger(piece: &str) -> bool {
    let length = piece.chars().count();
    let remark = [
        "签", "名", "人", "均", "执法", "检查", "记录", "询问", "调查", "承办", "送达", "协",
        "组长", "镇长", "主任", "年", "月", "日", "同意", "核", "看", "完", "各", "共", "证", "和",
        "及", "与", "位", "员", "代", "上", "已", "本", "以", "主持", "审",
    ];
    (2..=3).contains(&length) && !remark.iter().any(|word| piece.contains(word))
}
