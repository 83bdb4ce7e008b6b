//! 法制审核 as an activity: taking a dossier, marking, writing the opinion, concluding.

use super::base::Library;
use super::check::Bench;
use super::defect::DefectData;
use super::file::File;
use super::grade::{Exam, Grade};
use super::mark::ReviewMark;
use super::plant::{Planting, Profile};
use super::report;
use super::shelf::{Dossier, Shelf};
use super::terms::Remedy;
use super::view::ReviewView;
use crate::activity::{Activity, Mode, Rejection, RejectionCode, Seed, Sheet};
use crate::calendar::Moment;
use crate::document::{Draft, Verdict};
use crate::drafting::KnownFact;
use crate::record::{Outcome, sha256_hex};
use crate::score::{CAPPED, PASS, Report};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// The reviews of one case's dossiers.
pub struct Review {
    /// What dossiers are made from.
    pub library: Library,
    /// What checks them.
    pub bench: Bench,
    /// What can be planted.
    pub defects: Vec<DefectData>,
    /// Title.
    pub title: String,
    /// Id.
    pub id: String,
    /// Dossiers taken of late.
    pub shelf: Shelf,
}

/// What the reviewer does.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Takes a dossier: the first command.
    Take {
        /// What it shall hold.
        profile: Profile,
    },
    /// Adds a mark.
    Mark {
        /// The mark.
        mark: ReviewMark,
    },
    /// Changes a mark.
    Edit {
        /// Which, from 0.
        n: usize,
        /// The mark as it is from then on.
        mark: ReviewMark,
    },
    /// Takes a mark back.
    Unmark {
        /// Which, from 0.
        n: usize,
    },
    /// Writes 法制审核意见书.
    Opinion {
        /// As it stands.
        draft: Draft,
    },
    /// 提交: the conclusion, and the end.
    Submit {
        /// The conclusion.
        conclusion: Remedy,
    },
}

/// What happens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// A dossier was taken.
    Taken,
    /// Marks changed.
    Marked,
    /// The opinion changed.
    Written,
    /// The review was submitted.
    Submitted,
}

/// What a review is at a moment.
#[derive(Clone, Debug)]
pub struct State {
    pub(super) seed: Seed,
    pub(super) mode: Mode,
    pub(super) planting: Option<Arc<Planting>>,
    pub(super) file: Option<Arc<File>>,
    pub(super) marks: Vec<ReviewMark>,
    pub(super) opinion: Draft,
    pub(super) conclusion: Option<Remedy>,
    pub(super) commands: u32,
}

/// The most marks that a review may have.
pub const MOST_MARKS: usize = 400;
/// The most of a kind that a dossier may hold.
const MOST_PLANTED: u32 = 20;
/// Longest note, in characters.
const LONGEST_NOTE: usize = 500;
/// The template of the opinion.
pub(super) const OPINION: &str = "legal_review_opinion";
/// The share of the opinion in the score, in basis points.
const OPINION_SHARE: i64 = 1_000;

impl State {
    /// The dossier, once taken.
    pub(crate) fn file(&self) -> Option<&Arc<File>> {
        self.file.as_ref()
    }

    /// The seed of the dossier.
    pub(crate) fn seed(&self) -> Seed {
        self.seed
    }

    /// The conclusion, once given.
    pub(crate) fn conclusion(&self) -> Option<Remedy> {
        self.conclusion
    }
}

impl Review {
    fn take(&self, state: &mut State, profile: &Profile) -> Result<(), Rejection> {
        if state.planting.is_some() {
            return Err(Rejection::new(RejectionCode::Impossible));
        }
        if profile.defects > MOST_PLANTED || profile.decoys > MOST_PLANTED || profile.hardest > 5 {
            return Err(Rejection::param(RejectionCode::BadParameter, "profile"));
        }
        let dossier = self.dossier(state.seed, profile, "")?;
        state.file = Some(Arc::clone(&dossier.file));
        state.planting = Some(Arc::clone(&dossier.planting));
        Ok(())
    }

