//! Names of files that every system takes.

/// The most characters of a name, so that a path stays below the 260 of Windows.
const LONGEST: usize = 60;

/// A name that Windows, macOS and Linux take as it is; never empty.
pub fn safe(name: &str) -> String {
    let plain: String = name
        .chars()
        .map(|c| match c {
            '<' => '〈',
            '>' => '〉',
            ':' => '：',
            '"' => '”',
            '/' => '／',
            '\\' => '＼',
            '|' => '｜',
            '?' => '？',
            '*' => '＊',
            c if c.is_control() || is_invisible(c) => ' ',
            c => c,
        })
        .collect();
    let words: Vec<&str> = plain.split_whitespace().collect();
    let short: String = words.join(" ").chars().take(LONGEST).collect();
    // Windows drops dots and blanks at the end.
    let name = short.trim_end_matches(['.', ' ']);
    if name.is_empty() {
        "无题".to_owned()
    } else {
        name.to_owned()
    }
}

/// Marks that change how a name reads without being seen.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}')
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, safe};

    #[test]
    fn what_windows_forbids_in_names_is_replaced_and_the_rest_is_kept() {
        for (name, expected) in [
            ("行政处罚决定书", "行政处罚决定书"),
            ("a/b\\c:d*e?f\"g<h>i|j", "a／b＼c：d＊e？f”g〈h〉i｜j"),
            ("询问\n\t笔录\u{0}", "询问 笔录"),
            ("结尾. . ", "结尾"),
            ("..", "无题"),
            ("", "无题"),
            ("书\u{202E}xcod.exe", "书 xcod.exe"),
        ] {
            assert_eq!(safe(name), expected, "{name:?}");
        }
        assert_eq!(safe(&"长".repeat(1000)).chars().count(), LONGEST);
    }
}
