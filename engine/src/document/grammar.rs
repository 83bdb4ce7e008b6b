//! The patterns of a template, and what its checks hang on.

use super::check::{CheckData, CheckKind};
use super::pattern::Pattern;
use super::reading::{Compiled, Lexicon, Synonyms};
use super::template::{Condition, DocumentData, FieldData, FieldKind};
use std::collections::BTreeSet;

/// The patterns of a template, made ready for any dossier.
#[derive(Clone, Debug, Default)]
pub struct Grammar {
    pub(super) lexicon: Lexicon,
    pub(super) prepared: Vec<Prepared>,
    /// Keys of the facts that its checks look at.
    keys: BTreeSet<String>,
}

impl Grammar {
    /// Makes a template's patterns ready.
    pub fn new(template: &DocumentData, synonyms: &Synonyms) -> Grammar {
        let mut lexicon = Lexicon::default();
        let mut all = |patterns: &[Pattern]| -> Vec<Compiled> {
            patterns
                .iter()
                .map(|pattern| lexicon.compile(pattern, synonyms))
                .collect()
        };
        let prepared = template
            .checks
            .iter()
            .map(|check| Prepared {
                any: all(&check.any),
                all: check.all.iter().map(|patterns| all(patterns)).collect(),
                near: all(&check.near),
                except: all(&check.except),
            })
            .collect();
        lexicon.seal();
        let mut keys: BTreeSet<String> = lexicon.fact_keys().map(str::to_owned).collect();
        for check in &template.checks {
            keys.extend([check.fact.clone(), check.after.clone()]);
            keys.extend(
                check
                    .condition
                    .iter()
                    .map(|condition| condition.fact.clone()),
            );
        }
        let sections = template.sections.iter();
        let shown = sections.filter_map(|section| section.condition.as_ref());
        let fields = template
            .fields()
            .filter_map(|field| field.condition.as_ref());
        keys.extend(shown.chain(fields).map(|condition| condition.fact.clone()));
        Grammar {
            lexicon,
            prepared,
            keys,
        }
    }

    /// Whether a judgement may depend on a fact; of facts that are no days, it always may.
    pub fn looks_at(&self, key: &str) -> bool {
        let dated = key.starts_with("date.") || key.starts_with("span.") || key.starts_with("due.");
        !dated || self.keys.contains(key)
    }
}

/// The patterns of one check.
#[derive(Clone, Debug, Default)]
pub(crate) struct Prepared {
    pub any: Vec<Compiled>,
    pub all: Vec<Vec<Compiled>>,
    pub near: Vec<Compiled>,
    pub except: Vec<Compiled>,
}

impl DocumentData {
    /// Whether a check may come out otherwise once these fields are written otherwise.
    pub(crate) fn hangs_on(&self, check: &CheckData, fields: &BTreeSet<&str>) -> bool {
        let changed = |id: &str| fields.contains(id);
        let shows = |condition: Option<&Condition>| condition.is_some_and(|c| changed(&c.field));
        let sections = self.sections.iter();
        // What is shown at all may be otherwise, and the sum that capitals must equal.
        let shown = sections
            .map(|section| section.condition.as_ref())
            .chain(self.fields().map(|field| field.condition.as_ref()))
            .any(shows);
        let money = |field: &FieldData| field.kind == FieldKind::Money && changed(&field.id);
        shown
            || shows(check.condition.as_ref())
            || changed(&check.after)
            || check.fields.iter().any(|id| changed(id))
            || (check.kind == CheckKind::Form && self.fields().any(money))
    }
}
