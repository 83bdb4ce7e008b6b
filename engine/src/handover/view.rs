//! What the deputy's desk may show.

use super::activity::{Handover, State};
use super::assess::{Assessor, End, Scored, Scores};
use super::content::{Channel, Ground, Post, Verdict};
use super::sim::person::{Person, Schooling};
use super::sim::state::{Settings, Stand, Stint, Town};
use super::sim::tally::{Totals, Week};
use super::sim::time::{DAY, WEEKS, start_of};
use super::sim::{Means, score};
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
    /// Fields in which the county leads this week.
    pub helped: Vec<usize>,
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
    /// Clues of the week that ended, and older ones that are still open.
    pub clues: Vec<ClueView>,
    /// What was ordered, week by week.
    pub orders: Vec<Vec<super::order::Order>>,
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

/// One of the staff.
#[derive(Clone, Debug, Serialize)]
pub struct PersonView {
    /// Place, by which orders name them.
    pub n: u16,
    /// Name.
    pub name: String,
    /// Years.
    pub age: u32,
    /// 第一学历.
    pub schooling: &'static str,
    /// 辅助人员.
    pub auxiliary: bool,
    /// Certified.
    pub certified: bool,
    /// The week in which the certificate runs out, from 1.
    pub expires: Option<u8>,
    /// May review.
    pub qualified: bool,
    /// Sent by the county.
    pub stationed: bool,
    /// Works in the home place.
    pub local: bool,
    /// The post.
    pub post: Post,
    /// Training.
    pub study: Option<(Channel, u8)>,
    /// Absent until this week, from 1.
    pub away: Option<u8>,
    /// Skill of documents, law, procedure: per cent of the way from novice to expert.
    pub skills: [u32; 3],
    /// The same by field.
    pub fields: Vec<u32>,
    /// Working time used last week, per cent.
    pub load: u32,
    /// Hours of training so far.
    pub trained: u32,
    /// Cases handled.
    pub cases: u32,
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

/// Something to be arranged.
#[derive(Clone, Debug, Serialize)]
pub struct ErrandView {
    /// What kind.
    pub what: super::command::Matter,
    /// Its target as commands name it.
    pub target: String,
    /// In words.
    pub name: String,
    /// How it stands.
    pub stands: Standing,
    /// Whether an accepted item needs it.
    pub wanted: bool,
}

/// How something stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// 未办.
    Not,
    /// 内勤待办.
    Listed,
    /// 等待, with working days left.
    Coming(u32),
    /// 办成.
    There,
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
    let assessed = (shown && town.week > 0).then(|| assessor.dimensions());
    let letter = match (&assessed, &state.midterm) {
        (Some(assessed), _) if over => super::letter::write(world, town, assessed, true),
        (_, Some(midterm)) => super::letter::write(world, town, midterm, false),
        _ => Vec::new(),
    };
    let weeks = state.orders.iter().map(|week| {
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
        morale: town.morale,
        satisfaction: town.satisfaction,
        items: items(world, town),
        people: people(world, town),
        cards,
        errands: errands(world, town),
        equipment: town.equipment.clone(),
        helped: (0..world.data.fields.len())
            .filter(|field| {
                town.helped
                    .get(*field)
                    .is_some_and(|until| *until > town.week)
            })
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
        clues: clues(world, town),
        orders: state.orders.clone(),
        parameters: state.parameters.clone(),
        log: weeks.collect(),
        scores: (shown && town.week > 0).then(|| assessor.scores()),
        assessed,
        midterm: state.midterm.clone(),
        summoned: town.summoned,
        ends: if over { assessor.ends() } else { Vec::new() },
        letter,
        events: town.events,
    }
}

fn items(world: &World, town: &Town) -> Vec<ItemView> {
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
                    .filter(|ground| super::order::holds(world, town, n, *ground, || score))
                    .collect(),
            }
        })
        .collect()
}

