use super::board::{Board, Done, PRESENT, State, WHOLE};
use super::choices::Choices;
use super::results::Results;
use super::worker;
use crate::ctx::Ctx;
use engine::activity::Seed;
use engine::handover::order::Order;
use leptos::prelude::*;
use leptos::task::spawn_local;
use send_wrapper::SendWrapper;
use std::collections::BTreeMap;
use std::pin::Pin;
use std::rc::Rc;

/// The text of the bundle on its way.
type Text = Pin<Box<dyn Future<Output = Result<String, String>>>>;

/// How the text of the handover's bundle is got when a forecast is asked for.
pub type BundleText = Rc<dyn Fn() -> Text>;

/// 推演: a policy run over many seeds, with how far it is, a way to stop it, and its results side by side.
#[component]
pub fn WhatIf(
    /// How the bundle's text is got.
    bundle: BundleText,
    /// Id and name of the town.
    #[prop(into)]
    town: Signal<(String, String)>,
    /// Parameters that the run has set otherwise than content.
    #[prop(into)]
    parameters: Signal<BTreeMap<String, i64>>,
    /// The first seed.
    #[prop(into)]
    seed: Signal<Seed>,
    /// The orders of the run so far, the week to come last; empty where there is no run.
    #[prop(into)]
    orders: Signal<Vec<Vec<Order>>>,
    /// Ids and names of the policies.
    policies: Vec<(String, String)>,
) -> impl IntoView {
    let plan = if orders.with_untracked(Vec::is_empty) {
        WHOLE
    } else {
        PRESENT
    };
    let first = policies.first().map(|(id, _)| id.clone());
    let board = Board {
        town,
        parameters,
        seed,
        orders,
        policies: StoredValue::new(policies),
        plan: RwSignal::new(vec![plan.to_owned()]),
        policy: RwSignal::new(first.unwrap_or_default()),
        runs: RwSignal::new(vec!["200".to_owned()]),
        state: RwSignal::new(State::Idle),
        results: RwSignal::new(Vec::new()),
        cancel: StoredValue::new_local(None),
        asked: StoredValue::new(0),
    };
    let bundle = SendWrapper::new(bundle);
    let ctx = expect_context::<Ctx>();
    let go = Callback::new(move |()| begin(ctx, board, bundle()));
    on_cleanup(move || {
        if let Some(cancel) = board.cancel.try_get_value().flatten() {
            cancel.now();
        }
    });
    view! {
        <div class="what-if">
            <Choices board=board go=go/>
            <Results board=board/>
        </div>
    }
}

fn begin(ctx: Ctx, board: Board, text: Text) {
    if matches!(board.state.get_untracked(), State::Running(..)) {
        return;
    }
    let (order, name) = board.order();
    let runs = order.runs;
    let nth = board.asked.get_value() + 1;
    board.asked.set_value(nth);
    board.state.set(State::Running(0, runs));
    ctx.say(format!("开始推演{runs}次。"));
    spawn_local(async move {
        let told = move |done, runs| {
            if board.awaits(nth) {
                board.state.set(State::Running(done, runs));
            }
        };
        let text = text.await;
        if !board.awaits(nth) {
            return;
        }
        let started = text.and_then(|text| worker::start(&text, &order, told));
        let outcome = match started {
            Ok(job) => {
                board.cancel.set_value(Some(job.cancel()));
                job.outcome().await
            }
            Err(why) => Err(why),
        };
        if !board.awaits(nth) {
            return;
        }
        match outcome {
            Ok(outcome) => {
                ctx.say(format!("推演完毕，共{}次。", outcome.summary.runs));
                board.keep(Done {
                    order,
                    name,
                    outcome,
                });
                board.end(State::Idle);
            }
            Err(why) => board.end(State::Failed(why)),
        }
    });
}
