//! What is being forecast, and what has been.

use super::words;
use super::worker::{Cancel, Outcome};
use crate::dom;
use crate::timers::next_frame;
use engine::activity::Seed;
use engine::handover::forecast::{Decider, ForecastOrder};
use engine::handover::order::Order;
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// How it stands with the forecast that was asked for last.
#[derive(Clone, Debug, PartialEq)]
pub enum State {
    /// None is under way.
    Idle,
    /// So many runs are done, of so many.
    Running(u32, u32),
    /// It was ended early, after so many.
    Cancelled(u32),
    /// It came to nothing, and why.
    Failed(String),
}

/// A forecast that came to its end.
#[derive(Clone, Debug, PartialEq)]
pub struct Done {
    /// What was asked.
    pub order: ForecastOrder,
    /// The same in a few words.
    pub name: String,
    /// What came out.
    pub outcome: Outcome,
}

/// What can be decided by.
pub const PRESENT: &str = "present";
/// The orders so far, then a policy.
pub const THEN: &str = "then";
/// A policy from the first week on.
pub const WHOLE: &str = "whole";

/// The form, the forecast under way and the results that are kept.
#[derive(Clone, Copy)]
pub struct Board {
    /// Id and name of the town.
    pub town: Signal<(String, String)>,
    /// Parameters set otherwise.
    pub parameters: Signal<BTreeMap<String, i64>>,
    /// The first seed.
    pub seed: Signal<Seed>,
    /// The orders of the run; empty where there is no run.
    pub orders: Signal<Vec<Vec<Order>>>,
    /// Ids and names of the policies.
    pub policies: StoredValue<Vec<(String, String)>>,
    /// What decides: one of [`PRESENT`], [`THEN`], [`WHOLE`].
    pub plan: RwSignal<Vec<String>>,
    /// The policy.
    pub policy: RwSignal<String>,
    /// How many runs.
    pub runs: RwSignal<Vec<String>>,
    /// How it stands.
    pub state: RwSignal<State>,
    /// The last two results, the older one first.
    pub results: RwSignal<Vec<Arc<Done>>>,
    /// Ends what is under way.
    pub cancel: StoredValue<Option<Cancel>, LocalStorage>,
    /// How many forecasts have been asked for.
    pub asked: StoredValue<u32>,
}

impl Board {
    /// The order that the form asks for, with its name.
    pub fn order(self) -> (ForecastOrder, String) {
        let id = self.policy.get_untracked();
        let policy = self.policies.with_value(|all| {
            let known = all.iter().find(|(known, _)| *known == id);
            known.map(|(_, name)| name.clone()).unwrap_or_default()
        });
        let mut weeks = self.orders.get_untracked();
        let (player, name) = match self.plan.get_untracked().first().map(String::as_str) {
            Some(PRESENT) => (
                Decider::Orders { weeks, then: None },
                "照现在的安排".to_owned(),
            ),
            Some(THEN) => {
                // Where nothing has been ordered yet this week, the policy decides it too.
                if weeks.last().is_some_and(Vec::is_empty) {
                    weeks.pop();
                }
                let then = Some(id);
                (Decider::Orders { weeks, then }, format!("此后按“{policy}”"))
            }
            _ => (Decider::Named(id), format!("全程按“{policy}”")),
        };
        let (town, town_name) = self.town.get_untracked();
        let parameters = self.parameters.get_untracked();
        let name = words::named(&town_name, &name, parameters.len());
        let runs = self.runs.with_untracked(|runs| {
            let picked = runs.first().and_then(|runs| runs.parse().ok());
            picked.unwrap_or(200)
        });
        let order = ForecastOrder {
            town,
            parameters,
            seed: self.seed.get_untracked(),
            runs,
            player,
        };
        (order, name)
    }

    /// Whether the forecast that was asked for as the `nth` is under way; not after its owner has gone.
    pub fn awaits(self, nth: u32) -> bool {
        let running = self.state.try_get_untracked();
        matches!(running, Some(State::Running(..))) && self.asked.try_get_value() == Some(nth)
    }

    /// Nothing is under way any more. Where the focus was on 取消, it is on the button that takes its place.
    pub fn end(self, state: State) {
        let waiting = dom::focused().is_some_and(|at| at.class_list().contains("what-if-cancel"));
        self.state.set(state);
        if waiting {
            next_frame(|| dom::focus(".what-if-go"));
        }
    }

    /// Keeps a result beside the one before.
    pub fn keep(self, done: Done) {
        self.results.try_update(|results| {
            // The same asked again has the same answer.
            results.retain(|kept| kept.order != done.order);
            results.push(Arc::new(done));
            let extra = results.len().saturating_sub(2);
            results.drain(..extra);
        });
    }
}
