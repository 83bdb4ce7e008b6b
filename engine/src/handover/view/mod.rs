//! What the deputy's desk may show.

mod case;
mod errand;
mod item;
mod news;
mod person;

pub use case::{CaseStanding, CaseView};
pub use errand::{ErrandView, Standing};
pub use item::ItemView;
pub use person::PersonView;

use super::activity::{Handover, State};
use super::assess::{Assessor, End, Scored, Scores};
use super::cast::Cast;
use super::letter;
use super::order::Order;
use super::sim::state::{Settings, Stint, Town};
use super::sim::tally::{Totals, Week};
use super::sim::time::{WEEKS, calendar_days, start_of};
use super::world::World;
use crate::activity::{Mode, Seed};
use crate::calendar::Date;
use serde::Serialize;

/// Everything on the desk. Things of the content are told by their places in it.
#[derive(Clone, Debug, Serialize)]
pub struct HandoverView {
    /// The seed.
    pub seed: Seed,
    /// The mode.
    pub mode: Mode,
    /// The town, once it is chosen.
    pub town: Option<usize>,
    /// What was seen in it.
    pub now: Option<TownView>,
    /// Whether it is over.
    pub finished: bool,
}

/// A town as its deputy sees it.
#[derive(Clone, Debug, Serialize)]
pub struct TownView {
    /// The week to come, from 1; 14 when all is over.
    pub week: u8,
    /// Its Monday.
    pub monday: Date,
    /// What is set.
    pub settings: Settings,
    /// Thousand yuan left.
    pub budget: i64,
    /// The county's help left.
    pub tokens: i64,
    /// Liaison stations.
    pub stations: u32,
    /// The week, from 1, in which items can go live at the earliest.
    pub first_live: i64,
    /// Points of readiness, of 100, at which an item is ready.
    pub ready_at: i64,
    /// Morale, of 100.
    pub morale: i64,
    /// Satisfaction, basis points.
    pub satisfaction: i64,
    /// The items that were handed down so far, in the order of content.
    pub items: Vec<ItemView>,
    /// The people.
    pub people: Vec<PersonView>,
    /// Cards of this week, then the earlier ones.
    pub cards: Vec<CardView>,
    /// What is to be arranged and how it stands.
    pub errands: Vec<ErrandView>,
    /// How many of each kind of equipment there are.
    pub equipment: Vec<u32>,
    /// Fields in which the county leads this week, and the last week, from 1, in which it does.
    pub helped: Vec<(usize, u8)>,
    /// Drills held, by field.
    pub drills: Vec<u8>,
    /// Errands on the office's list.
    pub office: usize,
    /// Whether a meeting was held this week.
    pub met: bool,
    /// What was counted week by week.
    pub weeks: Vec<Week>,
    /// Sums.
    pub totals: Totals,
    /// Who did what in the week that ended.
    pub diary: Vec<Stint>,
    /// What changed by itself in the week that ended.
    pub news: Vec<String>,
    /// Who of the staff cards speak of.
    pub cast: Cast,
    /// The cases, open ones first.
    pub cases: Vec<CaseView>,
    /// Clues of the week that ended, and older ones that are still open.
    pub clues: Vec<ClueView>,
    /// What was ordered, week by week.
    pub orders: Vec<Vec<Order>>,
    /// The parameters that an instructor set otherwise.
    pub parameters: std::collections::BTreeMap<String, i64>,
    /// What was ordered, week by week, in words.
    pub log: Vec<Vec<String>>,
    /// The assessment as it stands; in 考核 only at the end.
    pub assessed: Option<Vec<Scored>>,
    /// Its whole.
    pub scores: Option<Scores>,
    /// The assessment at mid-term.
    pub midterm: Option<Vec<Scored>>,
    /// Whether the town was called to account (约谈).
    pub summoned: bool,
    /// What became of each item, at the end.
    pub ends: Vec<End>,
    /// The assessors' letter, at the end and at mid-term.
    pub letter: Vec<String>,
    /// Events so far.
    pub events: u32,
}

impl TownView {
    /// How many things that accepted items need nobody was asked to arrange.
    pub fn unordered(&self) -> usize {
        let missing = |errand: &&ErrandView| errand.wanted && errand.stands == Standing::Not;
        self.errands.iter().filter(missing).count()
    }
}

/// A card.
#[derive(Clone, Debug, Serialize)]
pub struct CardView {
    /// Its place.
    pub card: usize,
    /// The week, from 1.
    pub week: u8,
    /// What was chosen.
    pub choice: Option<usize>,
}

