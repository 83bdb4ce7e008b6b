//! The same dossier with other names.

use super::data::RenameData;
use super::volume::{ItemKind, Volume};
use crate::activity::Seed;
use crate::document::{Paper, PaperBlock, Value as Written};
use crate::dossier::Exhibit;
use crate::seed::draw;
use crate::value::{Set, Symbol, Value};
use aho_corasick::{AhoCorasick, MatchKind};
use std::sync::Arc;

/// Which of a group's choices a seed draws; the last choice is the case's own names.
fn drawn(group: &RenameData, index: u32, case: &str, seed: Seed) -> usize {
    let choices = u32::try_from(group.to.len()).unwrap_or(0).saturating_add(1);
    usize::try_from(draw(seed, "rename", case, index, choices)).unwrap_or(0)
}

/// What a seed draws of each group: two dossiers whose draws all differ share no name.
pub(super) fn draws(groups: &[RenameData], case: &str, seed: Seed) -> Vec<usize> {
    (0u32..)
        .zip(groups)
        .map(|(index, group)| drawn(group, index, case, seed))
        .collect()
}

/// Puts other names in, all of one group together.
pub(super) fn rename(volume: &mut Volume, groups: &[RenameData], seed: Seed) {
    let (mut from, mut to) = (Vec::new(), Vec::new());
    for (index, group) in (0u32..).zip(groups) {
        let Some(words) = group.to.get(drawn(group, index, &volume.case, seed)) else {
            continue;
        };
        for (old, new) in group.of.iter().zip(words) {
            from.push(old.as_str());
            to.push(new.as_str());
        }
    }
    replace(volume, &from, &to);
}

/// Puts one word in for another, everywhere.
pub(super) fn replace(volume: &mut Volume, from: &[&str], to: &[&str]) {
    if from.is_empty() {
        return;
    }
    let finder = AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostLongest)
        .build(from);
    if let Ok(finder) = finder {
        Words { finder, to }.volume(volume);
    }
}

/// Words that are looked for, and what stands for them.
struct Words<'w> {
    finder: AhoCorasick,
    to: &'w [&'w str],
}

impl Words<'_> {
    /// The text with other words; `None` if it holds none of them.
    fn other(&self, text: &str) -> Option<String> {
        let mut found = self.finder.find_iter(text).peekable();
        found.peek()?;
        let mut out = String::with_capacity(text.len() + text.len() / 4);
        let mut at = 0;
        for hit in found {
            out.push_str(text.get(at..hit.start()).unwrap_or_default());
            out.push_str(self.to.get(hit.pattern().as_usize()).unwrap_or(&""));
            at = hit.end();
        }
        out.push_str(text.get(at..).unwrap_or_default());
        Some(out)
    }

    fn text(&self, text: &mut String) {
        if let Some(other) = self.other(text) {
            *text = other;
        }
    }

    fn all<'t>(&self, texts: impl IntoIterator<Item = &'t mut String>) {
        texts.into_iter().for_each(|text| self.text(text));
    }

    fn volume(&self, volume: &mut Volume) {
        self.text(&mut volume.title);
        self.all(volume.facts.texts_mut());
        for item in volume.items.iter_mut().map(Arc::make_mut) {
            self.text(&mut item.label);
            match &mut item.kind {
                ItemKind::Document { draft, facts, .. } => {
                    self.all(facts.texts_mut());
                    for value in draft.fields.values_mut() {
                        match value {
                            Written::Text(text) => self.text(text),
                            Written::Rows(rows) => self.all(rows.iter_mut().flatten()),
                        }
                    }
                }
                ItemKind::Paper(paper) => self.paper(paper),
                ItemKind::Exhibit(exhibit) => self.exhibit(exhibit),
            }
        }
        for happening in Arc::make_mut(&mut volume.events) {
            happening
                .data
                .values_mut()
                .for_each(|value| self.value(value));
        }
        for member in &mut volume.members {
            self.all([
                &mut member.name,
                &mut member.role,
                &mut member.note,
                &mut member.certificate,
            ]);
        }
    }

    fn exhibit(&self, exhibit: &mut Exhibit) {
        self.all([
            &mut exhibit.label,
            &mut exhibit.shows,
            &mut exhibit.taken,
            &mut exhibit.place,
        ]);
        self.all(exhibit.takers.iter_mut().chain(&mut exhibit.certified));
    }

    fn paper(&self, paper: &mut Paper) {
        self.all([
            &mut paper.letterhead,
            &mut paper.title,
            &mut paper.number,
            &mut paper.signed,
            &mut paper.dated,
        ]);
        for block in &mut paper.blocks {
            match block {
                PaperBlock::Heading { text } | PaperBlock::Paragraph { text } => self.text(text),
                PaperBlock::Row { label, text } | PaperBlock::Signature { label, text } => {
                    self.all([label, text]);
                }
                PaperBlock::Table { columns, rows } => {
                    self.all(columns.iter_mut().chain(rows.iter_mut().flatten()));
                }
            }
        }
    }

    fn value(&self, value: &mut Value) {
        match value {
            Value::Text(symbol) => {
                if let Some(other) = self.other(symbol) {
                    *symbol = Symbol::new(other);
                }
            }
            Value::Set(set)
                if set
                    .members()
                    .iter()
                    .any(|member| self.finder.is_match(member.as_str())) =>
            {
                let other = |member: &Symbol| {
                    self.other(member)
                        .map_or_else(|| member.clone(), Symbol::new)
                };
                *set = set.members().iter().map(other).collect::<Set>();
            }
            Value::List(values) => {
                let mut other = values.to_vec();
                other.iter_mut().for_each(|value| self.value(value));
                *values = other.into();
            }
            _ => {}
        }
    }
}
