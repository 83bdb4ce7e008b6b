//! The content of the handover, fetched for a screen that is no run.

use crate::content;
use crate::ctx::{Ctx, Load};
use crate::run;
use engine::bundle::Index;
use engine::handover::HandoverData;
use engine::run::Content;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// The content and the text that it was read from.
#[derive(Clone)]
pub struct Fetched {
    /// The content.
    pub data: Arc<HandoverData>,
    /// The bundle.
    pub text: Arc<str>,
}

/// The content of the handover, once it is there.
pub fn fetched(ctx: Ctx) -> RwSignal<Load<Fetched>, LocalStorage> {
    let state = RwSignal::new_local(Load::Pending);
    Effect::new(move |_| match ctx.index.get() {
        Load::Pending => {}
        Load::Failed(why) => drop(state.try_set(Load::Failed(why))),
        Load::Ready(index) => spawn_local(async move {
            let found = fetch(&index).await;
            state.try_set(found.map_or_else(Load::Failed, Load::Ready));
        }),
    });
    state
}

async fn fetch(index: &Index) -> Result<Fetched, String> {
    let entry = index.entries.iter().find(|entry| entry.kind == "handover");
    let entry = entry.ok_or_else(|| "内容中没有赋权承接。".to_owned())?;
    let text = content::load_bundle(entry).await?;
    match run::open(&text)?.content() {
        Content::Handover(handover) => Ok(Fetched {
            data: Arc::clone(&handover.data),
            text: text.into(),
        }),
        _ => Err("这不是赋权承接的内容。".to_owned()),
    }
}
