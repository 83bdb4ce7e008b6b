//! A dossier as a reviewer gets it (送审案卷).

use crate::activity::Seed;
use crate::calendar::{Date, Moment};
use crate::document::template::Stage;
use crate::document::{Draft, Facts, Paper};
use crate::dossier::{Clip, Exhibit, Member};
use crate::value::Value;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A whole dossier.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Volume {
    /// The case it comes from.
    pub case: String,
    /// Its title.
    pub title: String,
    /// The seed.
    pub seed: Seed,
    /// The day of the review.
    pub day: Date,
    /// What is true at the end.
    pub facts: Facts,
    /// Documents and evidence, in order of time; a dossier that was changed shares what was not.
    pub items: Vec<Arc<Item>>,
    /// What happened, in order.
    pub events: Arc<Vec<Happening>>,
    /// The persons of the case.
    pub members: Vec<Member>,
    /// What the officers' recorders show.
    pub clips: Vec<Clip>,
}

/// One item of the dossier.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Item {
    /// Its id: `decision#1`, or the id of the evidence.
    pub id: String,
    /// Its name in the catalogue.
    pub label: String,
    /// What it is.
    pub kind: ItemKind,
    /// Its part of the volume.
    pub stage: Stage,
    /// When it came into the file.
    pub at: Moment,
    /// How many pages it has.
    pub pages: u32,
}

/// What an item is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ItemKind {
    /// A document that is written by a template.
    Document {
        /// The template.
        template: String,
        /// What is written.
        draft: Draft,
        /// What was true when it was written, where it differs from the end.
        facts: Facts,
    },
    /// A document of a form that has no template.
    Paper(Paper),
    /// Evidence.
    Exhibit(Exhibit),
}

/// Something that happened, as the rules of procedure see it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Happening {
    /// When.
    pub at: Moment,
    /// Its kind in the vocabulary.
    pub kind: String,
    /// Its data.
    pub data: BTreeMap<String, Value>,
    /// The items that came about with it; the first is the one that shows it.
    pub items: Vec<String>,
}

impl Volume {
    /// An item.
    pub fn item(&self, id: &str) -> Option<&Item> {
        let found = self.items.iter().find(|item| item.id == id);
        found.map(Arc::as_ref)
    }

    /// An item to be changed.
    pub(super) fn change(&mut self, at: usize) -> Option<&mut Item> {
        self.items.get_mut(at).map(Arc::make_mut)
    }

    /// The evidence.
    pub fn exhibits(&self) -> impl Iterator<Item = &Exhibit> {
        self.items.iter().filter_map(|item| match &item.kind {
            ItemKind::Exhibit(exhibit) => Some(exhibit),
            _ => None,
        })
    }

    /// How many pages it has.
    pub fn pages(&self) -> u32 {
        self.items.iter().map(|item| item.pages).sum()
    }
}

impl Item {
    /// The template of a document that has one.
    pub fn template(&self) -> &str {
        match &self.kind {
            ItemKind::Document { template, .. } => template,
            _ => "",
        }
    }
}
