//! Written courses through a case (指令序列): lawful paths and flawed runs.
//!
//! Their times are relative to events, so that one script holds over many start dates.

use super::data::{Script, ScriptStep};
use super::scope::World;
use super::view::{Answer, Command};
use super::{Case, Fixed, State};
use crate::activity::{Activity, Mode, Rejection, Seed};
use crate::calendar::{self, Date, Roll};
use crate::value::Value;
use std::collections::BTreeMap;

/// Days that `when` waits at most.
const PATIENCE: u32 = 400;

/// A script as played.
#[derive(Clone, Debug)]
pub struct Played {
    /// The commands that it came to.
    pub commands: Vec<Command>,
    /// The index of the script's step behind each command.
    pub steps: Vec<usize>,
    /// The state at the end.
    pub state: State,
}

/// A script while it is played.
struct Playing<'w> {
    commands: Vec<Command>,
    steps: Vec<usize>,
    state: State,
    /// Sees the state after each command.
    watch: &'w mut dyn FnMut(&State),
}

/// A step that could not be carried out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScriptError {
    /// The script's id.
    pub script: String,
    /// The step, counted from 1.
    pub step: usize,
    /// What was refused.
    pub problem: ScriptProblem,
}

/// What can go wrong in a script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ScriptProblem {
    /// The command was refused.
    Rejected(Rejection),
    /// An expression does not give what is needed here.
    NoValue(String),
    /// What the step waits for does not come.
    NeverCame,
    /// The step says nothing, or more than one thing.
    Unclear,
}

impl std::fmt::Display for ScriptError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} step {}: ", self.script, self.step)?;
        match &self.problem {
            ScriptProblem::Rejected(rejection) => {
                write!(f, "refused ({:?}", rejection.code)?;
                if let Some(param) = &rejection.param {
                    write!(f, ", parameter {param}")?;
                }
                if !rejection.reason.is_empty() {
                    write!(f, ", {}", rejection.reason)?;
                }
                f.write_str(")")
            }
            ScriptProblem::NoValue(code) => write!(f, "`{code}` gives no usable value"),
            ScriptProblem::NeverCame => f.write_str("what it waits for does not come"),
            ScriptProblem::Unclear => f.write_str("say exactly one thing"),
        }
    }
}

impl std::error::Error for ScriptError {}

impl Case {
    /// Plays a script from the start.
    ///
    /// # Errors
    /// The first step that is refused or cannot be understood.
    pub fn play(
        &self,
        script: &Script,
        seed: Seed,
        mode: Mode,
        fixed: &Fixed,
    ) -> Result<Played, ScriptError> {
        let start = self.start_fixed(seed, mode, fixed);
        self.play_from(start, script, &mut |_| ())
    }

    /// Plays a script in 练习 and shows the state after each command.
    ///
    /// # Errors
    /// The first step that is refused or cannot be understood.
    pub(crate) fn play_watched(
        &self,
        script: &Script,
        seed: Seed,
        fixed: &Fixed,
        watch: &mut dyn FnMut(&State),
    ) -> Result<Played, ScriptError> {
        let start = self.start_fixed(seed, Mode::Practice, fixed);
        self.play_from(start, script, watch)
    }

    fn play_from(
        &self,
        start: State,
        script: &Script,
        watch: &mut dyn FnMut(&State),
    ) -> Result<Played, ScriptError> {
        let mut played = Playing {
            commands: Vec::new(),
            steps: Vec::new(),
            state: start,
            watch,
        };
        for (n, step) in script.steps.iter().enumerate() {
            if played.state.finished {
                break;
            }
            if !step.condition.holds(&World::new(self, &played.state)) {
                continue;
            }
            self.play_step(&mut played, n, step)
                .map_err(|problem| ScriptError {
                    script: script.id.clone(),
                    step: n + 1,
                    problem,
                })?;
        }
        Ok(Played {
            commands: played.commands,
            steps: played.steps,
            state: played.state,
        })
    }

