//! How a policy judges an item and answers a card.

use super::super::content::{CardData, Effect, Ground, Verdict};
use super::super::core::{Purpose, Stream};
use super::super::sim::Sim;

/// A stream for what is decided by lot this week.
pub(super) fn lot(sim: &Sim, key: u64) -> Stream {
    Stream::new(sim.town.seed, Purpose::Lot, key, u64::from(sim.town.week))
}

/// Accept what comes often enough and is not beyond the town; defer what may come later; hand back the rest.
pub(super) fn fit(sim: &Sim, n: usize) -> (Verdict, Option<Ground>) {
    let Some(item) = sim.world.items.get(n) else {
        return (Verdict::Accept, None);
    };
    let hard = u8::from(item.professional) + u8::from(item.risk == 3);
    let often = item.expected;
    match hard {
        0 if often >= 2_500 => (Verdict::Accept, None),
        1 if often >= 4_000 => (Verdict::Accept, None),
        _ if often < 1_000 => (Verdict::Return, Some(Ground::Rare)),
        _ if item.professional => (Verdict::Defer, Some(Ground::Expertise)),
        _ if item.risk == 3 => (Verdict::Defer, Some(Ground::Risk)),
        _ => (Verdict::Defer, Some(Ground::Time)),
    }
}

/// Any of the three, on any of the first four grounds.
pub(super) fn by_lot(sim: &Sim, n: usize) -> (Verdict, Option<Ground>) {
    let mut draws = lot(sim, n as u64);
    let ground = Ground::ALL
        .get(draws.below(4) as usize)
        .copied()
        .unwrap_or(Ground::Risk);
    match draws.below(3) {
        0 => (Verdict::Accept, None),
        1 => (Verdict::Defer, Some(ground)),
        _ => (Verdict::Return, Some(ground)),
    }
}

/// The choice that brings most in the assessment, its other effects weighed roughly.
pub(super) fn wise(card: &CardData) -> u32 {
    let worth = |effect: &Effect| match effect {
        Effect::Point { by, .. } => *by,
        Effect::Satisfaction { n } => *n,
        Effect::Morale { n } => n * 8,
        Effect::Tokens { n } => n * 30,
        Effect::Away { n, weeks } => -i64::from(n * weeks) * 15,
        Effect::Hours { n } => -i64::from(*n),
        Effect::Quit { n } => -i64::from(*n) * 25,
        Effect::Hire { n } | Effect::Recruit { n } => i64::from(*n) * 25,
        Effect::Backlog { n } => -i64::from(*n) * 20,
        Effect::Accounts { weeks } => -i64::from(*weeks) * 40,
        Effect::Defects { percent, weeks } => (100 - i64::from(*percent)) * i64::from(*weeks) / 2,
        Effect::Surge { percent, weeks, .. } => -i64::from(percent * weeks) / 8,
        Effect::County { percent, weeks } => (100 - i64::from(*percent)) * i64::from(*weeks) / 4,
        Effect::Budget { n } => *n / 2,
        Effect::Amended { .. } => -60,
    };
    let best = card.choice.iter().enumerate().max_by_key(|(n, choice)| {
        (
            choice.effects.iter().map(worth).sum::<i64>(),
            std::cmp::Reverse(*n),
        )
    });
    best.map_or(0, |(n, _)| n as u32)
}
