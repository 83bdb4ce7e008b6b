//! The discrete-event core: whole-number time, keyed streams, an agenda.

pub mod agenda;
pub mod fixed;
pub mod mix;
pub mod queue;
pub mod stream;

pub use agenda::Agenda;
pub use queue::Queue;
pub use stream::{Purpose, Stream};
