//! Fetching what a screen without a record shows.

use super::Room;
use crate::content;
use crate::ctx::{Ctx, Load};
use crate::route::Route;
use crate::screen::{Frame, Trouble};
use crate::ui::Heading;
use engine::organisation::Sheet;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::sync::Arc;

/// The frame of a room, with its content once that is there.
pub fn room<T>(room: Room, title: &'static str, ready: fn(Arc<T>) -> AnyView) -> impl IntoView
where
    T: Serialize + DeserializeOwned + Send + Sync + 'static,
{
    let ctx = expect_context::<Ctx>();
    let state = RwSignal::new(Load::<Arc<T>>::Pending);
    Effect::new(move |_| match ctx.index.get() {
        Load::Ready(index) => {
            let entry = index
                .entries
                .into_iter()
                .find(|entry| entry.kind == "organisation" && entry.id == room.id());
            spawn_local(async move {
                let loaded = match entry {
                    Some(entry) => content::load_bundle(&entry).await.and_then(|text| {
                        Sheet::<T>::read(&text).map_err(|error| format!("内容不能读取（{error}）"))
                    }),
                    None => Err("目录里没有这一项。".to_owned()),
                };
                state.try_set(match loaded {
                    Ok(data) => Load::Ready(Arc::new(data)),
                    Err(why) => Load::Failed(why),
                });
            });
        }
        Load::Failed(why) => state.set(Load::Failed(why)),
        Load::Pending => {}
    });
    let retry = Callback::new(move |()| {
        state.set(Load::Pending);
        spawn_local(content::load_index(ctx));
    });
    let body = move || match state.get() {
        Load::Pending => view! { <p class="waiting" role="status">"正在取内容……"</p> }.into_any(),
        Load::Failed(why) => view! { <Trouble why=why retry=retry/> }.into_any(),
        Load::Ready(data) => ready(data),
    };
    let list = Route::Organisation(Room::Landing).href();
    view! {
        <Frame>
            <div class="organisation">
                <p class="crumb"><a href=list>"组织与编制"</a></p>
                <Heading text=title/>
                {body}
            </div>
        </Frame>
    }
}
