//! The clause on relief (复议、诉讼).

use crate::document::check::{CheckData, Relief};
use crate::document::judge::{Found, Sheet, Written};
use crate::document::normal::{Sentence, Tone, fold_str};

pub(crate) fn judge(
    sheet: &Sheet<'_>,
    check: &CheckData,
    fields: &[&Written<'_>],
) -> Option<Found> {
    let part = check.part?;
    let mut wrong = None;
    for written in fields {
        let folded = &written.reading().folded;
        let whole = Sentence {
            from: 0,
            to: folded.chars.len(),
            tone: Tone::Prose,
        };
        let sentences = folded.sentences.iter().copied();
        for sentence in sentences.chain((folded.chars.len() < SHORT).then_some(whole)) {
            if sentence.tone == Tone::List {
                continue;
            }
            match clause(sheet, part, written, sentence) {
                Some(Clause::Right(from, to)) => {
                    return Some(Found::met(Some(written.span(from, to))));
                }
                Some(Clause::Wrong(from, to, note)) => {
                    wrong.get_or_insert_with(|| Found::wrong(written.span(from, to), note));
                }
                None => {}
            }
        }
    }
    Some(wrong.unwrap_or_else(|| Found::missing(absent(part))))
}

/// Clauses shorter than this are also read as a whole: their parts may stand in sentences of their own.
const SHORT: usize = 240;

enum Clause {
    Right(usize, usize),
    Wrong(usize, usize, String),
}

fn absent(part: Relief) -> &'static str {
    match part {
        Relief::Body => "没有写明向谁申请行政复议。",
        Relief::ReviewDays => "没有写明申请行政复议的期限。",
        Relief::Court => "没有写明向哪个人民法院起诉。",
        Relief::Months => "没有写明提起行政诉讼的期限。",
        Relief::ReviewFirst => "没有告知应当先申请行政复议。",
    }
}

