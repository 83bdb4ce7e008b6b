//! What a deputy tells the town to do, as it is recorded: ids of the content, several things at once.

use super::content::{Channel, Ground, Model, Post, Reviewing, Verdict};
use super::order::Order;
use super::sim::state::Errand;
use super::world::World;
use crate::activity::{Rejection, RejectionCode};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A command.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// The town is chosen; the first command.
    Begin {
        /// Its id.
        town: String,
        /// Parameters that an instructor set otherwise.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        parameters: BTreeMap<String, i64>,
    },
    /// 运行模式.
    Model {
        /// Which.
        model: Model,
    },
    /// Items are accepted, deferred or handed back.
    Decide {
        /// Which.
        items: Vec<String>,
        /// The decision.
        verdict: Verdict,
        /// The ground of deferring or handing back.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        ground: Option<Ground>,
    },
    /// How many squads there are.
    Squads {
        /// 1 to 3.
        n: u8,
    },
    /// People take a post.
    Post {
        /// Who, by place.
        people: Vec<u16>,
        /// Where.
        post: Post,
    },
    /// People are trained from this week on.
    Study {
        /// Who, by place.
        people: Vec<u16>,
        /// Where.
        channel: Channel,
        /// Hours a week; 0: no more.
        hours: u8,
    },
    /// The office sees to things.
    Prepare {
        /// What kind.
        what: Matter,
        /// Departments, partners, fields or items; nothing where there is only one.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        targets: Vec<String>,
    },
    /// 法制审核安排.
    Review {
        /// Who.
        how: Reviewing,
    },
    /// 律师驻队.
    Lawyer {
        /// Whether.
        on: bool,
    },
    /// Equipment is bought.
    Buy {
        /// Which.
        equipment: String,
        /// How many.
        n: u32,
    },
    /// Liaison stations are founded.
    Stations {
        /// How many.
        n: u32,
    },
    /// The county leads in a field for two weeks (带办).
    Help {
        /// Which.
        field: String,
    },
    /// 简案快办.
    Simple {
        /// Whether.
        on: bool,
    },
    /// 考核权重.
    Weight {
        /// Per cent.
        percent: u8,
    },
    /// 会办.
    Meet {
        /// What is settled: one to three.
        topics: Vec<Topic>,
    },
    /// Items go live.
    GoLive {
        /// Which.
        items: Vec<String>,
    },
    /// Items rest.
    Rest {
        /// Which.
        items: Vec<String>,
    },
    /// What must be reviewed goes out without, if nobody can.
    Unreviewed {
        /// Whether.
        on: bool,
    },
    /// People without a certificate handle cases when others are short.
    Uncertified {
        /// Whether.
        on: bool,
    },
    /// The choice on an event card.
    Card {
        /// The card.
        card: String,
        /// The choice.
        choice: String,
    },
    /// The week is left to a policy.
    Follow {
        /// Which.
        policy: String,
    },
    /// The week runs.
    EndWeek {},
}

/// What the office can see to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Matter {
    /// Account, seal and receipts, by department.
    Account,
    /// An agreement, by partner.
    Partner,
    /// Templates and discretion benchmarks, by field.
    Rules,
    /// Taking over what is under way.
    Takeover,
    /// The published list.
    Publish,
    /// A guide, by item.
    Guide,
    /// A drill, by field.
    Drill,
}

/// Something that a meeting settles.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Topic {
    /// What kind.
    pub what: Matter,
    /// Department, partner or field.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub target: String,
}

/// Most things in one command.
const MOST: usize = 400;

