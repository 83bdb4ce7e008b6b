//! 法制审核: dossiers that come from lawful runs, defects planted in them, and the judgement of a review.

mod base;
mod check;
pub mod data;
mod rename;
mod volume;

pub use base::{BaseError, Library};
pub use check::{Bench, Flaw, Source};
pub use volume::{Happening, Item, ItemKind, Volume};