/// A clue.
#[derive(Clone, Debug, Serialize)]
pub struct ClueView {
    /// What tells it from others.
    pub key: u32,
    /// The item.
    pub item: usize,
    /// 0 a ticket, 1 a liaison station, 2 the grid, 3 a patrol.
    pub source: u8,
    /// Whether the town checked or the county answered it.
    pub done: bool,
    /// Whether it was still open when its time was up.
    pub late: bool,
}

impl HandoverView {
    pub(super) fn new(handover: &Handover, state: &State) -> HandoverView {
        let parts = state.parts();
        HandoverView {
            seed: state.seed,
            mode: state.mode,
            town: parts.map(|(world, _)| world.place),
            now: parts.map(|(world, town)| now(handover, state, world, town)),
            finished: parts.is_some_and(|(_, town)| town.week >= WEEKS),
        }
    }
}

fn now(handover: &Handover, state: &State, world: &World, town: &Town) -> TownView {
    let over = town.week >= WEEKS;
    let shown = over || state.mode.forgiving();
    let assessor = Assessor::new(world, town);
    let cast = Cast::of(world, town);
    let tell = |mut scored: Vec<Scored>| {
        for part in scored.iter_mut().flat_map(|one| &mut one.parts) {
            part.why = cast.tell(&part.why);
        }
        scored
    };
    let assessed = (shown && town.week > 0).then(|| tell(assessor.dimensions()));
    let midterm = state.midterm.clone().map(tell);
    let letter = match (&assessed, &midterm) {
        (Some(assessed), _) if over => letter::write(world, town, assessed, true),
        (_, Some(midterm)) => letter::write(world, town, midterm, false),
        _ => Vec::new(),
    };
    let letter = letter.iter().map(|line| cast.tell(line)).collect();
    let weeks = state.orders.iter().take(usize::from(WEEKS)).map(|week| {
        let mut told: Vec<String> = week
            .iter()
            .map(|order| world.order_name(order, &town.people))
            .collect();
        told.dedup();
        told
    });
    let mut cards: Vec<CardView> = town
        .cards
        .iter()
        .map(|drawn| CardView {
            card: usize::from(drawn.card),
            week: drawn.week + 1,
            choice: drawn.choice.map(usize::from),
        })
        .collect();
    cards.sort_by_key(|card| std::cmp::Reverse(card.week));
    TownView {
        week: town.week + 1,
        monday: handover
            .data
            .county
            .start
            .plus_days(7 * i32::from(town.week)),
        settings: town.settings.clone(),
        budget: town.budget,
        tokens: town.tokens,
        stations: world.town().map_or(0, |town| town.stations) + town.stations,
        first_live: world.parameters.first_live,
        ready_at: world.parameters.ready_at,
        morale: town.morale,
        satisfaction: town.satisfaction,
        items: item::items(world, town),
        people: person::people(world, town),
        cards,
        errands: errand::errands(world, town),
        equipment: town.equipment.clone(),
        helped: (0..world.data.fields.len())
            .filter_map(|field| Some((field, *town.helped.get(field)?)))
            .filter(|(_, until)| *until > town.week)
            .collect(),
        drills: town
            .drills
            .iter()
            .take(world.data.fields.len())
            .copied()
            .collect(),
        office: town.office.len(),
        met: town.met == town.week + 1,
        weeks: town.weeks.clone(),
        totals: town.totals.clone(),
        diary: town.diary.clone(),
        news: news::news(world, town),
        cast,
        cases: case::cases(town),
        clues: clues(world, town),
        orders: state.orders.clone(),
        parameters: state.parameters.clone(),
        log: weeks.collect(),
        scores: (shown && town.week > 0).then(|| assessor.scores()),
        assessed,
        midterm,
        summoned: town.summoned,
        ends: if over { assessor.ends() } else { Vec::new() },
        letter,
        events: town.events,
    }
}

fn clues(world: &World, town: &Town) -> Vec<ClueView> {
    let now = start_of(town.week);
    let week = start_of(town.week.saturating_sub(1));
    let allowed = calendar_days(world.parameters.clue_days);
    let shown = town
        .clues
        .iter()
        .filter(|clue| clue.at < now && (clue.at >= week || !clue.done));
    shown
        .map(|clue| ClueView {
            key: clue.key,
            item: usize::from(clue.item),
            source: clue.source,
            done: clue.done,
            late: !clue.done && clue.at + allowed < now,
        })
        .collect()
}
