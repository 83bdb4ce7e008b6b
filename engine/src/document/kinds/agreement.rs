//! Checks against the dossier's facts.

use crate::document::check::{CheckData, How};
use crate::document::judge::{Found, Sheet, Written};
use crate::document::normal::fold_str;
use crate::document::values::{day, name_of, sum, sums};

pub(crate) fn judge(
    sheet: &Sheet<'_>,
    check: &CheckData,
    fields: &[&Written<'_>],
) -> Option<Found> {
    let facts = sheet.facts().list(&check.fact);
    let first = facts.first()?;
    let written = fields.iter().find(|written| !written.is_blank())?;
    let how = check.how.unwrap_or(How::Equal);
    let whole: String = fields
        .iter()
        .flat_map(|written| written.reading().folded.chars.iter().copied().chain(['\n']))
        .collect();
    let stands = |fact: &&String| {
        let word = fold_str(fact);
        !word.is_empty() && (whole.contains(&word) || whole.contains(&bare(&word)))
    };
    let there = facts.iter().filter(stands).count();
    let missing = || -> String {
        let absent: Vec<&str> = facts
            .iter()
            .filter(|fact| !stands(fact))
            .map(String::as_str)
            .collect();
        absent.join("、")
    };
    let shown = sheet.facts().shown(&check.fact).unwrap_or_default();
    let agrees = match how {
        How::Equal => fields.iter().any(|written| {
            let text = bare(&written.reading().folded.chars.iter().collect::<String>());
            facts.iter().any(|fact| {
                let fact = bare(&fold_str(fact));
                fact == text || is_only_named(&text, &fact)
            })
        }),
        How::Holds => there > 0,
        How::Each => there == facts.len(),
        How::Some => there as i64 >= check.least.unwrap_or(1).min(facts.len() as i64),
        How::Amount => return amount(first, fields),
        How::Day => fields
            .iter()
            .any(|written| day(&written.text).is_some() && day(&written.text) == day(first)),
        How::Persons => facts.iter().all(|fact| {
            // Who has a certificate is named with its number.
            let number: String = fact
                .chars()
                .rev()
                .take_while(char::is_ascii_digit)
                .collect();
            let number: String = number.chars().rev().collect();
            whole.contains(&fold_str(name_of(fact))) && whole.contains(&number)
        }),
    };
    if agrees {
        return Some(Found::met(None));
    }
    let note = match how {
        How::Each | How::Persons => format!("没有写到：{}。", missing()),
        How::Some => format!("与卷内相符的只有{there}项；没有写到：{}。", missing()),
        _ => format!("与卷内不一致，卷内为“{shown}”。"),
    };
    Some(Found::wrong(written.whole(), note))
}

/// Without what stands in brackets and without marks at the end.
pub(crate) fn bare(folded: &str) -> String {
    let mut depth = 0i32;
    let mut text = String::new();
    for c in folded.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ if depth <= 0 && !matches!(c, '。' | ',' | ';' | '"' | '、' | ':') => text.push(c),
            _ => {}
        }
    }
    text
}

fn amount(fact: &str, fields: &[&Written<'_>]) -> Option<Found> {
    let wanted = sum(fact)?;
    let mut other = None;
    for written in fields {
        if sum(&written.text) == Some(wanted) {
            return Some(Found::met(Some(written.whole())));
        }
        for (found, from, to) in sums(&written.reading().folded) {
            if found == wanted {
                return Some(Found::met(Some(written.span(from, to))));
            }
            // The sum beside the word 罚款 is the one that was meant.
            let before: String = written
                .reading()
                .folded
                .slice(from.saturating_sub(6), from)
                .iter()
                .collect();
            if other.is_none() || before.contains("罚款") {
                other = Some(written.span(from, to));
            }
        }
        let capital = written
            .text
            .split(['，', '。', '（', '）', '：', '款'])
            .find_map(|part| {
                let value = crate::money::Fen::from_capital(&fold_str(part));
                value.filter(|_| part.contains(['元', '圆']))
            });
        if capital == Some(wanted) {
            return Some(Found::met(Some(written.whole())));
        }
    }
    Some(match other {
        Some(span) => Found::wrong(span, format!("与卷内金额{fact}不一致。")),
        None => Found::missing(format!("没有写到金额{fact}。")),
    })
}

/// Whether a text is a fact with its title before it or the owner behind it.
fn is_only_named(text: &str, fact: &str) -> bool {
    let Some((before, behind)) = text.split_once(fact) else {
        return false;
    };
    let titled = ["", "当事人", "单位", "名称", "案由", "被处罚人"].contains(&before);
    let owned = behind.is_empty()
        || (["经营者", "负责人", "法定代表人"]
            .iter()
            .any(|word| behind.starts_with(word))
            && behind.chars().count() <= 12);
    !fact.is_empty() && titled && owned
}
