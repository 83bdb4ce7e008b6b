//! A draft put on paper.

use super::draft::{Draft, Value};
use super::judge::Examiner;
use super::paper::{Paper, PaperBlock};
use super::template::{FieldData, FieldKind, Print};

impl Examiner {
    /// The document as it stands on paper; what is not written stays visibly blank.
    pub fn paper(&self, draft: &Draft) -> Paper {
        let template = self.template();
        let text = |field: &FieldData| draft.text(&field.id);
        let mut paper = Paper {
            title: template.name.clone(),
            sealed: template.sealed,
            ..Paper::default()
        };
        let seal = template
            .fields()
            .find(|field| field.kind == FieldKind::Seal)
            .map(text);
        if template.letterhead {
            paper.letterhead = seal
                .clone()
                .filter(|seal| !seal.trim().is_empty())
                .or_else(|| self.facts().text("authority"))
                .unwrap_or_default();
        }
        let mut numbered = false;
        for section in &template.sections {
            if !self.holds(section.condition.as_ref(), draft) {
                continue;
            }
            if section.on_paper {
                paper.blocks.push(PaperBlock::Heading {
                    text: section.title.clone(),
                });
            }
            for field in &section.fields {
                if !self.holds(field.condition.as_ref(), draft) {
                    continue;
                }
                let last_date = field.kind == FieldKind::Date && field.print == Print::Sign;
                match field.kind {
                    FieldKind::Number if !numbered => {
                        paper.number = text(field);
                        numbered = true;
                    }
                    FieldKind::Seal => paper.signed = text(field),
                    FieldKind::Date if last_date => paper.dated = text(field),
                    _ => block(field, draft.fields.get(&field.id), &mut paper.blocks),
                }
            }
        }
        paper
    }
}

fn block(field: &FieldData, value: Option<&Value>, blocks: &mut Vec<PaperBlock>) {
    let empty = Value::default();
    let value = value.unwrap_or(&empty);
    if let (true, Value::Rows(rows)) = (field.kind.is_rows(), value) {
        if !field.before.is_empty() {
            blocks.push(PaperBlock::Paragraph {
                text: field.before.clone(),
            });
        }
        let columns = if field.kind == FieldKind::Evidence {
            vec!["证据名称".to_owned(), "证明内容".to_owned()]
        } else {
            field.columns.clone()
        };
        blocks.push(PaperBlock::Table {
            columns,
            rows: rows.clone(),
        });
        return;
    }
    let text = value.text();
    match field.print {
        Print::Hidden => {}
        Print::Row => blocks.push(PaperBlock::Row {
            label: field.label.clone(),
            text,
        }),
        Print::Sign => blocks.push(PaperBlock::Signature {
            label: field.label.clone(),
            text,
        }),
        Print::Paragraph => {
            let text = if text.trim().is_empty() {
                "________".to_owned()
            } else {
                text
            };
            let whole = format!("{}{text}{}", field.before, field.after);
            let lines = whole.split('\n').filter(|line| !line.trim().is_empty());
            blocks.extend(lines.map(|line| PaperBlock::Paragraph {
                text: line.to_owned(),
            }));
        }
    }
}
