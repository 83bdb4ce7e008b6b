//! What each command of a sitting does, and how long it takes.

use super::activity::State;
use super::clock::GRACE;
use super::command::Event;
use super::data::Way;
use super::docket::{Seat, scanned};
use super::sitting::Sitting;
use crate::activity::{Activity, Mode, Rejection, RejectionCode, Seed};
use crate::review::{self, Remedy};
use std::collections::BTreeSet;
use std::sync::Arc;

const DECIDED: &str = "这一卷已经下了结论。";
pub(super) const UNOPENED: &str = "联审还没有开始。";
const SPENT: &str = "会期已经超过一小时，不能再看卷、再标注；请就还没有定的卷下结论，然后散会。";
const _: () = assert!(GRACE == 60);

pub(super) fn refused(reason: &str) -> Rejection {
    Rejection {
        reason: reason.to_owned(),
        ..Rejection::new(RejectionCode::Impossible)
    }
}

fn seat(seats: &mut [Seat], n: usize) -> Result<&mut Seat, Rejection> {
    seats
        .get_mut(n)
        .ok_or_else(|| Rejection::param(RejectionCode::Unknown, "dossier"))
}

impl Sitting {
    pub(super) fn convene(&self, state: &mut State, way: Way) -> Result<Event, Rejection> {
        if state.way.is_some() {
            return Err(refused("联审已经开始。"));
        }
        state.way = Some(way);
        state.clock.pass(self.data.way(way).travel);
        let seeds = self.seeds(state.seed);
        let mode = state.mode;
        state.seats = seeds
            .into_iter()
            .enumerate()
            .filter_map(|(n, seed)| {
                Some(Seat {
                    review: self.review(n)?.start(seed, mode),
                    copy: None,
                    opened: false,
                    read: BTreeSet::new(),
                    originals: None,
                    minutes: 0,
                })
            })
            .collect();
        Ok(Event::Convened)
    }

    pub(super) fn open(&self, state: &mut State, n: usize) -> Result<Event, Rejection> {
        let seat = seat(&mut state.seats, n)?;
        if !seat.opened && seat.conclusion().is_none() {
            if state.clock.spent() {
                return Err(refused(SPENT));
            }
            self.take_up(state.seed, state.mode, n, seat)?;
            seat.opened = true;
            seat.minutes += self.data.clock.dossier;
            state.clock.pass(self.data.clock.dossier);
        }
        state.current = Some(n);
        Ok(Event::Opened(n))
    }

    /// The dossier lies before the reviewers, and a copy of it on the screen.
    fn take_up(&self, seed: Seed, mode: Mode, n: usize, seat: &mut Seat) -> Result<(), Rejection> {
        let dossier = self.dossier(seed, n)?;
        let review = self
            .review(n)
            .ok_or_else(|| Rejection::new(RejectionCode::Unknown))?;
        let own = review::State::seed(&seat.review);
        seat.review = review.seated(own, mode, &dossier);
        seat.copy = Some(Arc::new(scanned(&dossier.file)));
        Ok(())
    }

    pub(super) fn read(&self, state: &mut State, n: usize, item: &str) -> Result<Event, Rejection> {
        let seat = seat(&mut state.seats, n)?;
        let Some(pages) = seat.pages(item) else {
            return Err(Rejection::param(RejectionCode::Unknown, "item"));
        };
        if !seat.read.contains(item) {
            if seat.conclusion().is_some() {
                return Err(refused(DECIDED));
            }
            if state.clock.spent() {
                return Err(refused(SPENT));
            }
            let clock = &self.data.clock;
            let minutes = clock.document + clock.page * (pages - 1);
            seat.read.insert(item.to_owned());
            seat.minutes += minutes;
            state.clock.pass(minutes);
        }
        state.current = Some(n);
        Ok(Event::Read(n))
    }

    pub(super) fn ask(&self, state: &mut State, n: usize) -> Result<Event, Rejection> {
        let Some(way) = state.way else {
            return Err(refused(UNOPENED));
        };
        let seat = seat(&mut state.seats, n)?;
        if seat.review.file().is_none() {
            return Err(refused("先取卷，才知道要调哪些原始载体。"));
        }
        if seat.originals.is_some() {
            return Err(refused("这一卷的原始载体已经调过了。"));
        }
        if state.clock.spent() {
            return Err(refused(SPENT));
        }
        let cost = self.data.way(way);
        seat.minutes += cost.ask;
        state.clock.pass(cost.ask);
        seat.originals = Some(state.clock.used.saturating_add(cost.answer));
        Ok(Event::Asked(n))
    }

    pub(super) fn wait(&self, state: &mut State) -> Result<Event, Rejection> {
        let used = state.clock.used;
        let next = state.seats.iter().filter_map(|seat| seat.originals);
        let Some(at) = next.filter(|at| *at > used).min() else {
            return Err(refused("没有在等的材料。"));
        };
        if state.clock.spent() {
            return Err(refused(SPENT));
        }
        state.clock.pass(at - used);
        Ok(Event::Waited)
    }

    /// Hands a command of a review on to the dossier.
    pub(super) fn mark(
        &self,
        state: &mut State,
        n: usize,
        command: &review::Command,
        minutes: u32,
    ) -> Result<(), Rejection> {
        let review = self
            .review(n)
            .ok_or_else(|| Rejection::param(RejectionCode::Unknown, "dossier"))?;
        let seat = seat(&mut state.seats, n)?;
        if minutes > 0 && state.clock.spent() && !matches!(command, review::Command::Submit { .. })
        {
            return Err(refused(SPENT));
        }
        if seat.conclusion().is_some() {
            return Err(refused(DECIDED));
        }
        review.step(&mut seat.review, command)?;
        seat.minutes += minutes;
        state.clock.pass(minutes);
        Ok(())
    }

    /// 同意 and the like can be said of a dossier that nobody opened.
    pub(super) fn decide(
        &self,
        state: &mut State,
        n: usize,
        conclusion: Remedy,
    ) -> Result<Event, Rejection> {
        let seat = seat(&mut state.seats, n)?;
        if seat.review.file().is_none() {
            self.take_up(state.seed, state.mode, n, seat)?;
        }
        let command = review::Command::Submit { conclusion };
        self.mark(state, n, &command, self.data.clock.decide)?;
        state.current = None;
        Ok(Event::Decided(n))
    }
}
