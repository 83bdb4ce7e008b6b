//! Papers as plain text.

use crate::xml::legal;
use engine::document::{Paper, PaperBlock};

/// A paper as plain text, its parts on lines of their own; begins with 教学用.
pub fn text(paper: &Paper) -> String {
    let mut lines = vec!["〔教学用〕".to_owned()];
    let heads = [&paper.letterhead, &paper.title, &paper.number];
    lines.extend(heads.into_iter().filter(|head| !head.is_empty()).cloned());
    lines.push(String::new());
    for block in &paper.blocks {
        match block {
            PaperBlock::Heading { text } => lines.push(text.clone()),
            PaperBlock::Paragraph { text } => {
                lines.extend(text.lines().map(|line| format!("\u{3000}\u{3000}{line}")));
            }
            PaperBlock::Row { label, text } => lines.push(format!("{label}：{text}")),
            PaperBlock::Table { columns, rows } => {
                lines.push(columns.join("\t"));
                lines.extend(rows.iter().map(|cells| cells.join("\t")));
            }
            PaperBlock::Signature { label, text } if text.is_empty() => {
                lines.push(format!("{label}：____________"));
            }
            PaperBlock::Signature { label, text } => lines.push(format!("{label}：{text}")),
        }
    }
    lines.push(String::new());
    if paper.sealed {
        lines.push("〔教学用印章〕".to_owned());
    }
    let ends = [&paper.signed, &paper.dated];
    lines.extend(ends.into_iter().filter(|end| !end.is_empty()).cloned());
    let mut text = legal(&lines.join("\n")).trim_end().to_owned();
    text.push('\n');
    text
}
