//! What a quarter came to.

use serde::Serialize;

/// A quarter under a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MeritOutcome {
    /// What the work was worth to the public, less the harm done.
    pub work: u64,
    /// Points for what was made up, of all points given, in per mille.
    pub faked: u32,
    /// Mean morale at the end, in per mille.
    pub morale: u32,
    /// Inequality of scores, in per mille (Gini).
    pub spread: u32,
    /// How many of those rated 好 are among as many with the most real work.
    pub deserved: u32,
    /// How many of those rated 好 made numbers up.
    pub fakers_rated: u32,
    /// The acts, in order.
    pub acts: Vec<ActResult>,
    /// The lapses, in order.
    pub lapses: Vec<LapseResult>,
    /// Week by week.
    pub weeks: Vec<WeekResult>,
    /// How many people of each temperament there are, and how many of them were rated 好.
    pub people: Vec<(u32, u32)>,
}

impl MeritOutcome {
    /// The work in per mille of another quarter's.
    pub fn work_of(&self, other: &MeritOutcome) -> u32 {
        super::super::fairness::per_mille(self.work, other.work)
    }
}

/// An act over the quarter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ActResult {
    /// How many were really done.
    pub real: u64,
    /// How many were made up.
    pub faked: u64,
    /// How many people were caught making it up.
    pub caught: u32,
    /// Who made them up, by temperament.
    pub by: Vec<FakedBy>,
}

/// What people of one temperament made up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct FakedBy {
    /// How many people did.
    pub people: u32,
    /// How many units.
    pub units: u64,
}

/// A lapse over the quarter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct LapseResult {
    /// How often it happened.
    pub count: u32,
    /// How often it came out.
    pub seen: u32,
}

/// A week.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct WeekResult {
    /// Worth of the work, less the harm done.
    pub work: u64,
    /// Points for what was made up, of all points given, in per mille.
    pub faked: u32,
    /// Mean morale, in per mille.
    pub morale: u32,
}
