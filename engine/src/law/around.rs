//! What may stand around a statute's name in running text.

use super::Citation;

/// The 》 that closes a name whose 《 has just been read; names hold one inner pair at most.
pub(super) fn closing(text: &str) -> Option<usize> {
    let mut depth = 0;
    for (at, c) in text.char_indices().take(Citation::MAX_NAME + 1) {
        match c {
            '《' if depth == 0 => depth = 1,
            '》' if depth == 0 => return Some(at),
            '》' => depth = 0,
            '《' | '\n' => return None,
            _ => {}
        }
    }
    None
}

/// The bracket that opens the note at the end of the text.
pub(super) fn opening(text: &str) -> Option<usize> {
    let mut chars = text.char_indices().rev().take(40);
    chars
        .find(|(_, c)| matches!(c, '（' | '('))
        .map(|(at, _)| at)
}

/// Blanks, one note in brackets, 的 or 中 between a name and 第N条.
pub(super) fn skip_filler(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    let mut tail = trim_start(rest);
    if tail.starts_with(['（', '('])
        && let Some((end, close)) = tail
            .char_indices()
            .take(40)
            .find(|(_, c)| matches!(c, '）' | ')'))
    {
        tail = trim_start(tail.get(end + close.len_utf8()..).unwrap_or_default());
    }
    let tail = tail.strip_prefix(['的', '中']).unwrap_or(tail);
    text.len() - trim_start(tail).len()
}

/// Without up to four blanks at the start.
fn trim_start(text: &str) -> &str {
    (0..4).fold(text, |text, _| {
        text.strip_prefix(char::is_whitespace).unwrap_or(text)
    })
}

/// Without up to four blanks at the end.
pub(super) fn trim_end(text: &str) -> &str {
    (0..4).fold(text, |text, _| {
        text.strip_suffix(char::is_whitespace).unwrap_or(text)
    })
}
