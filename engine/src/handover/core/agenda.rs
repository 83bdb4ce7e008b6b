//! What is to happen, in order of time; at the same time in the order in which it was put down.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// The events to come.
#[derive(Clone, Debug)]
pub struct Agenda<E> {
    heap: BinaryHeap<Reverse<Planned<E>>>,
    count: u32,
}

#[derive(Clone, Copy, Debug)]
struct Planned<E> {
    at: u64,
    n: u32,
    event: E,
}

impl<E> Planned<E> {
    /// By time and then by number, in one comparison.
    fn key(&self) -> u128 {
        (u128::from(self.at) << 32) | u128::from(self.n)
    }
}

impl<E> PartialEq for Planned<E> {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}

impl<E> Eq for Planned<E> {}

impl<E> PartialOrd for Planned<E> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl<E> Ord for Planned<E> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.key().cmp(&other.key())
    }
}

impl<E> Default for Agenda<E> {
    fn default() -> Self {
        Agenda {
            heap: BinaryHeap::new(),
            count: 0,
        }
    }
}

impl<E> Agenda<E> {
    /// Puts an event down.
    pub fn plan(&mut self, at: u64, event: E) {
        self.count += 1;
        self.heap.push(Reverse(Planned {
            at,
            n: self.count,
            event,
        }));
    }

    /// When the next event is.
    pub fn next_at(&self) -> Option<u64> {
        self.heap.peek().map(|Reverse(planned)| planned.at)
    }

    /// Takes the next event that happens before `end`.
    pub fn next_before(&mut self, end: u64) -> Option<(u64, E)> {
        if self.heap.peek()?.0.at >= end {
            return None;
        }
        self.heap
            .pop()
            .map(|Reverse(planned)| (planned.at, planned.event))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn events_come_in_order_of_time_and_then_of_planning() {
        let mut agenda = Agenda::default();
        for (at, event) in [(5, 'c'), (1, 'a'), (5, 'd'), (1, 'b'), (9, 'e')] {
            agenda.plan(at, event);
        }
        let mut told = String::new();
        while let Some((_, event)) = agenda.next_before(9) {
            told.push(event);
        }
        assert_eq!(told, "abcd");
        assert_eq!(agenda.next_before(10), Some((9, 'e')));
    }
}
