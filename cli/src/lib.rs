//! Lifa without a screen: content from TOML, and the commands of `lifa`.

pub mod command;
pub mod content;
pub mod drafting;
pub mod monitoring;
pub mod reviewing;
pub mod rulebook;
