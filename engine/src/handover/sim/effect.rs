//! Event cards: which come, and what a choice brings.

use super::super::content::{CardData, Effect, Post, Reviewing, Verdict};
use super::super::core::{Purpose, Stream};
use super::super::world::World;
use super::Sim;
use super::person::Person;
use super::start::process;
use super::state::{Case, Clue, Drawn, Errand, Event, Point, Spell, Stand, Town};
use super::time::{DAY, WEEK, WEEKS, start_of};
use crate::expr::Scope;
use crate::value::{Symbol, Value};

/// Most cards of a week.
const MOST: usize = 2;
/// Most people that a town may ever have had.
const MOST_PEOPLE: usize = 120;

/// What conditions of cards may ask, besides the features of the town by their ids.
pub const NAMES: [&str; 30] = [
    "week",
    "accepted",
    "live",
    "deferred",
    "returned",
    "officers",
    "certified",
    "auxiliaries",
    "reviewers",
    "joint",
    "lawyer",
    "open_cases",
    "open_clues",
    "overdue",
    "decided",
    "load",
    "morale",
    "weight",
    "tokens",
    "budget",
    "stations",
    "simple",
    "unlawful",
    "idle",
    "guides",
    "unopened",
    "untaken",
    "overdue_cases",
    "challenges",
    "lost",
];
struct Asked<'a>(&'a World, &'a Town);

impl Scope for Asked<'_> {
    fn name(&self, path: &[Symbol]) -> Value {
        match path {
            [name] => ask(self.0, self.1, name.as_str()).map_or(Value::Absent, Value::Int),
            _ => Value::Absent,
        }
    }

    fn call(&self, _: &str, _: &[Value]) -> Option<Value> {
        None
    }
}

fn ask(world: &World, town: &Town, name: &str) -> Option<i64> {
    let decided = |verdict: Verdict| {
        let is = |item: &&super::state::ItemState| matches!(item.verdict, Some((is, _)) if is == verdict);
        town.items.iter().filter(is).count() as i64
    };
    let people = |fits: &dyn Fn(&Person) -> bool| {
        town.people
            .iter()
            .filter(|person| !person.left && fits(person))
            .count() as i64
    };
    let t = &town.totals;
    let last = town.weeks.last();
    Some(match name {
        "week" => i64::from(town.week) + 1,
        "accepted" => decided(Verdict::Accept),
        "deferred" => decided(Verdict::Defer),
        "returned" => decided(Verdict::Return),
        "live" => town.items.iter().filter(|item| item.live.is_some()).count() as i64,
        "officers" => people(&|person| !person.auxiliary),
        "certified" => people(&|person| person.may_act()),
        "auxiliaries" => people(&|person| person.auxiliary),
        "reviewers" => people(&|person| person.qualified),
        "joint" => i64::from(town.settings.reviewing == Reviewing::Joint),
        "lawyer" => i64::from(town.settings.lawyer),
        "open_cases" => i64::from(town.open_cases()),
        "open_clues" => i64::from(town.open_clues()),
        "overdue" => i64::from(t.overdue_cases + t.answered_late),
        "decided" => i64::from(t.decided),
        "load" => last.map_or(0, |week| i64::from(week.load)),
        "morale" => town.morale,
        "weight" => i64::from(town.settings.weight),
        "tokens" => town.tokens,
        "budget" => town.budget,
        "stations" => i64::from(world.town().map_or(0, |town| town.stations) + town.stations),
        "simple" => i64::from(town.settings.simple),
        "unlawful" => town
            .items
            .iter()
            .filter(|item| item.live.is_some() && !item.lawful)
            .count() as i64,
        "idle" => town
            .items
            .iter()
            .filter(|item| item.live.is_some() && item.handled == 0)
            .count() as i64,
        "guides" => town.items.iter().filter(|item| item.guide).count() as i64,
        "unopened" => unopened(world, town),
        "untaken" => i64::from(town.takeover != Stand::There),
        "overdue_cases" => i64::from(t.overdue_cases),
        "challenges" => i64::from(t.challenges),
        "lost" => i64::from(t.lost),
        feature => return world.feature(feature).map(i64::from),
    })
}

/// Departments whose accounts and seals accepted items need and that are not there.
fn unopened(world: &World, town: &Town) -> i64 {
    let wanted = |origin: usize| {
        let own = |(item, state): (&crate::handover::world::Item, &super::state::ItemState)| {
            item.origin == origin && matches!(state.verdict, Some((Verdict::Accept, _)))
        };
        world.items.iter().zip(&town.items).any(own)
    };
    let missing = |(n, stand): &(usize, &Stand)| **stand != Stand::There && wanted(*n);
    town.accounts.iter().enumerate().filter(missing).count() as i64
}

