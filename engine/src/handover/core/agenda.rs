//! What is to happen, in order of time; at the same time in the order in which it was put down.

/// Things that each have their time.
///
/// They lie in order, the next one last. A town has some dozens at once, among which the place of a further one is
/// found in a few looks: less work than a heap, which sorts anew with each that is taken.
#[derive(Clone, Debug)]
pub struct Agenda<E>(Vec<(u64, E)>);

/// Among how many of the next things a place is looked for one by one.
const NEAR: usize = 8;

impl<E> Default for Agenda<E> {
    fn default() -> Self {
        Agenda(Vec::new())
    }
}

impl<E: Copy> Agenda<E> {
    /// One with room for so many things.
    pub fn with_capacity(things: usize) -> Agenda<E> {
        Agenda(Vec::with_capacity(things))
    }

    /// Puts a thing down.
    pub fn plan(&mut self, at: u64, thing: E) {
        // Most of what is put down comes soon: its place is looked for among the next few first.
        let near = self.0.len().saturating_sub(NEAR);
        let later = |(other, _): &(u64, E)| *other > at;
        let (far, soon) = self.0.split_at(near);
        let place = match far.last() {
            Some(last) if !later(last) => far.partition_point(later),
            _ => near + soon.iter().take_while(|planned| later(planned)).count(),
        };
        self.0.insert(place, (at, thing));
    }

    /// When the next thing is.
    pub fn next_at(&self) -> Option<u64> {
        self.0.last().map(|(at, _)| *at)
    }

    /// The next thing.
    pub fn peek(&self) -> Option<E> {
        self.0.last().map(|(_, thing)| *thing)
    }

    /// Takes the next thing, with its time.
    pub fn pop(&mut self) -> Option<(u64, E)> {
        self.0.pop()
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
