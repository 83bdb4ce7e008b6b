//! What is set on the screen, and what follows from it.

use crate::organisation::{Room, kept};
use crate::timers;
use engine::organisation::posts::{Allotment, Best, Judgement, PostsData, Weights};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Which of the two weightings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plan {
    First,
    Second,
}

impl Plan {
    pub fn name(self) -> &'static str {
        match self {
            Plan::First => "方案甲",
            Plan::Second => "方案乙",
        }
    }
}

/// What stays in the browser.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Stored {
    first: Weights,
    second: Weights,
    hand: Allotment,
    answers: Vec<Option<usize>>,
}

/// Everything that the parts of the screen share.
#[derive(Clone, Copy)]
pub struct PostsState {
    pub data: StoredValue<Arc<PostsData>>,
    pub first: RwSignal<Weights>,
    pub second: RwSignal<Weights>,
    pub hand: RwSignal<Allotment>,
    pub answers: RwSignal<Vec<Option<usize>>>,
    first_judged: Memo<Judgement>,
    second_judged: Memo<Judgement>,
    pub hand_judged: Memo<Judgement>,
    /// Once it is reckoned.
    pub best: RwSignal<Option<Arc<Best>>>,
}

impl PostsState {
    pub fn new(data: Arc<PostsData>) -> PostsState {
        let stored = kept::load::<Stored>(Room::Posts).unwrap_or_default();
        let preset = |n: usize| {
            data.preset
                .get(n)
                .map(|preset| preset.weights)
                .unwrap_or_default()
        };
        let or = |own: Weights, n: usize| if own.none() { preset(n) } else { own };
        let first = RwSignal::new(or(stored.first, 0));
        let second = RwSignal::new(or(stored.second, 2));
        let hand = RwSignal::new(fitting(&data, stored.hand));
        let answers = RwSignal::new(
            data.question
                .iter()
                .enumerate()
                .map(|(n, question)| {
                    stored
                        .answers
                        .get(n)
                        .copied()
                        .flatten()
                        .filter(|own| *own < question.choice.len())
                })
                .collect(),
        );
        let data = StoredValue::new(data);
        let judged = move |weights: RwSignal<Weights>| {
            Memo::new(move |_| data.with_value(|data| data.judge(&data.distribute(weights.get()))))
        };
        let best = RwSignal::new(None);
        // Three thousand weightings are tried: what was asked for is shown first.
        timers::after_paint(move || {
            if let Some(found) = data.try_with_value(|data| data.best()) {
                best.try_set(Some(Arc::new(found)));
            }
        });
        PostsState {
            first_judged: judged(first),
            second_judged: judged(second),
            hand_judged: Memo::new(move |_| {
                data.with_value(|data| hand.with(|hand| data.judge(hand)))
            }),
            data,
            first,
            second,
            hand,
            answers,
            best,
        }
    }

    pub fn weights(self, plan: Plan) -> RwSignal<Weights> {
        match plan {
            Plan::First => self.first,
            Plan::Second => self.second,
        }
    }

    pub fn judged(self, plan: Plan) -> Memo<Judgement> {
        match plan {
            Plan::First => self.first_judged,
            Plan::Second => self.second_judged,
        }
    }

    pub fn kept(self) -> Stored {
        Stored {
            first: self.first.get(),
            second: self.second.get(),
            hand: self.hand.get(),
            answers: self.answers.get(),
        }
    }

    /// The names of the districts.
    pub fn districts(self) -> Vec<String> {
        self.data
            .with_value(|data| data.district.iter().map(|row| row.name.clone()).collect())
    }
}

/// What was kept, if it has the shape of the content; else nothing is given yet.
fn fitting(data: &PostsData, kept: Allotment) -> Allotment {
    let fits = kept.0.len() == data.line.len()
        && kept
            .0
            .iter()
            .all(|row| row.len() == data.district.len() && row.iter().all(|n| *n <= 10_000));
    if fits {
        return kept;
    }
    Allotment(vec![vec![0; data.district.len()]; data.line.len()])
}

/// Per mille as a fraction with three digits: `0.071`.
pub fn fraction(per_mille: u32) -> String {
    format!("{}.{:03}", per_mille / 1_000, per_mille % 1_000)
}

/// Per mille as per cent with one digit: `104.3%`.
pub fn per_cent(per_mille: u32) -> String {
    format!("{}.{}%", per_mille / 10, per_mille % 10)
}
