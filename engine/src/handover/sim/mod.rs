//! The weeks of a town as a discrete-event simulation.
//!
//! Clues arrive by item, season and town; they are routed, checked, become cases; cases need officers with a
//! certificate, a reviewer, equipment and time; what is done without skill has defects, which a review finds or
//! does not. All time is working time in minutes.

mod case;
mod clue;
mod crew;
mod decision;
mod dispatch;
mod effect;
mod office;
pub mod person;
mod readiness;
mod start;
pub mod state;
pub mod tally;
pub mod time;
mod week;

pub use effect::NAMES;
pub use readiness::{GATES, Means, Part, agreed, equipped, score};
pub use start::{Variation, arrivals, start};
pub use state::Town;

use super::world::World;

/// A town and its world while time passes.
pub struct Sim<'a> {
    /// What does not change.
    pub world: &'a World,
    /// What does.
    pub town: &'a mut Town,
}