fn clause(
    sheet: &Sheet<'_>,
    part: Relief,
    written: &Written<'_>,
    sentence: Sentence,
) -> Option<Clause> {
    let chars = written.reading().folded.slice(sentence.from, sentence.to);
    let text: String = chars.iter().collect();
    let offset =
        |byte: usize| sentence.from + text.get(..byte).map_or(0, |text| text.chars().count());
    let hit = |word: &str| {
        text.find(word)
            .map(|at| (offset(at), offset(at + word.len())))
    };
    let any = |words: &[&str]| words.iter().find_map(|word| hit(word));
    let review = text.contains("复议");
    let suit = ["诉讼", "起诉", "法院", "打官司"]
        .iter()
        .any(|word| text.contains(word));
    match part {
        Relief::Body if review => {
            let body = sheet.facts().list("review_body").first()?;
            let body = fold_str(body);
            let county = body.replace("人民政府", "政府");
            if let Some((from, to)) = any(&[&body, &county]) {
                return Some(Clause::Right(from, to));
            }
            let plain = ["向县人民政府", "县人民政府申请", "本级人民政府", "向县政府"];
            if body.ends_with("县人民政府")
                && let Some((from, to)) = any(&plain)
            {
                return Some(Clause::Right(from, to));
            }
            let end = text.find("申请").or_else(|| text.find("复议"))?;
            let before = text.get(..end)?;
            let start = before.rfind('向').map_or(0, |at| at + '向'.len_utf8());
            if before.get(start..)?.is_empty() {
                return None;
            }
            let named = before.rfind('向').is_some();
            named
                .then(|| Clause::Wrong(offset(start), offset(end), format!("复议机关应为{body}。")))
        }
        Relief::ReviewDays if review => {
            let (value, unit, from, to) = periods(chars)
                .into_iter()
                .find(|&(_, unit, ..)| unit != Unit::Month)
                .or_else(|| periods(chars).into_iter().next().filter(|_| !suit))?;
            let (from, to) = (sentence.from + from, sentence.from + to);
            if value == 60 && unit == Unit::Day {
                return Some(Clause::Right(from, to));
            }
            Some(Clause::Wrong(
                from,
                to,
                "申请行政复议的期限是六十日。".to_owned(),
            ))
        }
        Relief::Court if suit => {
            let court = fold_str(sheet.facts().list("court").first()?);
            let short = court.replace("人民法院", "法院");
            if let Some((from, to)) = any(&[&court, &short]) {
                return Some(Clause::Right(from, to));
            }
            let (from, to) = any(&["人民法院", "法院"])?;
            Some(Clause::Wrong(from, to, format!("应写明{court}。")))
        }
        Relief::Months if suit => {
            if let Some((from, to)) = hit("半年") {
                return Some(Clause::Right(from, to));
            }
            let all = periods(chars);
            let month = all.iter().rfind(|&&(_, unit, ..)| unit == Unit::Month);
            let last = all.last().filter(|_| !review || all.len() > 1);
            let &(value, unit, from, to) = month.or(last)?;
            let (from, to) = (sentence.from + from, sentence.from + to);
            if value == 6 && unit == Unit::Month {
                return Some(Clause::Right(from, to));
            }
            Some(Clause::Wrong(
                from,
                to,
                "直接提起行政诉讼的期限是六个月。".to_owned(),
            ))
        }
        Relief::ReviewFirst if review => {
            let direct = suit
                && ["可以直接", "也可以", "或者直接", "也可"]
                    .iter()
                    .any(|word| text.contains(word));
            if direct {
                let (from, to) = any(&["可以直接", "也可以", "或者直接", "也可"])?;
                return Some(Clause::Wrong(
                    from,
                    to,
                    "当场作出的处罚决定，应当先申请行政复议。".to_owned(),
                ));
            }
            let (from, to) = any(&[
                "先申请",
                "应当先",
                "先向",
                "须先",
                "先行",
                "先依法",
                "复议前置",
                "必须先",
                "要先",
                "先经",
                "先到",
                "先去",
                "先复议",
                "前置",
                "未经复议",
                "未申请复议",
                "复议后方可",
                "复议后才",
                "复议在前",
                "复议在先",
            ])
            .or_else(|| hit("先").filter(|_| before_review(&text)))?;
            Some(Clause::Right(from, to))
        }
        _ => None,
    }
}

/// Whether 先 stands shortly before 复议.
fn before_review(text: &str) -> bool {
    const NEAR: usize = 14;
    text.match_indices('先').any(|(at, word)| {
        let behind = text.get(at + word.len()..).unwrap_or_default();
        let near: String = behind.chars().take(NEAR).collect();
        near.contains("复议")
    })
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    Day,
    Workday,
    Month,
}

/// Periods: value, unit, from, to.
fn periods(chars: &[char]) -> Vec<(u32, Unit, usize, usize)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let Some(end) = crate::document::class::Class::N.end(chars, at) else {
            at += 1;
            continue;
        };
        let rest: String = chars
            .get(end..(end + 4).min(chars.len()))
            .unwrap_or_default()
            .iter()
            .collect();
        let unit = [
            ("个工作日", Unit::Workday),
            ("工作日", Unit::Workday),
            ("个月", Unit::Month),
            ("日", Unit::Day),
            ("天", Unit::Day),
        ]
        .into_iter()
        .find(|(word, _)| rest.starts_with(word));
        let before_is_month = at.checked_sub(1).and_then(|i| chars.get(i)) == Some(&'月');
        let text: String = chars.get(at..end).unwrap_or_default().iter().collect();
        let value = text.parse().ok().or_else(|| {
            let text = text.replace('两', "二");
            crate::numeral::leading(&text).map(|(value, _)| u32::from(value))
        });
        if let (Some((word, unit)), Some(value), false) = (unit, value, before_is_month) {
            found.push((value, unit, at, end + word.chars().count()));
        }
        at = end;
    }
    found
}
