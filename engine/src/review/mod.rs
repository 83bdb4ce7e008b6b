//! 法制审核: dossiers that come from lawful runs, defects planted in them, and the judgement of a review.

mod base;
mod check;
pub mod data;
pub mod defect;
mod mutate;
mod place;
mod plant;
mod rename;
mod shift;
mod terms;
mod volume;

pub use base::{BaseError, Library};
pub use check::{Bench, Flaw, Source};
pub use plant::{Planted, Planting, Profile, Spot, plant};
pub use terms::{Category, Remedy};
pub use volume::{Happening, Item, ItemKind, Volume};
