//! A new run is put down.

use crate::ctx::Ctx;
use crate::run::{self, Beginning};
use crate::store::{RunHeader, SCHEMA, StoreError, StoredRun};
use crate::{content, dom, text, timers};
use engine::bundle::IndexEntry;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen_futures::JsFuture;

/// Puts a new run down and tells its identifier.
pub async fn begin_run(ctx: Ctx, entry: &IndexEntry, how: Beginning) -> Result<String, String> {
    let bundle = content::load_bundle(entry).await?;
    let opened = run::open(&bundle)?;
    if opened.hash != entry.hash {
        return Err("案例文件与目录不符，可能正在更新。请刷新页面后再试。".into());
    }
    let (name, unit) = ctx
        .settings
        .with_untracked(|settings| (settings.name.clone(), settings.unit.clone()));
    let (run, record) = run::begin(&opened, how, &name, &unit);
    let place = run::place(&opened, &run).ok_or_else(|| "案卷内容不能显示。".to_owned())?;
    let now = timers::now();
    let header = RunHeader {
        schema: SCHEMA,
        id: dom::fresh_id(),
        record,
        started: now,
        updated: now,
        place,
        entries: 0,
        finished: false,
        score: None,
        passed: false,
        headings: Vec::new(),
    };
    let id = header.id.clone();
    let store = ctx
        .store()
        .ok_or_else(|| text::store_error(&StoreError::Unavailable))?;
    let stored = StoredRun {
        header,
        entries: Vec::new(),
    };
    store
        .create(&stored, &bundle)
        .await
        .map_err(|error| text::store_error(&error))?;
    ask_to_persist(ctx).await;
    Ok(id)
}

/// Asks the browser once not to clear the data by itself.
async fn ask_to_persist(ctx: Ctx) {
    if !ctx.lasting()
        || ctx
            .settings
            .with_untracked(|settings| settings.persist_asked)
    {
        return;
    }
    ctx.set(|settings| settings.persist_asked = true);
    let navigator: wasm_bindgen::JsValue = window().navigator().into();
    // There only in secure contexts.
    let offered = js_sys::Reflect::get(&navigator, &"storage".into())
        .is_ok_and(|storage| !storage.is_undefined());
    if offered && let Ok(asked) = window().navigator().storage().persist() {
        // Some browsers ask the user; the run does not wait for the answer.
        spawn_local(async move { drop(JsFuture::from(asked).await) });
    }
}
