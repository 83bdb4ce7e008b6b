//! 云上联审 as an activity: convening, reading, asking for originals, marking, concluding.

use super::clock::Clock;
use super::command::{Command, Event};
use super::data::Way;
use super::docket::{Seat, moment};
use super::report;
use super::sitting::Sitting;
use super::step::{UNOPENED, refused};
use super::view::JointView;
use crate::activity::{Activity, Mode, Rejection, RejectionCode, Seed};
use crate::calendar::Moment;
use crate::record::{Outcome, sha256_hex};
use crate::review;
use crate::score::{PASS, Report};

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
