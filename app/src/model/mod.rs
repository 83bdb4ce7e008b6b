//! 模型说明: how the handover is reckoned, and the parameters that an instructor may set.

mod explain;
mod fetch;
mod files;
mod parameter;
mod parameters;
mod screen;
mod store;

pub use fetch::{Fetched, fetched};
pub use screen::ModelScreen;
pub use store::{erase, load};
