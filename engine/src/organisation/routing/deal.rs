//! Which cards a run has, and in which order.

use super::RoutingData;
use crate::activity::Seed;
use crate::seed::draw;

/// Places of the cards drawn: every principle in proportion to its cards, in an order of the seed.
pub(super) fn deal(data: &RoutingData, seed: Seed) -> Vec<usize> {
    let key = |purpose: &str, n: usize| {
        let id = data.card.get(n).map_or("", |card| card.id.as_str());
        draw(seed, purpose, id, 0, 1 << 30)
    };
    // Within its principle each card takes a place; the place in parts of the principle's cards is how early it comes.
    let mut ranked: Vec<(u64, u32, usize)> = Vec::new();
    for principle in &data.principle {
        let mut own: Vec<usize> = (0..data.card.len())
            .filter(|n| {
                data.card
                    .get(*n)
                    .is_some_and(|card| card.principle == principle.id)
            })
            .collect();
        own.sort_by_key(|n| (key("routing-pick", *n), *n));
        let count = own.len().max(1);
        for (place, n) in own.into_iter().enumerate() {
            let middle = (2 * place + 1) * 1_000_000 / (2 * count);
            ranked.push((u64::try_from(middle).unwrap_or(0), key("routing-tie", n), n));
        }
    }
    ranked.sort_unstable();
    let mut drawn: Vec<usize> = ranked.into_iter().map(|(_, _, n)| n).collect();
    drawn.truncate(usize::try_from(data.draw).unwrap_or(0));
    drawn.sort_by_key(|n| (key("routing-order", *n), *n));
    drawn
}
