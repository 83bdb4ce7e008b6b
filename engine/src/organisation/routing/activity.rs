//! The drill as an activity: beginning, and one card after the other.

use super::data::RoutingData;
use super::deal::deal;
use super::judge::{Judged, MarkKind};
use super::report;
use super::view::RoutingView;
use crate::activity::{Activity, Mode, Rejection, RejectionCode, Seed};
use crate::calendar::Moment;
use crate::law::LawIndex;
use crate::record::{Outcome, sha256_hex};
use crate::score::{PASS, Report};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// The drill, ready to be worked on.
pub struct Routing {
    /// The content.
    pub data: RoutingData,
    /// What its citations are read with.
    pub law: Arc<LawIndex>,
}

/// What the trainee does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// 开始: the first command.
    Begin {
        /// Whether the time for a card is limited.
        timed: bool,
    },
    /// Sends the card to a destination.
    Route {
        /// The destination.
        to: String,
        /// Seconds since the card was shown.
        seconds: u32,
    },
    /// The time for the card is over.
    Expire,
}

/// What happens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// The first card was turned.
    Begun,
    /// A card was sent somewhere.
    Routed,
    /// Time ran out for a card.
    Expired,
}

/// What was done with a card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Answer {
    pub to: Option<String>,
    pub seconds: u32,
}

/// What a run is at a moment.
#[derive(Clone, Debug)]
pub struct State {
    pub(super) seed: Seed,
    pub(super) mode: Mode,
    /// Places of the cards, in order.
    pub(super) order: Vec<usize>,
    /// Whether time is limited, once begun.
    pub(super) timed: Option<bool>,
    pub(super) answers: Vec<Answer>,
}

/// The longest that a card can have taken, in seconds.
const LONGEST: u32 = 86_400;

impl Routing {
    /// The answered cards, in order.
    pub fn judged_cards(&self, state: &State) -> Vec<Judged> {
        let timed = state.timed == Some(true);
        let cards = state.order.iter().filter_map(|n| self.data.card.get(*n));
        cards
            .zip(&state.answers)
            .map(|(card, answer)| self.judged(card, answer, timed))
            .collect()
    }

    /// Score in basis points of all cards of the run: half for what is half right.
    pub(super) fn score(&self, state: &State) -> i64 {
        let timed = state.timed == Some(true);
        let cards = state.order.iter().filter_map(|n| self.data.card.get(*n));
        let halves: i64 = cards
            .zip(&state.answers)
            .map(|(card, answer)| match self.mark(card, answer, timed) {
                MarkKind::Right => 2,
                MarkKind::Near => 1,
                MarkKind::Wrong | MarkKind::Late => 0,
            })
            .sum();
        let most = i64::try_from(state.order.len()).unwrap_or(0) * 2;
        (halves * 10_000).checked_div(most).unwrap_or(0)
    }
}

impl Activity for Routing {
    type Command = Command;
    type Event = Event;
    type State = State;
    type View = RoutingView;

    fn start(&self, seed: Seed, mode: Mode) -> State {
        State {
            seed,
            mode,
            order: deal(&self.data, seed),
            timed: None,
            answers: Vec::new(),
        }
    }

    fn step(&self, state: &mut State, command: &Command) -> Result<Vec<Event>, Rejection> {
        if self.finished(state) {
            return Err(Rejection::new(RejectionCode::Finished));
        }
        match (command, state.timed) {
            (Command::Begin { timed }, None) => {
                state.timed = Some(*timed);
                Ok(vec![Event::Begun])
            }
            (Command::Route { to, seconds }, Some(_)) => {
                if self.data.destination(to).is_none() {
                    return Err(Rejection::param(RejectionCode::Unknown, "to"));
                }
                if *seconds > LONGEST {
                    return Err(Rejection::param(RejectionCode::BadParameter, "seconds"));
                }
                state.answers.push(Answer {
                    to: Some(to.clone()),
                    seconds: *seconds,
                });
                Ok(vec![Event::Routed])
            }
            (Command::Expire, Some(true)) => {
                state.answers.push(Answer {
                    to: None,
                    seconds: self.data.seconds,
                });
                Ok(vec![Event::Expired])
            }
            _ => Err(Rejection::new(RejectionCode::Impossible)),
        }
    }

    fn view(&self, state: &State) -> RoutingView {
        RoutingView::new(self, state)
    }

    /// What to ask oneself about the card that lies open.
    fn hint(&self, state: &State) -> Option<String> {
        let card = self.data.card.get(*state.order.get(state.answers.len())?)?;
        let principle = self.data.principle(&card.principle)?;
        Some(principle.hint.clone())
    }

    fn report(&self, state: &State) -> Report {
        report::of(self, state)
    }

    fn outcome(&self, state: &State) -> Outcome {
        let score = self.score(state);
        let judged = self.judged_cards(state);
        let wrong = judged.iter().filter(|card| card.mark != MarkKind::Right);
        Outcome {
            score,
            passed: self.finished(state) && score >= PASS,
            worst: judged.iter().filter_map(|card| card.severity).max(),
            findings: wrong.map(|card| card.card.clone()).collect(),
            trace: sha256_hex(
                crate::json::write(&(state.timed, &state.answers, &judged)).as_bytes(),
            ),
        }
    }

    fn finished(&self, state: &State) -> bool {
        state.timed.is_some() && state.answers.len() >= state.order.len()
    }

    fn now(&self, state: &State) -> Moment {
        let morning = Moment::start_of(self.data.day).plus_minutes(540);
        let minutes = i64::try_from(state.answers.len()).unwrap_or(0);
        morning.plus_minutes(minutes.min(480))
    }
}
