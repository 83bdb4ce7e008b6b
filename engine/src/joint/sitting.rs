//! A sitting: its dossiers and their seeds.

use super::activity::State;
use super::data::{SittingData, word};
use super::grade::SittingGrade;
use crate::activity::{Rejection, RejectionCode, Seed};
use crate::review::{self, Review};
use crate::seed::draw;
use std::sync::Arc;

/// So many seeds are tried for names that no other dossier has.
const TRIES: u32 = 64;

/// A sitting with what its dossiers are made from.
pub struct Sitting {
    /// As written.
    pub data: SittingData,
    /// The reviews of the cases, and for each dossier which of them.
    pub reviews: Vec<Review>,
    pub(super) of: Vec<usize>,
}

impl Sitting {
    /// The review that a dossier belongs to.
    pub(super) fn review(&self, dossier: usize) -> Option<&Review> {
        self.reviews.get(*self.of.get(dossier)?)
    }

    /// The seeds of the dossiers: those of one case share no name, as far as there are so many.
    pub fn seeds(&self, seed: Seed) -> Vec<Seed> {
        let mut taken: Vec<(usize, Vec<usize>)> = Vec::new();
        let mut seeds = Vec::new();
        for (n, docket) in (0u32..).zip(&self.data.dossiers) {
            let at = usize::try_from(n).unwrap_or(0);
            let of = self.of.get(at).copied().unwrap_or(0);
            let Some(review) = self.reviews.get(of) else {
                continue;
            };
            let candidate = |attempt: u32| {
                let drawn = draw(seed, "joint", &docket.town, n * TRIES + attempt, u32::MAX);
                let own = Seed::new(u64::from(drawn)).unwrap_or_default();
                (own, review.library.names(own))
            };
            let apart = |(_, names): &(Seed, Vec<usize>)| {
                let others = taken.iter().filter(|(case, _)| *case == of);
                let same = |(_, other): &(usize, Vec<usize>)| {
                    other.iter().zip(names).any(|(one, own)| one == own)
                };
                !others.into_iter().any(same)
            };
            let found = (0..TRIES).map(candidate).find(apart);
            let (own, names) = found.unwrap_or_else(|| candidate(0));
            taken.push((of, names));
            seeds.push(own);
        }
        seeds
    }

    /// A dossier with the truth.
    ///
    /// # Errors
    /// If there is no such dossier, or none can be made.
    pub fn dossier(&self, seed: Seed, n: usize) -> Result<Arc<review::Dossier>, Rejection> {
        let unknown = || Rejection::param(RejectionCode::Unknown, "dossier");
        let docket = self.data.dossiers.get(n).ok_or_else(unknown)?;
        let own = self.seeds(seed).get(n).copied().ok_or_else(unknown)?;
        let review = self.review(n).ok_or_else(unknown)?;
        review.dossier(own, &docket.profile, word(&docket.town))
    }

    /// Does the n-th part of what taking a dossier up needs; whether there may be more to do.
    pub fn prepare(&self, seed: Seed, dossier: usize, n: usize) -> bool {
        let own = self.seeds(seed).get(dossier).copied();
        let review = self.review(dossier).zip(own);
        review.is_some_and(|(review, own)| review.prepare(own, n))
    }

    /// Judges it as it stands.
    pub fn grade(&self, state: &State) -> SittingGrade {
        SittingGrade::of(self, state)
    }
}
