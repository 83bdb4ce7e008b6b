//! Many runs of a policy: what would happen if.

use super::assess::{Assessor, Scores};
use super::order::Order;
use super::policy::PolicyData;
use super::sim::time::{WEEK, WEEKS};
use super::sim::{Sim, Town, Variation, start};
use super::world::World;
use crate::activity::Seed;
use serde::{Deserialize, Serialize};

/// What decides in a run without a deputy.
#[derive(Clone, Copy, Debug)]
pub enum Player<'a> {
    /// A policy.
    Policy(&'a PolicyData),
    /// The orders of a run, week by week; afterwards a policy goes on, or what was set stays.
    Orders {
        /// By week.
        weeks: &'a [Vec<Order>],
        /// What goes on after them.
        then: Option<&'a PolicyData>,
    },
}

/// What one run came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Trial {
    /// The seed.
    pub seed: Seed,
    /// The seven scores and the whole.
    pub scores: Scores,
    /// Clues that arrived.
    pub clues: u32,
    /// Cases opened, those taken over and the county's counted in.
    pub cases: u32,
    /// Decided.
    pub decided: u32,
    /// Clues and cases that passed their time.
    pub overdue: u32,
    /// Cases that passed their time.
    pub overdue_cases: u32,
    /// Lost in 复议 or before a court.
    pub lost: u32,
    /// Items live at the end.
    pub live: u32,
    /// Officers' time used, per cent.
    pub load: u32,
    /// Mean clues open at the end of a week, in tenths.
    pub open: u32,
    /// Events.
    pub events: u32,
    /// Hash over everything that happened.
    pub hash: u64,
}

/// Runs a town from the first to the last week.
pub fn run(world: &World, seed: Seed, player: Player, variation: Variation) -> Trial {
    summary(world, &play(world, seed, player, variation))
}

/// The same, with the town as it is in the end.
pub fn play(world: &World, seed: Seed, player: Player, variation: Variation) -> Town {
    let mut town = start(world, seed, variation);
    let mut sim = Sim {
        world,
        town: &mut town,
    };
    sim.draw_cards();
    for week in 0..WEEKS {
        match player {
            Player::Policy(policy) => policy.act(&mut sim),
            Player::Orders { weeks, then } => match (weeks.get(usize::from(week)), then) {
                (Some(orders), _) => {
                    // On another seed some orders have no object: no such card, nobody to send.
                    orders.iter().for_each(|order| _ = sim.order(order));
                }
                (None, Some(policy)) => policy.act(&mut sim),
                (None, None) => {}
            },
        }
        sim.run_week();
        sim.draw_cards();
    }
    town
}

fn summary(world: &World, town: &Town) -> Trial {
    let t = &town.totals;
    let open: u32 = town.weeks.iter().map(|week| week.open_clues).sum();
    Trial {
        seed: town.seed,
        scores: Assessor::new(world, town).scores(),
        clues: t.arrived,
        cases: t.opened + t.inherited + t.county_cases,
        decided: t.decided,
        overdue: t.overdue_cases + t.answered_late,
        overdue_cases: t.overdue_cases,
        lost: t.lost,
        live: town.items.iter().filter(|item| item.live.is_some()).count() as u32,
        load: (t.worked * 100 / t.available.max(1)) as u32,
        open: open * 10 / (town.weeks.len() as u32).max(1),
        events: town.events,
        hash: town.hash,
    }
}

/// What is known in closed form beside many runs: Little's law over the clues, utilisation of the officers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sanity {
    /// Clues that arrive in a week, in tenths.
    pub arrivals: u64,
    /// Mean clues open, in tenths.
    pub open: u64,
    /// Mean days from arrival to the end by Little's law, in tenths.
    pub days: u64,
    /// Officers' time used, per cent.
    pub load: u64,
    /// What two officers at a time would have clues wait by Erlang's formula at this load, minutes; none beyond it.
    pub waiting: Option<u64>,
}

/// What closed forms say of some runs.
pub fn sanity(world: &World, trials: &[Trial]) -> Sanity {
    let count = (trials.len() as u64).max(1);
    let sum = |of: fn(&Trial) -> u32| trials.iter().map(|trial| u64::from(of(trial))).sum::<u64>();
    let arrivals = sum(|trial| trial.clues) * 10 / u64::from(WEEKS) / count;
    let open = sum(|trial| trial.open) / count;
    let load = sum(|trial| trial.load) / count;
    let officers = world.town().map_or(2, |town| u64::from(town.officers));
    let pairs = (officers / 2).max(1);
    // The service that would load so many pairs so far at this rate of arrival.
    let gap = WEEK * 10 / arrivals.max(1);
    let queue = super::core::Queue {
        servers: pairs as u32,
        gap: gap.max(1),
        service: gap.max(1) * pairs * load / 100,
    };
    Sanity {
        arrivals,
        open,
        days: (open * 50 + arrivals / 2) / arrivals.max(1),
        load,
        waiting: queue.expected().map(|expected| expected.waiting / 1_000),
    }
}
