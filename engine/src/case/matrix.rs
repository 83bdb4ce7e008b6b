//! 要件 × 证据: what the placed evidence proves.

use super::data::{Element, Evidence};
use super::scope::World;
use super::{Case, State};
use crate::score::{ElementResult, EvidenceResult, Proof};
use std::collections::BTreeSet;

/// Why a piece of placed evidence does not count.
enum Verdict<'a> {
    Counts,
    /// Excluded or lacking, with the content's reason.
    Ground(&'a super::data::Exclusion),
    /// It proves something else, or nothing.
    Irrelevant,
}

impl Case {
    fn judge<'a>(&'a self, state: &State, evidence: &'a Evidence, element: &str) -> Verdict<'a> {
        let held = state.held.get(&evidence.id);
        if let Some(ground) = held
            .and_then(|held| held.excluded)
            .and_then(|n| evidence.exclude.get(n))
        {
            return Verdict::Ground(ground);
        }
        let world = World::new(self, state);
        if let Some(ground) = evidence
            .lacks
            .iter()
            .find(|lack| lack.condition.holds(&world))
        {
            return Verdict::Ground(ground);
        }
        if evidence.proves.iter().any(|id| id == element) {
            Verdict::Counts
        } else {
            Verdict::Irrelevant
        }
    }

    fn placed<'a>(&'a self, state: &'a State, element: &str) -> impl Iterator<Item = &'a Evidence> {
        let ids = state
            .placed
            .get(element)
            .map(Vec::as_slice)
            .unwrap_or_default();
        ids.iter().filter_map(|id| self.evidence(id))
    }

    /// How far an element is proved by what counts.
    pub(crate) fn proof(&self, state: &State, element: &Element) -> Proof {
        let mut counting = 0usize;
        let mut statements = 0usize;
        for evidence in self.placed(state, &element.id) {
            if matches!(self.judge(state, evidence, &element.id), Verdict::Counts) {
                counting += 1;
                statements += usize::from(evidence.kind.is_statement());
            }
        }
        if counting == 1 && statements == 1 {
            Proof::Solitary
        } else if counting >= usize::from(element.need.max(1)) {
            Proof::Proved
        } else {
            Proof::Unproved
        }
    }

    /// The elements that are not proved, by id: all, or those that rest on one statement only.
    pub(crate) fn lacking(&self, state: &State, which: Proof) -> BTreeSet<String> {
        let elements = self.data.elements.iter();
        elements
            .filter(|element| self.proof(state, element) == which)
            .map(|element| element.id.clone())
            .collect()
    }

    /// Evidence that is placed although it is excluded (`true`) or proves nothing there (`false`).
    pub(crate) fn misplaced(&self, state: &State, excluded: bool) -> BTreeSet<String> {
        let mut out = BTreeSet::new();
        for element in &self.data.elements {
            for evidence in self.placed(state, &element.id) {
                match self.judge(state, evidence, &element.id) {
                    Verdict::Ground(_) if excluded => out.insert(evidence.id.clone()),
                    Verdict::Irrelevant if !excluded => out.insert(evidence.id.clone()),
                    _ => false,
                };
            }
        }
        out
    }

    /// The full judgement of one element, for the desk and the report.
    pub(crate) fn element_result(&self, state: &State, element: &Element) -> ElementResult {
        let evidence = self.placed(state, &element.id).map(|evidence| {
            let (counts, reason, basis) = match self.judge(state, evidence, &element.id) {
                Verdict::Counts => (true, String::new(), Vec::new()),
                Verdict::Ground(ground) => {
                    (false, ground.reason.clone(), self.cite_all(&ground.basis))
                }
                Verdict::Irrelevant => (false, evidence.misleads.clone(), Vec::new()),
            };
            EvidenceResult {
                label: evidence.label.clone(),
                counts,
                reason,
                basis,
            }
        });
        ElementResult {
            label: element.label.clone(),
            proof: self.proof(state, element),
            evidence: evidence.collect(),
        }
    }
}
