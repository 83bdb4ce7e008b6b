//! The sitting's own clock, in whole minutes.

use serde::{Deserialize, Serialize};

/// Minutes after the end of its time until which a sitting may still read and mark.
pub const GRACE: u32 = 60;

/// How the time stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clock {
    /// Minutes that the sitting has.
    pub budget: u32,
    /// Minutes used, the way included.
    pub used: u32,
}

impl Clock {
    /// Minutes left.
    pub fn left(self) -> u32 {
        self.budget.saturating_sub(self.used)
    }

    /// Minutes over the end.
    pub fn over(self) -> u32 {
        self.used.saturating_sub(self.budget)
    }

    /// Whether nothing more may be begun but conclusions.
    pub fn spent(self) -> bool {
        self.over() >= GRACE
    }

    pub(super) fn pass(&mut self, minutes: u32) {
        self.used = self.used.saturating_add(minutes);
    }

    /// The share of the points for time that is earned, in basis points: all with a quarter to spare,
    /// seven tenths at the end of the time, none when the hour of grace is over.
    pub fn earned(self) -> i64 {
        let (budget, used, grace) = (
            i64::from(self.budget),
            i64::from(self.used),
            i64::from(GRACE),
        );
        let early = budget * 3 / 4;
        if used <= early {
            return 10_000;
        }
        if used <= budget {
            return 10_000 - 3_000 * (used - early) / (budget - early).max(1);
        }
        (7_000 - 7_000 * (used - budget) / grace).max(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_earns_all_with_a_quarter_to_spare_and_nothing_after_the_hour_of_grace() {
        let at = |used| Clock { budget: 200, used }.earned();
        assert_eq!([at(0), at(150)], [10_000, 10_000]);
        assert_eq!([at(200), at(230), at(260), at(900)], [7_000, 3_500, 0, 0]);
        assert!(at(175) < at(150) && at(200) < at(175));
    }
}