impl Command {
    /// The orders that a command stands for; none for those that are not orders.
    ///
    /// # Errors
    /// An id that is not there, or too many at once.
    pub fn orders(&self, world: &World) -> Result<Vec<Order>, Rejection> {
        let each =
            |ids: &[String], order: &dyn Fn(u16) -> Order| -> Result<Vec<Order>, Rejection> {
                if ids.is_empty() || ids.len() > MOST {
                    return Err(Rejection::param(RejectionCode::BadParameter, "items"));
                }
                ids.iter().map(|id| item(world, id).map(order)).collect()
            };
        let whole = |ids: &[u16], order: &dyn Fn(u16) -> Order| -> Result<Vec<Order>, Rejection> {
            if ids.is_empty() || ids.len() > MOST {
                return Err(Rejection::param(RejectionCode::BadParameter, "people"));
            }
            Ok(ids.iter().map(|id| order(*id)).collect())
        };
        Ok(match self {
            Command::Begin { .. } | Command::Follow { .. } | Command::EndWeek {} => Vec::new(),
            Command::Model { model } => vec![Order::Model(*model)],
            Command::Decide {
                items,
                verdict,
                ground,
            } => each(items, &|item| Order::Decide {
                item,
                verdict: *verdict,
                ground: *ground,
            })?,
            Command::Squads { n } => vec![Order::Squads(*n)],
            Command::Post { people, post } => whole(people, &|who| Order::Post(who, *post))?,
            Command::Study {
                people,
                channel,
                hours,
            } => whole(people, &|who| Order::Study(who, *channel, *hours))?,
            Command::Prepare { what, targets } => prepare(world, *what, targets)?,
            Command::Review { how } => vec![Order::Reviewing(*how)],
            Command::Lawyer { on } => vec![Order::Lawyer(*on)],
            Command::Buy { equipment, n } => {
                let place = world
                    .data
                    .equipment
                    .iter()
                    .position(|known| known.id == *equipment);
                vec![Order::Buy(
                    place.ok_or_else(|| unknown("equipment"))? as u8,
                    *n,
                )]
            }
            Command::Stations { n } => vec![Order::Stations(*n)],
            Command::Help { field } => vec![Order::Help(of_field(world, field)?)],
            Command::Simple { on } => vec![Order::Simple(*on)],
            Command::Weight { percent } => vec![Order::Weight(*percent)],
            Command::Meet { topics } => {
                let topics = topics
                    .iter()
                    .map(|topic| errand(world, topic.what, &topic.target));
                vec![Order::Meet(topics.collect::<Result<_, _>>()?)]
            }
            Command::GoLive { items } => each(items, &Order::GoLive)?,
            Command::Rest { items } => each(items, &Order::Rest)?,
            Command::Unreviewed { on } => vec![Order::Unreviewed(*on)],
            Command::Uncertified { on } => vec![Order::Uncertified(*on)],
            Command::Card { card, choice } => vec![answer(world, card, choice)?],
        })
    }
}

fn unknown(param: &str) -> Rejection {
    Rejection::param(RejectionCode::Unknown, param)
}

fn item(world: &World, id: &str) -> Result<u16, Rejection> {
    world
        .item(id)
        .map(|place| place as u16)
        .ok_or_else(|| unknown("items"))
}

fn of_field(world: &World, id: &str) -> Result<u8, Rejection> {
    let place = world.data.fields.iter().position(|known| known.id == id);
    place
        .map(|place| place as u8)
        .ok_or_else(|| unknown("field"))
}

fn answer(world: &World, card: &str, choice: &str) -> Result<Order, Rejection> {
    let place = world
        .data
        .cards
        .iter()
        .position(|known| known.id == card)
        .ok_or_else(|| unknown("card"))?;
    let choices = world
        .data
        .cards
        .get(place)
        .map(|card| card.choice.as_slice())
        .unwrap_or_default();
    let choice = choices
        .iter()
        .position(|known| known.id == choice)
        .ok_or_else(|| unknown("choice"))?;
    Ok(Order::Card(place as u16, choice as u8))
}

fn prepare(world: &World, what: Matter, targets: &[String]) -> Result<Vec<Order>, Rejection> {
    if matches!(what, Matter::Takeover | Matter::Publish) {
        return Ok(vec![Order::Prepare(errand(world, what, "")?)]);
    }
    if targets.is_empty() || targets.len() > MOST {
        return Err(Rejection::param(RejectionCode::BadParameter, "targets"));
    }
    targets
        .iter()
        .map(|target| errand(world, what, target).map(Order::Prepare))
        .collect()
}

fn errand(world: &World, what: Matter, target: &str) -> Result<Errand, Rejection> {
    let place = |found: Option<usize>| {
        found
            .map(|place| place as u8)
            .ok_or_else(|| unknown("targets"))
    };
    Ok(match what {
        Matter::Account => {
            Errand::Account(place(world.origins.iter().position(|name| name == target))?)
        }
        Matter::Partner => Errand::Partner(place(
            world
                .data
                .partners
                .iter()
                .position(|known| known.id == target),
        )?),
        Matter::Rules => Errand::Rules(of_field(world, target)?),
        Matter::Drill => Errand::Drill(of_field(world, target)?),
        Matter::Guide => Errand::Guide(item(world, target)?),
        Matter::Takeover => Errand::Takeover,
        Matter::Publish => Errand::Publish,
    })
}
