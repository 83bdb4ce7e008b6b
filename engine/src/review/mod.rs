//! 法制审核: dossiers that come from lawful runs, defects planted in them, and the judgement of a review.

mod activity;
mod ahead;
mod base;
mod bundle;
mod check;
pub mod data;
pub mod defect;
mod file;
mod grade;
mod mark;
mod mutate;
mod place;
mod plant;
mod recheck;
mod rename;
mod report;
mod shelf;
mod shift;
mod terms;
mod view;
mod volume;

pub use activity::{Command, Event, MOST_MARKS, Review, State};
pub use ahead::Ahead;
pub use base::{BaseError, Library};
pub use bundle::{ReviewBundle, ReviewName};
pub use check::{Bench, Flaw, Grammars, Source};
pub use file::{File, FileField, FileLeaf};
pub use grade::{Alarm, CategoryResult, Confidence, DefectResult, Exam, Grade};
pub use mark::ReviewMark;
pub use plant::{Planted, Planting, Profile, Spot, plant};
pub(crate) use report::missed;
pub use shelf::{Dossier, Shelf};
pub use terms::{Category, Remedy};
pub use view::ReviewView;
pub use volume::{Happening, Item, ItemKind, Volume};