impl Sim<'_> {
    /// The cards of the week to come. Each card has its draws of each week whether it can come or not, so that no
    /// decision changes another card's luck; of more than can come those do that have the lowest lot, wherever they
    /// stand in the content.
    pub fn draw_cards(&mut self) {
        let week = self.town.week;
        let mut draws = Stream::new(self.town.seed, Purpose::Card, u64::from(week), 0);
        let mut lots: Vec<(u32, u16)> = Vec::new();
        for (n, card) in self.world.data.cards.iter().enumerate() {
            let lucky = draws.permille(i64::from(card.chance) * 10);
            let lot = draws.bits();
            let [from, to] = card.weeks;
            if lucky && (from..=to).contains(&(week + 1)) && self.may_come(n, card) {
                lots.push((lot, n as u16));
            }
        }
        lots.sort_unstable();
        for (_, card) in lots.into_iter().take(MOST) {
            self.town.cards.push(Drawn {
                card,
                week,
                choice: None,
            });
            self.town.note(30, u32::from(card));
        }
    }

    /// A card that has not come yet and whose condition holds.
    fn may_come(&self, n: usize, card: &CardData) -> bool {
        let came = |drawn: &Drawn| usize::from(drawn.card) == n;
        let asked = Asked(self.world, self.town);
        !self.town.cards.iter().any(came)
            && card.when.as_ref().is_none_or(|when| when.is_true(&asked))
    }

    /// What a choice brings.
    pub fn choose(&mut self, card: u16, choice: u8) {
        let world = self.world;
        let chosen = world
            .data
            .cards
            .get(usize::from(card))
            .and_then(|card| card.choice.get(usize::from(choice)));
        let Some(chosen) = chosen else { return };
        self.town.note(31, u32::from(card) << 8 | u32::from(choice));
        for (n, effect) in chosen.effects.iter().enumerate() {
            self.bring(effect, (card, choice, n as u8));
        }
    }

    fn bring(&mut self, effect: &Effect, from: (u16, u8, u8)) {
        let week = self.town.week;
        let key = u64::from(from.0);
        match effect {
            Effect::Away { n, weeks } => {
                let here = |person: &&mut Person| person.may_act() && person.present(week);
                for person in self
                    .town
                    .people
                    .iter_mut()
                    .rev()
                    .filter(here)
                    .take(*n as usize)
                {
                    person.away = (u32::from(week) + weeks).min(u32::from(WEEKS)) as u8;
                }
            }
            Effect::Quit { n } => {
                let here = |person: &&mut Person| person.auxiliary && !person.left;
                let leavers = self.town.people.iter_mut().rev().filter(here);
                leavers
                    .take(*n as usize)
                    .for_each(|person| person.left = true);
            }
            Effect::Hire { n } => self.join(*n, 4_000 + key, true),
            Effect::Recruit { n } => self.join(*n, 5_000 + key, false),
            Effect::Tokens { n } => self.town.tokens = (self.town.tokens + n).max(0),
            Effect::Budget { n } => self.town.budget = (self.town.budget + n).max(0),
            Effect::Morale { n } => self.town.morale = (self.town.morale + n).clamp(0, 100),
            Effect::Hours { n } => self
                .town
                .office
                .push_front(Errand::Extra((*n).min(400) as u16)),
            Effect::Surge {
                percent,
                weeks,
                field,
            } => self.surge(*percent, *weeks, field, key),
            Effect::County { percent, weeks } => self.town.county = spell(week, *percent, *weeks),
            Effect::Defects { percent, weeks } => self.town.worse = spell(week, *percent, *weeks),
            Effect::Accounts { weeks } => {
                for stand in &mut self.town.accounts {
                    if let Stand::Coming(at) = stand {
                        *at += u64::from(*weeks) * WEEK;
                    }
                }
            }
            Effect::Backlog { n } => {
                for at in 0..*n {
                    self.inherit(10_000 + key as u32 * 100 + at, 25);
                }
            }
            Effect::Satisfaction { n } => {
                self.town.satisfaction = (self.town.satisfaction + n).clamp(0, 10_000);
            }
            Effect::Amended { field } => {
                let place = self
                    .world
                    .data
                    .fields
                    .iter()
                    .position(|known| known.id == *field);
                for (item, state) in self.world.items.iter().zip(&mut self.town.items) {
                    if Some(item.field) == place {
                        state.guide = false;
                        state.asked = false;
                    }
                }
            }
            Effect::Point { .. } => self.town.points.push(Point { from, week }),
        }
    }

    fn join(&mut self, n: u32, key: u64, auxiliary: bool) {
        for at in 0..n {
            if self.town.people.len() >= MOST_PEOPLE {
                return;
            }
            let key = key as u32 * 10 + at;
            let mut person = Person::officer(self.world, self.town.seed, key);
            if auxiliary {
                person = Person::helper(self.world, self.town.seed, key);
                person.post = Post::Duty;
            }
            person.certified = false;
            person.expires = None;
            person.free_at = self.town.now;
            self.town.people.push(person);
            let last = self.town.people.len() - 1;
            super::person::tell_apart(self.world, &mut self.town.people, last);
        }
    }

    fn surge(&mut self, percent: u32, weeks: u32, field: &str, key: u64) {
        let place = self
            .world
            .data
            .fields
            .iter()
            .position(|known| known.id == field);
        let from = start_of(self.town.week);
        let to = (from + u64::from(weeks) * WEEK).min(start_of(WEEKS));
        let mut more = Vec::new();
        for (n, item) in self.world.items.iter().enumerate() {
            if item.kind == super::super::content::ItemKind::Penalty
                && place.is_none_or(|place| place == item.field)
            {
                let draws =
                    Stream::new(self.town.seed, Purpose::Surge, n as u64, (key << 32) | from);
                process(item, draws, percent, (from, to), |at| {
                    more.push(Clue::new(n as u16, at))
                });
            }
        }
        self.bring_in(more, 1_000_000 + key as u32 * 1_000, 0);
    }

    /// Clues that come on top.
    pub fn bring_in(&mut self, mut more: Vec<Clue>, key: u32, source: u8) {
        more.sort_by_key(|clue| (clue.at, clue.item));
        for (n, mut clue) in more.into_iter().enumerate() {
            clue.key = key + n as u32;
            clue.source = source;
            let place = self.town.clues.len() as u32;
            self.town.plan(clue.at, Event::Arrive(place));
            self.town.clues.push(clue);
        }
    }

    /// A case that was the county's lands on the town, so many days before it must be decided.
    pub fn inherit(&mut self, key: u32, days: u32) {
        let mut draws = Stream::new(self.town.seed, Purpose::Backlog, u64::from(key), 0);
        let item = self.by_frequency(&mut draws);
        let days = u64::from(days) + u64::from(draws.below(20));
        let p = &self.world.parameters;
        let wait = draws.days(p.ordinary_wait, p.ordinary_wait_p90, 40);
        self.town.totals.inherited += 1;
        let (now, due) = (self.town.now, self.town.now + days * DAY * 5 / 7);
        self.admit(Case {
            inherited: true,
            // The county has inspected; the interviews and what follows are the town's.
            stage: 2,
            ..Case::new(item, 2_000_000 + key, now, due, wait)
        });
    }
}

