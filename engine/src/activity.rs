//! The one abstraction that every kind of training implements.
//!
//! An activity is content; a run of it is content + seed + the trainee's commands.
//! The same three give the same events and the same report, byte for byte.

use crate::calendar::{Date, Moment};
use crate::document::Examiner;
use crate::dossier::EvidenceData;
use crate::drafting::KnownFact;
use crate::record::Outcome;
use crate::score::{Report, Severity};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

/// How a run is guided and judged (模式).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// 教学: hints, and a question before an unlawful step.
    Guided,
    /// 练习: free, feedback on request, undo.
    Practice,
    /// 考核: free, feedback at the end only; no undo, no hints, no forks.
    Exam,
}

impl Mode {
    /// Whether the run may be undone, hinted and forked.
    pub fn forgiving(self) -> bool {
        !matches!(self, Mode::Exam)
    }
}

/// The seed of a run: 0 ..= 2^53 − 1, so that it survives JSON and the URL.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct Seed(u64);

impl Seed {
    /// The largest seed.
    pub const MAX: Seed = Seed((1 << 53) - 1);

    /// A seed, or `None` above [`Seed::MAX`].
    pub fn new(value: u64) -> Option<Seed> {
        (value <= Self::MAX.0).then_some(Seed(value))
    }

    /// The number.
    pub fn get(self) -> u64 {
        self.0
    }
}

impl<'de> Deserialize<'de> for Seed {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let value = u64::deserialize(d)?;
        Seed::new(value).ok_or_else(|| serde::de::Error::custom("seed exceeds 2^53 - 1"))
    }
}

/// Why a command was not carried out: physically impossible or malformed, never merely unlawful.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rejection {
    /// What kind of refusal.
    pub code: RejectionCode,
    /// The content's own sentence (Chinese) where content refused, else empty.
    pub reason: String,
    /// The parameter at fault, if one is.
    pub param: Option<String>,
}

/// The kinds of [`Rejection`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RejectionCode {
    /// The command's text is not a command of this activity.
    Malformed,
    /// No such action, person, evidence or element.
    Unknown,
    /// A parameter is missing or not one of the values on offer.
    BadParameter,
    /// The content says that it cannot be done now.
    Impossible,
    /// The run is over.
    Finished,
    /// The mode forbids it (undo, hint, fork in 考核).
    Forbidden,
    /// A document that must be written by hand was left to the form.
    Unwritten,
    /// The run has reached its limit of commands or days.
    Limit,
}

impl Rejection {
    /// A refusal without a sentence of its own.
    pub fn new(code: RejectionCode) -> Self {
        Rejection {
            code,
            reason: String::new(),
            param: None,
        }
    }

    /// A refusal for a parameter.
    pub fn param(code: RejectionCode, param: &str) -> Self {
        Rejection {
            code,
            reason: String::new(),
            param: Some(param.to_owned()),
        }
    }
}

/// An action that the trainee may take, with the parameters it asks for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Offer {
    /// Stable id of the action.
    pub id: String,
    /// Its name on the button.
    pub label: String,
    /// The heading under which it stands.
    pub group: String,
    /// One sentence under the form's title, may be empty.
    pub help: String,
    /// Further words that the search box finds it by.
    pub search: Vec<String>,
    /// How long it takes, in minutes of work.
    pub minutes: u32,
    /// Why it cannot be done now; `None` if it can.
    pub blocked: Option<String>,
    /// What it asks for, in order.
    pub params: Vec<Param>,
    /// Whether it may produce a document that can be written by hand.
    #[serde(default)]
    pub writes: bool,
}

/// One thing that an action asks for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Param {
    /// Stable id.
    pub id: String,
    /// The question, in two to six characters.
    pub label: String,
    /// What kind of answer.
    pub kind: ParamKind,
    /// The choices, for the kinds that choose.
    pub options: Vec<Choice>,
    /// May be left empty.
    pub optional: bool,
    /// Shown only while these parameters hold one of these values (all of them).
    pub only_if: Vec<OnlyIf>,
    /// A unit or example shown beside a typed answer.
    pub hint: String,
}

/// Condition under which a parameter is asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OnlyIf {
    /// The other parameter.
    pub param: String,
    /// The values that make this one apply.
    pub is: Vec<String>,
}

