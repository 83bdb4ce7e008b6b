use super::board::{Board, PRESENT, State, THEN, WHOLE};
use crate::ctx::Ctx;
use crate::dom;
use crate::timers::next_frame;
use crate::ui::Chips;
use engine::activity::Choice;
use leptos::prelude::*;

const RUNS: [&str; 3] = ["50", "200", "1000"];

/// By what, how often; the button, and how far it is.
#[component]
pub fn Choices(board: Board, go: Callback<()>) -> impl IntoView {
    let plans = || {
        vec![
            choice(PRESENT, "照现在的安排", "已作的安排不变，此后不再调整"),
            choice(THEN, "此后按某对策", "已作的安排照旧，以后各周由对策决定"),
            choice(WHOLE, "全程按某对策", "从第一周起都由对策决定，作为对照"),
        ]
    };
    let has_run = Memo::new(move |_| board.orders.with(|orders| !orders.is_empty()));
    let by_policy = move || {
        let picked = board.plan.with(|plan| plan.first().cloned());
        picked.is_none_or(|plan| plan != PRESENT)
    };
    let runs = RUNS.map(|runs| choice(runs, &format!("{runs}次"), ""));
    view! {
        <section class="card sheet-section what-if-form" aria-labelledby="what-if-title">
            <h2 id="what-if-title">"推演"</h2>
            <p class="soft">"换一批随机种子，把十三周从头重演许多次，看结果多半落在哪里。"</p>
            <Show when=move || has_run.get()>
                <Chips legend="由谁决定" options=plans() picked=board.plan required=true/>
            </Show>
            <Show when=by_policy>
                <Policies board=board/>
            </Show>
            <Chips legend="推演次数" options=runs.to_vec() picked=board.runs required=true/>
            <Going board=board go=go/>
        </section>
    }
}

#[component]
fn Policies(board: Board) -> impl IntoView {
    let options = board.policies.get_value().into_iter().map(|(id, name)| {
        let own = id.clone();
        let picked = move || board.policy.with(|policy| *policy == own);
        view! { <option value=id prop:selected=picked>{name}</option> }
    });
    view! {
        <label class="field what-if-policy">
            <span class="field-label">"对策"</span>
            <select class="input" on:change=move |event| board.policy.set(event_target_value(&event))>
                {options.collect_view()}
            </select>
        </label>
    }
}

/// The button, or how far it is with a way to stop it.
#[component]
fn Going(board: Board, go: Callback<()>) -> impl IntoView {
    let ctx = expect_context::<Ctx>();
    let running = Memo::new(move |_| {
        board
            .state
            .with(|state| matches!(state, State::Running(..)))
    });
    let far = move || match board.state.get() {
        State::Running(done, runs) => (done, runs),
        _ => (0, 1),
    };
    let start = move |_| {
        go.run(());
        next_frame(|| dom::focus(".what-if-cancel"));
    };
    let stop = move |_| {
        let (done, runs) = far();
        board.end(State::Cancelled(done));
        if let Some(cancel) = board.cancel.get_value() {
            cancel.now();
        }
        ctx.say(format!("已取消，推演了{done}次，共{runs}次。"));
    };
    let told = move || match board.state.get() {
        State::Cancelled(done) => Some(
            view! { <p class="soft">{format!("已取消，推演了{done}次；没有得出结果。")}</p> }
                .into_any(),
        ),
        State::Failed(why) => Some(
            view! { <p class="form-error" role="alert">{format!("没有推演。{why}")}</p> }
                .into_any(),
        ),
        _ => None,
    };
    view! {
        <Show when=move || running.get() fallback=move || view! {
            <p class="row"><button type="button" class="button primary what-if-go" on:click=start>"推演"</button></p>
        }>
            <div class="what-if-progress">
                <progress aria-label="推演进度" max=move || far().1 prop:value=move || f64::from(far().0)></progress>
                <span class="num">{move || format!("已推演 {}/{}", far().0, far().1)}</span>
                <button type="button" class="button what-if-cancel" on:click=stop>"取消"</button>
            </div>
        </Show>
        {told}
    }
}

fn choice(id: &str, label: &str, note: &str) -> Choice {
    Choice {
        id: id.to_owned(),
        label: label.to_owned(),
        note: note.to_owned(),
    }
}