    fn play_step(
        &self,
        played: &mut Playing<'_>,
        n: usize,
        step: &ScriptStep,
    ) -> Result<(), ScriptProblem> {
        let said = [
            !step.act.is_empty(),
            step.wait.is_some(),
            !step.until.is_empty(),
            !step.when.is_empty(),
            step.next,
            !step.place.is_empty(),
            !step.remove.is_empty(),
            step.finish,
        ];
        if said.iter().filter(|said| **said).count() != 1 {
            return Err(ScriptProblem::Unclear);
        }
        if !step.act.is_empty() {
            let with = self.fill(&played.state, &step.with)?;
            return self.command(
                played,
                n,
                Command::Act {
                    action: step.act.clone(),
                    with,
                    written: BTreeMap::new(),
                },
            );
        }
        if let Some(period) = &step.wait {
            let last =
                calendar::deadline(&self.calendar, played.state.now, period, Roll::Never).last;
            return self.wait_until(played, n, self.landing(step, last.date()));
        }
        if !step.until.is_empty() {
            let value = step.until.eval(&World::new(self, &played.state));
            let Value::Date(date) = value else {
                return Err(ScriptProblem::NoValue(step.until.source().to_owned()));
            };
            return self.wait_until(played, n, self.landing(step, date));
        }
        if !step.when.is_empty() {
            return self.wait_for(played, n, step);
        }
        if step.next {
            return self.command(played, n, Command::Next);
        }
        if step.finish {
            return self.command(played, n, Command::Finish);
        }
        for (element, evidence) in &step.place {
            for id in evidence {
                let command = Command::Place {
                    evidence: id.clone(),
                    element: element.clone(),
                };
                self.command(played, n, command)?;
            }
        }
        for (element, evidence) in &step.remove {
            for id in evidence {
                let command = Command::Remove {
                    evidence: id.clone(),
                    element: element.clone(),
                };
                self.command(played, n, command)?;
            }
        }
        Ok(())
    }

    fn command(
        &self,
        played: &mut Playing<'_>,
        n: usize,
        command: Command,
    ) -> Result<(), ScriptProblem> {
        self.step(&mut played.state, &command)
            .map_err(ScriptProblem::Rejected)?;
        (played.watch)(&played.state);
        played.commands.push(command);
        played.steps.push(n);
        Ok(())
    }

    fn landing(&self, step: &ScriptStep, date: Date) -> Date {
        if step.workday {
            self.calendar.workday_from(date)
        } else {
            date
        }
    }

    fn wait_until(
        &self,
        played: &mut Playing<'_>,
        n: usize,
        date: Date,
    ) -> Result<(), ScriptProblem> {
        while played.state.now.date() < date && !played.state.finished {
            self.command(played, n, Command::Until { date })?;
        }
        Ok(())
    }

    fn wait_for(
        &self,
        played: &mut Playing<'_>,
        n: usize,
        step: &ScriptStep,
    ) -> Result<(), ScriptProblem> {
        for _ in 0..PATIENCE {
            if played.state.finished || step.when.holds(&World::new(self, &played.state)) {
                return Ok(());
            }
            self.command(played, n, Command::Next)?;
        }
        Err(ScriptProblem::NeverCame)
    }

    fn fill(
        &self,
        state: &State,
        with: &BTreeMap<String, Answer>,
    ) -> Result<BTreeMap<String, Answer>, ScriptProblem> {
        let world = World::new(self, state);
        let mut out = BTreeMap::new();
        for (name, answer) in with {
            let answer = match answer {
                Answer::Text(text) => match text.strip_prefix('=') {
                    Some(code) => {
                        let no_value = || ScriptProblem::NoValue(code.to_owned());
                        let parsed = super::code::Code::parse(code).map_err(|_| no_value())?;
                        match parsed.eval(&world) {
                            Value::Date(date) => Answer::Text(date.to_string()),
                            Value::Money(fen) => Answer::Int(fen),
                            Value::Int(n) => Answer::Int(n),
                            value => Answer::Text(value.symbol().ok_or_else(no_value)?.to_string()),
                        }
                    }
                    None => answer.clone(),
                },
                answer => answer.clone(),
            };
            out.insert(name.clone(), answer);
        }
        Ok(out)
    }
}
