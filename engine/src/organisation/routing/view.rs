//! What the screen may show; of an exam nothing that gives an answer away before the end.

use super::activity::{Routing, State};
use super::data::{DestinationData, PrincipleData};
use super::judge::{Judged, MarkKind};
use crate::activity::{Activity, Mode, Seed};
use crate::score::PASS;
use serde::Serialize;

/// Everything on the table.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RoutingView {
    /// Title.
    pub title: String,
    /// The seed.
    pub seed: Seed,
    /// The mode.
    pub mode: Mode,
    /// Where one works.
    pub brief: String,
    /// The items that the town may act on.
    pub shelf: Vec<String>,
    /// Where a case can go.
    pub destinations: Vec<DestinationData>,
    /// What answers turn on.
    pub principles: Vec<PrincipleData>,
    /// Whether time is limited, once begun.
    pub timed: Option<bool>,
    /// Seconds for a card, where it is.
    pub seconds: u32,
    /// How many cards there are.
    pub total: usize,
    /// How many are answered.
    pub answered: usize,
    /// How many of them are right; not in an exam before the end.
    pub right: Option<usize>,
    /// The card that lies open.
    pub card: Option<CardFace>,
    /// The latest answer; not in an exam.
    pub last: Option<Judged>,
    /// All answers, at the end.
    pub judged: Vec<Judged>,
    /// By what they turn on, at the end.
    pub by_principle: Vec<PrincipleScore>,
    /// Score in basis points, at the end.
    pub score: Option<i64>,
    /// Whether it passed.
    pub passed: bool,
    /// Whether it is over.
    pub finished: bool,
}

/// A card as it lies open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CardFace {
    /// Its id.
    pub id: String,
    /// Where, and how it came in.
    pub place: String,
    /// What is the case.
    pub text: String,
}

/// How one did where the answer turns on one thing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PrincipleScore {
    /// What.
    pub name: String,
    /// Cards of it.
    pub cards: usize,
    /// Of these, answered rightly.
    pub right: usize,
    /// What to ask oneself.
    pub hint: String,
}

impl RoutingView {
    pub(super) fn new(routing: &Routing, state: &State) -> RoutingView {
        let data = &routing.data;
        let finished = routing.finished(state);
        let judged = routing.judged_cards(state);
        let told = finished || state.mode.forgiving();
        let right = judged
            .iter()
            .filter(|card| card.mark == MarkKind::Right)
            .count();
        let open = state
            .timed
            .and_then(|_| state.order.get(state.answers.len()));
        let score = finished.then(|| routing.score(state));
        RoutingView {
            title: data.title.clone(),
            seed: state.seed,
            mode: state.mode,
            brief: data.brief.clone(),
            shelf: data.shelf.clone(),
            destinations: data.destination.clone(),
            principles: data.principle.clone(),
            timed: state.timed,
            seconds: data.seconds,
            total: state.order.len(),
            answered: state.answers.len(),
            right: told.then_some(right),
            card: open.and_then(|n| data.card.get(*n)).map(|card| CardFace {
                id: card.id.clone(),
                place: card.place.clone(),
                text: card.text.clone(),
            }),
            last: judged.last().filter(|_| told).cloned(),
            by_principle: if finished {
                by_principle(routing, &judged)
            } else {
                Vec::new()
            },
            judged: if finished { judged } else { Vec::new() },
            score,
            passed: score.is_some_and(|score| score >= PASS),
            finished,
        }
    }
}

fn by_principle(routing: &Routing, judged: &[Judged]) -> Vec<PrincipleScore> {
    let scores = routing.data.principle.iter().map(|principle| {
        let own = || {
            judged
                .iter()
                .filter(|card| card.principle == principle.name)
        };
        PrincipleScore {
            name: principle.name.clone(),
            cards: own().count(),
            right: own().filter(|card| card.mark == MarkKind::Right).count(),
            hint: principle.hint.clone(),
        }
    });
    scores.filter(|score| score.cards > 0).collect()
}
