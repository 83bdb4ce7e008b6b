//! Parts that several screens are made of.

mod banner;
mod basis;
mod chips;
mod date_grid;
mod dialog;
pub mod drawing;
mod export_button;
mod figure;
mod heading;
mod later;
mod money_field;
mod paper;
mod replay_bar;
mod save_result;
mod severity;
mod stepper;
mod text_field;
mod turn;

pub use banner::{Banner, BannerTone};
pub use basis::{ArticleCard, Basis};
pub use chips::Chips;
pub use date_grid::{DateField, DateGrid};
pub use dialog::Dialog;
pub use export_button::{ExportButtons, Exported};
pub use figure::{Chart, Draw, Figure};
pub use heading::Heading;
pub use later::{Gradual, Later};
pub use money_field::{MoneyField, MoneyWords, read_yuan};
pub use paper::{PaperSheet, PaperTools, paper_block};
pub use replay_bar::ReplayBar;
pub use save_result::SaveResult;
pub use severity::SeverityTag;
pub use stepper::Stepper;
pub use text_field::TextField;
pub use turn::Turn;

use std::sync::atomic::{AtomicU32, Ordering};

/// An element id that is not in use yet.
pub fn fresh_id() -> String {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    format!("u{}", NEXT.fetch_add(1, Ordering::Relaxed))
}
