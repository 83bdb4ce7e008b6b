//! 赋权承接 as an activity: thirteen weeks, each decided and then run.

use super::assess::{Assessor, Light};
use super::command::Command;
use super::order::Order;
use super::report;
use super::sim::state::Town;
use super::sim::time::WEEKS;
use super::sim::{Sim, Variation, start};
use super::view::HandoverView;
use super::world::{HandoverData, World};
use crate::activity::{Activity, Mode, Rejection, RejectionCode, Seed};
use crate::calendar::Moment;
use crate::record::{Outcome, sha256_hex};
use crate::score::{PASS, Report};
use serde::Serialize;
use std::sync::Arc;

/// The handover.
pub struct Handover {
    /// Id.
    pub id: String,
    /// Title.
    pub title: String,
    /// The content.
    pub data: Arc<HandoverData>,
}

/// What happens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// The town was chosen.
    Begun,
    /// Something was ordered.
    Ordered,
    /// A week ran.
    Ran,
}

/// What a handover is at a moment.
#[derive(Clone, Debug)]
pub struct State {
    pub(super) seed: Seed,
    pub(super) mode: Mode,
    pub(super) world: Option<Arc<World>>,
    pub(super) town: Option<Town>,
    /// What was ordered, week by week; the last is the week to come.
    pub(super) orders: Vec<Vec<Order>>,
    /// The assessments at mid-term and at the end: their lights.
    pub(super) midterm: Option<Vec<super::assess::Scored>>,
    /// What an instructor set otherwise.
    pub(super) parameters: std::collections::BTreeMap<String, i64>,
    commands: u32,
    /// Only what the outcome needs is kept.
    muted: bool,
}

/// The week after which the mid-term assessment comes, from 1.
pub const MIDTERM: u8 = 7;
/// Hours of the office that an account to the county takes (约谈的书面说明).
pub const ACCOUNT_HOURS: u16 = 16;
/// The policy that hints go by.
const EXEMPLARY: usize = 0;

impl State {
    /// The town with its world, once it is chosen.
    pub fn parts(&self) -> Option<(&World, &Town)> {
        Some((self.world.as_deref()?, self.town.as_ref()?))
    }

    /// The orders so far, week by week.
    pub fn orders(&self) -> &[Vec<Order>] {
        &self.orders
    }
}

impl Handover {
    fn begin(
        &self,
        state: &mut State,
        town: &str,
        parameters: &std::collections::BTreeMap<String, i64>,
    ) -> Result<(), Rejection> {
        if state.town.is_some() {
            return Err(Rejection::new(RejectionCode::Impossible));
        }
        let world =
            World::new(Arc::clone(&self.data), town, parameters).map_err(|error| Rejection {
                code: RejectionCode::BadParameter,
                reason: error.to_string(),
                param: None,
            })?;
        let mut town = start(&world, state.seed, Variation::default());
        town.keeps = !state.muted;
        Sim {
            world: &world,
            town: &mut town,
        }
        .draw_cards();
        state.world = Some(Arc::new(world));
        state.town = Some(town);
        state.orders = vec![Vec::new()];
        state.parameters = parameters.clone();
        Ok(())
    }

    /// The orders of one command.
    fn carry_out(&self, state: &mut State, command: &Command) -> Result<(), Rejection> {
        let (Some(world), Some(town)) = (state.world.clone(), state.town.as_mut()) else {
            return Err(Rejection::new(RejectionCode::Impossible));
        };
        let orders = command.orders(&world)?;
        let mut tried = town.clone();
        let mut done = Vec::new();
        let mut refused = None;
        for order in orders {
            match (Sim {
                world: &world,
                town: &mut tried,
            })
            .order(&order)
            {
                Ok(()) => done.push(order),
                Err(rejection) => refused = refused.or(Some(rejection)),
            }
        }
        // Of many things at once those count that can be; a command that changes nothing is refused.
        if done.is_empty() {
            return Err(refused.unwrap_or_else(|| Rejection::new(RejectionCode::Impossible)));
        }
        *town = tried;
        if let Some(week) = state.orders.last_mut() {
            week.extend(done);
        }
        Ok(())
    }

    /// A policy decides the week as far as it is still open.
    fn follow(&self, state: &mut State, id: &str) -> Result<(), Rejection> {
        if state.mode == Mode::Exam {
            return Err(Rejection::new(RejectionCode::Forbidden));
        }
        let policy = self.data.policies.iter().find(|policy| policy.id == id);
        let policy = policy.ok_or_else(|| Rejection::param(RejectionCode::Unknown, "policy"))?;
        let (Some(world), Some(town)) = (state.world.clone(), state.town.as_mut()) else {
            return Err(Rejection::new(RejectionCode::Impossible));
        };
        let orders = policy.orders(&mut Sim {
            world: &world,
            town,
        });
        if let Some(week) = state.orders.last_mut() {
            week.extend(orders);
        }
        Ok(())
    }

