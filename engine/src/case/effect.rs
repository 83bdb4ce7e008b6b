//! Carrying out what content says shall follow.

use super::data::Effect;
use super::scope::World;
use super::state::{Happened, Held, Produced, Scheduled, Stated};
use super::view::{DossierItem, DossierKind, Paper, PaperBlock, SceneEntry, SceneLine, Tone};
use super::writing::Papers;
use super::{Case, State};
use crate::activity::Mode;
use crate::calendar::{self, Last, Moment, Roll};
use crate::document::template::Stage;
use crate::value::Value;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Answers to an action's parameters.
pub(crate) type Params = BTreeMap<String, Value>;

/// How deep events may cause events; content that loops stops here.
const DEEPEST: u8 = 8;

/// The moment and the answers that effects see.
#[derive(Clone, Copy)]
pub(crate) struct Cause<'a> {
    pub params: Option<&'a Params>,
    /// The action's id, for labels of its parameters.
    pub action: &'a str,
    pub event: Option<&'a BTreeMap<String, Value>>,
    pub begin: Moment,
    pub depth: u8,
    /// What the trainee wrote, by form.
    pub papers: Option<&'a Papers>,
}

impl Case {
    /// Opens a new entry in the scene.
    pub(crate) fn scene(&self, state: &mut State, title: &str, place: &str) {
        if state.muted {
            return;
        }
        state.scene.push(Arc::new(SceneEntry {
            at: state.now,
            place: place.to_owned(),
            title: title.to_owned(),
            lines: Vec::new(),
            command: state.commands,
        }));
    }

    fn line(&self, state: &mut State, who: &str, text: String, tone: Tone) {
        let who = self
            .person(who)
            .map(|person| person.name.clone())
            .unwrap_or_default();
        if let Some(entry) = state.scene.last_mut() {
            Arc::make_mut(entry)
                .lines
                .push(SceneLine { who, text, tone });
        }
    }

    /// Carries effects out in order.
    pub(crate) fn perform(&self, state: &mut State, effects: &[Effect], cause: Cause) {
        for effect in effects {
            if !effect.condition.holds(&World::caused(self, state, cause)) {
                continue;
            }
            self.perform_one(state, effect, cause);
        }
    }

    fn perform_one(&self, state: &mut State, effect: &Effect, cause: Cause) {
        if !effect.say.is_empty() {
            if state.muted || (effect.note && state.mode != Mode::Guided) {
                return;
            }
            let text = effect.say.render(&World::caused(self, state, cause));
            let tone = if effect.note { Tone::Note } else { Tone::Plain };
            self.line(state, &effect.who, text, tone);
        } else if !effect.emit.is_empty() {
            let world = World::caused(self, state, cause);
            let data: BTreeMap<String, Value> = effect
                .data
                .iter()
                .map(|(name, code)| (name.clone(), code.eval(&world)))
                .filter(|(_, value)| !matches!(value, Value::Absent))
                .collect();
            self.emit(state, &effect.emit, data, cause);
        } else if !effect.set.is_empty() {
            let value = effect.to.eval(&World::caused(self, state, cause));
            state.vars.insert(effect.set.clone(), value);
        } else if !effect.gain.is_empty() {
            self.gain(state, &effect.gain, cause);
        } else if !effect.document.is_empty() {
            self.produce(state, &effect.document, cause);
        } else if !effect.schedule.is_empty() {
            self.schedule(state, effect, cause);
        } else if !effect.cancel.is_empty() {
            if let Some(n) = self.reaction(&effect.cancel) {
                state.queue.retain(|scheduled| scheduled.reaction != n);
            }
        } else if !effect.due.is_empty() {
            if state.muted {
                return;
            }
            let world = World::caused(self, state, cause);
            if let Value::Date(date) = effect.on.eval(&world) {
                let label = effect.due.render(&world);
                let source = state
                    .dossier
                    .last()
                    .map(|item| item.label.clone())
                    .unwrap_or_default();
                state.stated.push(Stated {
                    label,
                    date,
                    source,
                    done: effect.done.clone(),
                });
            }
        } else if effect.finish {
            state.finished = true;
        }
    }

    /// Lets an event happen: the monitor judges it, then the hooks on it run.
    fn emit(&self, state: &mut State, kind: &str, data: BTreeMap<String, Value>, cause: Cause) {
        if cause.depth >= DEEPEST || state.closed {
            return;
        }
        let data = Arc::new(data);
        let happened = Happened {
            at: state.now,
            kind: kind.to_owned(),
            data: Arc::clone(&data),
            command: state.commands,
        };
        self.judge_event(state, &happened);
        state.trace.push(happened);
        if self.is_closing(kind) {
            state.closed = true;
            state.finished = true;
        }
        let cause = Cause {
            event: Some(&data),
            depth: cause.depth + 1,
            ..cause
        };
        for hook in self
            .data
            .hooks
            .iter()
            .filter(|hook| hook.events.iter().any(|name| name == kind))
        {
            if hook.condition.holds(&World::caused(self, state, cause)) {
                self.perform(state, &hook.effects, cause);
            }
        }
    }

    fn judge_event(&self, state: &mut State, happened: &Happened) {
        let event = match self.as_event(happened) {
            Ok(event) => event,
            Err(error) => {
                state.faults.push(error.to_string());
                return;
            }
        };
        // Time only goes forward here, and nothing happens after the close.
        match state.monitor.push(&event) {
            Ok(found) => state.findings.extend(found),
            Err(error) => state.faults.push(error.to_string()),
        }
    }