    /// The state with a dossier of a sitting taken.
    pub(crate) fn seated(&self, seed: Seed, mode: Mode, dossier: &Dossier) -> State {
        State {
            planting: Some(Arc::clone(&dossier.planting)),
            file: Some(Arc::clone(&dossier.file)),
            ..self.start(seed, mode)
        }
    }

    fn sound(&self, state: &State, mark: &ReviewMark) -> Result<(), Rejection> {
        let bad = |param: &str| Err(Rejection::param(RejectionCode::BadParameter, param));
        let Some(file) = &state.file else {
            return Err(Rejection::new(RejectionCode::Impossible));
        };
        if !(1..=3).contains(&mark.confidence) {
            return bad("confidence");
        }
        if mark.note.chars().count() > LONGEST_NOTE || mark.basis.chars().count() > LONGEST_NOTE {
            return bad("note");
        }
        if !mark.missing.is_empty() {
            let known = file.templates.iter().any(|(id, _)| *id == mark.missing);
            return if known && mark.item.is_empty() {
                Ok(())
            } else {
                bad("missing")
            };
        }
        let Some(leaf) = file.leaves.iter().find(|leaf| leaf.id == mark.item) else {
            return bad("item");
        };
        if mark.field.is_empty() {
            return if mark.span.is_none() {
                Ok(())
            } else {
                bad("span")
            };
        }
        let Some(field) = leaf.fields.iter().find(|field| field.id == mark.field) else {
            return bad("field");
        };
        let length = field.text.chars().count();
        match mark.span {
            Some((from, to)) if from >= to || to > length => bad("span"),
            _ => Ok(()),
        }
    }

    /// How the review stands.
    pub fn grade(&self, state: &State) -> Option<Grade> {
        let planting = state.planting.as_ref()?;
        let exam = Exam {
            defects: &self.defects,
            planted: &planting.planted,
            marks: &state.marks,
            conclusion: state.conclusion,
            law: &self.bench.law,
        };
        Some(exam.grade())
    }

    /// How the opinion stands, if one was written.
    pub(super) fn opinion(&self, state: &State) -> Option<Verdict> {
        if state.opinion.fields.is_empty() {
            return None;
        }
        let volume = &state.planting.as_ref()?.volume;
        let template = self.bench.document(OPINION)?;
        Some(
            self.bench
                .judge_of(volume, template, volume.day)
                .judge(&state.opinion),
        )
    }

    /// The score with the opinion's share: without an opinion it is not counted, in 考核 it is missing.
    pub(super) fn score(&self, state: &State, grade: &Grade) -> i64 {
        let opinion = match self.opinion(state) {
            Some(verdict) => verdict.score,
            None if state.mode == Mode::Exam => 0,
            None => return grade.score,
        };
        let whole = grade.score * (10_000 - OPINION_SHARE) + opinion * OPINION_SHARE;
        let score = whole / 10_000;
        if grade.capped_by.is_some() {
            score.min(CAPPED)
        } else {
            score
        }
    }
}

impl Activity for Review {
    type Command = Command;
    type Event = Event;
    type State = State;
    type View = ReviewView;

    fn start(&self, seed: Seed, mode: Mode) -> State {
        State {
            seed,
            mode,
            planting: None,
            file: None,
            marks: Vec::new(),
            opinion: Draft::default(),
            conclusion: None,
            commands: 0,
        }
    }

