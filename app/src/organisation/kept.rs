//! What is set on the screens without a record, kept in localStorage so that nothing is lost.

use super::Room;
use engine::json;
use leptos::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;

fn key(room: Room) -> String {
    format!("lifa.organisation.{}", room.id())
}

/// What was kept for a room, if it can be read.
pub fn load<T: DeserializeOwned>(room: Room) -> Option<T> {
    let storage = window().local_storage().ok().flatten()?;
    let text = storage.get_item(&key(room)).ok().flatten()?;
    json::read(&text).ok()
}

/// Keeps what is set in a room; `false` where the browser does not.
pub fn save<T: Serialize>(room: Room, value: &T) -> bool {
    match window().local_storage() {
        Ok(Some(storage)) => storage.set_item(&key(room), &json::write(value)).is_ok(),
        _ => false,
    }
}

/// Forgets everything that was kept.
pub fn forget() {
    if let Ok(Some(storage)) = window().local_storage() {
        for room in [Room::Teams, Room::Posts, Room::Merit] {
            let _ = storage.remove_item(&key(room));
        }
    }
}

/// Keeps a value each time it changes, and says so where it could not be kept.
#[component]
pub fn Kept<T>(room: Room, value: Signal<T>) -> impl IntoView
where
    T: Serialize + Send + Sync + 'static,
{
    let told = RwSignal::new("");
    Effect::new(move |before: Option<()>| {
        let done = value.with(|value| save(room, value));
        if before.is_some() {
            told.set(if done {
                "已保存在本机。"
            } else {
                "浏览器没有保存，关闭本页后设置会丢失。"
            });
        }
    });
    view! { <p class="soft kept-note" role="status">{move || told.get()}</p> }
}