fn clues(world: &World, town: &Town) -> Vec<ClueView> {
    let now = start_of(town.week);
    let week = start_of(town.week.saturating_sub(1));
    let allowed = super::sim::time::calendar_days(world.parameters.clue_days);
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

fn people(world: &World, town: &Town) -> Vec<PersonView> {
    let expert = world.parameters.expert_share.clamp(0, 999) as u32;
    let way = |value: u16| (1_000 - u32::from(value).min(1_000)) * 100 / (1_000 - expert);
    let one = |(n, person): (usize, &Person)| PersonView {
        n: n as u16,
        name: world.name_of(person),
        age: person.age / 10,
        schooling: match person.schooling {
            Schooling::Below => "高中以下",
            Schooling::Secondary => "高中中专",
            Schooling::College => "大专以上",
        },
        auxiliary: person.auxiliary,
        certified: person.certified,
        expires: person.expires.map(|week| week + 1),
        qualified: person.qualified,
        stationed: person.stationed,
        local: person.local,
        post: person.post,
        study: person.study,
        away: (person.away > town.week).then(|| person.away + 1),
        skills: person.skills.map(way),
        fields: person
            .fields
            .iter()
            .take(world.data.fields.len())
            .map(|field| way(*field))
            .collect(),
        load: (person.worked + person.studied) * 100 / 2_400,
        trained: person.trained,
        cases: person.cases,
    };
    let all = town.people.iter().enumerate();
    all.filter(|(_, person)| !person.left).map(one).collect()
}

fn errands(world: &World, town: &Town) -> Vec<ErrandView> {
    use super::command::Matter;
    let accepted: Vec<&super::world::Item> = world
        .items
        .iter()
        .zip(&town.items)
        .filter(|(_, state)| matches!(state.verdict, Some((Verdict::Accept, _))))
        .map(|(item, _)| item)
        .collect();
    let now = start_of(town.week);
    let standing = |stand: Stand| match stand {
        Stand::Not => Standing::Not,
        Stand::Listed => Standing::Listed,
        Stand::Coming(at) => Standing::Coming((at.saturating_sub(now).div_ceil(DAY)) as u32),
        Stand::There => Standing::There,
    };
    let mut all = Vec::new();
    for (n, stand) in town.accounts.iter().enumerate() {
        all.push(ErrandView {
            what: Matter::Account,
            target: world.origins.get(n).cloned().unwrap_or_default(),
            name: world.errand_name(super::sim::state::Errand::Account(n as u8)),
            stands: standing(*stand),
            wanted: accepted.iter().any(|item| item.origin == n),
        });
    }
    for (n, stand) in town.agreements.iter().enumerate() {
        all.push(ErrandView {
            what: Matter::Partner,
            target: world
                .data
                .partners
                .get(n)
                .map(|known| known.id.clone())
                .unwrap_or_default(),
            name: world.errand_name(super::sim::state::Errand::Partner(n as u8)),
            stands: standing(*stand),
            wanted: accepted.iter().any(|item| item.partners & (1 << n) != 0),
        });
    }
    for (n, field) in world.data.fields.iter().enumerate() {
        all.push(ErrandView {
            what: Matter::Rules,
            target: field.id.clone(),
            name: world.errand_name(super::sim::state::Errand::Rules(n as u8)),
            stands: standing(town.rules.get(n).copied().unwrap_or_default()),
            wanted: accepted.iter().any(|item| item.field == n),
        });
    }
    all.push(ErrandView {
        what: Matter::Takeover,
        target: String::new(),
        name: world.errand_name(super::sim::state::Errand::Takeover),
        stands: standing(town.takeover),
        wanted: true,
    });
    let unpublished = town
        .items
        .iter()
        .any(|state| matches!(state.verdict, Some((Verdict::Accept, _))) && !state.published);
    let listed = town.office.contains(&super::sim::state::Errand::Publish);
    all.push(ErrandView {
        what: Matter::Publish,
        target: String::new(),
        name: world.errand_name(super::sim::state::Errand::Publish),
        stands: match (unpublished, listed) {
            (_, true) => Standing::Listed,
            (true, false) => Standing::Not,
            (false, false) => Standing::There,
        },
        wanted: !accepted.is_empty(),
    });
    all
}
