//! Checking a dossier again after it was changed: what cannot come out otherwise is kept.

use super::check::{Bench, Flaw, Source, of_mark};
use super::volume::{Item, ItemKind, Volume};
use crate::document::check::CheckData;
use crate::dossier::consistency::Change;
use std::collections::BTreeSet;
use std::sync::Arc;

impl Bench {
    /// All that is found in a dossier that was changed, given what is found in it before.
    pub fn flaws_after(&self, base: &Volume, known: &[Flaw], volume: &Volume) -> Vec<Flaw> {
        let mut flaws = self.procedure_after(base, known, volume);
        let facts: Vec<&str> = volume.facts.changed(&base.facts).collect();
        let mut change = Change {
            members: volume.members != base.members,
            clips: volume.clips != base.clips,
            ..Change::default()
        };
        for item in &volume.items {
            let before = base.items.iter().find(|before| before.id == item.id);
            let same = before.is_some_and(|before| Arc::ptr_eq(before, item) || before == item);
            if !same {
                self.note(before.map(Arc::as_ref), Some(item), &mut change);
            }
            let looks = self.looks_at(item, &facts);
            match before {
                Some(_) if same && !looks => flaws.extend(of_item(known, item).cloned()),
                Some(before) if !looks => self.rejudge(known, volume, before, item, &mut flaws),
                _ => flaws.extend(self.written(volume, item)),
            }
        }
        let gone = |before: &&Arc<Item>| volume.item(&before.id).is_none();
        for before in base.items.iter().filter(gone) {
            self.note(Some(before), None, &mut change);
        }
        let kept = known.iter().filter(|flaw| match &flaw.source {
            Source::Consistency(id) => {
                let mut checks = self.consistency.iter();
                let check = checks.find(|check| check.id == *id);
                check.is_some_and(|check| !change.touches(check))
            }
            _ => false,
        });
        flaws.extend(kept.cloned());
        flaws.extend(self.together_by(volume, |check| change.touches(check)));
        flaws
    }

    fn procedure_after(&self, base: &Volume, known: &[Flaw], volume: &Volume) -> Vec<Flaw> {
        let as_before = Arc::ptr_eq(&volume.events, &base.events) || volume.events == base.events;
        if !as_before || volume.day != base.day {
            return self.procedure(volume);
        }
        let rules = known.iter();
        rules
            .filter(|flaw| matches!(flaw.source, Source::Rule(_)))
            .cloned()
            .collect()
    }

    /// Notes that an item is other than before.
    fn note<'b>(&'b self, before: Option<&Item>, after: Option<&Item>, change: &mut Change<'b>) {
        let relabelled = before.map(|item| &item.label) != after.map(|item| &item.label);
        for item in [before, after].into_iter().flatten() {
            match &item.kind {
                ItemKind::Document { template, .. } => {
                    change.documents |= relabelled;
                    change
                        .templates
                        .extend(self.document(template).map(Arc::as_ref));
                }
                ItemKind::Exhibit(_) => change.exhibits = true,
                ItemKind::Paper(_) => {}
            }
        }
    }

    /// Whether the judgement of a document may depend on one of these facts.
    fn looks_at(&self, item: &Item, keys: &[&str]) -> bool {
        let ItemKind::Document { template, .. } = &item.kind else {
            return false;
        };
        !keys.is_empty()
            && self.document(template).is_some_and(|template| {
                let grammar = self.grammar(template);
                keys.iter().any(|key| grammar.looks_at(key))
            })
    }

    /// What is found in a document that was changed: by the checks that hang on what was written otherwise anew.
    fn rejudge(
        &self,
        known: &[Flaw],
        volume: &Volume,
        before: &Item,
        item: &Item,
        flaws: &mut Vec<Flaw>,
    ) {
        let (Some(fields), Some(examiner), ItemKind::Document { draft, .. }) = (
            rewritten(before, item),
            self.examiner(volume, item),
            &item.kind,
        ) else {
            flaws.extend(self.written(volume, item));
            return;
        };
        let template = examiner.template();
        let hangs = |check: &CheckData| template.hangs_on(check, &fields);
        let kept = of_item(known, item).filter(|flaw| {
            let mut checks = template.checks.iter();
            let own = checks.find(|check| is_of(flaw, &check.id));
            own.is_some_and(|check| !hangs(check))
        });
        flaws.extend(kept.cloned());
        let marks = examiner.faults(draft, hangs);
        flaws.extend(marks.into_iter().map(|mark| of_mark(item, mark)));
    }
}

fn is_of(flaw: &Flaw, id: &str) -> bool {
    matches!(&flaw.source, Source::Document { check, .. } if check == id)
}

/// What is known of a document by its own checks.
fn of_item<'f>(known: &'f [Flaw], item: &Item) -> impl Iterator<Item = &'f Flaw> {
    known.iter().filter(move |flaw| {
        matches!(flaw.source, Source::Document { .. }) && flaw.items.first() == Some(&item.id)
    })
}

/// The fields that are written otherwise; none where it is more than that: the day, the facts, the template.
fn rewritten<'i>(before: &'i Item, item: &'i Item) -> Option<BTreeSet<&'i str>> {
    let (
        ItemKind::Document {
            template: old_template,
            draft: old,
            facts: old_facts,
        },
        ItemKind::Document {
            template,
            draft,
            facts,
        },
    ) = (&before.kind, &item.kind)
    else {
        return None;
    };
    if old_template != template || old_facts != facts || before.at.date() != item.at.date() {
        return None;
    }
    let keys = old.fields.keys().chain(draft.fields.keys());
    let other = keys.filter(|id| old.fields.get(*id) != draft.fields.get(*id));
    Some(other.map(String::as_str).collect())
}
