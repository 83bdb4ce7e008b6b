//! Carrying a command out.

use super::data::{ActionData, CaseOption};
use super::effect::Cause;
use super::scope::World;
use super::view::{Answer, Command};
use super::{Case, MORNING, State};
use crate::activity::{Due, Rejection, RejectionCode};
use crate::calendar::{Date, Moment};
use crate::document::Draft;
use std::collections::BTreeMap;

/// After this minute of the day no new work begins.
const EVENING: u16 = 17 * 60 + 30;
/// A run ends at the latest after so many days …
const MOST_DAYS: i32 = 500;
/// … or commands.
const MOST_COMMANDS: usize = 2_000;
/// Longest label of a reminder, in characters.
const LONGEST_LABEL: usize = 40;

impl Case {
    pub(crate) fn carry_out(&self, state: &mut State, command: &Command) -> Result<(), Rejection> {
        if state.finished {
            return Err(Rejection::new(RejectionCode::Finished));
        }
        if state.commands >= MOST_COMMANDS && *command != Command::Finish {
            return Err(Rejection::new(RejectionCode::Limit));
        }
        match command {
            Command::Act {
                action,
                with,
                written,
            } => self.act(state, action, with, written),
            Command::Next => self.next(state),
            Command::Until { date } => self.until(state, *date),
            Command::Place { evidence, element } => self.place(state, evidence, element),
            Command::Remove { evidence, element } => self.remove(state, evidence, element),
            Command::Remind { label, date } => self.remind(state, label, *date),
            Command::Finish => {
                state.commands += 1;
                state.finished = true;
                Ok(())
            }
        }
    }

    fn act(
        &self,
        state: &mut State,
        id: &str,
        with: &BTreeMap<String, Answer>,
        written: &BTreeMap<String, Draft>,
    ) -> Result<(), Rejection> {
        let Some(action) = self.action(id) else {
            return Err(Rejection::param(RejectionCode::Unknown, "action"));
        };
        let params = self.answers(state, action, with)?;
        let begin = self.work_begins(state.now);
        let cause = Cause {
            params: Some(&params),
            action: &action.id,
            event: None,
            begin,
            depth: 0,
            papers: None,
        };
        if let Some(reason) = self.obstacle(state, action, Some(cause)) {
            return Err(Rejection {
                code: RejectionCode::Impossible,
                reason,
                param: None,
            });
        }
        if state.by_hand
            && let Some(rejection) = self.unwritten(state, action, cause, written)
        {
            return Err(rejection);
        }
        let (papers, judged, params) = self.read_written(state, written, cause, &params)?;
        let cause = Cause {
            params: Some(&params),
            papers: Some(&papers),
            ..cause
        };
        let chosen: Vec<&CaseOption> = action
            .params
            .iter()
            .filter_map(|param| params.get(&param.id).map(|value| (param, value.symbols())))
            .flat_map(|(param, ids)| {
                self.case_options(&action.id, &param.id)
                    .filter(move |option| ids.iter().any(|id| *id == option.id))
            })
            .collect();
        let minutes = chosen
            .iter()
            .fold(i64::from(action.minutes), |sum, option| {
                sum + i64::from(option.minutes)
            });
        let end = begin.plus_minutes(minutes);
        if state.start.date().days_until(end.date()) > MOST_DAYS {
            return Err(Rejection::new(RejectionCode::Limit));
        }
        state.commands += 1;
        state.written.extend(judged);
        self.pass(state, end);
        let place = if action.place.is_empty() {
            String::new()
        } else {
            self.text(&action.place)
        };
        self.scene(state, &action.label, &place);
        for key in chosen
            .iter()
            .map(|option| format!("{}.{}.{}", action.id, option.param, option.id))
        {
            *state.taken.entry(key).or_insert(0) += 1;
        }
        *state.taken.entry(action.id.clone()).or_insert(0) += 1;
        self.perform(state, &action.effects, cause);
        for option in &chosen {
            self.perform(state, &option.effects, cause);
        }
        for hook in self
            .data
            .hooks
            .iter()
            .filter(|hook| hook.actions.contains(&action.id))
        {
            if hook.condition.holds(&World::caused(self, state, cause)) {
                self.perform(state, &hook.effects, cause);
            }
        }
        self.react(state);
        Ok(())
    }

