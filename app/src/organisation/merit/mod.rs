//! 量化赋分制: a table is set, a quarter is played, and what was made of the table is told.

mod chart;
mod lesson;
mod model;
mod outcome;
mod row;
mod state;
mod table;

use super::Room;
use super::kept::Kept;
use super::loading;
use engine::organisation::merit::MeritData;
use leptos::prelude::*;
use state::MeritState;
use std::sync::Arc;

/// The screen.
#[component]
pub fn Merit() -> impl IntoView {
    loading::room::<MeritData>(Room::Merit, "量化赋分制", ready)
}

fn ready(data: Arc<MeritData>) -> AnyView {
    let state = MeritState::new(data);
    provide_context(state);
    let (task, source) = state
        .data
        .with_value(|data| (data.task.clone(), data.source.clone()));
    let kept = Signal::derive(move || state.kept());
    view! {
        <p class="lead">{task}</p>
        <table::Designer/>
        <Kept room=Room::Merit value=kept/>
        {move || state.shown.get().map(|played| view! {
            <outcome::Outcome played=Arc::clone(&played)/>
            <lesson::Lesson played=played/>
        })}
        <model::Model/>
        <p class="soft">{source}</p>
    }
    .into_any()
}
