//! Everything that a town is at a moment.

use super::super::content::{Ground, Model, Reviewing, Verdict};
use super::super::core::Agenda;
use super::super::core::mix::mix;
use super::super::world::{MOST_FIELDS, World};
use super::person::Person;
use super::tally::{Totals, Week};
use crate::activity::Seed;
use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};

/// How an item stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ItemState {
    /// What was decided on it, and in which week.
    pub verdict: Option<(Verdict, u8)>,
    /// The ground given for deferring or handing back.
    pub ground: Option<Ground>,
    /// Whether the ground held when it was given.
    pub grounded: bool,
    /// Live since the week.
    pub live: Option<u8>,
    /// Whether its gates were met when it went live.
    pub lawful: bool,
    /// Its guide is on the office's list.
    pub asked: bool,
    /// Its guide is written.
    pub guide: bool,
    /// It stands on the published list.
    pub published: bool,
    /// Clues that arrived.
    pub clues: u32,
    /// Clues that the town dealt with.
    pub handled: u32,
    /// Cases decided.
    pub decided: u32,
    /// Decisions with grave defects, lost or unlawful.
    pub spoilt: u32,
}

/// A clue (线索).
#[derive(Clone, Copy, Debug)]
pub struct Clue {
    /// The item.
    pub item: u16,
    /// When it arrived.
    pub at: u64,
    /// Where it came from: 0 a ticket, 1 a station, 2 the grid, 3 a patrol.
    pub source: u8,
    /// What its draws are keyed by; the same whatever is decided.
    pub key: u32,
    /// What it will turn out to be, drawn when it arrives.
    pub fate: Fate,
    /// It is closed or passed on.
    pub done: bool,
    /// It was sent to the wrong place once already.
    pub misrouted: bool,
    /// It was checked or answered.
    pub answered: bool,
}

impl Clue {
    /// A clue that has yet to arrive.
    pub fn new(item: u16, at: u64) -> Clue {
        Clue {
            item,
            at,
            source: 0,
            key: 0,
            fate: Fate::default(),
            done: false,
            misrouted: false,
            answered: false,
        }
    }
}

/// What a clue turns out to be, drawn once for each whatever is decided.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Fate {
    /// Grave enough for a case.
    pub files: bool,
    /// A penalty on the spot ends it.
    pub spot: bool,
    /// Fit for the simple track, if the item is.
    pub simple: bool,
    /// With a hearing, if it becomes an ordinary case.
    pub hearing: bool,
    /// With a seizure.
    pub hold: bool,
    /// Unskilled people send it to the wrong place.
    pub lost_way: bool,
    /// Who reported it complains if it takes long.
    pub grumble: bool,
    /// Days that the county would take, in hundredths at half of the weight.
    pub county: u32,
}

/// A case (案件).
#[derive(Clone, Copy, Debug)]
pub struct Case {
    /// The item.
    pub item: u16,
    /// The key of its draws.
    pub key: u32,
    /// When it was opened.
    pub opened: u64,
    /// When it must be decided.
    pub due: u64,
    /// On the simple track.
    pub simple: bool,
    /// With a hearing.
    pub hearing: bool,
    /// With a seizure.
    pub hold: bool,
    /// Had been the county's.
    pub inherited: bool,
    /// The next stage.
    pub stage: u8,
    /// Who leads.
    pub lead: Option<u16>,
    /// Days for which it waits on others.
    pub wait: u32,
    /// Defects in the file, and the grave ones among them.
    pub defects: u8,
    /// Grave ones.
    pub grave: u8,
    /// Since when it waits for a review.
    pub waiting: u64,
    /// How it was reviewed.
    pub reviewed: Reviewed,
    /// Somebody without a certificate worked on it.
    pub tainted: bool,
    /// Decided.
    pub decided: bool,
    /// Over.
    pub over: bool,
}

impl Case {
    /// A case just taken up on the ordinary track, at its first stage.
    pub fn new(item: u16, key: u32, opened: u64, due: u64, wait: u32) -> Case {
        Case {
            item,
            key,
            opened,
            due,
            simple: false,
            hearing: false,
            hold: false,
            inherited: false,
            stage: 0,
            lead: None,
            wait,
            defects: 0,
            grave: 0,
            waiting: 0,
            reviewed: Reviewed::Not,
            tainted: false,
            decided: false,
            over: false,
        }
    }
}

/// How a case was reviewed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reviewed {
    /// Not yet, or not at all.
    #[default]
    Not,
    /// By somebody qualified, or by joint review.
    Rightly,
    /// By somebody without the qualification.
    Wrongly,
}

/// What the office has to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Errand {
    /// Accounts, seal and receipts with a department.
    Account(u8),
    /// An agreement with a partner.
    Partner(u8),
    /// Templates and discretion benchmarks of a field.
    Rules(u8),
    /// Taking over the cases under way.
    Takeover,
    /// The published list.
    Publish,
    /// The guide of an item.
    Guide(u16),
    /// A drill in a field, by two officers.
    Drill(u8),
    /// Whatever an event demands, in hours.
    Extra(u16),
}