    /// Why an action cannot be done now, in the content's words.
    pub(crate) fn obstacle(
        &self,
        state: &State,
        action: &ActionData,
        cause: Option<Cause>,
    ) -> Option<String> {
        let world = match cause {
            Some(cause) => World::caused(self, state, cause),
            None => World::new(self, state),
        };
        // Without answers only what does not depend on them can be judged.
        let judged =
            |code: &super::code::Code| cause.is_some() || !super::check::mentions_params(code);
        action
            .require
            .iter()
            .find(|require| judged(&require.condition) && !require.condition.holds(&world))
            .map(|require| require.reason.clone())
    }

    /// Work begins now, or on the next working morning once the day is over.
    pub(crate) fn work_begins(&self, now: Moment) -> Moment {
        if now.minute() < MORNING {
            Moment::new(now.date(), MORNING).unwrap_or(now)
        } else if now.minute() >= EVENING {
            self.next_morning(now)
        } else {
            now
        }
    }

    fn next_morning(&self, now: Moment) -> Moment {
        Moment::new(self.calendar.next_workday(now.date()), MORNING).unwrap_or(now)
    }

    /// Lets the clock run to a moment; obligations that expire on the way are judged.
    fn pass(&self, state: &mut State, to: Moment) {
        if to > state.now {
            state.now = to;
        }
        // Time only goes forward here; a closed case owes nothing more.
        if let Ok(found) = state.monitor.advance(state.now.date()) {
            state.findings.extend(found);
        }
    }

    fn next(&self, state: &mut State) -> Result<(), Rejection> {
        let to = match state.queue.first() {
            Some(scheduled) => scheduled.at,
            None => self.next_morning(state.now),
        };
        self.go(state, to)
    }

    fn until(&self, state: &mut State, date: Date) -> Result<(), Rejection> {
        if date <= state.now.date() {
            return Err(Rejection::param(RejectionCode::BadParameter, "date"));
        }
        let morning = Moment::new(date, MORNING).unwrap_or(Moment::start_of(date));
        if self.too_far(state, morning) {
            return Err(Rejection::new(RejectionCode::Limit));
        }
        state.commands += 1;
        while let Some(at) = state
            .queue
            .first()
            .map(|next| next.at)
            .filter(|at| *at <= morning)
        {
            self.pass(state, at);
            if self.react(state) || state.finished {
                return Ok(());
            }
        }
        self.pass(state, morning);
        Ok(())
    }

    fn go(&self, state: &mut State, to: Moment) -> Result<(), Rejection> {
        if self.too_far(state, to) {
            return Err(Rejection::new(RejectionCode::Limit));
        }
        state.commands += 1;
        self.pass(state, to);
        self.react(state);
        Ok(())
    }

    fn too_far(&self, state: &State, to: Moment) -> bool {
        state.start.date().days_until(to.date()) > MOST_DAYS
    }

    fn place(&self, state: &mut State, evidence: &str, element: &str) -> Result<(), Rejection> {
        self.known_pair(state, evidence, element)?;
        let row = state.placed.entry(element.to_owned()).or_default();
        if row.iter().any(|id| id == evidence) {
            return Err(Rejection::param(RejectionCode::BadParameter, "evidence"));
        }
        row.push(evidence.to_owned());
        state.commands += 1;
        Ok(())
    }

    fn remove(&self, state: &mut State, evidence: &str, element: &str) -> Result<(), Rejection> {
        self.known_pair(state, evidence, element)?;
        let row = state.placed.entry(element.to_owned()).or_default();
        let Some(n) = row.iter().position(|id| id == evidence) else {
            return Err(Rejection::param(RejectionCode::BadParameter, "evidence"));
        };
        row.remove(n);
        state.commands += 1;
        Ok(())
    }

    fn known_pair(&self, state: &State, evidence: &str, element: &str) -> Result<(), Rejection> {
        if !state.held.contains_key(evidence) {
            return Err(Rejection::param(RejectionCode::Unknown, "evidence"));
        }
        if self.element(element).is_none() {
            return Err(Rejection::param(RejectionCode::Unknown, "element"));
        }
        Ok(())
    }

    fn remind(&self, state: &mut State, label: &str, date: Date) -> Result<(), Rejection> {
        let label = label.trim();
        if label.is_empty() || label.chars().count() > LONGEST_LABEL {
            return Err(Rejection::param(RejectionCode::BadParameter, "label"));
        }
        state.reminders.push(Due {
            label: label.to_owned(),
            date: Some(date),
            source: String::new(),
            basis: Vec::new(),
        });
        state.commands += 1;
        Ok(())
    }
}
