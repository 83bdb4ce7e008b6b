//! Negation in Chinese prose, as far as it decides whether a word counts.

use super::normal::starts_with;

/// Whether a word is negated where it stands: by a negation right before it, or by one of the
/// stronger ones a few characters before it in the same clause.
pub(crate) fn is_negated(text: &[char], from: usize, to: usize) -> bool {
    let word = text.get(from..to).unwrap_or_default();
    if word.first().is_some_and(|&c| is_negation(c)) {
        return false;
    }
    let before = text
        .get(from.saturating_sub(REACH)..from)
        .unwrap_or_default();
    let clause = match before.iter().rposition(|&c| !is_word(c)) {
        Some(mark) => before.get(mark + 1..).unwrap_or_default(),
        None => before,
    };
    if !clause.iter().any(|&c| is_negation(c) || c == '拒') {
        return false;
    }
    // 有没有, 有无, 是否 ask; they deny nothing.
    if ASKING.iter().any(|word| ends_with(clause, word)) {
        return false;
    }
    let last = clause.last().copied();
    let previous = clause
        .len()
        .checked_sub(2)
        .and_then(|i| clause.get(i))
        .copied();
    match last {
        Some('无') => return previous != Some('有'),
        Some('不') => return previous != Some('是') || clause.len() < 3,
        Some('没') => return previous != Some('罚'),
        Some('非' | '勿' | '未') => return true,
        _ => {}
    }
    STRONG.iter().any(|words| {
        let at = (0..clause.len())
            .rev()
            .find(|&at| starts_with(part(clause, at), words));
        at.is_some_and(|at| {
            let behind = part(clause, at + words.chars().count());
            let asks = at
                .checked_sub(1)
                .and_then(|before| clause.get(before))
                .is_some_and(|c| matches!(c, '有' | '是' | '罚'));
            let rest = part(clause, at);
            let excused = asks || EXCUSED.iter().any(|word| starts_with(rest, word));
            // 未向其告知: what stands between is to whom or how.
            let led = LED.iter().any(|word| starts_with(behind, word));
            !excused && behind.len() <= if led { 5 } else { 2 }
        })
    })
}

fn part(text: &[char], from: usize) -> &[char] {
    text.get(from..).unwrap_or_default()
}

/// Nearly all that is written is Han, which needs no look into the tables.
fn is_word(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}') || c.is_alphanumeric()
}

fn ends_with(text: &[char], word: &str) -> bool {
    text.len()
        .checked_sub(word.chars().count())
        .is_some_and(|from| starts_with(part(text, from), word))
}

const REACH: usize = 8;
fn is_negation(c: char) -> bool {
    matches!(c, '不' | '未' | '没' | '无' | '非' | '勿')
}
const STRONG: [&str; 9] = [
    "未", "没有", "没", "并未", "拒绝", "不再", "无需", "不予", "不是",
];
const EXCUSED: [&str; 6] = ["未成年", "未来", "没收", "不再犯", "未遂", "未按"];
const ASKING: [&str; 5] = ["有没有", "有无", "是不是", "能不能", "罚没"];
const LED: [&str; 11] = [
    "向", "对", "给", "将", "把", "就", "依法", "经", "按", "让", "当场",
];
