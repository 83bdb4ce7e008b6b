//! 推演: what would come of a policy, over many seeds, reckoned in a worker.

mod analytic;
mod board;
mod choices;
mod counts;
mod figures;
mod plot;
mod results;
mod screen;
mod what_if;
mod words;
mod worker;

pub use screen::ForecastScreen;
pub use what_if::{BundleText, WhatIf};
