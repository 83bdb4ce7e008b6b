//! The items of a town, and what is arranged for them.

use super::super::super::content::{Ground, Verdict};

/// How an item stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ItemState {
    /// What was decided on it, and in which week.
    pub verdict: Option<(Verdict, u8)>,
    /// The ground given for deferring or handing back.
    pub ground: Option<Ground>,
    /// Whether the ground held when it was given.
    pub grounded: bool,
    /// Live since the week.
    pub live: Option<u8>,
    /// Whether its gates were met when it went live.
    pub lawful: bool,
    /// Its guide is on the office's list.
    pub asked: bool,
    /// Its guide is written.
    pub guide: bool,
    /// It stands on the published list.
    pub published: bool,
    /// Clues that arrived.
    pub clues: u32,
    /// Clues that the town dealt with.
    pub handled: u32,
    /// Cases decided.
    pub decided: u32,
    /// Decisions with grave defects, lost or unlawful.
    pub spoilt: u32,
}

/// How a thing to be arranged stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stand {
    /// Nothing was done.
    #[default]
    Not,
    /// The office has it on its list.
    Listed,
    /// Under way; there at this time.
    Coming(u64),
    /// There.
    There,
}
