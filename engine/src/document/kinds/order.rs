//! Checks of dates against each other.

use crate::calendar::{Moment, workdays_between};
use crate::document::check::{CheckData, Count};
use crate::document::judge::{Found, Sheet, Written};
use crate::document::values::moments;

pub(crate) fn judge(
    sheet: &Sheet<'_>,
    check: &CheckData,
    fields: &[&Written<'_>],
) -> Option<Found> {
    let written = fields.iter().find(|written| !written.is_blank())?;
    let read = moments(&written.text);
    let (from, to) = if check.after.is_empty() {
        match read.as_slice() {
            [from, .., to] => (*from, *to),
            _ => return Some(Found::wrong(written.whole(), UNREADABLE)),
        }
    } else {
        let before = match sheet.texts.get(check.after.as_str()) {
            Some(other) => moments(&other.text).last().copied(),
            None => sheet
                .facts()
                .list(&check.after)
                .first()
                .and_then(|fact| moments(fact).last().copied()),
        };
        match (before, read.first()) {
            (Some(before), Some(&to)) => (before, to),
            (Some(_), None) => return Some(Found::wrong(written.whole(), UNREADABLE)),
            (None, _) if sheet.texts.contains_key(check.after.as_str()) => {
                return Some(Found::wrong(written.whole(), "与之比较的日期没有写明。"));
            }
            (None, _) => return None,
        }
    };
    let unit = check.unit.unwrap_or(Count::Day);
    let length = length(sheet, unit, from, to);
    let word = match unit {
        Count::Day => "日",
        Count::Workday => "个工作日",
        Count::Minute => "分钟",
    };
    let least = check.least.unwrap_or(0);
    if length < least {
        let note = if least == 0 {
            "先后顺序颠倒。".to_owned()
        } else {
            format!("相隔{length}{word}，至少应有{least}{word}。")
        };
        return Some(Found::wrong(written.whole(), note));
    }
    match check.most {
        Some(most) if length > most => Some(Found::wrong(
            written.whole(),
            format!("相隔{length}{word}，最长{most}{word}。"),
        )),
        _ => Some(Found::met(None)),
    }
}

const UNREADABLE: &str = "没有写明完整的日期或者时间。";

fn length(sheet: &Sheet<'_>, unit: Count, from: Moment, to: Moment) -> i64 {
    match unit {
        Count::Day => i64::from(from.date().days_until(to.date())),
        Count::Workday if to < from => -1,
        Count::Workday => i64::from(workdays_between(sheet.holidays(), from.date(), to.date())),
        Count::Minute => from.minutes_until(to),
    }
}