    fn end_week(&self, state: &mut State) -> Result<(), Rejection> {
        let (Some(world), Some(town)) = (state.world.clone(), state.town.as_mut()) else {
            return Err(Rejection::new(RejectionCode::Impossible));
        };
        let week = town.week;
        if town
            .cards
            .iter()
            .any(|drawn| drawn.week == week && drawn.choice.is_none())
        {
            return Err(Rejection {
                code: RejectionCode::Impossible,
                reason: "本周的事件还没有处置".to_owned(),
                param: None,
            });
        }
        let mut sim = Sim {
            world: &world,
            town,
        };
        sim.run_week();
        if sim.town.week == MIDTERM {
            let assessed = Assessor::new(&world, sim.town).dimensions();
            let red = assessed
                .iter()
                .filter(|scored| Light::of(scored.score) == Light::Red)
                .count();
            if red >= 3 {
                // Called to account: half a week's office hours for a report, and spirits sink.
                sim.town.summoned = true;
                sim.town.morale = (sim.town.morale - 5).max(0);
                sim.town
                    .office
                    .push_front(super::sim::state::Errand::Extra(ACCOUNT_HOURS));
            }
            state.midterm = Some(assessed);
        }
        if let Some(town) = state.town.as_mut() {
            Sim {
                world: &world,
                town,
            }
            .draw_cards();
        }
        state.orders.push(Vec::new());
        Ok(())
    }
}

impl Activity for Handover {
    type Command = Command;
    type Event = Event;
    type State = State;
    type View = HandoverView;

    fn start(&self, seed: Seed, mode: Mode) -> State {
        State {
            seed,
            mode,
            world: None,
            town: None,
            orders: Vec::new(),
            midterm: None,
            parameters: Default::default(),
            commands: 0,
            muted: false,
        }
    }

    fn mute(&self, state: &mut State) {
        state.muted = true;
    }

    fn step(&self, state: &mut State, command: &Command) -> Result<Vec<Event>, Rejection> {
        if self.finished(state) {
            return Err(Rejection::new(RejectionCode::Finished));
        }
        let event = match command {
            Command::Begin { town, parameters } => {
                self.begin(state, town, parameters)?;
                Event::Begun
            }
            Command::Follow { policy } => {
                self.follow(state, policy)?;
                Event::Ordered
            }
            Command::EndWeek {} => {
                self.end_week(state)?;
                Event::Ran
            }
            other => {
                self.carry_out(state, other)?;
                Event::Ordered
            }
        };
        state.commands = state.commands.saturating_add(1);
        Ok(vec![event])
    }

    fn view(&self, state: &State) -> HandoverView {
        HandoverView::new(self, state)
    }

    /// What the exemplary policy would order this week that was not ordered yet, the first three things.
    fn hint(&self, state: &State) -> Option<String> {
        let (world, town) = state.parts()?;
        let policy = self.data.policies.get(EXEMPLARY)?;
        let mut tried = town.clone();
        let orders = policy.orders(&mut Sim {
            world,
            town: &mut tried,
        });
        let given = state.orders.last()?;
        let mut told: Vec<String> = Vec::new();
        for order in orders.iter().filter(|order| !given.contains(order)) {
            let name = world.order_name(order, &town.people);
            if told.len() < 3 && !told.contains(&name) {
                told.push(name);
            }
        }
        Some(if told.is_empty() {
            "本周该办的都办了，可以结束本周。".to_owned()
        } else {
            format!("可以考虑：{}。", told.join("；"))
        })
    }

    fn report(&self, state: &State) -> Report {
        report::of(self, state)
    }

    fn outcome(&self, state: &State) -> Outcome {
        let score = state
            .parts()
            .map_or(0, |(world, town)| Assessor::new(world, town).scores().whole);
        let findings = report::findings(self, state);
        let hash = state
            .town
            .as_ref()
            .map_or((0, 0), |town| (town.hash, town.events));
        let told = crate::json::write(&(hash, score));
        Outcome {
            score,
            passed: self.finished(state) && score >= PASS,
            worst: findings.iter().map(|finding| finding.severity).max(),
            findings: findings.into_iter().map(|finding| finding.rule).collect(),
            trace: sha256_hex(told.as_bytes()),
        }
    }

    fn finished(&self, state: &State) -> bool {
        state.town.as_ref().is_some_and(|town| town.week >= WEEKS)
    }

    /// The Monday morning of the week to come.
    fn now(&self, state: &State) -> Moment {
        let week = state.town.as_ref().map_or(0, |town| town.week);
        let first = self.data.county.start;
        let morning = Moment::start_of(first.plus_days(7 * i32::from(week))).plus_minutes(540);
        morning.plus_minutes(i64::from(state.commands.min(480)))
    }
}