impl Sim<'_> {
    /// Further liaison stations, each with clues of its own by the month's rate.
    pub fn found_stations(&mut self, n: u32) {
        let rate = u64::try_from(self.world.parameters.station_clues)
            .unwrap_or(0)
            .max(1);
        // A month has 4.33 weeks; the rate is per hundred stations.
        let gap = WEEK * 433 / rate;
        for _ in 0..n {
            self.town.stations += 1;
            let mut draws = Stream::new(
                self.town.seed,
                Purpose::Station,
                u64::from(self.town.stations),
                0,
            );
            let mut more = Vec::new();
            let mut at = start_of(self.town.week);
            loop {
                at += draws.exponential(gap) + 1;
                if at >= start_of(WEEKS) {
                    break;
                }
                let item = self.by_frequency(&mut draws);
                more.push(Clue::new(item, at));
            }
            self.bring_in(more, 3_000_000 + self.town.stations * 1_000, 1);
        }
    }

    /// An item drawn by how often it is reported here.
    fn by_frequency(&self, draws: &mut Stream) -> u16 {
        let total: u64 = self.world.items.iter().map(|item| item.expected).sum();
        let mut left = u64::from(draws.below(u32::try_from(total).unwrap_or(u32::MAX)));
        for (n, item) in self.world.items.iter().enumerate() {
            if left < item.expected {
                return n as u16;
            }
            left -= item.expected;
        }
        0
    }

    /// The cases under way at the county become the town's, so many days before they must be decided.
    pub(super) fn hand_over(&mut self, days: u32) {
        let tickets = self.world.town().map_or(0, |town| i64::from(town.tickets));
        let count = tickets * self.world.parameters.backlog_rate / 100;
        for n in 0..count.clamp(0, 60) as u32 {
            self.inherit(n, days);
        }
    }
}

fn spell(week: u8, percent: u32, weeks: u32) -> Spell {
    Spell {
        percent,
        until: (u32::from(week) + weeks).min(255) as u8,
    }
}
