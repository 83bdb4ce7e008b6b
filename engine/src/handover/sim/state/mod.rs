//! Everything that a town is at a moment.

mod case;
mod clue;
mod item;
mod past;
mod roster;
mod settings;
mod work;

pub use case::{Case, Reviewed};
pub use clue::{Clue, Fate};
pub use item::{ItemState, Stand};
pub use past::{Drawn, News, Point, Spell, Stint, Work};
pub use roster::{DUTY, OFFICE, REVIEW, Roster};
pub use settings::Settings;
pub use work::{Errand, Event, Task};

use super::super::core::Agenda;
use super::super::core::mix::mix;
use super::super::order::Order;
use super::super::world::{MOST_FIELDS, World};
use super::person::Person;
use super::tally::{Totals, Week};
use super::time::END;
use crate::activity::Seed;
use std::collections::VecDeque;

/// A town at a moment.
#[derive(Clone, Debug)]
pub struct Town {
    /// The seed.
    pub seed: Seed,
    /// The week to come, from 0; 13 when all is over.
    pub week: u8,
    /// The clock.
    pub now: u64,
    /// What is to happen.
    pub agenda: Agenda<Event>,
    /// The people.
    pub people: Vec<Person>,
    /// The items.
    pub items: Vec<ItemState>,
    /// Clues so far and to come.
    pub clues: Vec<Clue>,
    /// How many of them are of the stream that comes whatever is decided; these stand in order of time.
    pub stream: usize,
    /// How many of these have arrived, and how many have had their time.
    pub arrived: usize,
    /// How many have had their time.
    pub due: usize,
    /// Cases.
    pub cases: Vec<Case>,
    /// Clues to be routed.
    pub triage: VecDeque<u32>,
    /// Work for each squad: what is due first comes first.
    pub queues: [Agenda<Task>; 3],
    /// Files to be reviewed.
    pub reviews: VecDeque<u32>,
    /// What the office has to do.
    pub office: VecDeque<Errand>,
    /// Who is at work on what.
    pub roster: Roster,
    /// What is set.
    pub settings: Settings,
    /// Accounts, by department.
    pub accounts: Vec<Stand>,
    /// Agreements, by partner.
    pub agreements: Vec<Stand>,
    /// Templates and benchmarks, by field.
    pub rules: [Stand; MOST_FIELDS],
    /// Drills, by field.
    pub drills: [u8; MOST_FIELDS],
    /// Taking over what is under way.
    pub takeover: Stand,
    /// Equipment: how many of each.
    pub equipment: Vec<u32>,
    /// Vehicles that stand in the yard.
    pub vehicles: u32,
    /// Thousand yuan left.
    pub budget: i64,
    /// The county's help left.
    pub tokens: i64,
    /// Fields in which the county leads, until the beginning of a week.
    pub helped: [u8; MOST_FIELDS],
    /// Further liaison stations.
    pub stations: u32,
    /// Morale, of 100.
    pub morale: i64,
    /// Satisfaction, basis points.
    pub satisfaction: i64,
    /// Defects for a while.
    pub worse: Spell,
    /// The county's speed for a while.
    pub county: Spell,
    /// The week in which the last one was, from 1.
    pub met: u8,
    /// Cards drawn.
    pub cards: Vec<Drawn>,
    /// Points given by cards.
    pub points: Vec<Point>,
    /// What was counted week by week.
    pub weeks: Vec<Week>,
    /// The week being counted.
    pub tally: Week,
    /// Sums.
    pub totals: Totals,
    /// Who did what this week.
    pub diary: Vec<Stint>,
    /// What changed by itself this week.
    pub news: Vec<News>,
    /// Whether diary and news are kept.
    pub keeps: bool,
    /// Orders carried out by a policy, where they are wanted.
    pub log: Option<Vec<Order>>,
    /// Hash over everything that happened.
    pub hash: u64,
    /// How much happened: what came off the agenda, and work taken up.
    pub events: u32,
    /// Told at mid-term: to account for falling behind (约谈).
    pub summoned: bool,
}

impl Town {
    /// Something happened.
    pub fn note(&mut self, kind: u8, entity: u32) {
        self.hash = mix(self.hash ^ (self.now << 8) ^ u64::from(kind) ^ (u64::from(entity) << 32));
    }

    /// Puts down what changed by itself.
    pub fn tell(&mut self, news: News) {
        if self.keeps {
            self.news.push(news);
        }
    }

    /// The people, and what puts down what changed of them by itself.
    pub fn people_told(&mut self) -> (&mut [Person], impl FnMut(News)) {
        let keeps = self.keeps;
        let news = &mut self.news;
        let tell = move |told| {
            if keeps {
                news.push(told);
            }
        };
        (&mut self.people, tell)
    }

    /// Puts down what is to happen; what would happen after the last week is left out.
    pub fn plan(&mut self, at: u64, event: Event) {
        if at < END {
            self.agenda.plan(at, event);
        }
    }

    /// The squad that has a field.
    pub fn squad(&self, world: &World, field: usize) -> usize {
        let squads = usize::from(self.settings.squads.clamp(1, 3));
        let Some(field) = world.data.fields.get(field) else {
            return 0;
        };
        let [two, three] = field.squads;
        let squad = match squads {
            1 => 0,
            2 => usize::from(two),
            _ => usize::from(three),
        };
        squad.min(squads - 1)
    }

    /// Whether a policy lets the people of a post handle a case.
    pub fn may(&self, person: &Person) -> bool {
        person.may_act() || (self.settings.uncertified && !person.left)
    }

    /// Clues neither closed nor passed on.
    pub fn open_clues(&self) -> u32 {
        let t = &self.totals;
        t.arrived - t.closed - t.transferred
    }

    /// Cases not yet over.
    pub fn open_cases(&self) -> u32 {
        self.cases.iter().filter(|case| !case.over).count() as u32
    }
}
