//! The bare queue: one kind of customer, exponential gaps and service, c servers, first come first served.
//!
//! It runs on the same agenda and streams as the town, and is there to be compared with what is known in closed
//! form: A. K. Erlang's delay formula and J. D. C. Little's law.

use super::agenda::Agenda;
use super::stream::{Purpose, Stream};
use crate::activity::Seed;
use serde::Serialize;
use std::collections::VecDeque;

/// One, in the fixed point of the analytic results.
const ONE: u128 = 1 << 40;

/// A queue to be run. Times are in any one unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Queue {
    /// Servers, at least 1.
    pub servers: u32,
    /// Mean gap between arrivals, at least 1.
    pub gap: u64,
    /// Mean service, at least 1.
    pub service: u64,
}

/// What was measured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Measured {
    /// Customers served.
    pub customers: u64,
    /// How many of them had to wait.
    pub waited: u64,
    /// Sum of the waiting times.
    pub waiting: u128,
    /// Time that servers were busy, summed over them.
    pub busy: u128,
    /// Customers waiting, summed over time.
    pub queued: u128,
    /// When the last customer left.
    pub end: u64,
}

/// What is known in closed form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Expected {
    /// Utilisation, in millionths; at or above one million the queue grows without end.
    pub utilisation: u64,
    /// The share of customers who wait (Erlang C), in millionths.
    pub waits: u64,
    /// Mean waiting time, in thousandths of the unit.
    pub waiting: u64,
}

#[derive(Clone, Copy, Debug)]
enum Event {
    Arrive,
    Leave,
}

impl Queue {
    /// Serves so many customers.
    pub fn run(&self, customers: u64, seed: Seed) -> Measured {
        let mut gaps = Stream::new(seed, Purpose::QueueArrival, 0, 0);
        let mut services = Stream::new(seed, Purpose::QueueService, 0, 0);
        let mut agenda = Agenda::default();
        let mut waiting: VecDeque<u64> = VecDeque::new();
        let mut free = self.servers.max(1);
        let mut told = Measured::default();
        let mut arrived = 0;
        let mut last = 0;
        agenda.plan(gaps.exponential(self.gap.max(1)), Event::Arrive);
        while let Some((now, event)) = agenda.next_before(u64::MAX) {
            told.queued += waiting.len() as u128 * u128::from(now - last);
            last = now;
            match event {
                Event::Arrive => {
                    arrived += 1;
                    waiting.push_back(now);
                    if arrived < customers {
                        agenda.plan(now + gaps.exponential(self.gap.max(1)), Event::Arrive);
                    }
                }
                Event::Leave => free += 1,
            }
            while free > 0
                && let Some(since) = waiting.pop_front()
            {
                free -= 1;
                let service = services.exponential(self.service.max(1));
                told.customers += 1;
                told.waited += u64::from(now > since);
                told.waiting += u128::from(now - since);
                told.busy += u128::from(service);
                agenda.plan(now + service, Event::Leave);
            }
        }
        told.end = last;
        told
    }

    /// What Erlang's delay formula says; `None` where the queue would grow without end.
    pub fn expected(&self) -> Option<Expected> {
        let servers = u128::from(self.servers.max(1));
        let offered = (u128::from(self.service) * ONE) / u128::from(self.gap.max(1));
        let utilisation = offered / servers;
        if utilisation >= ONE {
            return None;
        }
        // Erlang B by its recursion, from which Erlang C follows.
        let mut blocked = ONE;
        for k in 1..=servers {
            let load = mul(offered, blocked);
            blocked = div(load, k * ONE + load);
        }
        let waits = div(blocked, ONE - mul(utilisation, ONE - blocked));
        let mean = mul(waits, u128::from(self.service) * 1000 * ONE) / servers;
        let mean = div(mean, ONE - utilisation);
        Some(Expected {
            utilisation: millionths(utilisation),
            waits: millionths(waits),
            waiting: u64::try_from(mean / ONE).unwrap_or(u64::MAX),
        })
    }
}

impl Measured {
    /// Mean waiting time in thousandths of the unit.
    pub fn mean_waiting(&self) -> u64 {
        let mean = self.waiting * 1000 / u128::from(self.customers.max(1));
        u64::try_from(mean).unwrap_or(u64::MAX)
    }

    /// The share of customers who waited, in millionths.
    pub fn waits(&self) -> u64 {
        self.waited * 1_000_000 / self.customers.max(1)
    }
}

fn mul(a: u128, b: u128) -> u128 {
    (a * (b >> 20)) >> 20
}

fn div(a: u128, b: u128) -> u128 {
    (a << 40) / b.max(1)
}

fn millionths(value: u128) -> u64 {
    u64::try_from((value * 1_000_000) >> 40).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Erlang's own cases from the tables: servers, offered load, probability of waiting.
    #[test]
    fn the_delay_formula_agrees_with_the_tables() {
        for (servers, service, waits) in [
            (1, 500, 500_000),
            (2, 1_000, 333_333),
            (5, 4_000, 554_113),
            (10, 8_000, 409_180),
        ] {
            let queue = Queue {
                servers,
                gap: 1_000,
                service,
            };
            let expected = queue.expected().unwrap();
            assert!(expected.waits.abs_diff(waits) < 20, "{expected:?}");
        }
        assert_eq!(
            Queue {
                servers: 2,
                gap: 10,
                service: 20
            }
            .expected(),
            None
        );
    }

    #[test]
    fn measured_waiting_agrees_with_erlang_within_two_per_cent() {
        for (servers, gap, service) in [
            (1, 1_000_000, 700_000),
            (3, 1_000_000, 2_550_000),
            (8, 500_000, 3_400_000),
        ] {
            let queue = Queue {
                servers,
                gap,
                service,
            };
            let measured = queue.run(2_000_000, Seed::new(4).unwrap());
            let expected = queue.expected().unwrap();
            let (got, want) = (measured.mean_waiting(), expected.waiting);
            assert!(
                got.abs_diff(want) * 50 <= want,
                "{queue:?}: {got} is not {want}"
            );
            assert!(measured.waits().abs_diff(expected.waits) * 50 <= expected.waits);
            // Little: the mean number waiting is the rate of arrival times the mean waiting.
            assert_eq!(measured.queued, measured.waiting);
        }
    }
}
