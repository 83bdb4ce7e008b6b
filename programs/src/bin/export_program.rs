//! The program that writes files in the browser, in a worker: `assets/export-worker.js` starts it and hands it orders.

/// Carries out an [`export::Order`] given as JSON.
///
/// # Errors
/// A sentence that says what is wrong.
#[wasm_bindgen::prelude::wasm_bindgen(js_name = carryOut)]
pub fn carry_out(order: &str) -> Result<js_sys::Uint8Array, String> {
    let order =
        engine::json::read(order).map_err(|error| format!("导出请求不能读取（{error}）"))?;
    let bytes = export::carry_out(&order).map_err(|error| error.to_string())?;
    Ok(js_sys::Uint8Array::from(bytes.as_slice()))
}

/// Nothing happens before an order comes.
fn main() {}
