//! A dossier made before it is taken, part by part while its reader still chooses.

use super::activity::Review;
use super::plant::{Profile, Sowing};
use crate::activity::Seed;

/// A dossier that is being made ahead.
#[derive(Clone, Debug)]
pub struct Ahead {
    seed: Seed,
    profile: Profile,
    /// The next part of what any dossier of the case wants.
    part: Option<usize>,
    sowing: Option<Sowing>,
}

impl Ahead {
    /// The dossier of that seed and profile; nothing is made yet.
    pub fn new(seed: Seed, profile: Profile) -> Ahead {
        Ahead {
            seed,
            profile,
            part: Some(0),
            sowing: None,
        }
    }

    /// Makes the next part; `false` once there is none. It changes nothing but how soon the dossier is there.
    pub fn step(&mut self, review: &Review) -> bool {
        if review.shelf.has(self.seed, &self.profile, "") {
            return false;
        }
        if let Some(part) = self.part {
            self.part = review.prepare(self.seed, part).then_some(part + 1);
            return true;
        }
        let Some(mut sowing) = self.sowing.take() else {
            let base = review.base(self.seed).ok();
            let sow = |base| Sowing::new(base, &review.defects, self.seed, &self.profile);
            self.sowing = base.map(sow);
            return self.sowing.is_some();
        };
        if sowing.step(&review.defects, &review.bench) {
            self.sowing = Some(sowing);
            return true;
        }
        let planting = sowing.reap(&review.defects);
        let bound = || Ok::<_, std::convert::Infallible>(review.bound(planting, ""));
        drop(review.shelf.take((self.seed, &self.profile, ""), bound));
        false
    }
}
