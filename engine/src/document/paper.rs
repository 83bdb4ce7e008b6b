//! A document as it stands on paper: what is drawn, printed and exported.

use serde::{Deserialize, Serialize};

/// A document as on paper (A4).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Paper {
    /// Letterhead: the authority, in cinnabar; empty for inner forms.
    pub letterhead: String,
    /// Title.
    pub title: String,
    /// 文号, may be empty.
    pub number: String,
    /// What follows.
    pub blocks: Vec<PaperBlock>,
    /// Who signs at the end, may be empty.
    pub signed: String,
    /// Date line, may be empty.
    pub dated: String,
    /// Whether it bears a seal (shown as a placeholder marked 教学用).
    pub sealed: bool,
}

/// One block of a [`Paper`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "block")]
pub enum PaperBlock {
    /// A heading within the document.
    Heading {
        /// Its text.
        text: String,
    },
    /// A paragraph.
    Paragraph {
        /// Its text.
        text: String,
    },
    /// A row of a form: name and content.
    Row {
        /// Name of the row.
        label: String,
        /// Content.
        text: String,
    },
    /// A table.
    Table {
        /// Heads of the columns.
        columns: Vec<String>,
        /// Rows, each with as many cells as there are columns.
        rows: Vec<Vec<String>>,
    },
    /// A line to sign on.
    Signature {
        /// Who signs.
        label: String,
        /// The signature, or empty.
        text: String,
    },
}

/// Which field each part of a [`Paper`] comes from; empty where it comes from none.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Owners {
    /// The field of 文号.
    pub number: String,
    /// The field of who signs at the end.
    pub signed: String,
    /// The field of the date line.
    pub dated: String,
    /// One for each block.
    pub blocks: Vec<Owner>,
}

/// The field that a block comes from, and where the field's own words stand, in characters.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Owner {
    /// The field; empty: none.
    pub field: String,
    /// How many characters of the block come before its own words.
    pub lead: usize,
    /// Where these begin in the field's text.
    pub from: usize,
    /// How many they are.
    pub length: usize,
}

impl Paper {
    /// All that stands on it, line by line.
    pub fn plain(&self) -> String {
        let mut lines = vec![
            self.letterhead.clone(),
            self.title.clone(),
            self.number.clone(),
        ];
        for block in &self.blocks {
            match block {
                PaperBlock::Heading { text } | PaperBlock::Paragraph { text } => {
                    lines.push(text.clone())
                }
                PaperBlock::Row { label, text } | PaperBlock::Signature { label, text } => {
                    lines.push(format!("{label}：{text}"));
                }
                PaperBlock::Table { columns, rows } => {
                    lines.push(columns.join("　"));
                    lines.extend(rows.iter().map(|row| row.join("　")));
                }
            }
        }
        lines.push(self.signed.clone());
        lines.push(self.dated.clone());
        lines.retain(|line| !line.is_empty());
        lines.join("\n")
    }
}