    fn gain(&self, state: &mut State, id: &str, cause: Cause) {
        let Some(evidence) = self.evidence(id) else {
            return;
        };
        // What was once obtained unlawfully may be obtained again, lawfully.
        if state
            .held
            .get(id)
            .is_some_and(|held| held.excluded.is_none())
        {
            return;
        }
        let world = World::caused(self, state, cause);
        let excluded = evidence
            .exclude
            .iter()
            .position(|ground| ground.condition.holds(&world));
        if state.muted {
            let source = String::new();
            let at = state.now;
            let held = Held {
                excluded,
                at,
                source,
            };
            state.held.insert(id.to_owned(), held);
            return;
        }
        let shows = evidence.shows.render(&world);
        let source = match state.scene.last() {
            Some(entry) if entry.place.is_empty() => {
                format!("{}　{}", state.now.chinese(), entry.title)
            }
            Some(entry) => format!("{}　{}　{}", state.now.chinese(), entry.place, entry.title),
            None => state.now.chinese(),
        };
        state.held.insert(
            id.to_owned(),
            Held {
                excluded,
                at: state.now,
                source: source.clone(),
            },
        );
        state.dossier.retain(|item| item.id != id);
        state.dossier.push(Arc::new(DossierItem {
            id: id.to_owned(),
            label: evidence.label.clone(),
            kind: DossierKind::Evidence,
            stage: Stage::Evidence,
            at: state.now,
            paper: None,
            note: format!("{}　{shows}", evidence.kind.label()),
        }));
        self.line(state, "", evidence.label.clone(), Tone::Gain);
    }

    fn produce(&self, state: &mut State, id: &str, cause: Cause) {
        let Some(template) = self.template(id) else {
            return;
        };
        let n = state.numbers.entry(id.to_owned()).or_insert(0);
        *n = n.saturating_add(1);
        let n = *n;
        state.produced.push(Arc::new(Produced {
            form: id.to_owned(),
            n,
            action: cause.action.to_owned(),
            params: cause.params.cloned(),
            begin: cause.begin,
            at: state.now,
            command: state.commands,
        }));
        if state.muted {
            return;
        }
        if let Some(paper) = cause.papers.and_then(|papers| papers.get(id)) {
            let paper = paper.clone();
            return self.file(state, id, n, template.title.clone(), paper);
        }
        let world = World::caused(self, state, cause).numbered(n);
        let mut blocks = Vec::new();
        for block in template
            .blocks
            .iter()
            .filter(|block| block.condition.holds(&world))
        {
            if !block.paragraph.is_empty() {
                let text = block.paragraph.render(&world);
                let lines = text.split('\n').filter(|line| !line.is_empty());
                blocks.extend(lines.map(|line| PaperBlock::Paragraph {
                    text: line.to_owned(),
                }));
                continue;
            }
            blocks.push(if !block.row.is_empty() {
                PaperBlock::Row {
                    label: block.row.clone(),
                    text: block.text.render(&world),
                }
            } else if !block.sign.is_empty() {
                PaperBlock::Signature {
                    label: block.sign.render(&world),
                    text: block.text.render(&world),
                }
            } else {
                PaperBlock::Heading {
                    text: block.heading.render(&world),
                }
            });
        }
        let paper = Paper {
            letterhead: template.letterhead.render(&world),
            title: template.title.clone(),
            number: template.number.render(&world),
            blocks,
            signed: template.signed.render(&world),
            dated: if template.dated {
                state.now.date().chinese()
            } else {
                String::new()
            },
            sealed: template.sealed,
        };
        self.file(state, id, n, template.title.clone(), paper);
    }

    /// Puts a paper into the file.
    fn file(&self, state: &mut State, id: &str, n: u32, title: String, paper: Paper) {
        state.dossier.push(Arc::new(DossierItem {
            id: format!("{id}#{n}"),
            label: title.clone(),
            kind: DossierKind::Document,
            stage: self.stage(id),
            at: state.now,
            paper: Some(paper),
            note: String::new(),
        }));
        self.line(state, "", title, Tone::Gain);
    }

    fn schedule(&self, state: &mut State, effect: &Effect, cause: Cause) {
        let Some(reaction) = self.reaction(&effect.schedule) else {
            return;
        };
        let at = match (
            &effect.after,
            effect.on.eval(&World::caused(self, state, cause)),
        ) {
            (Some(period), _) => {
                match calendar::deadline(&self.calendar, state.now, period, Roll::Never).last {
                    Last::Moment(moment) => moment,
                    Last::Day(date) => on_day(date, effect.minute),
                }
            }
            (None, Value::Date(date)) => on_day(date, effect.minute),
            (None, _) => return,
        };
        let at = at.max(state.now);
        state
            .queue
            .retain(|scheduled| scheduled.reaction != reaction);
        let place = state.queue.partition_point(|scheduled| scheduled.at <= at);
        state.queue.insert(place, Scheduled { at, reaction });
    }

    /// Lets the reactions happen whose time has come.
    pub(crate) fn react(&self, state: &mut State) -> bool {
        let mut happened = false;
        while !state.finished && state.queue.first().is_some_and(|next| next.at <= state.now) {
            let next = state.queue.remove(0);
            let Some(reaction) = self.data.reactions.get(next.reaction) else {
                continue;
            };
            let cause = Cause {
                params: None,
                action: "",
                event: None,
                begin: state.now,
                depth: 0,
                papers: None,
            };
            if reaction.condition.holds(&World::caused(self, state, cause)) {
                self.scene(state, &reaction.title, &reaction.place);
                self.perform(state, &reaction.effects, cause);
                happened = true;
            }
        }
        happened
    }
}

fn on_day(date: calendar::Date, minute: Option<u16>) -> Moment {
    Moment::new(date, minute.unwrap_or(super::MORNING)).unwrap_or(Moment::start_of(date))
}
