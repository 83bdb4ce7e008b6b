//! The program that runs a town many times, in a worker: `assets/forecast-worker.js` starts it and asks it for runs.

use engine::handover::forecast;
use engine::json;
use wasm_bindgen::prelude::wasm_bindgen;

/// A forecast under way.
#[wasm_bindgen]
pub struct Forecast(forecast::Forecast);

#[wasm_bindgen]
impl Forecast {
    /// Reads the text of a bundle of the handover and a [`forecast::ForecastOrder`] as JSON.
    ///
    /// # Errors
    /// A sentence that says what is wrong.
    #[wasm_bindgen(constructor)]
    pub fn new(bundle: &str, order: &str) -> Result<Forecast, String> {
        let read = forecast::Forecast::read(bundle, order);
        read.map(Forecast).map_err(|error| error.to_string())
    }

    /// How many runs there will be.
    #[wasm_bindgen(getter)]
    pub fn runs(&self) -> u32 {
        self.0.runs()
    }

    /// Runs at most so many more; tells how many are done.
    pub fn advance(&mut self, most: u32) -> u32 {
        self.0.advance(most)
    }

    /// The [`engine::handover::summary::Summary`] of what came out so far, as JSON.
    pub fn summary(&self) -> String {
        json::write(&self.0.summary())
    }
}

/// Nothing happens before an order comes.
fn main() {}
