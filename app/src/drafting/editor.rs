//! What is being written, field by field, before it is a command.

use engine::calendar::Date;
use engine::document::{DocumentData, Draft, Examiner, Paper, Value};
use engine::dossier::EvidenceData;
use engine::drafting::{KnownFact, Tick};
use leptos::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The value of a field as it is typed.
#[derive(Clone, Copy)]
pub enum Slot {
    /// Text.
    Text(RwSignal<String>),
    /// Rows.
    Rows(RwSignal<Vec<Vec<String>>>),
}

impl Slot {
    fn of(value: Option<&Value>, rows: bool) -> Slot {
        match (value, rows) {
            (Some(Value::Rows(rows)), true) => Slot::Rows(RwSignal::new(rows.clone())),
            (_, true) => Slot::Rows(RwSignal::new(Vec::new())),
            (value, false) => Slot::Text(RwSignal::new(value.map(Value::text).unwrap_or_default())),
        }
    }

    fn value(self) -> Value {
        match self {
            Slot::Text(text) => Value::Text(text.get()),
            Slot::Rows(rows) => Value::Rows(rows.get()),
        }
    }
}

/// A document that is being written.
#[derive(Clone, Copy)]
pub struct Editor {
    slots: StoredValue<BTreeMap<String, Slot>>,
    examiner: StoredValue<Examiner, LocalStorage>,
    /// The template without its checks.
    pub form: StoredValue<Arc<DocumentData>>,
    /// What can be picked.
    pub facts: StoredValue<Vec<KnownFact>>,
    /// The evidence in the file.
    pub evidence: StoredValue<Vec<EvidenceData>>,
    /// The day on which it is written.
    pub day: Date,
    /// 教学: how each check stands.
    pub ticks: Signal<Option<Vec<Tick>>>,
    /// Whether it may be written in.
    pub open: Signal<bool>,
    /// All that is written.
    pub draft: Memo<Draft>,
    /// The fields that are shown.
    pub shown: Memo<BTreeSet<String>>,
    /// The document as it stands on paper.
    pub paper: Memo<Paper>,
}

/// What an editor is made of.
pub struct Material {
    /// Puts drafts on paper and knows what is shown.
    pub examiner: Examiner,
    /// What can be picked.
    pub facts: Vec<KnownFact>,
    /// The evidence in the file.
    pub evidence: Vec<EvidenceData>,
    /// The day on which it is written.
    pub day: Date,
    /// What is there at the start.
    pub draft: Draft,
    /// 教学: how each check stands.
    pub ticks: Signal<Option<Vec<Tick>>>,
    /// Whether it may be written in.
    pub open: Signal<bool>,
}

impl Editor {
    /// An editor over a draft.
    pub fn new(material: Material) -> Editor {
        let form = material.examiner.template().clone();
        let slots: BTreeMap<String, Slot> = form
            .fields()
            .map(|field| {
                let value = material.draft.fields.get(&field.id);
                (field.id.clone(), Slot::of(value, field.kind.is_rows()))
            })
            .collect();
        let slots = StoredValue::new(slots);
        let examiner = StoredValue::new_local(material.examiner);
        let draft = Memo::new(move |_| Draft {
            fields: slots.with_value(|slots| {
                slots
                    .iter()
                    .map(|(id, slot)| (id.clone(), slot.value()))
                    .filter(|(_, value)| !value.is_empty())
                    .collect()
            }),
        });
        Editor {
            slots,
            examiner,
            form: StoredValue::new(Arc::new(form)),
            facts: StoredValue::new(material.facts),
            evidence: StoredValue::new(material.evidence),
            day: material.day,
            ticks: material.ticks,
            open: material.open,
            draft,
            shown: Memo::new(move |_| {
                draft.with(|draft| {
                    examiner.with_value(|examiner| {
                        examiner
                            .shown(draft)
                            .map(|field| field.id.clone())
                            .collect()
                    })
                })
            }),
            paper: Memo::new(move |_| {
                draft.with(|draft| examiner.with_value(|examiner| examiner.paper(draft)))
            }),
        }
    }

    /// The value of a field.
    pub fn slot(self, field: &str) -> Option<Slot> {
        self.slots.with_value(|slots| slots.get(field).copied())
    }

    /// Writes a whole draft in the place of what is written.
    pub fn put(self, draft: &Draft) {
        let slots = self.slots.get_value();
        for (id, slot) in slots {
            let value = draft.fields.get(&id);
            match slot {
                Slot::Text(text) => {
                    let new = value.map(Value::text).unwrap_or_default();
                    if text.get_untracked() != new {
                        text.set(new);
                    }
                }
                Slot::Rows(rows) => {
                    let new = match value {
                        Some(Value::Rows(rows)) => rows.clone(),
                        _ => Vec::new(),
                    };
                    if rows.get_untracked() != new {
                        rows.set(new);
                    }
                }
            }
        }
    }

    /// A text with its facts filled in.
    pub fn fill(self, text: &str) -> String {
        self.examiner
            .with_value(|examiner| examiner.facts().fill(text))
    }

    /// A fact that can be picked.
    pub fn fact(self, key: &str) -> Option<KnownFact> {
        self.facts
            .with_value(|facts| facts.iter().find(|fact| fact.key == key).cloned())
    }
}
