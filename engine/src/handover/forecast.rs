//! 推演: a town run many times by one policy, in pieces, so that whoever waits can be told how far it is.

use super::bundle::HandoverBundle;
use super::order::Order;
use super::policy::PolicyData;
use super::sim::Variation;
use super::summary::Summary;
use super::trial::{Player, Trial, run};
use super::world::{HandoverData, World, WorldError};
use crate::activity::Seed;
use crate::bundle::{self, BundleError};
use crate::json;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The most runs of one forecast.
pub const MOST_RUNS: u32 = 10_000;

/// What is to be run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ForecastOrder {
    /// Id of the town.
    pub town: String,
    /// Parameters that were set otherwise than content has them.
    #[serde(default)]
    pub parameters: BTreeMap<String, i64>,
    /// The first seed; each run takes the next, and after the last comes the first of all.
    pub seed: Seed,
    /// How many runs, 1 to [`MOST_RUNS`].
    pub runs: u32,
    /// What decides.
    pub player: Decider,
}

/// What decides in the runs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Decider {
    /// A policy of the content, by id.
    Named(String),
    /// A policy written for the purpose.
    Policy(PolicyData),
    /// The orders of a run, week by week.
    Orders {
        /// By week.
        weeks: Vec<Vec<Order>>,
        /// The policy of the content that goes on after them; none: what was set stays.
        #[serde(default)]
        then: Option<String>,
    },
}

/// Why nothing can be run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ForecastError {
    /// The content cannot be used.
    Content(BundleError),
    /// The order is not one.
    Malformed {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// What is wrong there.
        message: String,
    },
    /// The number of runs.
    Runs(u32),
    /// No such policy.
    UnknownPolicy(String),
    /// The policy contradicts itself: its name, the field, why.
    Contradiction(String, &'static str, &'static str),
    /// Town or parameters.
    World(WorldError),
}

impl std::fmt::Display for ForecastError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            ForecastError::Content(BundleError::Newer { .. }) => {
                write!(f, "内容由更新版本的砺法编成，请更新后再推演。")
            }
            ForecastError::Content(BundleError::Malformed {
                line,
                column,
                message,
            }) => {
                write!(f, "内容第{line}行第{column}列不能识别（{message}）。")
            }
            ForecastError::Content(BundleError::Unsound { message, .. }) => {
                write!(f, "内容前后不符：{message}。")
            }
            ForecastError::Malformed {
                line,
                column,
                message,
            } => {
                write!(f, "推演要求第{line}行第{column}列不能识别（{message}）。")
            }
            ForecastError::Runs(runs) => {
                write!(f, "推演次数为{runs}，应在1至{MOST_RUNS}之间。")
            }
            ForecastError::UnknownPolicy(id) => write!(f, "没有名为“{id}”的对策。"),
            ForecastError::Contradiction(name, field, why) => {
                write!(f, "对策“{name}”自相矛盾（{field}）：{why}。")
            }
            ForecastError::World(error) => write!(f, "{error}。"),
        }
    }
}

impl std::error::Error for ForecastError {}

#[derive(Clone, Debug)]
enum Plan {
    Policy(PolicyData),
    Orders(Vec<Vec<Order>>, Option<PolicyData>),
}

/// A forecast under way.
#[derive(Clone, Debug)]
pub struct Forecast {
    world: World,
    plan: Plan,
    seed: Seed,
    runs: u32,
    trials: Vec<Trial>,
}

impl Forecast {
    /// Reads a bundle's text and an order.
    ///
    /// # Errors
    /// The first thing for which nothing can be run.
    pub fn read(bundle: &str, order: &str) -> Result<Forecast, ForecastError> {
        let bundle: HandoverBundle = bundle::read(bundle).map_err(ForecastError::Content)?;
        let order: ForecastOrder = json::read(order).map_err(|error| ForecastError::Malformed {
            line: error.line(),
            column: error.column(),
            message: error.to_string(),
        })?;
        Forecast::new(Arc::new(bundle.data), order)
    }

    /// A forecast of which nothing has been run yet.
    ///
    /// # Errors
    /// The first thing for which nothing can be run.
    pub fn new(data: Arc<HandoverData>, order: ForecastOrder) -> Result<Forecast, ForecastError> {
        let ForecastOrder {
            town,
            parameters,
            seed,
            runs,
            player,
        } = order;
        if !(1..=MOST_RUNS).contains(&runs) {
            return Err(ForecastError::Runs(runs));
        }
        let plan = match player {
            Decider::Named(id) => Plan::Policy(named(&data, &id)?),
            Decider::Policy(policy) => Plan::Policy(sound(policy)?),
            Decider::Orders { weeks, then } => {
                Plan::Orders(weeks, then.map(|id| named(&data, &id)).transpose()?)
            }
        };
        let world = World::new(data, &town, &parameters).map_err(ForecastError::World)?;
        Ok(Forecast {
            world,
            plan,
            seed,
            runs,
            trials: Vec::new(),
        })
    }

    /// Runs at most so many more; tells how many are done.
    pub fn advance(&mut self, most: u32) -> u32 {
        for _ in 0..most.min(self.runs - self.done()) {
            let seed = self.next();
            let player = match &self.plan {
                Plan::Policy(policy) => Player::Policy(policy),
                Plan::Orders(weeks, then) => Player::Orders {
                    weeks,
                    then: then.as_ref(),
                },
            };
            self.trials
                .push(run(&self.world, seed, player, Variation::default()));
        }
        self.done()
    }

    /// How many runs are done.
    pub fn done(&self) -> u32 {
        (self.trials.len() as u32).min(self.runs)
    }

    /// How many there will be.
    pub fn runs(&self) -> u32 {
        self.runs
    }

    /// What came out so far.
    pub fn summary(&self) -> Summary {
        Summary::of(&self.world, &self.trials)
    }

    fn next(&self) -> Seed {
        let all = Seed::MAX.get() + 1;
        Seed::new((self.seed.get() + u64::from(self.done())) % all).unwrap_or_default()
    }
}

fn named(data: &HandoverData, id: &str) -> Result<PolicyData, ForecastError> {
    let found = data.policies.iter().find(|policy| policy.id == id);
    found
        .cloned()
        .ok_or_else(|| ForecastError::UnknownPolicy(id.to_owned()))
        .and_then(sound)
}

fn sound(policy: PolicyData) -> Result<PolicyData, ForecastError> {
    match policy.contradiction() {
        Some((field, why)) => Err(ForecastError::Contradiction(policy.name, field, why)),
        None => Ok(policy),
    }
}
