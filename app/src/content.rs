//! Fetching the content that comes with the app: one list, one file for each case, fetched when wanted.

use crate::ctx::{Ctx, Load};
use engine::bundle::{Index, IndexEntry};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

/// Fetches the list.
pub async fn load_index(ctx: Ctx) {
    ctx.index.set(Load::Pending);
    let answer = fetch_text("content/index.json").await;
    let loaded = answer.and_then(|text| {
        engine::json::read::<Index>(&text).map_err(|error| format!("案例目录不能读取（{error}）"))
    });
    ctx.index.set(match loaded {
        Ok(index) => Load::Ready(index),
        Err(why) => Load::Failed(why),
    });
}

/// Fetches a bundle.
pub async fn load_bundle(item: &IndexEntry) -> Result<String, String> {
    // The hash in the address keeps a cache from answering with another version.
    fetch_text(&format!("content/{}?v={}", item.file, item.hash)).await
}

async fn fetch_text(path: &str) -> Result<String, String> {
    let fault = |what: &str| format!("没有取到 {path}（{what}）。请检查网络后重试。");
    let answer = JsFuture::from(window().fetch_with_str(path))
        .await
        .map_err(|_| fault("无法连接"))?;
    let response: web_sys::Response = answer.dyn_into().map_err(|_| fault("无应答"))?;
    if !response.ok() {
        return Err(fault(&response.status().to_string()));
    }
    let text = response.text().map_err(|_| fault("无内容"))?;
    let text = JsFuture::from(text).await.map_err(|_| fault("中断"))?;
    text.as_string().ok_or_else(|| fault("不是文本"))
}
