//! How a town begins.

use super::super::content::ItemKind;
use super::super::core::{Agenda, Purpose, Stream};
use super::super::world::{Item, MOST_FIELDS, World};
use super::person::Person;
use super::state::{Clue, ItemState, Settings, Spell, Stand, Town};
use super::tally::{Totals, Week};
use super::time::{END, WEEK};
use crate::activity::Seed;

/// How an experiment differs from the town as it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Variation {
    /// Every second officer and auxiliary is left out.
    pub halved: bool,
    /// So many reviewers more.
    pub reviewers: u32,
}

/// A town before its first week.
pub fn start(world: &World, seed: Seed, variation: Variation) -> Town {
    let people = Person::all(world, seed, variation.halved, variation.reviewers);
    let officers = people.iter().filter(|person| !person.auxiliary).count() as u32;
    let mut equipment = vec![0; world.data.equipment.len()];
    for (kind, owned) in world.data.equipment.iter().zip(&mut equipment) {
        *owned = match kind.id.as_str() {
            "recorder" => officers / 2,
            "vehicle" => (officers / 5).max(2),
            "camera" => 1,
            _ => 0,
        };
    }
    let vehicles = world
        .vehicles
        .and_then(|at| equipment.get(at).copied())
        .unwrap_or(2);
    let clues = arrivals(world, seed);
    let mut town = Town {
        seed,
        week: 0,
        now: 0,
        agenda: Agenda::with_capacity(256),
        people,
        items: vec![ItemState::default(); world.items.len()],
        stream: clues.len(),
        clues,
        arrived: 0,
        due: 0,
        cases: Vec::with_capacity(128),
        triage: Default::default(),
        queues: Default::default(),
        reviews: Default::default(),
        office: Default::default(),
        roster: Default::default(),
        settings: Settings::default(),
        accounts: vec![Stand::Not; world.origins.len()],
        agreements: vec![Stand::Not; world.data.partners.len()],
        rules: [Stand::Not; MOST_FIELDS],
        drills: [0; MOST_FIELDS],
        takeover: Stand::Not,
        equipment,
        vehicles,
        budget: world.town().map_or(0, |town| i64::from(town.budget)),
        tokens: world.parameters.tokens,
        helped: [0; MOST_FIELDS],
        stations: 0,
        morale: 65,
        satisfaction: world.parameters.satisfaction_base,
        worse: Spell {
            percent: 100,
            until: 0,
        },
        county: Spell {
            percent: 100,
            until: 0,
        },
        met: 0,
        cards: Vec::new(),
        points: Vec::new(),
        weeks: Vec::new(),
        tally: Week::default(),
        totals: Totals::default(),
        diary: Vec::new(),
        news: Vec::new(),
        keeps: false,
        log: None,
        hash: seed.get(),
        events: 0,
        summoned: false,
    };
    town.settle();
    town
}

impl Town {
    /// The posts that a town begins with: a tenth each for the duty room and the office, the rest in one squad.
    fn settle(&mut self) {
        use super::super::content::Post;
        let mut duty = 1;
        let mut office = 2;
        for person in self.people.iter_mut().filter(|person| person.auxiliary) {
            if duty > 0 {
                person.post = Post::Duty;
                duty -= 1;
            } else if office > 0 {
                person.post = Post::Office;
                office -= 1;
            }
        }
    }
}

/// All clues of the thirteen weeks, whatever is decided: a Poisson process for each item, thinned by season.
pub fn arrivals(world: &World, seed: Seed) -> Vec<Clue> {
    // Time and item in one number, which sorts far quicker than clues do.
    let mut times: Vec<u64> = Vec::with_capacity(1_024);
    for (n, item) in world.items.iter().enumerate() {
        if item.kind == ItemKind::Penalty {
            let draws = Stream::new(seed, Purpose::Arrival, n as u64, 0);
            process(item, draws, 100, (0, END), |at| {
                times.push((at << 16) | n as u64)
            });
        }
    }
    times.sort_unstable();
    let clue = |(n, time): (usize, u64)| Clue {
        key: n as u32,
        ..Clue::new(time as u16, time >> 16)
    };
    times.into_iter().enumerate().map(clue).collect()
}

/// The times of the clues of one item within a span, at so many per cent of its rate.
pub fn process(
    item: &Item,
    mut draws: Stream,
    percent: u32,
    (from, to): (u64, u64),
    mut each: impl FnMut(u64),
) {
    let gap = item.gap * 100 / u64::from(percent.max(1));
    let mut at = from;
    loop {
        at += draws.exponential(gap) + 1;
        if at >= to {
            return;
        }
        let week = (at / WEEK) as usize;
        let keep = item.thin.get(week).copied().unwrap_or(0);
        if draws.below(1_000) < keep {
            each(at);
        }
    }
}
