//! Negation in Chinese prose, as far as it decides whether a word counts.

/// Whether a word is negated where it stands: by a negation right before it, or by one of the
/// stronger ones a few characters before it in the same clause.
pub(crate) fn is_negated(text: &[char], from: usize, to: usize) -> bool {
    let word = text.get(from..to).unwrap_or_default();
    if word.first().is_some_and(|&c| NEGATIONS.contains(c)) {
        return false;
    }
    let before = text
        .get(from.saturating_sub(REACH)..from)
        .unwrap_or_default();
    let clause = match before.iter().rposition(|&c| !c.is_alphanumeric()) {
        Some(mark) => before.get(mark + 1..).unwrap_or_default(),
        None => before,
    };
    // 有没有, 有无, 是否 ask; they deny nothing.
    let asked: String = clause.iter().collect();
    if ["有没有", "有无", "是不是", "能不能", "罚没"]
        .iter()
        .any(|word| asked.ends_with(word))
    {
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
    let clause: String = clause.iter().collect();
    STRONG.iter().any(|words| {
        clause.rfind(words).is_some_and(|at| {
            let behind = clause.get(at + words.len()..).unwrap_or_default();
            let rest = clause.get(at..).unwrap_or_default();
            let before = clause.get(..at).unwrap_or_default();
            let asks = before.ends_with(['有', '是', '罚']);
            let excused = asks || EXCUSED.iter().any(|word| rest.starts_with(word));
            // 未向其告知: what stands between is to whom or how.
            let led = [
                "向", "对", "给", "将", "把", "就", "依法", "经", "按", "让", "当场",
            ];
            let reach = if led.iter().any(|word| behind.starts_with(word)) {
                5
            } else {
                2
            };
            !excused && behind.chars().count() <= reach
        })
    })
}

const REACH: usize = 8;
const NEGATIONS: &str = "不未没无非勿";
const STRONG: [&str; 9] = [
    "未", "没有", "没", "并未", "拒绝", "不再", "无需", "不予", "不是",
];
const EXCUSED: [&str; 6] = ["未成年", "未来", "没收", "不再犯", "未遂", "未按"];
