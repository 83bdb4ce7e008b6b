//! Random streams keyed by (seed, purpose, entity, n): a decision changes only the draws that it is about.

use super::{fixed, mix};
use crate::activity::Seed;
use rand_core::{Rng, SeedableRng};
use rand_xoshiro::SplitMix64;

/// What a stream is for; the numbers are part of every result and never change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u64)]
pub enum Purpose {
    /// Gaps between clues of an item.
    Arrival = 1,
    /// What a clue turns out to be.
    Clue = 2,
    /// What happens in a case.
    Case = 3,
    /// Who the staff are.
    Staff = 4,
    /// What becomes of a person in a week.
    Person = 5,
    /// Whether an event card comes.
    Card = 6,
    /// How long a preparation takes.
    Preparation = 7,
    /// Clues that come on top for a while.
    Surge = 8,
    /// Clues that further liaison stations bring in.
    Station = 9,
    /// Decisions of the policy that decides by lot.
    Lot = 10,
    /// The cases under way when the powers come.
    Backlog = 11,
    /// The bare queue: gaps.
    QueueArrival = 12,
    /// The bare queue: service.
    QueueService = 13,
}

/// A stream of draws.
#[derive(Clone, Debug)]
pub struct Stream(SplitMix64);

impl Stream {
    /// The stream of a key; different keys give unrelated streams. A run has thousands of which most give a few draws,
    /// so it is one that is begun at once: SplitMix64 (Steele, Lea, Flood 2014) from a digest of the key.
    pub fn new(seed: Seed, purpose: Purpose, entity: u64, n: u64) -> Stream {
        let key = mix::digest(&[seed.get(), purpose as u64, entity, n]);
        Stream(SplitMix64::seed_from_u64(key))
    }

    /// 32 random bits.
    pub fn bits(&mut self) -> u32 {
        self.0.next_u32()
    }

    /// A whole number below `bound`; 0 for a bound of 0.
    pub fn below(&mut self, bound: u32) -> u32 {
        // The bias of the product is below bound / 2^32.
        ((u64::from(self.0.next_u32()) * u64::from(bound)) >> 32) as u32
    }

    /// Whether something of so many per mille comes about.
    pub fn permille(&mut self, chance: i64) -> bool {
        i64::from(self.below(1_000_000)) < chance * 1_000
    }

    /// From an exponential distribution with the given mean.
    pub fn exponential(&mut self, mean: u64) -> u64 {
        let ln = fixed::minus_ln(self.0.next_u64());
        ((i128::from(ln) * i128::from(mean)) >> 32) as u64
    }

    /// From a standard normal distribution, in Q32: the sum of twelve uniform draws, so never beyond ±6.
    pub fn normal(&mut self) -> i64 {
        // Four draws of 16 bits at a time, summed two and two.
        const PAIRS: u64 = 0x0000_ffff_0000_ffff;
        let halves: u64 = (0..3)
            .map(|_| {
                let bits = self.0.next_u64();
                (bits & PAIRS) + (bits >> 16 & PAIRS)
            })
            .sum();
        let sum = (halves & 0xffff_ffff) + (halves >> 32);
        (sum as i64 - 6 * 0xffff) << 16
    }

    /// From a log-normal distribution given by its median and its 90th percentile.
    pub fn lognormal(&mut self, median: u32, p90: u32) -> u32 {
        // The 90th percentile of the normal distribution lies 1.281552 standard deviations above its median.
        // A logarithm of 32 bits is below 23 in Q32, so that its millionfold fits.
        let sigma = fixed::ln_ratio(p90.max(median), median) * 1_000_000 / 1_281_552;
        let x = ((i128::from(sigma) * i128::from(self.normal())) >> 32) as i64;
        let value = (i128::from(fixed::exp(x)) * i128::from(median)) >> 32;
        value.clamp(0, i128::from(u32::MAX)) as u32
    }
}

impl Stream {
    /// Days from a log-normal distribution given in whole days, of which so many per cent count; in hundredths.
    pub fn days(&mut self, median: i64, p90: i64, percent: u32) -> u32 {
        let scaled = |days: i64| u32::try_from(days.max(1)).unwrap_or(u32::MAX / 100) * percent;
        self.lognormal(scaled(median), scaled(p90))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stream(purpose: Purpose) -> Stream {
        Stream::new(Seed::new(11).unwrap(), purpose, 0, 0)
    }

    #[test]
    fn each_part_of_the_key_counts() {
        let seed = Seed::new(1).unwrap();
        let first = |s: Seed, p, e, n| Stream::new(s, p, e, n).0.next_u64();
        let base = first(seed, Purpose::Arrival, 1, 1);
        assert_eq!(base, first(seed, Purpose::Arrival, 1, 1));
        assert_ne!(base, first(Seed::new(2).unwrap(), Purpose::Arrival, 1, 1));
        assert_ne!(base, first(seed, Purpose::Clue, 1, 1));
        assert_ne!(base, first(seed, Purpose::Arrival, 2, 1));
        assert_ne!(base, first(seed, Purpose::Arrival, 1, 2));
    }

    #[test]
    fn the_mean_and_spread_of_the_exponential_agree() {
        let mut stream = stream(Purpose::QueueArrival);
        let n = 200_000_i128;
        let draws: Vec<i128> = (0..n)
            .map(|_| i128::from(stream.exponential(1_000_000)))
            .collect();
        let mean = draws.iter().sum::<i128>() / n;
        assert!((mean - 1_000_000).abs() < 7_000, "{mean}");
        let variance = draws.iter().map(|x| (x - mean) * (x - mean)).sum::<i128>() / n;
        assert!(
            (variance - 1_000_000_000_000).abs() < 30_000_000_000,
            "{variance}"
        );
    }

    #[test]
    fn the_quantiles_of_the_lognormal_are_as_asked() {
        let mut stream = stream(Purpose::Case);
        let mut draws: Vec<u32> = (0..40_000)
            .map(|_| stream.lognormal(75_000, 110_000))
            .collect();
        draws.sort_unstable();
        let near = |at: usize, wanted: u32| draws[at].abs_diff(wanted) < wanted / 100;
        assert!(near(20_000, 75_000), "{}", draws[20_000]);
        assert!(near(36_000, 110_000), "{}", draws[36_000]);
    }
}