/// Work that can be taken up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Task {
    /// Checking a clue.
    Check(u32),
    /// A penalty on the spot.
    Spot(u32),
    /// The next stage of a case.
    Stage(u32),
    /// A drill in a field.
    Drill(u8),
}

/// What is on the agenda.
#[derive(Clone, Copy, Debug)]
pub enum Event {
    /// A clue arrives.
    Arrive(u32),
    /// A clue was routed by a person.
    Routed(u32, u16),
    /// A clue goes back to be routed anew.
    Again(u32),
    /// The county has answered a clue.
    Answered(u32),
    /// A clue's time is up.
    ClueDue(u32),
    /// Work was done by one or two.
    Done(Task, u16, u16),
    /// A case can go on.
    Ready(u32),
    /// A case's time is up.
    CaseDue(u32),
    /// An own reviewer is through with a case.
    Reviewed(u32, u16),
    /// Joint review is through with a case.
    Joint(u32),
    /// A file that was sent back is mended.
    Mended(u32),
    /// The office has done an errand.
    Office(Errand),
    /// What the errand was for has come.
    Came(Errand),
    /// A decision is challenged.
    Challenge(u32),
    /// Somebody is free again after training.
    Wake,
}

/// What stays set until it is changed.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Settings {
    /// How the powers are lodged.
    pub model: Model,
    /// Squads, 1 to 3.
    pub squads: u8,
    /// Who reviews.
    pub reviewing: Reviewing,
    /// A lawyer advises.
    pub lawyer: bool,
    /// The simple track is open.
    pub simple: bool,
    /// The town's weight in the appraisal of stationed squads, per cent.
    pub weight: u8,
    /// What must be reviewed goes out without, if nobody can.
    pub unreviewed: bool,
    /// People without a certificate handle cases when others are short.
    pub uncertified: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            model: Model::Delegated,
            squads: 1,
            reviewing: Reviewing::Own,
            lawyer: false,
            simple: false,
            weight: 30,
            unreviewed: false,
            uncertified: false,
        }
    }
}

/// How a thing to be arranged stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stand {
    /// Nothing was done.
    #[default]
    Not,
    /// The office has it on its list.
    Listed,
    /// Under way; there at this time.
    Coming(u64),
    /// There.
    There,
}

/// For a while something is otherwise.
#[derive(Clone, Copy, Debug)]
pub struct Spell {
    /// Per cent.
    pub percent: u32,
    /// Until the beginning of this week.
    pub until: u8,
}

/// What somebody did from when to when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Stint {
    /// Who.
    pub person: u16,
    /// From.
    pub from: u64,
    /// To.
    pub to: u64,
    /// What: the work of a case or a clue needs a certificate.
    pub work: Work,
}

/// Kinds of [`Stint`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Work {
    /// Taking in clues.
    Triage,
    /// Checking a clue.
    Check,
    /// A case.
    Case,
    /// Reviewing.
    Review,
    /// The office.
    Office,
    /// A drill.
    Drill,
    /// Training.
    Study,
}

/// A card that was drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Drawn {
    /// Its place.
    pub card: u16,
    /// The week, from 0.
    pub week: u8,
    /// What was chosen; the last choice counts as none.
    pub choice: Option<u8>,
}

/// A point given by a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// The card, its choice, the effect's place.
    pub from: (u16, u8, u8),
    /// The week, from 0.
    pub week: u8,
}

/// A queue of a squad: the earliest due first, then in order of arrival.
pub type Queue = BinaryHeap<Reverse<(u64, u32, Task)>>;

/// Who is at work on what this week; made when the week begins.
#[derive(Clone, Debug, Default)]
pub struct Roster {
    /// By squad, then those on duty, in the office and at review.
    pub posts: [Vec<u16>; 6],
    /// Before this time nobody of a post is free.
    pub busy: [u64; 6],
    /// Before this time no two of a squad are free at once.
    pub pairs: [u64; 3],
}

/// Places in a [`Roster`] beyond the squads.
pub const DUTY: usize = 3;
/// The office.
pub const OFFICE: usize = 4;
/// Review.
pub const REVIEW: usize = 5;

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
    /// Work for each squad.
    pub queues: [Queue; 3],
    /// Files to be reviewed.
    pub reviews: VecDeque<u32>,
    /// What the office has to do.
    pub office: VecDeque<Errand>,
    /// Numbers of work put down, to keep its order.
    pub serial: u32,
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
    /// Whether the diary is kept.
    pub keeps: bool,
    /// Orders carried out by a policy, where they are wanted.
    pub log: Option<Vec<super::super::order::Order>>,
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
