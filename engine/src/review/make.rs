//! Making the dossier of a seed: its base, what is planted in it, and how it is read.

use super::activity::Review;
use super::file::File;
use super::plant::{Profile, Sowing};
use super::rename::replace;
use super::shelf::Dossier;
use crate::activity::{Rejection, RejectionCode, Seed};
use std::sync::Arc;

impl Review {
    /// Does the n-th part of what taking a dossier of that seed needs; whether there may be more to do.
    ///
    /// Taking one comes to the same without; it only takes longer.
    pub fn prepare(&self, seed: Seed, n: usize) -> bool {
        self.bench.warm(n) || {
            drop(self.shelf.base(seed, || self.library.base(seed)));
            false
        }
    }

    /// The dossier of a seed with what a profile asks for planted in it, the town's word put in unless it is empty.
    pub(crate) fn dossier(
        &self,
        seed: Seed,
        profile: &Profile,
        town: &str,
    ) -> Result<Arc<Dossier>, Rejection> {
        self.shelf.take((seed, profile, town), || {
            let mut sowing = self.sowing(seed, profile)?;
            while sowing.step(&self.defects, &self.bench) {}
            Ok(self.bound(sowing, town))
        })
    }

    pub(super) fn sowing(&self, seed: Seed, profile: &Profile) -> Result<Sowing, Rejection> {
        let base = self.shelf.base(seed, || self.library.base(seed));
        let base = base.map_err(|error| Rejection {
            code: RejectionCode::Impossible,
            reason: error.to_string(),
            param: None,
        })?;
        let base = base.as_ref().clone();
        Ok(Sowing::new(base, &self.defects, seed, profile))
    }

    /// A dossier ready to be read once everything is planted.
    pub(super) fn bound(&self, sowing: Sowing, town: &str) -> Dossier {
        let mut planting = sowing.reap(&self.defects);
        let own = self.library.variation.town.as_str();
        if !town.is_empty() && !own.is_empty() {
            replace(&mut planting.volume, &[own], &[town]);
        }
        Dossier {
            file: Arc::new(File::new(&planting.volume, &self.bench)),
            planting: Arc::new(planting),
        }
    }
}
