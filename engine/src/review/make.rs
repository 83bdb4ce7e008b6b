//! Making the dossier of a seed: its base, what is planted in it, and how it is read.

use super::activity::Review;
use super::file::File;
use super::plant::{Planting, Profile, plant};
use super::rename::replace;
use super::shelf::Dossier;
use super::volume::Volume;
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
            let base = self.base(seed)?;
            let planting = plant(base, &self.defects, &self.bench, seed, profile);
            Ok(self.bound(planting, town))
        })
    }

    /// The dossier of a seed before anything is planted.
    pub(super) fn base(&self, seed: Seed) -> Result<Volume, Rejection> {
        let base = self.shelf.base(seed, || self.library.base(seed));
        let base = base.map_err(|error| Rejection {
            code: RejectionCode::Impossible,
            reason: error.to_string(),
            param: None,
        })?;
        Ok(base.as_ref().clone())
    }

    /// A dossier ready to be read once everything is planted.
    pub(super) fn bound(&self, mut planting: Planting, town: &str) -> Dossier {
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
