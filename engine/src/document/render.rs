//! A draft put on paper.

use super::draft::{Draft, Value};
use super::judge::Examiner;
use super::paper::{Owner, Owners, Paper, PaperBlock};
use super::template::{FieldData, FieldKind, Print};

impl Examiner {
    /// The document as it stands on paper; what is not written stays visibly blank.
    pub fn paper(&self, draft: &Draft) -> Paper {
        self.paper_by_field(draft).0
    }

    /// The document on paper, and which field each part of it comes from.
    pub fn paper_by_field(&self, draft: &Draft) -> (Paper, Owners) {
        let template = self.template();
        let mut owners = Owners::default();
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
                owners.blocks.push(Owner::default());
            }
            for field in &section.fields {
                if !self.holds(field.condition.as_ref(), draft) {
                    continue;
                }
                let last_date = field.kind == FieldKind::Date && field.print == Print::Sign;
                match field.kind {
                    FieldKind::Number if !numbered => {
                        paper.number = text(field);
                        owners.number = field.id.clone();
                        numbered = true;
                    }
                    FieldKind::Seal => {
                        paper.signed = text(field);
                        owners.signed = field.id.clone();
                    }
                    FieldKind::Date if last_date => {
                        paper.dated = text(field);
                        owners.dated = field.id.clone();
                    }
                    _ => {
                        for (block, owner) in blocks(field, draft.fields.get(&field.id)) {
                            paper.blocks.push(block);
                            owners.blocks.push(owner);
                        }
                    }
                }
            }
        }
        (paper, owners)
    }
}

/// What a field puts on paper, each part with where its own words stand in it.
fn blocks(field: &FieldData, value: Option<&Value>) -> Vec<(PaperBlock, Owner)> {
    let empty = Value::default();
    let value = value.unwrap_or(&empty);
    let whole = |text: &str| Owner {
        field: field.id.clone(),
        lead: 0,
        from: 0,
        length: text.chars().count(),
    };
    if let (true, Value::Rows(rows)) = (field.kind.is_rows(), value) {
        let columns = if field.kind == FieldKind::Evidence {
            vec!["证据名称".to_owned(), "证明内容".to_owned()]
        } else {
            field.columns.clone()
        };
        let before = (!field.before.is_empty()).then(|| {
            let text = field.before.clone();
            (PaperBlock::Paragraph { text }, Owner::default())
        });
        let table = PaperBlock::Table {
            columns,
            rows: rows.clone(),
        };
        return before
            .into_iter()
            .chain([(table, whole(&value.text()))])
            .collect();
    }
    let text = value.text();
    let owner = whole(&text);
    match field.print {
        Print::Hidden => Vec::new(),
        Print::Row => vec![(
            PaperBlock::Row {
                label: field.label.clone(),
                text,
            },
            owner,
        )],
        Print::Sign => vec![(
            PaperBlock::Signature {
                label: field.label.clone(),
                text,
            },
            owner,
        )],
        Print::Paragraph => paragraphs(field, &text),
    }
}

/// One paragraph for each line; what the template puts before and after a field is not the field's own.
fn paragraphs(field: &FieldData, own: &str) -> Vec<(PaperBlock, Owner)> {
    let blank = own.trim().is_empty();
    let shown = if blank { "________" } else { own };
    let head = field.before.chars().count();
    let length = if blank { 0 } else { own.chars().count() };
    let whole = format!("{}{shown}{}", field.before, field.after);
    let mut at = 0;
    let mut parts = Vec::new();
    for line in whole.split('\n') {
        let count = line.chars().count();
        // The part of the line that lies within the field's own words.
        let from = at.max(head);
        let to = (at + count).min(head + length).max(from);
        if !line.trim().is_empty() {
            parts.push((
                PaperBlock::Paragraph {
                    text: line.to_owned(),
                },
                Owner {
                    field: field.id.clone(),
                    lead: from - at,
                    from: from - head,
                    length: to - from,
                },
            ));
        }
        at += count + 1;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paragraph_knows_which_of_its_words_are_the_fields_own() {
        let field: FieldData = serde_json::from_value(serde_json::json!({
            "id": "facts", "label": "事实", "kind": "long", "print": "paragraph",
            "before": "经查：", "after": "以上事实清楚。",
        }))
        .unwrap();
        let own = "甲店排烟。\n\n乙店关门。";
        let chars: Vec<char> = own.chars().collect();
        let mut found = Vec::new();
        for (block, owner) in paragraphs(&field, own) {
            let PaperBlock::Paragraph { text } = block else {
                continue;
            };
            let there: String = text.chars().skip(owner.lead).take(owner.length).collect();
            let said: String = chars[owner.from..owner.from + owner.length]
                .iter()
                .collect();
            assert_eq!(there, said);
            found.push((text, there));
        }
        let expected = [
            ("经查：甲店排烟。", "甲店排烟。"),
            ("乙店关门。以上事实清楚。", "乙店关门。"),
        ];
        assert_eq!(
            found,
            expected.map(|(text, own)| (text.to_owned(), own.to_owned()))
        );
        let blank = paragraphs(&field, "");
        assert!(matches!(blank.as_slice(), [(_, owner)] if owner.length == 0 && owner.from == 0));
    }
}
