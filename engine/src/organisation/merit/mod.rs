//! 量化赋分制: a table of points for and against, and what grid staff make of it over a quarter.
//!
//! A model to think with, not a forecast: what is rewarded grows, what is not checked decays into numbers. Its
//! parameters are assumptions of the content and are shown as such. Whole numbers only, every draw keyed by the seed.

mod data;
mod outcome;
mod week;

pub use data::{ActData, LapseData, MeritData, Rule, Table, TablePreset, TemperamentData};
pub use outcome::{ActResult, FakedBy, LapseResult, MeritOutcome, WeekResult};

use super::{Fault, twice};
use crate::activity::Seed;

impl MeritData {
    /// What a quarter under that table comes to.
    pub fn simulate(&self, table: &Table, seed: Seed) -> MeritOutcome {
        let mut office = week::Office::new(self, table, seed);
        for week in 0..self.weeks {
            office.week(week);
        }
        office.outcome()
    }

    /// How a quarter compares with one without any table on the same seed, in per mille of an ideal one:
    /// real work six parts, honest numbers 1.5, morale one, the right people rated 好 1.5.
    pub fn index(&self, outcome: &MeritOutcome, without: &MeritOutcome) -> u32 {
        let work = outcome.work_of(without).min(2_000);
        let honest = 1_000_u32.saturating_sub(outcome.faked);
        let deserved = (outcome.deserved * 1_000).checked_div(self.good.max(1));
        let sum = u64::from(work) * 60
            + u64::from(honest) * 15
            + u64::from(outcome.morale) * 10
            + u64::from(deserved.unwrap_or(0)) * 15;
        u32::try_from(sum / 100).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests;
