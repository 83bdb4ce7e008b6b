//! Consistency over a whole dossier: names, dates, order, amounts, articles, officers, evidence.

mod change;
mod data;
mod evidence;
mod order;
mod people;
mod same;

pub use change::Change;
pub use data::{Compare, ConsistencyData, ConsistencyKind};

use super::parts::{Clip, Exhibit, Member};
use crate::calendar::Moment;
use crate::document::template::FieldData;
use crate::document::{DocumentData, Draft, Span};
use crate::law::LawIndex;

/// One document of the dossier.
#[derive(Clone, Copy, Debug)]
pub struct Leaf<'d> {
    /// Its id in the dossier.
    pub id: &'d str,
    /// Its name.
    pub label: &'d str,
    /// Its template.
    pub template: &'d DocumentData,
    /// What is written.
    pub draft: &'d Draft,
    /// When it came into the file.
    pub at: Option<Moment>,
}

/// What is looked at together.
#[derive(Clone, Copy)]
pub struct Whole<'d> {
    /// Documents, in order of time.
    pub leaves: &'d [Leaf<'d>],
    /// Evidence.
    pub exhibits: &'d [&'d Exhibit],
    /// Persons.
    pub members: &'d [Member],
    /// What recorders show.
    pub clips: &'d [Clip],
    /// Statutes.
    pub law: &'d LawIndex,
}

/// Something that does not agree.
#[derive(Clone, Debug, PartialEq)]
pub struct Clash {
    /// Index into the checks.
    pub check: usize,
    /// Where it shows: the items of the dossier, the one to mend first.
    pub items: Vec<String>,
    /// The place in the first of them.
    pub span: Option<Span>,
    /// What exactly was found.
    pub note: String,
}

/// A field of a leaf, as written.
#[derive(Clone, Copy)]
pub(crate) struct Place<'d> {
    pub leaf: Leaf<'d>,
    pub field: &'d FieldData,
}

impl Place<'_> {
    pub fn text(&self) -> String {
        self.leaf.draft.text(&self.field.id)
    }

    pub fn span(&self) -> Span {
        Span {
            field: self.field.id.clone(),
            from: 0,
            to: self.text().chars().count(),
        }
    }
}

impl<'d> Whole<'d> {
    /// All that does not agree, check by check.
    pub fn clashes(&self, checks: &[ConsistencyData]) -> Vec<Clash> {
        let all = checks.iter().enumerate();
        all.flat_map(|(n, check)| self.clashes_of(n, check))
            .collect()
    }

    /// All that does not agree by the n-th check.
    pub fn clashes_of(&self, n: usize, check: &ConsistencyData) -> impl Iterator<Item = Clash> {
        let clashes = match check.kind {
            ConsistencyKind::Same => same::judge(self, check),
            ConsistencyKind::Order => order::judge(self, check),
            ConsistencyKind::Overlap => people::overlap(self),
            ConsistencyKind::Certificate => people::certificates(self),
            ConsistencyKind::Recorded => people::recorded(self),
            ConsistencyKind::Cited => evidence::cited(self, check),
            ConsistencyKind::Unused => evidence::unused(self, check),
            ConsistencyKind::Needed => evidence::needed(self, check),
            ConsistencyKind::Provenance => evidence::provenance(self),
            ConsistencyKind::Copies => evidence::copies(self),
            ConsistencyKind::Numbers => same::numbers(self),
        };
        clashes
            .into_iter()
            .map(move |found| Clash { check: n, ..found })
    }

    /// The filled-in fields that a check names, in the order of the documents.
    pub(crate) fn places(&self, fact: &str, names: &[String]) -> Vec<Place<'d>> {
        let names: Vec<(&str, &str)> = names
            .iter()
            .filter_map(|name| name.split_once('.'))
            .collect();
        let mut places = Vec::new();
        for leaf in self.leaves {
            let own = names
                .iter()
                .filter(|(template, _)| *template == leaf.template.id);
            let own: Vec<&str> = own.map(|(_, field)| *field).collect();
            if own.is_empty() && fact.is_empty() {
                continue;
            }
            for field in leaf.template.fields() {
                let wanted =
                    (!fact.is_empty() && field.fact == fact) || own.contains(&field.id.as_str());
                let written = || leaf.draft.fields.get(&field.id);
                if wanted && written().is_some_and(|value| !value.is_empty()) {
                    places.push(Place { leaf: *leaf, field });
                }
            }
        }
        places
    }
}

/// A clash whose check is filled in by the caller.
pub(crate) fn clash(items: Vec<String>, span: Option<Span>, note: String) -> Clash {
    Clash {
        check: 0,
        items,
        span,
        note,
    }
}
