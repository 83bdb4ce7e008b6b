//! 云上联审 as an activity: convening, reading, asking for originals, marking, concluding.

use super::clock::{Clock, GRACE};
use super::data::{SittingData, Way, word};
use super::docket::{Seat, moment, scanned};
use super::grade::SittingGrade;
use super::report;
use super::view::JointView;
use crate::activity::{Activity, Mode, Rejection, RejectionCode, Seed};
use crate::calendar::Moment;
use crate::record::{Outcome, sha256_hex};
use crate::review::{self, Remedy, Review, ReviewMark};
use crate::score::{PASS, Report};
use crate::seed::draw;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::sync::Arc;

/// A sitting with what its dossiers are made from.
pub struct Sitting {
    /// As written.
    pub data: SittingData,
    /// The reviews of the cases, and for each dossier which of them.
    pub reviews: Vec<Review>,
    pub(super) of: Vec<usize>,
}

/// What the reviewers do.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// 开会: the first command.
    Convene {
        /// Remote or on site.
        way: Way,
    },
    /// Takes a dossier up.
    Open {
        /// Which, from 0.
        dossier: usize,
    },
    /// Reads a document or a piece of evidence.
    Read {
        /// Which dossier.
        dossier: usize,
        /// The item.
        item: String,
    },
    /// 调取原始载体: asks the town for the originals of photographs and recordings.
    Ask {
        /// Which dossier.
        dossier: usize,
    },
    /// Waits for the next originals.
    Wait,
    /// Adds a mark.
    Mark {
        /// Which dossier.
        dossier: usize,
        /// The mark.
        mark: ReviewMark,
    },
    /// Changes a mark.
    Edit {
        /// Which dossier.
        dossier: usize,
        /// Which mark, from 0.
        n: usize,
        /// The mark as it is from then on.
        mark: ReviewMark,
    },
    /// Takes a mark back.
    Unmark {
        /// Which dossier.
        dossier: usize,
        /// Which mark, from 0.
        n: usize,
    },
    /// Concludes on a dossier, for good.
    Decide {
        /// Which dossier.
        dossier: usize,
        /// The conclusion.
        conclusion: Remedy,
    },
    /// 散会.
    Close,
}

/// What happens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// The sitting began.
    Convened,
    /// A dossier was taken up.
    Opened(usize),
    /// An item was read.
    Read(usize),
    /// Originals were asked for.
    Asked(usize),
    /// Time was let pass.
    Waited,
    /// Marks changed.
    Marked(usize),
    /// A dossier was concluded on.
    Decided(usize),
    /// The sitting ended.
    Closed,
}

/// What a sitting is at a moment.
#[derive(Clone, Debug)]
pub struct State {
    pub(super) seed: Seed,
    pub(super) mode: Mode,
    pub(super) way: Option<Way>,
    pub(super) clock: Clock,
    pub(super) seats: Vec<Seat>,
    /// The dossier that lies open.
    pub(super) current: Option<usize>,
    pub(super) closed: bool,
}

fn refused(reason: &str) -> Rejection {
    Rejection {
        reason: reason.to_owned(),
        ..Rejection::new(RejectionCode::Impossible)
    }
}

impl Sitting {
    /// The review that a dossier belongs to.
    pub(super) fn review(&self, dossier: usize) -> Option<&Review> {
        self.reviews.get(*self.of.get(dossier)?)
    }

    /// The seeds of the dossiers: those of one case share no name, as far as there are so many.
    pub fn seeds(&self, seed: Seed) -> Vec<Seed> {
        let mut taken: Vec<(usize, Vec<usize>)> = Vec::new();
        let mut seeds = Vec::new();
        for (n, docket) in (0u32..).zip(&self.data.dossiers) {
            let at = usize::try_from(n).unwrap_or(0);
            let of = self.of.get(at).copied().unwrap_or(0);
            let Some(review) = self.reviews.get(of) else {
                continue;
            };
            let candidate = |attempt: u32| {
                let drawn = draw(seed, "joint", &docket.town, n * TRIES + attempt, u32::MAX);
                let own = Seed::new(u64::from(drawn)).unwrap_or_default();
                (own, review.library.names(own))
            };
            let apart = |(_, names): &(Seed, Vec<usize>)| {
                let others = taken.iter().filter(|(case, _)| *case == of);
                let same = |(_, other): &(usize, Vec<usize>)| {
                    other.iter().zip(names).any(|(one, own)| one == own)
                };
                !others.into_iter().any(same)
            };
            let found = (0..TRIES).map(candidate).find(apart);
            let (own, names) = found.unwrap_or_else(|| candidate(0));
            taken.push((of, names));
            seeds.push(own);
        }
        seeds
    }

