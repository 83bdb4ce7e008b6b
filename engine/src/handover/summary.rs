//! Many runs in a few numbers: distributions of scores and counts, beside what is known in closed form.

use super::trial::{Sanity, Trial, sanity};
use super::world::World;
use crate::score::PASS;
use serde::{Deserialize, Serialize};

/// How many bins a histogram has.
pub const BINS: usize = 20;

/// How often values fell between two bounds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Histogram {
    /// Where the first bin begins: a multiple of `width`.
    pub low: i64,
    /// How wide each is: 1, 2 or 5 times a power of ten, so that the bounds are round numbers.
    pub width: i64,
    /// How many values are in each: bin n holds `low + n·width ≤ value < low + (n + 1)·width`.
    pub counts: [u32; BINS],
}

/// A distribution (分布), in the unit of its values.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spread {
    /// The least.
    pub min: i64,
    /// Of the sorted values the one at a tenth of the way, rounded down to a value that occurred.
    pub p10: i64,
    /// Half of the way.
    pub p50: i64,
    /// Nine tenths of the way.
    pub p90: i64,
    /// The most.
    pub max: i64,
    /// The mean in hundredths of the unit, rounded to the nearest: counts below one would vanish otherwise.
    pub mean: i64,
    /// How often which.
    pub histogram: Histogram,
}

/// What some runs came to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// How many runs.
    pub runs: u32,
    /// Runs whose whole score passes.
    pub passed: u32,
    /// The whole score, basis points.
    pub whole: Spread,
    /// The seven scores in the order of [`super::Dimension::ALL`], basis points.
    pub dimensions: [Spread; 7],
    /// Clues that arrived.
    pub clues: Spread,
    /// Cases opened, those taken over and the county's counted in.
    pub cases: Spread,
    /// Decided.
    pub decided: Spread,
    /// Clues and cases that passed their time.
    pub overdue: Spread,
    /// Cases that passed their time.
    pub overdue_cases: Spread,
    /// Lost in 复议 or before a court.
    pub lost: Spread,
    /// Items live at the end.
    pub live: Spread,
    /// Officers' time used, per cent.
    pub load: Spread,
    /// Events of the simulation.
    pub events: Spread,
    /// What closed forms say of these runs.
    pub sanity: Sanity,
}

impl Histogram {
    fn of(sorted: &[i64]) -> Histogram {
        let (Some(min), Some(max)) = (sorted.first(), sorted.last()) else {
            return Histogram::default();
        };
        let (low, width) = bounds(*min, *max);
        let mut counts = [0; BINS];
        for value in sorted {
            let bin = usize::try_from(value.saturating_sub(low) / width).unwrap_or(0);
            if let Some(count) = counts.get_mut(bin) {
                *count += 1;
            }
        }
        Histogram { low, width, counts }
    }
}

/// The narrowest round bins that hold both ends.
fn bounds(min: i64, max: i64) -> (i64, i64) {
    let mut power = 1;
    loop {
        for step in [1, 2, 5] {
            let width = step * power;
            let low = min.div_euclid(width).saturating_mul(width);
            // The last power is wide enough for any two numbers.
            if max.saturating_sub(low) / width < BINS as i64 || power >= i64::MAX / 50 {
                return (low, width);
            }
        }
        power *= 10;
    }
}

impl Spread {
    /// The distribution of some values; all zero where there are none.
    pub fn of(values: impl Iterator<Item = i64>) -> Spread {
        let mut sorted: Vec<i64> = values.collect();
        sorted.sort_unstable();
        let last = sorted.len().saturating_sub(1);
        let at = |percent: usize| sorted.get(last * percent / 100).copied().unwrap_or(0);
        let sum: i128 = sorted.iter().map(|value| i128::from(*value)).sum();
        let count = i128::from((sorted.len() as u64).max(1));
        let mean = (sum * 200 + count).div_euclid(count * 2);
        Spread {
            min: at(0),
            p10: at(10),
            p50: at(50),
            p90: at(90),
            max: at(100),
            mean: i64::try_from(mean).unwrap_or(0),
            histogram: Histogram::of(&sorted),
        }
    }
}

impl Summary {
    /// Sums runs of one town up.
    pub fn of(world: &World, trials: &[Trial]) -> Summary {
        let count =
            |of: fn(&Trial) -> u32| Spread::of(trials.iter().map(|trial| i64::from(of(trial))));
        let mut dimensions = [Spread::default(); 7];
        for (n, place) in dimensions.iter_mut().enumerate() {
            *place = Spread::of(
                trials
                    .iter()
                    .filter_map(|trial| trial.scores.of.get(n).copied()),
            );
        }
        let passed = trials
            .iter()
            .filter(|trial| trial.scores.whole >= PASS)
            .count();
        Summary {
            runs: u32::try_from(trials.len()).unwrap_or(u32::MAX),
            passed: u32::try_from(passed).unwrap_or(u32::MAX),
            whole: Spread::of(trials.iter().map(|trial| trial.scores.whole)),
            dimensions,
            clues: count(|trial| trial.clues),
            cases: count(|trial| trial.cases),
            decided: count(|trial| trial.decided),
            overdue: count(|trial| trial.overdue),
            overdue_cases: count(|trial| trial.overdue_cases),
            lost: count(|trial| trial.lost),
            live: count(|trial| trial.live),
            load: count(|trial| trial.load),
            events: count(|trial| trial.events),
            sanity: sanity(world, trials),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spread(values: &[i64]) -> Spread {
        Spread::of(values.iter().copied())
    }

    #[test]
    fn quantiles_are_values_that_occurred_and_the_mean_keeps_hundredths() {
        let of = spread(&[9, 1, 5, 3, 7, 2, 4, 6, 8, 10, 0]);
        assert_eq!(
            (of.min, of.p10, of.p50, of.p90, of.max, of.mean),
            (0, 1, 5, 9, 10, 500)
        );
        let rare = spread(&[0, 0, 1]);
        assert_eq!((rare.p50, rare.max, rare.mean), (0, 1, 33));
        assert_eq!(spread(&[-1, -2]).mean, -150);
        assert_eq!(spread(&[]), Spread::default());
    }

    #[test]
    fn every_value_is_in_one_bin_and_bins_have_round_bounds() {
        for values in [
            vec![0],
            vec![7, 7, 7],
            vec![-13, 4, 41],
            (0..=10_000).collect(),
            vec![9_465, 9_616, 8_990],
        ] {
            let of = spread(&values).histogram;
            assert_eq!(
                of.counts.iter().map(|count| *count as usize).sum::<usize>(),
                values.len(),
                "{values:?}"
            );
            assert_eq!(of.low % of.width, 0, "{of:?}");
            let leading = of.width / 10_i64.pow(of.width.ilog10());
            assert!([1, 2, 5].contains(&leading), "{of:?}");
        }
        let of = spread(&[100, 119]).histogram;
        assert_eq!(
            (of.low, of.width, of.counts[0], of.counts[19]),
            (100, 1, 1, 1)
        );
        assert_eq!(
            spread(&(0..=10_000).collect::<Vec<_>>()).histogram.width,
            1_000
        );
    }

    #[test]
    fn the_widest_numbers_are_binned_without_overflow() {
        let of = spread(&[i64::MIN, 0, i64::MAX]);
        assert_eq!((of.min, of.p50, of.max), (i64::MIN, 0, i64::MAX));
    }
}
