//! The list of problems of the opinion, from the marks.

use super::naming::{PlaceName, place_of};
use engine::document::{Draft, Value};
use engine::review::{File, ReviewMark};
use std::fmt::Write as _;

/// The field of the opinion that lists the problems.
const ISSUES: &str = "issues";
/// So many characters are quoted.
const MOST_WORDS: usize = 40;

/// What the marks bring into the opinion.
pub fn draft(file: &File, marks: &[ReviewMark]) -> Draft {
    let lines: Vec<String> = marks
        .iter()
        .enumerate()
        .map(|(n, mark)| line(file, n + 1, mark))
        .collect();
    let mut draft = Draft::default();
    draft
        .fields
        .insert(ISSUES.to_owned(), Value::Text(lines.join("\n")));
    draft
}

fn line(file: &File, n: usize, mark: &ReviewMark) -> String {
    let place = PlaceName::of(file, &place_of(mark));
    let mut text = format!("{n}．{}", place.document);
    if !place.pages.is_empty() {
        text.push_str(&place.pages.replace(' ', ""));
    }
    if !place.field.is_empty() {
        let _ = write!(text, "“{}”", place.field);
    }
    if !place.words.is_empty() {
        let words: String = place.words.chars().take(MOST_WORDS).collect();
        let _ = write!(text, "写“{words}”");
    }
    let note = mark.note.trim().trim_end_matches('。');
    if note.is_empty() {
        let _ = write!(text, "，{}方面存在问题", mark.category.chinese());
    } else {
        let _ = write!(text, "，{note}");
    }
    if !mark.basis.is_empty() {
        let _ = write!(text, "，依据{}", mark.basis);
    }
    let _ = write!(text, "，应当{}。", asked(mark));
    text
}

/// What the remedy asks for, as a clause.
fn asked(mark: &ReviewMark) -> &'static str {
    use engine::review::Remedy;
    match mark.remedy {
        Remedy::Agree => "予以说明",
        Remedy::Correct => "改正",
        Remedy::Investigate => "补充调查",
        Remedy::Redo => "退回重做相应程序",
        Remedy::Transfer => "移送有权机关",
    }
}
