//! 编制下放: two weightings side by side, one's own distribution, and a few questions.

mod chart;
mod compare;
mod hand;
mod hand_line;
mod quiz;
mod reasons;
mod state;
mod weights;

use super::Room;
use super::kept::Kept;
use super::loading;
use crate::report::open_all_for_print;
use engine::organisation::posts::PostsData;
use leptos::prelude::*;
use state::{Plan, PostsState};
use std::sync::Arc;

/// The screen.
#[component]
pub fn Posts() -> impl IntoView {
    loading::room::<PostsData>(Room::Posts, "编制下放", ready)
}

fn ready(data: Arc<PostsData>) -> AnyView {
    let state = PostsState::new(data);
    provide_context(state);
    open_all_for_print();
    let (task, source, model) = state
        .data
        .with_value(|data| (data.task.clone(), data.source.clone(), data.model.clone()));
    let kept = Signal::derive(move || state.kept());
    view! {
        <p class="lead">{task}</p>
        <details class="assumption unfolds"><summary>"数字从哪里来、需求怎么算"</summary><p>{source}</p><p>{model}</p></details>
        <div class="plans">
            <weights::WeightsForm plan=Plan::First/>
            <weights::WeightsForm plan=Plan::Second/>
        </div>
        <Kept room=Room::Posts value=kept/>
        <compare::Compare/>
        <reasons::Reasons/>
        <hand::Hand/>
        <quiz::Quiz/>
    }
    .into_any()
}
