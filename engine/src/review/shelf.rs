//! Dossiers that were made of late, so that taking a step back makes none anew.

use super::file::File;
use super::plant::{Planting, Profile};
use super::volume::Volume;
use crate::activity::Seed;
use std::sync::{Arc, Mutex, PoisonError};

/// A planted dossier and how it is drawn.
#[derive(Clone, Debug)]
pub struct Dossier {
    /// The dossier with the truth.
    pub planting: Arc<Planting>,
    /// The dossier ready to be read.
    pub file: Arc<File>,
}

/// So many are kept.
const KEPT: usize = 8;

/// The latest dossiers, and the latest that nothing was planted in; what is on it never changes what a run comes to.
#[derive(Debug, Default)]
pub struct Shelf {
    dossiers: Mutex<Vec<Kept>>,
    base: Mutex<Option<(Seed, Arc<Volume>)>>,
}

#[derive(Debug)]
struct Kept {
    seed: Seed,
    profile: Profile,
    town: String,
    dossier: Arc<Dossier>,
}

impl Shelf {
    /// The dossier of that seed before anything is planted; made if it is not there.
    pub(super) fn base<E>(
        &self,
        seed: Seed,
        make: impl FnOnce() -> Result<Volume, E>,
    ) -> Result<Arc<Volume>, E> {
        let mut kept = self.base.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, base)) = kept.as_ref().filter(|(own, _)| *own == seed) {
            return Ok(Arc::clone(base));
        }
        let base = Arc::new(make()?);
        *kept = Some((seed, Arc::clone(&base)));
        Ok(base)
    }

    /// Whether the dossier of that seed, profile and town is there.
    pub(super) fn has(&self, seed: Seed, profile: &Profile, town: &str) -> bool {
        let kept = self.dossiers.lock().unwrap_or_else(PoisonError::into_inner);
        let mut kept = kept.iter();
        kept.any(|one| one.seed == seed && one.profile == *profile && one.town == town)
    }

    /// The dossier of that seed, profile and town; made if it is not there.
    pub(super) fn take<E>(
        &self,
        (seed, profile, town): (Seed, &Profile, &str),
        make: impl FnOnce() -> Result<Dossier, E>,
    ) -> Result<Arc<Dossier>, E> {
        let mut kept = self.dossiers.lock().unwrap_or_else(PoisonError::into_inner);
        let same = |one: &&Kept| one.seed == seed && one.profile == *profile && one.town == town;
        if let Some(one) = kept.iter().find(same) {
            return Ok(Arc::clone(&one.dossier));
        }
        let dossier = Arc::new(make()?);
        if kept.len() >= KEPT {
            kept.remove(0);
        }
        kept.push(Kept {
            seed,
            profile: profile.clone(),
            town: town.to_owned(),
            dossier: Arc::clone(&dossier),
        });
        Ok(dossier)
    }
}
