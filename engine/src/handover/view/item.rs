//! An item as its deputy sees it.

use super::super::content::{Ground, Verdict};
use super::super::order::holds;
use super::super::sim::state::Town;
use super::super::sim::{Means, score};
use super::super::world::World;
use serde::Serialize;

/// An item.
#[derive(Clone, Debug, Serialize)]
pub struct ItemView {
    /// Its place.
    pub n: usize,
    /// The week of its batch.
    pub batch: u8,
    /// What was decided, and in which week, from 1.
    pub verdict: Option<(Verdict, u8)>,
    /// The ground.
    pub ground: Option<Ground>,
    /// Whether it held.
    pub grounded: bool,
    /// Live since the week, from 1.
    pub live: Option<u8>,
    /// Whether its gates are met.
    pub gated: bool,
    /// Readiness, of 100.
    pub score: u32,
    /// Per cent of each part.
    pub parts: [u32; 11],
    /// Its guide is written.
    pub guide: bool,
    /// Its guide is on the list.
    pub asked: bool,
    /// It is published.
    pub published: bool,
    /// Clues that may be expected over the thirteen weeks, in thousandths.
    pub expected: u64,
    /// Clues that arrived.
    pub clues: u32,
    /// Dealt with by the town.
    pub handled: u32,
    /// Decided.
    pub decided: u32,
    /// Of these spoilt.
    pub spoilt: u32,
    /// The grounds that hold now.
    pub grounds: Vec<Ground>,
}

impl ItemView {
    /// It was accepted.
    pub fn accepted(&self) -> bool {
        matches!(self.verdict, Some((Verdict::Accept, _)))
    }

    /// It was accepted, and nobody has been asked for its guide.
    pub fn wants_guide(&self) -> bool {
        self.accepted() && !self.asked && !self.guide
    }
}

/// What was handed down so far.
pub(super) fn items(world: &World, town: &Town) -> Vec<ItemView> {
    let means = Means::of(world, town);
    let shown = world.items.iter().zip(&town.items).enumerate();
    shown
        .filter(|(_, (item, _))| item.batch <= town.week + 1)
        .map(|(n, (item, state))| {
            let parts = means.parts(world, town, n);
            let score = score(&parts);
            let gated = means.gated(world, town, n);
            ItemView {
                n,
                batch: item.batch,
                verdict: state.verdict.map(|(verdict, week)| (verdict, week + 1)),
                ground: state.ground,
                grounded: state.grounded,
                live: state.live.map(|week| week + 1),
                gated,
                score,
                parts,
                guide: state.guide,
                asked: state.asked,
                published: state.published,
                expected: item.expected,
                clues: state.clues,
                handled: state.handled,
                decided: state.decided,
                spoilt: state.spoilt,
                grounds: Ground::ALL
                    .into_iter()
                    .filter(|ground| holds(world, town, n, *ground, || score))
                    .collect(),
            }
        })
        .collect()
}
