//! 「这是谁的案子」: cards with a situation each, to be sent to the team or level that may act.
//!
//! An activity with a record: the order is drawn from the seed, undo and verification are those of any run. The time
//! that a card took is what the screen says it took; a record shows it and cannot prove it.

mod activity;
mod bundle;
mod data;
mod deal;
mod judge;
mod report;
mod view;

pub use activity::{Command, Event, Routing, State};
pub use bundle::RoutingBundle;
pub use data::{CardData, DestinationData, NearData, PrincipleData, RoutingData};
pub use judge::{Judged, MarkKind};
pub use view::{CardFace, PrincipleScore, RoutingView};

use super::{Fault, twice};

#[cfg(test)]
mod tests;
