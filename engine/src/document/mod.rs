//! 文书制作: templates, drafts, and the checks that judge what was written.

mod authentic;
pub mod check;
mod class;
mod draft;
mod facts;
mod forms;
mod grammar;
mod judge;
pub(crate) mod kinds;
mod negation;
pub(crate) mod normal;
mod paper;
mod pattern;
mod reading;
mod render;
pub mod template;
pub(crate) mod values;
mod verdict;

pub use draft::{Draft, MOST_CHARS, MOST_ROWS, Value};
pub use facts::{FactValue, Facts};
pub use grammar::Grammar;
pub use judge::Examiner;
pub use paper::{Owner, Owners, Paper, PaperBlock};
pub use pattern::{Pattern, PatternError};
pub use reading::Synonyms;
pub use template::DocumentData;
pub use verdict::{Cap, Mark, NO_DOCUMENT, Span, State, Verdict};
