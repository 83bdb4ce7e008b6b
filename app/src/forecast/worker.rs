//! The forecast program, aside from the page; `assets/boot.js` starts it.

use engine::handover::forecast::ForecastOrder;
use engine::handover::summary::Summary;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The function that `assets/boot.js` leaves on the page.
const FORECAST: &str = "lifaForecast";

/// What came of an order.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// The numbers.
    pub summary: Summary,
    /// How long the runs took, by the worker's clock.
    pub milliseconds: f64,
}

/// A forecast under way.
pub struct Job {
    started: JsValue,
    // The worker's words arrive through it, for as long as the job lives.
    _progress: Closure<dyn FnMut(u32, u32)>,
}

/// Ends a forecast in the middle of its work.
#[derive(Clone)]
pub struct Cancel(JsValue);

impl Cancel {
    /// Ends it; nothing happens where it has ended already.
    pub fn now(&self) {
        if let Some(cancel) = part::<js_sys::Function>(&self.0, "cancel") {
            let _ = cancel.call0(&JsValue::NULL);
        }
    }
}

/// Starts a worker; `progress` is told how many runs are done, and of how many.
///
/// # Errors
/// A sentence for the user.
pub fn start(
    bundle: &str,
    order: &ForecastOrder,
    progress: impl FnMut(u32, u32) + 'static,
) -> Result<Job, String> {
    let progress = Closure::<dyn FnMut(u32, u32)>::new(progress);
    let call: js_sys::Function = part(&js_sys::global(), FORECAST).ok_or_else(not_opened)?;
    let order = engine::json::write(order);
    let told: &JsValue = progress.as_ref();
    let started = call
        .call3(&JsValue::NULL, &bundle.into(), &order.into(), told)
        .map_err(|_| not_opened())?;
    Ok(Job {
        started,
        _progress: progress,
    })
}

impl Job {
    /// What ends it early.
    pub fn cancel(&self) -> Cancel {
        Cancel(self.started.clone())
    }

    /// What it comes to.
    ///
    /// # Errors
    /// A sentence for the user; also where it was ended early.
    pub async fn outcome(self) -> Result<Outcome, String> {
        let promise: js_sys::Promise = part(&self.started, "promise").ok_or_else(not_opened)?;
        let answer = JsFuture::from(promise)
            .await
            .map_err(|why| why.as_string().unwrap_or_else(not_opened))?;
        let read = |name: &str| js_sys::Reflect::get(&answer, &name.into()).unwrap_or_default();
        let summary = read("summary").as_string().unwrap_or_default();
        let summary = engine::json::read(&summary)
            .map_err(|error| format!("推演结果不能读取（{error}）。"))?;
        Ok(Outcome {
            summary,
            milliseconds: read("milliseconds").as_f64().unwrap_or_default(),
        })
    }
}

fn part<T: JsCast>(of: &JsValue, name: &str) -> Option<T> {
    js_sys::Reflect::get(of, &name.into()).ok()?.dyn_into().ok()
}

fn not_opened() -> String {
    "推演程序没有打开，请重新载入页面后再试。".to_owned()
}