    fn step(&self, state: &mut State, command: &Command) -> Result<Vec<Event>, Rejection> {
        if state.conclusion.is_some() {
            return Err(Rejection::new(RejectionCode::Finished));
        }
        if state.file.is_none() && !matches!(command, Command::Take { .. }) {
            return Err(Rejection::new(RejectionCode::Impossible));
        }
        let event = match command {
            Command::Take { profile } => {
                self.take(state, profile)?;
                Event::Taken
            }
            Command::Mark { mark } => {
                if state.marks.len() >= MOST_MARKS {
                    return Err(Rejection::new(RejectionCode::Limit));
                }
                self.sound(state, mark)?;
                state.marks.push(mark.clone());
                Event::Marked
            }
            Command::Edit { n, mark } => {
                self.sound(state, mark)?;
                let Some(old) = state.marks.get_mut(*n) else {
                    return Err(Rejection::param(RejectionCode::Unknown, "n"));
                };
                *old = mark.clone();
                Event::Marked
            }
            Command::Unmark { n } => {
                if *n >= state.marks.len() {
                    return Err(Rejection::param(RejectionCode::Unknown, "n"));
                }
                state.marks.remove(*n);
                Event::Marked
            }
            Command::Opinion { draft } => {
                if !draft.fits() {
                    return Err(Rejection::new(RejectionCode::Limit));
                }
                state.opinion = draft.clone();
                Event::Written
            }
            Command::Submit { conclusion } => {
                state.conclusion = Some(*conclusion);
                Event::Submitted
            }
        };
        state.commands = state.commands.saturating_add(1);
        Ok(vec![event])
    }

    fn view(&self, state: &State) -> ReviewView {
        ReviewView::new(self, state)
    }

    /// The opinion, for the form that it is written with; without its checks.
    fn sheets(&self, state: &State, command: &Command) -> Result<Vec<Sheet>, Rejection> {
        let Command::Opinion { .. } = command else {
            return Ok(Vec::new());
        };
        let (Some(planting), Some(form)) = (&state.planting, self.bench.document(OPINION)) else {
            return Err(Rejection::new(RejectionCode::Impossible));
        };
        let volume = &planting.volume;
        // The checks stay behind: they would tell what is looked for.
        let mut bare = form.as_ref().clone();
        bare.checks.clear();
        let examiner = self
            .bench
            .press_of(&Arc::new(bare), volume.facts.clone(), volume.day);
        Ok(vec![Sheet {
            form: OPINION.to_owned(),
            title: examiner.template().name.clone(),
            day: volume.day,
            facts: KnownFact::all(self.library.case.fact_names(), &volume.facts),
            evidence: Vec::new(),
            examiner,
        }])
    }

    /// The heading and document of the gravest defect that is not marked yet.
    fn hint(&self, state: &State) -> Option<String> {
        let grade = self.grade(state)?;
        let missed = grade.defects.iter().find(|defect| defect.mark.is_none());
        let Some(missed) = missed else {
            return Some("该标的都标了；再看一遍有没有标多的，就可以下结论。".to_owned());
        };
        let file = state.file.as_ref()?;
        let place = file
            .leaves
            .iter()
            .find(|leaf| leaf.id == missed.shows.item)
            .map_or("卷内缺少的文书".to_owned(), |leaf| {
                format!("《{}》", leaf.label)
            });
        Some(format!(
            "从“{}”的角度再看一看{place}。",
            missed.category.chinese()
        ))
    }

    fn report(&self, state: &State) -> Report {
        report::of(self, state)
    }

    fn outcome(&self, state: &State) -> Outcome {
        let grade = self.grade(state).unwrap_or_default();
        let score = self.score(state, &grade);
        let missed = grade.defects.iter().filter(|defect| defect.mark.is_none());
        let told = crate::json::write(&(&grade, &state.opinion));
        Outcome {
            score,
            passed: self.finished(state) && score >= PASS,
            worst: missed.clone().map(|defect| defect.severity).max(),
            findings: missed.map(|defect| defect.id.clone()).collect(),
            trace: sha256_hex(told.as_bytes()),
        }
    }

    fn finished(&self, state: &State) -> bool {
        state.conclusion.is_some()
    }

    fn now(&self, state: &State) -> Moment {
        let day = match &state.planting {
            Some(planting) => planting.volume.day,
            None => self.library.case.data().start.from,
        };
        let morning = Moment::start_of(day).plus_minutes(540);
        morning.plus_minutes(i64::from(state.commands.min(480)))
    }
}
