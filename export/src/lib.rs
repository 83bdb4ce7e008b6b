//! Papers for Word and WPS: one document as DOCX or text, a case's file as a zip of them.
//!
//! The look follows GB/T 9704—2012 党政机关公文格式. Every page says 教学用, and a seal is never more than the words
//! 教学用印章 in a box. The same order gives the same bytes, in the browser and natively.

mod body;
mod error;
mod face;
mod file_name;
mod pack;
mod page;
mod table;
mod text;
mod volume;
mod xml;

pub use ::volume::{Content, Item, Order, Volume};
pub use error::ExportError;
pub use pack::docx;
pub use text::text;
pub use volume::volume;

/// Carries an order out.
///
/// # Errors
/// As of [`docx`] and [`fn@volume`].
pub fn carry_out(order: &Order) -> Result<Vec<u8>, ExportError> {
    match order {
        Order::Docx { paper } => docx(paper),
        Order::Text { paper } => Ok(text(paper).into_bytes()),
        Order::Volume { volume: of } => volume(of),
    }
}
