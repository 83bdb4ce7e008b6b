//! Statutes and citations 法条: which there are, from when to when, and what a text cites.
//!
//! The engine holds no statute's text, only names, dates and how many articles, paragraphs and
//! items there are, and key points in the project's own words.

mod around;
mod card;
mod citation;
mod group;
mod mention;
mod names;
mod resolve;
mod statute;
mod structure;

pub use card::{Card, CardIndex, Number};
pub use citation::{Citation, CitationError, Place};
pub use mention::{Context, Mention, Mentions, Named};
pub use resolve::{Caution, Resolution};
pub use statute::{LawError, LawIndex, LawProblem, Rank, Statute, StatuteData, VersionData};
pub use structure::{Structure, StructureError};
