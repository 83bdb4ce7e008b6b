//! Files for Word and WPS, written by a program of its own aside from the page; `assets/boot.js` starts it.

use crate::dom;
use engine::document::Paper;
use volume::{Order, Volume};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The function that `assets/boot.js` leaves on the page.
const CARRY_OUT: &str = "lifaExport";

/// The media type of a DOCX.
pub const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
/// The media type of plain text.
pub const TEXT: &str = "text/plain;charset=utf-8";
/// The media type of a zip.
pub const ZIP: &str = "application/zip";

/// A document as DOCX.
///
/// # Errors
/// A sentence for the user.
pub async fn docx(paper: &Paper) -> Result<Vec<u8>, String> {
    let paper = paper.clone();
    carry_out(&Order::Docx { paper }).await
}

/// A document as plain text.
///
/// # Errors
/// A sentence for the user.
pub async fn text(paper: &Paper) -> Result<Vec<u8>, String> {
    let paper = paper.clone();
    carry_out(&Order::Text { paper }).await
}

/// A case's file as a zip of DOCX.
///
/// # Errors
/// A sentence for the user.
pub async fn volume(volume: &Volume) -> Result<Vec<u8>, String> {
    let volume = volume.clone();
    carry_out(&Order::Volume { volume }).await
}

/// Hands the user a file.
///
/// # Errors
/// A sentence for the user.
pub fn save(name: &str, mime: &str, bytes: &[u8]) -> Result<(), String> {
    dom::save_bytes(name, mime, bytes).map_err(|_| "浏览器没有保存文件。".to_owned())
}

async fn carry_out(order: &Order) -> Result<Vec<u8>, String> {
    let failed = |_: JsValue| "导出程序没有打开，请重新载入页面后再试。".to_owned();
    let call: js_sys::Function = js_sys::Reflect::get(&js_sys::global(), &CARRY_OUT.into())
        .and_then(JsCast::dyn_into)
        .map_err(failed)?;
    let order = engine::json::write(order);
    let answer = call
        .call1(&JsValue::NULL, &order.into())
        .and_then(JsCast::dyn_into::<js_sys::Promise>)
        .map_err(failed)?;
    let why = |why: JsValue| why.as_string().unwrap_or_else(|| failed(why));
    let bytes = JsFuture::from(answer).await.map_err(why)?;
    Ok(js_sys::Uint8Array::new(&bytes).to_vec())
}
