//! What is to happen, in order of time; at the same time in the order in which it was put down.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Things that each have their time.
#[derive(Clone, Debug)]
pub struct Agenda<E> {
    /// Time, number and place in one, which sorts far quicker than things do.
    heap: BinaryHeap<Reverse<u128>>,
    things: Vec<E>,
    /// Places of things that were taken.
    left: Vec<u32>,
    count: u32,
}

impl<E> Default for Agenda<E> {
    fn default() -> Self {
        Agenda {
            heap: BinaryHeap::new(),
            things: Vec::new(),
            left: Vec::new(),
            count: 0,
        }
    }
}

impl<E: Copy> Agenda<E> {
    /// One with room for so many things.
    pub fn with_capacity(things: usize) -> Agenda<E> {
        Agenda {
            heap: BinaryHeap::with_capacity(things),
            things: Vec::with_capacity(things),
            ..Agenda::default()
        }
    }

    /// Puts a thing down.
    pub fn plan(&mut self, at: u64, thing: E) {
        self.count += 1;
        let place = match self.left.pop() {
            Some(place) => {
                if let Some(free) = self.things.get_mut(place as usize) {
                    *free = thing;
                }
                place
            }
            None => {
                self.things.push(thing);
                self.things.len() as u32 - 1
            }
        };
        let key = u128::from(at) << 64 | u128::from(self.count) << 32 | u128::from(place);
        self.heap.push(Reverse(key));
    }

    /// When the next thing is.
    pub fn next_at(&self) -> Option<u64> {
        self.heap.peek().map(|Reverse(key)| (key >> 64) as u64)
    }

    /// The next thing.
    pub fn peek(&self) -> Option<E> {
        let Reverse(key) = self.heap.peek()?;
        self.things.get(*key as u32 as usize).copied()
    }

    /// Takes the next thing, with its time.
    pub fn pop(&mut self) -> Option<(u64, E)> {
        let Reverse(key) = self.heap.pop()?;
        let place = key as u32;
        self.left.push(place);
        let thing = self.things.get(place as usize).copied()?;
        Some(((key >> 64) as u64, thing))
    }

    /// Takes the next thing that is before `end`.
    pub fn next_before(&mut self, end: u64) -> Option<(u64, E)> {
        self.next_at()
            .filter(|at| *at < end)
            .and_then(|_| self.pop())
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
