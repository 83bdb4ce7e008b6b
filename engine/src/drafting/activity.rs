//! Working on an exercise: edits, judgement, and the sentences that the trainee points at.

use super::ExerciseData;
use super::bundle::DraftingParts;
use super::compare::compare;
use super::view::{Asked, DraftingView, KnownFact, Tick};
use crate::activity::{Activity, Mode, Rejection, RejectionCode, Seed};
use crate::calendar::{Date, Moment};
use crate::document::{
    DocumentData, Draft, Examiner, MOST_CHARS, MOST_ROWS, Mark, Span, State as Standing, Value,
    Verdict,
};
use crate::dossier::DossierData;
use crate::record::{Outcome, sha256_hex};
use crate::score::{Competency, Finding, MilestoneScore, PASS, Report};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// An exercise ready to be worked on.
pub struct Exercise {
    parts: DraftingParts,
    /// The template without its checks: what a screen may know.
    form: DocumentData,
}

/// What the trainee does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Puts text in the place of characters from, to of a field.
    Edit {
        /// The field.
        field: String,
        /// First character replaced.
        from: usize,
        /// Behind the last.
        to: usize,
        /// What stands there from then on.
        text: String,
    },
    /// Writes the rows of a table.
    Rows {
        /// The field.
        field: String,
        /// Its rows.
        rows: Vec<Vec<String>>,
    },
    /// 自查: asks how the draft stands; not in 考核.
    Check,
    /// 提交: the text stands from then on.
    Submit,
    /// Points at the words that meet a check which could not be told.
    Point {
        /// The check.
        check: String,
        /// The words; none: it is not written.
        span: Option<Span>,
    },
}

/// What happens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// The draft changed.
    Edited,
    /// The draft was judged on the way.
    Checked,
    /// The draft was submitted.
    Submitted,
    /// A sentence was pointed at.
    Pointed,
}

/// What a run is at a moment.
#[derive(Clone, Debug)]
pub struct State {
    mode: Mode,
    seed: Seed,
    draft: Draft,
    checked: Option<Verdict>,
    verdict: Option<Verdict>,
    pointed: BTreeMap<String, Option<Span>>,
    edits: u32,
}

impl State {
    /// The draft.
    pub fn draft(&self) -> &Draft {
        &self.draft
    }

    /// The checks that still have to be pointed at.
    fn open(&self) -> impl Iterator<Item = &Mark> {
        let marks = self.verdict.iter().flat_map(|verdict| &verdict.marks);
        marks.filter(|mark| {
            mark.state == Standing::Unclear && !self.pointed.contains_key(&mark.check)
        })
    }

    /// The final judgement with what was pointed at.
    fn judged(&self) -> Option<Verdict> {
        let mut verdict = self.verdict.clone()?;
        for mark in &mut verdict.marks {
            if let Some(span) = self.pointed.get(&mark.check) {
                mark.note = match span {
                    Some(_) => "由你指出，请与示范文本对照。".to_owned(),
                    None => "你认为没有写到；不扣分，请对照示范文本补上。".to_owned(),
                };
                mark.span.clone_from(span);
            }
        }
        Some(verdict)
    }
}

/// Minutes past midnight at which work begins.
const MORNING: u16 = 540;

impl Exercise {
    pub(super) fn new(parts: DraftingParts) -> Exercise {
        let mut form = parts.examiner.template().clone();
        form.checks.clear();
        Exercise { parts, form }
    }

    /// The exercise.
    pub fn data(&self) -> &ExerciseData {
        &self.parts.data
    }

    /// Its dossier.
    pub fn dossier(&self) -> &DossierData {
        &self.parts.dossier
    }

    /// Judges its drafts.
    pub fn examiner(&self) -> &Examiner {
        &self.parts.examiner
    }

    /// The model document.
    pub fn model(&self) -> &Draft {
        &self.parts.model
    }

    fn day(&self) -> Date {
        self.parts.dossier.day
    }

    fn edit(&self, draft: &Draft, command: &Command) -> Result<Draft, Rejection> {
        let (field, value) = match command {
            Command::Edit {
                field,
                from,
                to,
                text,
            } => {
                let old = draft.text(field);
                let count = old.chars().count();
                if from > to || *to > count {
                    return Err(Rejection::param(RejectionCode::BadParameter, field));
                }
                let before = old.chars().take(*from);
                let behind = old.chars().skip(*to);
                let new: String = before.chain(text.chars()).chain(behind).collect();
                (field, Value::Text(new))
            }
            Command::Rows { field, rows } => (field, Value::Rows(rows.clone())),
            Command::Check | Command::Submit | Command::Point { .. } => {
                return Err(Rejection::new(RejectionCode::Malformed));
            }
        };
        let known = self.parts.examiner.template().field(field);
        let rows = matches!(value, Value::Rows(_));
        if known.is_none_or(|known| known.kind.is_rows() != rows) {
            return Err(Rejection::param(RejectionCode::Unknown, field));
        }
        let mut new = draft.clone();
        new.fields.insert(field.clone(), value);
        if !new.fits() {
            return Err(Rejection {
                code: RejectionCode::Limit,
                reason: format!(
                    "一份文书最多{MOST_CHARS}字，表格最多{MOST_ROWS}行；这次改动没有写入。"
                ),
                param: Some(field.clone()),
            });
        }
        Ok(new)
    }

    fn finding(&self, mark: &Mark) -> Finding {
        Finding {
            rule: mark.check.clone(),
            title: mark.title.clone(),
            severity: mark.severity,
            basis: mark.basis.clone(),
            explain: format!("{}{}", mark.note, mark.why),
            deducted: i64::from(mark.lost) * 100,
            ..Finding::of(Competency::Documents, self.moment())
        }
    }

