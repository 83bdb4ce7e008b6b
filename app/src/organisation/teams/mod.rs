//! 队伍整合: thirty-six become ten, what each does and does not, and 60 % of them in the towns.

mod cards;
mod gauge;
mod map;
mod table;

use super::Room;
use super::loading;
use crate::report::open_all_for_print;
use engine::organisation::teams::TeamsData;
use leptos::prelude::*;
use std::sync::Arc;

/// What the parts of the screen share.
#[derive(Clone, Copy)]
struct Seen {
    data: StoredValue<Arc<TeamsData>>,
    /// The team that is looked at.
    picked: RwSignal<Option<usize>>,
    /// Whether the map shows the ten.
    after: RwSignal<bool>,
}

/// The screen.
#[component]
pub fn Teams() -> impl IntoView {
    loading::room::<TeamsData>(Room::Teams, "队伍整合与力量下沉", ready)
}

fn ready(data: Arc<TeamsData>) -> AnyView {
    let (task, source) = (data.task.clone(), data.source.clone());
    let seen = Seen {
        data: StoredValue::new(data),
        picked: RwSignal::new(None),
        after: RwSignal::new(true),
    };
    provide_context(seen);
    open_all_for_print();
    view! {
        <p class="lead">{task}</p>
        <map::Map/>
        <cards::Cards/>
        <gauge::Gauge/>
        <p class="soft">{source}</p>
    }
    .into_any()
}
