//! What the dimensions go by, counted over the items once.

use super::super::content::{ItemKind, Verdict};
use super::super::sim::Means;
use super::super::sim::state::{Stand, Town};
use super::super::world::World;

/// Counts over the items that several dimensions go by.
pub(super) struct Facts {
    pub(super) offered: u32,
    pub(super) undecided: u32,
    pub(super) accepted: u32,
    pub(super) guided: u32,
    pub(super) published: u32,
    pub(super) refused: u32,
    pub(super) grounded: u32,
    pub(super) live: u32,
    pub(super) due_live: u32,
    pub(super) idle: u32,
    pub(super) ready: u32,
    pub(super) spoilt: u32,
    /// Clues on items that were rightly the town's: accepted, undecided, or refused without a ground that holds.
    pub(super) fair: u32,
    /// Of these dealt with by the town.
    pub(super) handled: u32,
    pub(super) rules: (u32, u32),
    pub(super) agreements: (u32, u32),
}

pub(super) fn facts(world: &World, town: &Town) -> Facts {
    let means = Means::of(world, town);
    let mut f = Facts {
        offered: 0,
        undecided: 0,
        accepted: 0,
        guided: 0,
        published: 0,
        refused: 0,
        grounded: 0,
        live: 0,
        due_live: 0,
        idle: 0,
        ready: 0,
        spoilt: 0,
        fair: 0,
        handled: 0,
        rules: (0, 0),
        agreements: (0, 0),
    };
    let mut fields = 0u32;
    let mut partners = 0u32;
    for (n, (item, state)) in world.items.iter().zip(&town.items).enumerate() {
        if item.batch > town.week.max(1) {
            continue;
        }
        f.offered += 1;
        match state.verdict {
            None => f.undecided += 1,
            Some((Verdict::Accept, _)) => {
                f.accepted += 1;
                f.guided += u32::from(state.guide);
                f.published += u32::from(state.published);
                fields |= 1 << item.field;
                partners |= item.partners;
            }
            Some(_) => {
                f.refused += 1;
                f.grounded += u32::from(state.grounded);
            }
        }
        let refused_rightly =
            state.grounded && matches!(state.verdict, Some((Verdict::Defer | Verdict::Return, _)));
        if !refused_rightly {
            f.fair += state.clues;
            f.handled += state.handled.min(state.clues);
        }
        if let Some(since) = state.live {
            f.live += 1;
            f.spoilt += u32::from(state.spoilt > 0);
            // A measure serves the penalties of its field; whether it was wanted is not to be told by clues.
            let idle = item.kind == ItemKind::Penalty && state.handled == 0;
            if item.kind == ItemKind::Penalty && town.week.saturating_sub(since) >= 3 {
                f.due_live += 1;
                f.idle += u32::from(idle);
            }
            f.ready += u32::from(!idle && means.ready(world, town, n));
        }
    }
    // What was live only late is counted from when it could have been.
    let weeks = u32::from(town.week).max(1);
    let before = u32::try_from(world.parameters.first_live - 1)
        .unwrap_or(0)
        .min(weeks);
    f.fair = f.fair * (weeks - before).max(1) / weeks;
    let stands = |stands: &[Stand], set: u32| {
        let there = |(n, stand): (usize, &Stand)| set & (1 << n) != 0 && *stand == Stand::There;
        stands
            .iter()
            .enumerate()
            .filter(|pair| there(*pair))
            .count() as u32
    };
    f.rules = (stands(&town.rules, fields), fields.count_ones().max(1));
    f.agreements = (stands(&town.agreements, partners), partners.count_ones());
    if f.agreements.1 == 0 {
        f.agreements = (u32::from(f.accepted > 0), 1);
    }
    f
}