    fn moment(&self) -> Moment {
        let start = Moment::start_of(self.day());
        start.plus_minutes(i64::from(MORNING))
    }
}

impl Activity for Exercise {
    type Command = Command;
    type Event = Event;
    type State = State;
    type View = DraftingView;

    fn start(&self, seed: Seed, mode: Mode) -> State {
        State {
            mode,
            seed,
            draft: self.parts.data.given.clone(),
            checked: None,
            verdict: None,
            pointed: BTreeMap::new(),
            edits: 0,
        }
    }

    fn step(&self, state: &mut State, command: &Command) -> Result<Vec<Event>, Rejection> {
        if self.finished(state) {
            return Err(Rejection::new(RejectionCode::Finished));
        }
        if let Command::Point { check, span } = command {
            let asked = state.open().any(|mark| mark.check == *check);
            if !asked {
                return Err(Rejection::param(RejectionCode::Unknown, check));
            }
            if let Some(span) = span {
                let length = state.draft.text(&span.field).chars().count();
                if span.from >= span.to || span.to > length {
                    return Err(Rejection::param(RejectionCode::BadParameter, check));
                }
            }
            state.pointed.insert(check.clone(), span.clone());
            return Ok(vec![Event::Pointed]);
        }
        if state.verdict.is_some() {
            return Err(Rejection {
                code: RejectionCode::Impossible,
                reason: "已经提交，文字不能再改。".to_owned(),
                param: None,
            });
        }
        match command {
            Command::Submit => {
                state.verdict = Some(self.parts.examiner.judge(&state.draft));
                Ok(vec![Event::Submitted])
            }
            Command::Check if !state.mode.forgiving() => {
                Err(Rejection::new(RejectionCode::Forbidden))
            }
            Command::Check => {
                state.checked = Some(self.parts.examiner.judge(&state.draft));
                Ok(vec![Event::Checked])
            }
            _ => {
                state.draft = self.edit(&state.draft, command)?;
                state.checked = None;
                state.edits = state.edits.saturating_add(1);
                Ok(vec![Event::Edited])
            }
        }
    }

    fn view(&self, state: &State) -> DraftingView {
        let done = state.verdict.is_some();
        let guided = state.mode == Mode::Guided && !done;
        let verdict = if self.finished(state) {
            state.judged()
        } else {
            state.verdict.clone()
        };
        let ticks = guided.then(|| {
            let marks = self.parts.examiner.judge(&state.draft).marks;
            marks.into_iter().map(|mark| Tick::of(&mark)).collect()
        });
        let asked = state.open().map(|mark| Asked {
            check: mark.check.clone(),
            title: mark.title.clone(),
            fields: mark.fields.clone(),
            guess: mark.span.clone(),
        });
        DraftingView {
            exercise: self.parts.data.clone(),
            template: self.form.clone(),
            mode: state.mode,
            seed: state.seed,
            day: self.day(),
            summary: self.parts.dossier.summary.clone(),
            story: self.parts.dossier.story.clone(),
            evidence: self.parts.dossier.evidence.clone(),
            facts: KnownFact::all(&self.parts.facts, self.parts.examiner.facts()),
            draft: state.draft.clone(),
            paper: self.parts.examiner.paper(&state.draft),
            ticks,
            checked: state.checked.clone(),
            asked: asked.collect(),
            verdict: verdict.filter(|_| self.finished(state)),
            comparison: self.finished(state).then(|| {
                compare(
                    self.parts.examiner.template(),
                    &state.draft,
                    &self.parts.model,
                )
            }),
            submitted: done,
            finished: self.finished(state),
        }
    }

    fn hint(&self, state: &State) -> Option<String> {
        let verdict = self.parts.examiner.judge(&state.draft);
        let gravest = verdict
            .findings()
            .max_by_key(|mark| (mark.severity, mark.points))?;
        Some(format!("{}。{}", gravest.title, gravest.why))
    }

    fn report(&self, state: &State) -> Report {
        let verdict = state
            .judged()
            .unwrap_or_else(|| self.parts.examiner.judge(&state.draft));
        let finished = self.finished(state);
        let findings: Vec<Finding> = verdict.findings().map(|mark| self.finding(mark)).collect();
        let capped = verdict.capped_by.and_then(|index| verdict.marks.get(index));
        let milestones = verdict.marks.iter().map(|mark| MilestoneScore {
            label: mark.title.clone(),
            competency: Competency::Documents,
            points: i64::from(mark.points) * 100,
            reached: !mark.is_finding(),
        });
        let run = (state.seed, state.mode);
        let (title, own) = (&self.parts.data.title, Competency::Documents);
        Report {
            capped_by: capped.and_then(|mark| findings.iter().position(|f| f.rule == mark.check)),
            ..Report::scored(title, run, own, verdict.score, finished)
                .with(findings, milestones.collect())
        }
    }

    fn outcome(&self, state: &State) -> Outcome {
        let verdict = state
            .verdict
            .clone()
            .unwrap_or_else(|| self.parts.examiner.judge(&state.draft));
        let pointed = crate::json::write(&state.pointed);
        let draft = crate::json::write(&state.draft);
        let marks = crate::json::write(&verdict);
        Outcome {
            score: verdict.score,
            passed: self.finished(state) && verdict.score >= PASS,
            worst: verdict.findings().map(|mark| mark.severity).max(),
            findings: verdict.findings().map(|mark| mark.check.clone()).collect(),
            trace: sha256_hex(format!("{draft}\n{marks}\n{pointed}").as_bytes()),
        }
    }

    fn finished(&self, state: &State) -> bool {
        state.verdict.is_some() && state.open().next().is_none()
    }

    fn now(&self, state: &State) -> Moment {
        self.moment().plus_minutes(i64::from(state.edits.min(480)))
    }
}
