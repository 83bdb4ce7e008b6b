//! A case's file 案卷 as it is handed out, and what the export program can be asked for.
//!
//! Apart from `export`, so that the page can ask for a file without carrying what writes one.

use engine::case::view::{CaseView, DossierItem, EvidenceCard};
use engine::document::Paper;
use serde::{Deserialize, Serialize};

/// A case's file, in order.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Volume {
    /// The case's title 案由.
    pub title: String,
    /// What is in it, in the order of the file.
    pub items: Vec<Item>,
}

/// One thing in the file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Item {
    /// Its name 文书名称.
    pub title: String,
    /// 文号, may be empty.
    pub number: String,
    /// When it came into the file, may be empty.
    pub date: String,
    /// What it consists of.
    pub content: Content,
}

/// What an [`Item`] consists of.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Content {
    /// A document.
    Paper(Paper),
    /// Evidence of which there is no paper: what is known of it, one thing a line.
    Note(String),
}

/// What the export program can be asked for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Order {
    /// One document as DOCX.
    Docx {
        /// The document.
        paper: Paper,
    },
    /// One document as plain text, in UTF-8.
    Text {
        /// The document.
        paper: Paper,
    },
    /// The whole file as a zip of DOCX.
    Volume {
        /// The file.
        volume: Volume,
    },
}

impl Volume {
    /// The file of a case in the order of the volume.
    pub fn of(view: &CaseView) -> Volume {
        let evidence = |item: &DossierItem| view.evidence.iter().find(|card| card.id == item.id);
        Volume {
            title: view.title.clone(),
            items: engine::dossier::in_order(&view.dossier)
                .into_iter()
                .map(|entry| item(entry, evidence(entry)))
                .collect(),
        }
    }
}

fn item(entry: &DossierItem, card: Option<&EvidenceCard>) -> Item {
    Item {
        title: entry.label.clone(),
        number: entry
            .paper
            .as_ref()
            .map(|paper| paper.number.clone())
            .unwrap_or_default(),
        date: entry.at.date().chinese(),
        content: match (&entry.paper, card) {
            (Some(paper), _) => Content::Paper(paper.clone()),
            (None, Some(card)) => Content::Note(format!(
                "种类：{}\n来源：{}\n内容：{}",
                card.kind, card.source, card.shows
            )),
            (None, None) => Content::Note(entry.note.clone()),
        },
    }
}