    /// A dossier with the truth.
    ///
    /// # Errors
    /// If there is no such dossier, or none can be made.
    pub fn dossier(&self, seed: Seed, n: usize) -> Result<Arc<review::Dossier>, Rejection> {
        let unknown = || Rejection::param(RejectionCode::Unknown, "dossier");
        let docket = self.data.dossiers.get(n).ok_or_else(unknown)?;
        let own = self.seeds(seed).get(n).copied().ok_or_else(unknown)?;
        let review = self.review(n).ok_or_else(unknown)?;
        review.dossier(own, &docket.profile, word(&docket.town))
    }

    /// Does the n-th part of what taking a dossier up needs; whether there may be more to do.
    pub fn prepare(&self, seed: Seed, dossier: usize, n: usize) -> bool {
        let own = self.seeds(seed).get(dossier).copied();
        let review = self.review(dossier).zip(own);
        review.is_some_and(|(review, own)| review.prepare(own, n))
    }

    /// Judges it as it stands.
    pub fn grade(&self, state: &State) -> SittingGrade {
        SittingGrade::of(self, state)
    }

    fn convene(&self, state: &mut State, way: Way) -> Result<Event, Rejection> {
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

    fn open(&self, state: &mut State, n: usize) -> Result<Event, Rejection> {
        let seat = seat(&mut state.seats, n)?;
        if !seat.opened && seat.conclusion().is_none() {
            if state.clock.spent() {
                return Err(refused(SPENT));
            }
            let dossier = self.dossier(state.seed, n)?;
            let review = self
                .review(n)
                .ok_or_else(|| Rejection::new(RejectionCode::Unknown))?;
            let own = review::State::seed(&seat.review);
            seat.review = review.seated(own, state.mode, &dossier);
            seat.copy = Some(Arc::new(scanned(&dossier.file)));
            seat.opened = true;
            seat.minutes += self.data.clock.dossier;
            state.clock.pass(self.data.clock.dossier);
        }
        state.current = Some(n);
        Ok(Event::Opened(n))
    }

    fn read(&self, state: &mut State, n: usize, item: &str) -> Result<Event, Rejection> {
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

    fn ask(&self, state: &mut State, n: usize) -> Result<Event, Rejection> {
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

    fn wait(&self, state: &mut State) -> Result<Event, Rejection> {
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
    fn mark(
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
    fn decide(&self, state: &mut State, n: usize, conclusion: Remedy) -> Result<Event, Rejection> {
        if seat(&mut state.seats, n)?.review.file().is_none() {
            let dossier = self.dossier(state.seed, n)?;
            let review = self
                .review(n)
                .ok_or_else(|| Rejection::new(RejectionCode::Unknown))?;
            let seat = seat(&mut state.seats, n)?;
            let own = review::State::seed(&seat.review);
            seat.review = review.seated(own, state.mode, &dossier);
            seat.copy = Some(Arc::new(scanned(&dossier.file)));
        }
        let command = review::Command::Submit { conclusion };
        self.mark(state, n, &command, self.data.clock.decide)?;
        state.current = None;
        Ok(Event::Decided(n))
    }
}

/// So many seeds are tried for names that no other dossier has.
const TRIES: u32 = 64;
const DECIDED: &str = "这一卷已经下了结论。";
const UNOPENED: &str = "联审还没有开始。";
const SPENT: &str = "会期已经超过一小时，不能再看卷、再标注；请就还没有定的卷下结论，然后散会。";
const _: () = assert!(GRACE == 60);

fn seat(seats: &mut [Seat], n: usize) -> Result<&mut Seat, Rejection> {
    seats
        .get_mut(n)
        .ok_or_else(|| Rejection::param(RejectionCode::Unknown, "dossier"))
}

impl Activity for Sitting {
    type Command = Command;
    type Event = Event;
    type State = State;
    type View = JointView;

    fn start(&self, seed: Seed, mode: Mode) -> State {
        State {
            seed,
            mode,
            way: None,
            clock: Clock {
                budget: self.data.minutes,
                used: 0,
            },
            seats: Vec::new(),
            current: None,
            closed: false,
        }
    }

    fn step(&self, state: &mut State, command: &Command) -> Result<Vec<Event>, Rejection> {
        if state.closed {
            return Err(Rejection::new(RejectionCode::Finished));
        }
        if state.way.is_none() && !matches!(command, Command::Convene { .. }) {
            return Err(refused(UNOPENED));
        }
        let clock = &self.data.clock;
        let event = match command {
            Command::Convene { way } => self.convene(state, *way)?,
            Command::Open { dossier } => self.open(state, *dossier)?,
            Command::Read { dossier, item } => self.read(state, *dossier, item)?,
            Command::Ask { dossier } => self.ask(state, *dossier)?,
            Command::Wait => self.wait(state)?,
            Command::Mark { dossier, mark } => {
                let mark = review::Command::Mark { mark: mark.clone() };
                self.mark(state, *dossier, &mark, clock.mark)?;
                Event::Marked(*dossier)
            }
            Command::Edit { dossier, n, mark } => {
                let edit = review::Command::Edit {
                    n: *n,
                    mark: mark.clone(),
                };
                self.mark(state, *dossier, &edit, clock.edit)?;
                Event::Marked(*dossier)
            }
            Command::Unmark { dossier, n } => {
                self.mark(state, *dossier, &review::Command::Unmark { n: *n }, 0)?;
                Event::Marked(*dossier)
            }
            Command::Decide {
                dossier,
                conclusion,
            } => self.decide(state, *dossier, *conclusion)?,
            Command::Close => {
                state.closed = true;
                state.current = None;
                Event::Closed
            }
        };
        Ok(vec![event])
    }

    fn view(&self, state: &State) -> JointView {
        JointView::new(self, state)
    }

    /// What a presiding reviewer would do next.
    fn hint(&self, state: &State) -> Option<String> {
        if state.way.is_none() {
            return Some(
                "卷多、路远，云上省下路上的时间；照片、录像要紧的，到场看得清。".to_owned(),
            );
        }
        let waiting = state.seats.iter().position(|seat| {
            seat.review.file().is_some() && seat.originals.is_none() && seat.conclusion().is_none()
        });
        if let (Some(n), Some(Way::Remote)) = (waiting, state.way)
            && let Some(docket) = self.data.dossiers.get(n)
        {
            return Some(format!(
                "{}的照片、录像只有复制件。先调原始载体，等的时候看别的材料。",
                docket.town
            ));
        }
        if let Some(n) = state.current
            && let (Some(review), Some(seat)) = (self.review(n), state.seats.get(n))
        {
            return review.hint(&seat.review);
        }
        let open = state
            .seats
            .iter()
            .position(|seat| seat.conclusion().is_none());
        Some(match open.and_then(|n| self.data.dossiers.get(n)) {
            Some(docket) => format!("{}的卷还没有结论。", docket.town),
            None => "各卷都有结论了，可以散会。".to_owned(),
        })
    }

    fn report(&self, state: &State) -> Report {
        report::of(self, state)
    }

    fn outcome(&self, state: &State) -> Outcome {
        let grade = self.grade(state);
        let told = crate::json::write(&grade);
        Outcome {
            score: grade.score,
            passed: self.finished(state) && grade.score >= PASS,
            worst: grade.missed().map(|defect| defect.severity).max(),
            findings: grade.missed().map(|defect| defect.id.clone()).collect(),
            trace: sha256_hex(told.as_bytes()),
        }
    }

    fn finished(&self, state: &State) -> bool {
        state.closed
    }

    fn now(&self, state: &State) -> Moment {
        moment(self.data.day, state.clock.used)
    }
}
