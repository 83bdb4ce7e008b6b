//! 组织与编制: who does what, with how many posts, and how work is counted.

pub mod drill;
mod kept;
mod landing;
mod loading;
mod merit;
mod posts;
mod room;
mod teams;

pub use kept::forget;
pub use room::Room;

use leptos::prelude::*;

/// The screen of a room.
pub fn screen(room: Room) -> AnyView {
    match room {
        Room::Landing => view! { <landing::Landing/> }.into_any(),
        Room::Teams => view! { <teams::Teams/> }.into_any(),
        Room::Posts => view! { <posts::Posts/> }.into_any(),
        Room::Merit => view! { <merit::Merit/> }.into_any(),
    }
}
