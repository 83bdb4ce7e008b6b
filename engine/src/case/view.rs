//! What the case desk may show; never a hidden truth.

use crate::activity::{Due, Mode, Seed};
use crate::calendar::{Date, Moment};
use crate::document::template::Stage;
pub use crate::document::{Paper, PaperBlock};
use crate::score::{ElementResult, Proof};
use serde::{Deserialize, Serialize};

/// Everything on the desk (办案桌).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CaseView {
    /// The case's id.
    pub case: String,
    /// The case's title.
    pub title: String,
    /// The run's seed.
    pub seed: Seed,
    /// The run's mode.
    pub mode: Mode,
    /// Now, on the case's clock.
    pub now: Moment,
    /// A holiday's name if today is one; a weekend says nothing.
    pub holiday: Option<String>,
    /// Whether today is a working day.
    pub workday: bool,
    /// Days since the case was filed, and the limit.
    pub clock: Option<CaseClock>,
    /// 公示, 全过程记录, 法制审核.
    pub lamps: Lamps,
    /// Dated obligations, soonest first.
    pub dues: Vec<Due>,
    /// Documents and evidence in the order in which they came to be.
    pub dossier: Vec<DossierItem>,
    /// What happened, in order.
    pub scene: Vec<SceneEntry>,
    /// Elements and placed evidence.
    pub matrix: Vec<MatrixRow>,
    /// Evidence in the file that can be placed.
    pub evidence: Vec<EvidenceCard>,
    /// The persons of the case that are known so far.
    pub persons: Vec<PersonCard>,
    /// Number of findings so far; 0 and meaningless in 考核.
    pub findings: usize,
    /// Whether the run is over.
    pub finished: bool,
    /// Next moment at which the world will come forward by itself, if any is known to come.
    pub waiting: bool,
    /// Dates without holiday data were counted as weekends only.
    pub calendar_incomplete: bool,
}

/// The clock of the case (办案期限).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CaseClock {
    /// Day of filing.
    pub filed: Date,
    /// Today's number, the day after filing being 1.
    pub day: i64,
    /// Days allowed in all.
    pub limit: i64,
}

/// The three lamps (三项制度).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lamps {
    /// 行政执法公示.
    pub published: bool,
    /// 执法全过程记录.
    pub recorded: bool,
    /// 重大执法决定法制审核.
    pub reviewed: bool,
}

/// One thing in the file (案卷).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DossierItem {
    /// Stable id within the run.
    pub id: String,
    /// Its name.
    pub label: String,
    /// Document or evidence.
    pub kind: DossierKind,
    /// Its part of the volume.
    pub stage: Stage,
    /// When it came into the file.
    pub at: Moment,
    /// The document on paper; evidence has its card.
    pub paper: Option<Paper>,
    /// For evidence, its kind among the eight, and what it shows.
    pub note: String,
}

/// What a dossier item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DossierKind {
    /// 文书.
    Document,
    /// 证据.
    Evidence,
}

/// One thing that was seen, said or done.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SceneEntry {
    /// When.
    pub at: Moment,
    /// Where, may be empty.
    pub place: String,
    /// The action's or event's name, as a small heading.
    pub title: String,
    /// What is told.
    pub lines: Vec<SceneLine>,
    /// How many entries of the record had been carried out.
    pub command: usize,
}

/// One line of a scene.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SceneLine {
    /// Who speaks; empty is the narrator.
    pub who: String,
    /// What.
    pub text: String,
    /// A finding, note or plain line.
    pub tone: Tone,
}

/// How a line is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tone {
    /// Plain.
    #[default]
    Plain,
    /// Something new in the file.
    Gain,
    /// A remark on method (教学).
    Note,
}

/// One element and what the trainee placed on it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MatrixRow {
    /// Stable id of the element.
    pub element: String,
    /// Its name.
    pub label: String,
    /// Where the law states it.
    pub basis: Vec<String>,
    /// Ids of the evidence placed.
    pub placed: Vec<String>,
    /// The judgement; `None` in 考核.
    pub proof: Option<Proof>,
    /// Details of the judgement; `None` in 考核.
    pub result: Option<ElementResult>,
}

/// Evidence that can be placed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EvidenceCard {
    /// Stable id.
    pub id: String,
    /// Its name.
    pub label: String,
    /// 书证, 物证, 视听资料, 电子数据, 证人证言, 当事人的陈述, 鉴定意见, 勘验笔录、现场笔录.
    pub kind: String,
    /// When, where and by whom it was obtained.
    pub source: String,
    /// What it shows on its face.
    pub shows: String,
}

/// A person as known to the trainee.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PersonCard {
    /// Stable id.
    pub id: String,
    /// Name.
    pub name: String,
    /// 执法人员, 辅助人员, 负责人, 法制审核人员, 当事人, 证人 ….
    pub role: String,
    /// Certificate and expiry, post; may be empty.
    pub note: String,
}

/// What the trainee can tell a case to do.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "do", deny_unknown_fields)]
pub enum Command {
    /// Take an action with its parameters.
    Act {
        /// The action's id.
        action: String,
        /// Answers by parameter id.
        #[serde(default)]
        with: std::collections::BTreeMap<String, Answer>,
        /// What was written by hand, by form; the rest is left to the forms (示范文本).
        #[serde(default, skip_serializing_if = "std::collections::BTreeMap::is_empty")]
        written: std::collections::BTreeMap<String, crate::document::Draft>,
    },
    /// Let time pass to the next thing that happens by itself, or to the next working morning.
    Next,
    /// Let time pass until the morning of a day; stops earlier when something happens.
    Until {
        /// The day.
        date: Date,
    },
    /// Place evidence on an element.
    Place {
        /// The evidence.
        evidence: String,
        /// The element.
        element: String,
    },
    /// Take evidence off an element.
    Remove {
        /// The evidence.
        evidence: String,
        /// The element.
        element: String,
    },
    /// Enter a deadline of one's own into 待办.
    Remind {
        /// What it is for, at most 40 characters.
        label: String,
        /// The day.
        date: Date,
    },
    /// End the run here, closed or not.
    Finish,
}

/// The answer to a parameter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Answer {
    /// Money in fen, or a number.
    Int(i64),
    /// A choice, date or text.
    Text(String),
    /// Several choices.
    Many(Vec<String>),
}