/// Kinds of parameter and the JSON that answers each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ParamKind {
    /// One of the options: a string.
    One,
    /// Any of the options: an array of distinct strings, in the options' order.
    Many,
    /// Money: an integer number of fen, 0 ..= 10^12.
    Money,
    /// A whole number 0 ..= 1 000 000.
    Number,
    /// A date: "2026-09-18".
    Date,
    /// Free text of at most 2 000 characters.
    Text,
}

/// One option of a parameter.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Choice {
    /// Stable id.
    pub id: String,
    /// What is shown.
    pub label: String,
    /// Small print: certificate, date, source; may be empty.
    pub note: String,
}

/// A dated obligation on the desk (待办).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Due {
    /// What has to be done.
    pub label: String,
    /// Until when; `None` while its clock stands still.
    pub date: Option<Date>,
    /// Where the date comes from: a rule id, a document, or the trainee's own note.
    pub source: String,
    /// The articles behind it, formatted.
    pub basis: Vec<String>,
}

/// What a preview of a command would bring (教学 asks before an unlawful step).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Preview {
    /// Findings that the command would add.
    pub findings: Vec<PreviewFinding>,
}

/// One finding that a command would add.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PreviewFinding {
    /// The rule.
    pub rule: String,
    /// Its title.
    pub title: String,
    /// How grave.
    pub severity: Severity,
    /// Its explanation.
    pub explain: String,
    /// Its articles, formatted.
    pub basis: Vec<String>,
}

/// A document that an action would produce, ready to be written by hand.
#[derive(Clone)]
pub struct Sheet {
    /// The form that it takes the place of.
    pub form: String,
    /// Its name.
    pub title: String,
    /// The day on which it is written.
    pub day: Date,
    /// What can be picked.
    pub facts: Vec<KnownFact>,
    /// The evidence in the file.
    pub evidence: Vec<EvidenceData>,
    /// Puts drafts on paper and judges them.
    pub examiner: Examiner,
}

/// One kind of training.
pub trait Activity {
    /// What the trainee can tell it to do.
    type Command: Clone + Serialize + DeserializeOwned;
    /// What happens as a consequence.
    type Event: Clone + Serialize;
    /// Everything that a run is at a moment.
    type State: Clone;
    /// All that a screen may show; never a hidden truth.
    type View: Serialize;

    /// The state before the first command.
    fn start(&self, seed: Seed, mode: Mode) -> Self::State;
    /// From here on the state keeps nothing that only a view or a report shows; the outcome stays the same.
    fn mute(&self, _state: &mut Self::State) {}
    /// From here on documents that can be written by hand must be (考核含文书制作).
    fn demand_documents(&self, _state: &mut Self::State) {}
    /// Carries a command out.
    ///
    /// # Errors
    /// A [`Rejection`] leaves the state as it was, byte for byte.
    fn step(
        &self,
        state: &mut Self::State,
        command: &Self::Command,
    ) -> Result<Vec<Self::Event>, Rejection>;
    /// What may be shown.
    fn view(&self, state: &Self::State) -> Self::View;
    /// What can be done now, where it is offered as a list of actions.
    fn offers(&self, _state: &Self::State) -> Vec<Offer> {
        Vec::new()
    }
    /// What a command would put on paper that can be written by hand.
    ///
    /// # Errors
    /// What the command would be refused for.
    fn sheets(
        &self,
        _state: &Self::State,
        _command: &Self::Command,
    ) -> Result<Vec<Sheet>, Rejection> {
        Ok(Vec::new())
    }
    /// What a command would add to the findings, for 教学; nothing where commands are judged only at the end.
    ///
    /// # Errors
    /// What the command would be refused for.
    fn preview(
        &self,
        _state: &Self::State,
        _command: &Self::Command,
    ) -> Result<Preview, Rejection> {
        Ok(Preview::default())
    }
    /// The next step of a lawful path from here, as a sentence of the content; for hints.
    fn hint(&self, state: &Self::State) -> Option<String>;
    /// The judgement so far; final once [`Activity::finished`].
    fn report(&self, state: &Self::State) -> Report;
    /// What the run came to: what verification compares, cheaper than the report.
    fn outcome(&self, state: &Self::State) -> Outcome;
    /// Whether the run is over.
    fn finished(&self, state: &Self::State) -> bool;
    /// The moment on the activity's own clock.
    fn now(&self, state: &Self::State) -> Moment;
}
