//! What of a dossier was changed, and which checks may then come out otherwise.

use super::data::{ConsistencyData, ConsistencyKind};
use crate::document::DocumentData;

/// What is other than before.
#[derive(Clone, Debug, Default)]
pub struct Change<'d> {
    /// Templates of documents that came, went or were changed.
    pub templates: Vec<&'d DocumentData>,
    /// Documents came or went.
    pub documents: bool,
    /// Evidence came, went or was changed.
    pub exhibits: bool,
    /// Persons were changed.
    pub members: bool,
    /// Recordings were changed.
    pub clips: bool,
}

impl Change<'_> {
    /// Whether a check may come out otherwise.
    pub fn touches(&self, check: &ConsistencyData) -> bool {
        let any = !self.templates.is_empty();
        match check.kind {
            ConsistencyKind::Same => self.writes(&check.fact, &check.fields),
            ConsistencyKind::Order => {
                self.writes("", &check.fields) || self.writes("", &check.later)
            }
            ConsistencyKind::Overlap | ConsistencyKind::Numbers => any,
            ConsistencyKind::Certificate => any || self.members,
            ConsistencyKind::Recorded => any || self.clips,
            ConsistencyKind::Cited | ConsistencyKind::Unused => {
                self.documents || self.exhibits || self.writes("", &check.needs)
            }
            ConsistencyKind::Needed => self.documents,
            ConsistencyKind::Provenance | ConsistencyKind::Copies => self.exhibits,
        }
    }

    /// Whether a changed document has one of these fields, or one that takes up the fact.
    fn writes(&self, fact: &str, names: &[String]) -> bool {
        self.templates.iter().any(|template| {
            let named = |name: &String| {
                let own = name.split_once('.').map(|(template, _)| template);
                own == Some(template.id.as_str())
            };
            let takes_up = !fact.is_empty() && template.fields().any(|field| field.fact == fact);
            takes_up || names.iter().any(named)
        })
    }
}
