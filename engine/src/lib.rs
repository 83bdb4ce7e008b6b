//! The domain of Lifa: calendar, law, rules, cases, scores and records.
//!
//! Nothing here reads a clock, does I/O, touches the DOM or draws randomness
//! other than from a run's seed; nothing here panics.

pub mod activity;
pub mod attempt;
pub mod bundle;
pub mod calendar;
pub mod case;
pub mod document;
pub mod dossier;
pub mod drafting;
pub mod expr;
pub mod handover;
pub mod joint;
pub mod json;
pub mod law;
pub mod money;
pub mod organisation;
pub mod record;
pub mod review;
pub mod rule;
pub mod run;
pub mod score;
pub mod seed;
pub mod value;

mod numeral;
