//! The dossier as the reviewer's desk draws it.

use super::check::Bench;
use super::volume::{Item, ItemKind, Volume};
use crate::calendar::{Date, Moment};
use crate::document::template::{FieldKind, Stage};
use crate::document::values::moments;
use crate::document::{DocumentData, Owners, Paper};
use crate::dossier::{Clip, Exhibit, Member};
use serde::{Deserialize, Serialize};

/// A dossier ready to be read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct File {
    /// Its title.
    pub title: String,
    /// The day of the review.
    pub day: Date,
    /// How many pages it has.
    pub pages: u32,
    /// Items in the order of the volume.
    pub leaves: Vec<FileLeaf>,
    /// Persons.
    pub members: Vec<Member>,
    /// Recordings beside the records they show.
    pub clips: Vec<Clip>,
    /// Documents that could be missing: template and name.
    pub templates: Vec<(String, String)>,
}

/// One item.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FileLeaf {
    /// Its id.
    pub id: String,
    /// Its name.
    pub label: String,
    /// Its part of the volume.
    pub stage: Stage,
    /// When it came into the file.
    pub at: Moment,
    /// Its first page.
    pub page: u32,
    /// How many pages it has.
    pub pages: u32,
    /// On paper; `None` for evidence.
    pub paper: Option<Paper>,
    /// Which field each part of the paper comes from.
    pub owners: Owners,
    /// The evidence.
    pub exhibit: Option<Exhibit>,
    /// Its fields as written.
    pub fields: Vec<FileField>,
    /// From when to when what it records took place, as it says itself.
    pub span: Option<(Moment, Moment)>,
}

/// One field of a document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FileField {
    /// Its id.
    pub id: String,
    /// Its name.
    pub label: String,
    /// What is written.
    pub text: String,
}

impl File {
    /// The file of a dossier.
    pub fn new(volume: &Volume, bench: &Bench) -> File {
        let mut ordered: Vec<&Item> = volume.items.iter().map(std::sync::Arc::as_ref).collect();
        ordered.sort_by_key(|item| item.stage);
        let mut page = 1;
        let leaves = ordered
            .into_iter()
            .map(|item| {
                let leaf = leaf(volume, bench, item, page);
                page += item.pages;
                leaf
            })
            .collect();
        let named =
            |document: &std::sync::Arc<DocumentData>| (document.id.clone(), document.name.clone());
        File {
            title: volume.title.clone(),
            day: volume.day,
            pages: page - 1,
            leaves,
            members: volume.members.clone(),
            clips: volume.clips.clone(),
            templates: bench.documents.iter().map(named).collect(),
        }
    }
}

fn leaf(volume: &Volume, bench: &Bench, item: &Item, page: u32) -> FileLeaf {
    let (mut paper, mut exhibit, mut fields) = (None, None, Vec::new());
    let (mut owners, mut span) = (Owners::default(), None);
    match &item.kind {
        ItemKind::Document { draft, .. } => {
            if let Some(examiner) = bench.press(volume, item) {
                let mut spans = examiner
                    .shown(draft)
                    .filter(|field| field.kind == FieldKind::Span);
                let told = spans.next().map(|field| moments(&draft.text(&field.id)));
                span = match told.as_deref() {
                    Some([from, .., to]) if from <= to => Some((*from, *to)),
                    _ => None,
                };
                fields = examiner
                    .shown(draft)
                    .map(|field| FileField {
                        id: field.id.clone(),
                        label: field.label.clone(),
                        text: draft.text(&field.id),
                    })
                    .collect();
                let (drawn, by_field) = examiner.paper_by_field(draft);
                (paper, owners) = (Some(drawn), by_field);
            }
        }
        ItemKind::Paper(filed) => paper = Some(filed.clone()),
        ItemKind::Exhibit(own) => exhibit = Some(own.clone()),
    }
    FileLeaf {
        id: item.id.clone(),
        label: item.label.clone(),
        stage: item.stage,
        at: item.at,
        page,
        pages: item.pages,
        paper,
        owners,
        exhibit,
        fields,
        span,
    }
}
