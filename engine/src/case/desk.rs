//! What the desk shows of a run, and what it offers.

use super::data::ActionData;
use super::lexicon::is_breach;
use super::scope::World;
use super::view::{CaseClock, CaseView, EvidenceCard, Lamps, MatrixRow, PersonCard};
use super::{Case, State};
use crate::activity::{Due, Mode, Offer, Param};
use crate::value::Value;

impl Case {
    pub(crate) fn desk(&self, state: &State) -> CaseView {
        let world = World::new(self, state);
        let today = state.now.date();
        let lamps = &self.data.lamps;
        let start = state.start.date();
        CaseView {
            case: self.data.id.clone(),
            title: self.data.title.clone(),
            seed: state.seed,
            mode: state.mode,
            now: state.now,
            holiday: self.calendar.holiday_name(today).map(str::to_owned),
            workday: self.calendar.is_workday(today),
            clock: self.clock(state),
            lamps: Lamps {
                published: lamps.published.holds(&world),
                recorded: lamps.recorded.holds(&world),
                reviewed: lamps.reviewed.holds(&world),
            },
            dues: self.dues(state),
            dossier: state
                .dossier
                .iter()
                .map(|item| item.as_ref().clone())
                .collect(),
            scene: state
                .scene
                .iter()
                .map(|entry| entry.as_ref().clone())
                .collect(),
            matrix: self.matrix(state),
            evidence: self.cards(state),
            persons: self.people(state),
            findings: if state.mode.forgiving() {
                state
                    .findings
                    .iter()
                    .filter(|found| is_breach(found))
                    .count()
            } else {
                0
            },
            finished: state.finished,
            waiting: !state.queue.is_empty(),
            calendar_incomplete: self.calendar.first_uncovered(start, today).is_some(),
        }
    }

    fn clock(&self, state: &State) -> Option<CaseClock> {
        let clock = self.data.clock.as_ref()?;
        let filed = state
            .trace
            .iter()
            .find(|event| event.kind == clock.event)?
            .at
            .date();
        let world = World::new(self, state);
        if !clock.done.is_empty() && clock.done.holds(&world) {
            return None;
        }
        let limit = match clock.limit.eval(&world) {
            Value::Int(limit) => limit,
            _ => return None,
        };
        Some(CaseClock {
            filed,
            day: i64::from(filed.days_until(state.now.date())),
            limit,
        })
    }

    /// 考核 lists only what a document states or the trainee entered.
    fn dues(&self, state: &State) -> Vec<Due> {
        let world = World::new(self, state);
        let today = state.now.date();
        let mut dues: Vec<Due> = state
            .stated
            .iter()
            .filter(|stated| stated.done.is_empty() || !stated.done.holds(&world))
            .map(|stated| Due {
                label: stated.label.clone(),
                date: Some(stated.date),
                source: stated.source.clone(),
                basis: Vec::new(),
            })
            .collect();
        dues.extend(
            state
                .reminders
                .iter()
                .filter(|due| due.date.is_none_or(|date| date >= today))
                .cloned(),
        );
        if state.mode != Mode::Exam {
            for pending in state.monitor.pending() {
                let Some(rule) = self.rule(pending.rule) else {
                    continue;
                };
                dues.push(Due {
                    label: rule.title.clone(),
                    date: pending.due,
                    source: rule.id.clone(),
                    basis: self.cite_all(&rule.basis),
                });
            }
        }
        dues.sort_by_key(|due| (due.date.is_none(), due.date));
        dues.dedup();
        dues
    }

    fn matrix(&self, state: &State) -> Vec<MatrixRow> {
        let elements = self.data.elements.iter();
        elements
            .map(|element| {
                let result = state
                    .mode
                    .forgiving()
                    .then(|| self.element_result(state, element));
                MatrixRow {
                    element: element.id.clone(),
                    label: element.label.clone(),
                    basis: self.cite_all(&element.basis),
                    placed: state.placed.get(&element.id).cloned().unwrap_or_default(),
                    proof: result.as_ref().map(|result| result.proof),
                    result,
                }
            })
            .collect()
    }

    fn cards(&self, state: &State) -> Vec<EvidenceCard> {
        let world = World::new(self, state);
        let held = self
            .data
            .evidence
            .iter()
            .filter_map(|evidence| Some((evidence, state.held.get(&evidence.id)?)));
        held.map(|(evidence, held)| EvidenceCard {
            id: evidence.id.clone(),
            label: evidence.label.clone(),
            kind: evidence.kind.label().to_owned(),
            source: held.source.clone(),
            shows: evidence.shows.render(&world),
        })
        .collect()
    }

    fn people(&self, state: &State) -> Vec<PersonCard> {
        let world = World::new(self, state);
        let known = self
            .data
            .persons
            .iter()
            .filter(|person| person.known_if.holds(&world));
        known
            .map(|person| PersonCard {
                id: person.id.clone(),
                name: person.name.clone(),
                role: person.role.label().to_owned(),
                note: match &person.certificate {
                    Some(c) => format!(
                        "{}　证号 {}，有效期至 {}",
                        person.note,
                        c.number,
                        c.until.chinese()
                    ),
                    None => person.note.clone(),
                },
            })
            .collect()
    }

    pub(crate) fn offered(&self, state: &State) -> Vec<Offer> {
        if state.finished {
            return Vec::new();
        }
        self.actions
            .iter()
            .map(|action| self.offer(state, action))
            .collect()
    }

    fn offer(&self, state: &State, action: &ActionData) -> Offer {
        let params = action.params.iter().map(|param| Param {
            id: param.id.clone(),
            label: param.label.clone(),
            kind: param.kind,
            options: self.choices(state, action, param),
            optional: param.optional,
            only_if: param.only_if.clone(),
            hint: param.hint.clone(),
        });
        Offer {
            id: action.id.clone(),
            label: action.label.clone(),
            group: action.group.clone(),
            help: action.help.clone(),
            search: action.search.clone(),
            minutes: action.minutes,
            blocked: self.obstacle(state, action, None),
            params: params.collect(),
            writes: self.writes(action),
        }
    }

    /// One of the offers, by the action's id; the same as among all of them.
    pub fn offer_of(&self, state: &State, action: &str) -> Option<Offer> {
        let action = self.action(action).filter(|_| !state.finished)?;
        Some(self.offer(state, action))
    }
}
