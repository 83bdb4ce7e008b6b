//! What is being written, field by field, before it is a command.

use super::slot::Slot;
use crate::timers;
use engine::calendar::Date;
use engine::document::{DocumentData, Draft, Examiner, Paper, Value};
use engine::dossier::EvidenceData;
use engine::drafting::{KnownFact, Tick};
use leptos::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A document that is being written.
#[derive(Clone, Copy)]
pub struct Editor {
    slots: Slots,
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
    /// All that is written, as far as it has come to paper: that follows the hand by one paint, so that no
    /// keystroke waits for it. [`Editor::written`] is what is written to the last keystroke.
    pub draft: RwSignal<Draft>,
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
        let draft = RwSignal::new(gather(slots).unwrap_or_default());
        let settle = timers::once_painted(move || drop(settle(slots, draft)));
        Effect::new(move |before: Option<()>| {
            slots.with_value(|slots| slots.values().for_each(|slot| slot.track()));
            if before.is_some() {
                settle();
            }
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

    /// All that is written, to the last keystroke; nothing once its screen has gone.
    pub fn written(self) -> Option<Draft> {
        settle(self.slots, self.draft)
    }

    /// The paper with all that is written.
    pub fn paper_now(self) -> Paper {
        drop(self.written());
        self.paper.get_untracked()
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

type Slots = StoredValue<BTreeMap<String, Slot>>;

fn gather(slots: Slots) -> Option<Draft> {
    let slots = slots.try_get_value()?;
    let values = slots
        .into_iter()
        .map(|(id, slot)| Some((id, slot.value()?)))
        .collect::<Option<Vec<_>>>()?;
    let written = values.into_iter().filter(|(_, value)| !value.is_empty());
    Some(Draft {
        fields: written.collect(),
    })
}

/// Brings what is typed to paper.
fn settle(slots: Slots, draft: RwSignal<Draft>) -> Option<Draft> {
    let written = gather(slots)?;
    if draft.try_with_untracked(|old| *old != written)? {
        draft.try_set(written.clone());
    }
    Some(written)
}
