//! The domain of Lifa: calendar, law, rules, cases, scores and records.
//!
//! Nothing here reads a clock, does I/O, touches the DOM or draws randomness
//! other than from a run's seed; nothing here panics.

pub mod calendar;
pub mod expr;
pub mod law;
pub mod money;
pub mod rule;
pub mod score;
pub mod value;
