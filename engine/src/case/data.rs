//! What a case is made of, as written in `scenarios/` (案件剧本).
//!
//! Texts may hold `{expression}`; conditions are expressions (see `docs/cases.md`).

use super::code::{Code, Text};
use crate::activity::{OnlyIf, ParamKind};
use crate::calendar::{Date, Period};
use crate::score::Competency;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A case (案件).
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseData {
    /// Stable id, lower case.
    pub id: String,
    /// Title: the party's short name and the cause.
    pub title: String,
    /// One or two sentences for the case list.
    pub summary: String,
    /// 领域.
    pub field: String,
    /// 程序, as shown in the case list.
    pub procedure: String,
    /// What one learns from it.
    pub teaches: Vec<String>,
    /// Playing time in minutes.
    pub minutes: u32,
    /// 1 ..= 5.
    pub difficulty: u8,
    /// First day, drawn by seed.
    pub start: Start,
    /// Where the first scene plays.
    pub place: String,
    /// First scene.
    pub opening: Vec<Effect>,
    /// What documents speak of in this case, by the keys of dossiers; see docs/documents.md.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub facts: BTreeMap<String, FactText>,
    /// Names that texts use as `{t.name}`.
    pub texts: BTreeMap<String, String>,
    /// What the seed decides.
    #[serde(default)]
    pub draws: Vec<Draw>,
    /// State variables and their first values, expressions.
    #[serde(default)]
    pub vars: BTreeMap<String, Code>,
    /// Named expressions, evaluated where used as `d.name`.
    #[serde(default)]
    pub defs: BTreeMap<String, Code>,
    /// Persons.
    pub persons: Vec<Person>,
    /// Elements of the offence.
    pub elements: Vec<Element>,
    /// Evidence that can come into the file.
    pub evidence: Vec<Evidence>,
    /// Ids of the shared actions that the case offers, in order.
    pub actions: Vec<String>,
    /// Options that the case gives to parameters of actions.
    #[serde(default)]
    pub options: Vec<CaseOption>,
    /// What happens when an action is taken or an event occurs.
    #[serde(default)]
    pub hooks: Vec<Hook>,
    /// What the world does by itself, when scheduled.
    #[serde(default)]
    pub reactions: Vec<Reaction>,
    /// What earns points; 10 000 in all.
    pub milestones: Vec<Milestone>,
    /// The case's clock (办案期限), if it has one.
    pub clock: Option<Clock>,
    /// When each of the three lamps is lit, expressions.
    pub lamps: LampRules,
    /// What really happened, told in the report.
    pub truth: Vec<Told>,
}

/// A fact as it stands in the world; what comes out empty is not known.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(untagged)]
pub enum FactText {
    /// One text.
    One(Text),
    /// Several; each is cut at 、.
    Many(Vec<Text>),
}

/// The first day of a case.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Start {
    /// Earliest day.
    pub from: Date,
    /// Number of days to draw from; a day off moves to the next working day.
    pub days: u16,
    /// Minute of the day.
    pub minute: u16,
}

/// A hidden choice that the seed makes.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Draw {
    /// Name; expressions read it by this name.
    pub id: String,
    /// Equally likely values.
    pub choices: Vec<String>,
}

/// A person.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// Stable id.
    pub id: String,
    /// Name.
    pub name: String,
    /// What the person is in the case.
    pub role: Role,
    /// Post or relation, shown.
    pub note: String,
    /// Certificate of an officer (行政执法证).
    pub certificate: Option<Certificate>,
    /// Post or tie that matters: words that expressions ask for with `tie(person, 'word')`.
    #[serde(default)]
    pub ties: Vec<String>,
    /// Condition under which the trainee knows the person; empty: from the start.
    #[serde(default)]
    pub known_if: Code,
}

/// What a person is in a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// 执法人员.
    Officer,
    /// 辅助人员.
    Aide,
    /// 行政机关负责人.
    Head,
    /// 法制审核人员.
    Reviewer,
    /// 当事人.
    Party,
    /// 证人.
    Witness,
    /// 其他.
    Other,
}

impl Role {
    /// Its name in the field.
    pub fn label(self) -> &'static str {
        match self {
            Role::Officer => "执法人员",
            Role::Aide => "辅助人员",
            Role::Head => "行政机关负责人",
            Role::Reviewer => "法制审核人员",
            Role::Party => "当事人",
            Role::Witness => "证人",
            Role::Other => "其他人员",
        }
    }
}

/// A certificate (行政执法证).
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Certificate {
    /// Its number.
    pub number: String,
    /// Last day of validity.
    pub until: Date,
    /// Whether its field covers the case.
    #[serde(default = "yes")]
    pub covers: bool,
}

fn yes() -> bool {
    true
}

/// One element of the offence (构成要件).
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Element {
    /// Stable id.
    pub id: String,
    /// Its name.
    pub label: String,
    /// Articles that state it.
    pub basis: Vec<String>,
    /// How many pieces of evidence that count are needed; at least 1.
    #[serde(default = "one")]
    pub need: u8,
}

fn one() -> u8 {
    1
}

/// Evidence (证据).
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// Stable id.
    pub id: String,
    /// Its name in the catalogue.
    pub label: String,
    /// One of the eight kinds.
    pub kind: EvidenceKind,
    /// What it shows on its face; may hold `{expression}`.
    pub shows: Text,
    /// Ids of the elements that it really proves.
    #[serde(default)]
    pub proves: Vec<String>,
    /// Grounds that exclude it, judged when it is obtained.
    #[serde(default)]
    pub exclude: Vec<Exclusion>,
    /// Grounds that keep it from counting, judged when it is used.
    #[serde(default)]
    pub lacks: Vec<Exclusion>,
    /// Why it proves nothing of what it seems to, for misleading evidence.
    #[serde(default)]
    pub misleads: String,
}

/// The eight kinds of evidence (行政处罚法第四十六条第一款).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum EvidenceKind {
    /// 书证.
    #[serde(rename = "书证")]
    Document,
    /// 物证.
    #[serde(rename = "物证")]
    Object,
    /// 视听资料.
    #[serde(rename = "视听资料")]
    AudioVisual,
    /// 电子数据.
    #[serde(rename = "电子数据")]
    Electronic,
    /// 证人证言.
    #[serde(rename = "证人证言")]
    Witness,
    /// 当事人的陈述.
    #[serde(rename = "当事人的陈述")]
    Statement,
    /// 鉴定意见.
    #[serde(rename = "鉴定意见")]
    Expert,
    /// 勘验笔录、现场笔录.
    #[serde(rename = "勘验笔录、现场笔录")]
    Record,
}

impl EvidenceKind {
    /// A statement of a person; one alone does not suffice.
    pub fn is_statement(self) -> bool {
        matches!(self, EvidenceKind::Witness | EvidenceKind::Statement)
    }

    /// Its name in the statute.
    pub fn label(self) -> &'static str {
        match self {
            EvidenceKind::Document => "书证",
            EvidenceKind::Object => "物证",
            EvidenceKind::AudioVisual => "视听资料",
            EvidenceKind::Electronic => "电子数据",
            EvidenceKind::Witness => "证人证言",
            EvidenceKind::Statement => "当事人的陈述",
            EvidenceKind::Expert => "鉴定意见",
            EvidenceKind::Record => "勘验笔录、现场笔录",
        }
    }
}

/// A ground on which evidence does not count.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exclusion {
    /// When it applies.
    #[serde(rename = "if")]
    pub condition: Code,
    /// Why, as told to the trainee.
    pub reason: String,
    /// Its articles.
    pub basis: Vec<String>,
}

/// An action that cases may offer (行动).
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ActionData {
    /// Stable id.
    pub id: String,
    /// Name on the button.
    pub label: String,
    /// Heading under which it stands.
    pub group: String,
    /// One sentence in the form.
    #[serde(default)]
    pub help: String,
    /// Further words the search finds it by.
    #[serde(default)]
    pub search: Vec<String>,
    /// Minutes of work.
    pub minutes: u32,
    /// Where it plays; empty: the office.
    #[serde(default)]
    pub place: String,
    /// What it asks for.
    #[serde(default)]
    pub params: Vec<ParamData>,
    /// What makes it physically impossible.
    #[serde(default)]
    pub require: Vec<Require>,
    /// What it brings about.
    #[serde(rename = "do", default)]
    pub effects: Vec<Effect>,
}

/// A parameter of an action.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ParamData {
    /// Stable id.
    pub id: String,
    /// The question.
    pub label: String,
    /// Kind of answer.
    pub kind: ParamKind,
    /// Options written here.
    #[serde(default)]
    pub options: Vec<OptionData>,
    /// Persons offered as options, by role.
    #[serde(default)]
    pub roles: Vec<Role>,
    /// May be left empty.
    #[serde(default)]
    pub optional: bool,
    /// Asked only while other parameters hold these values.
    #[serde(default)]
    pub only_if: Vec<OnlyIf>,
    /// Unit or example beside a typed answer.
    #[serde(default)]
    pub hint: String,
}

/// An option of a parameter.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OptionData {
    /// Stable id.
    pub id: String,
    /// What is shown; empty: the id.
    #[serde(default)]
    pub label: String,
    /// Small print.
    #[serde(default)]
    pub note: String,
    /// Offered only if.
    #[serde(rename = "if", default)]
    pub condition: Code,
}

/// An option that a case gives to actions' parameters; with effects it is an evidence point (取证点).
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseOption {
    /// The actions.
    pub actions: Vec<String>,
    /// The parameter.
    pub param: String,
    /// Stable id.
    pub id: String,
    /// What is shown; empty: the id.
    #[serde(default)]
    pub label: String,
    /// Small print.
    #[serde(default)]
    pub note: String,
    /// Offered only if.
    #[serde(rename = "if", default)]
    pub condition: Code,
    /// Minutes that choosing it adds.
    #[serde(default)]
    pub minutes: u32,
    /// What choosing it puts on paper, for forms that ask with `recorded('param')`.
    #[serde(default)]
    pub record: Text,
    /// An evidence point: counted as such, and brings its effects once it is chosen.
    #[serde(default)]
    pub point: bool,
    /// What choosing it brings, each time.
    #[serde(rename = "do", default)]
    pub effects: Vec<Effect>,
}

/// A physical impossibility.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Require {
    /// What has to hold.
    #[serde(rename = "if")]
    pub condition: Code,
    /// Told if it does not.
    pub reason: String,
}

/// One consequence; exactly one of `say`, `emit`, `set`, `gain`, `document`, `schedule`, `cancel`, `due`, `finish`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Effect {
    /// Only if.
    #[serde(rename = "if", skip_serializing_if = "Code::is_empty")]
    pub condition: Code,
    /// A line in the scene.
    #[serde(skip_serializing_if = "Text::is_empty")]
    pub say: Text,
    /// Person id who says it; empty: the narrator.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub who: String,
    /// `true`: a remark on method, shown in 教学 only.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub note: bool,
    /// An event of the vocabulary.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub emit: String,
    /// Its data, expressions.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub data: BTreeMap<String, Code>,
    /// A state variable to set …
    #[serde(skip_serializing_if = "String::is_empty")]
    pub set: String,
    /// … to this expression.
    #[serde(skip_serializing_if = "Code::is_empty")]
    pub to: Code,
    /// Evidence that comes into the file.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub gain: String,
    /// A document that comes into the file, by template id.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub document: String,
    /// A reaction to come, by id …
    #[serde(skip_serializing_if = "String::is_empty")]
    pub schedule: String,
    /// … after this period (工作日, 日, 小时), start day excluded …
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<Period>,
    /// … or on this day, an expression …
    #[serde(skip_serializing_if = "Code::is_empty")]
    pub on: Code,
    /// … at this minute of the day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minute: Option<u16>,
    /// A reaction that will not come after all.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub cancel: String,
    /// A dated obligation stated in a document, with `on` …
    #[serde(skip_serializing_if = "Text::is_empty")]
    pub due: Text,
    /// … shown until this holds.
    #[serde(skip_serializing_if = "Code::is_empty")]
    pub done: Code,
    /// The run is over.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub finish: bool,
}

/// What happens besides when an action is taken or an event occurs.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hook {
    /// After these actions' own effects …
    #[serde(default)]
    pub actions: Vec<String>,
    /// … or after these events.
    #[serde(default)]
    pub events: Vec<String>,
    /// Only if.
    #[serde(rename = "if", default)]
    pub condition: Code,
    /// What.
    #[serde(rename = "do")]
    pub effects: Vec<Effect>,
}

/// Something that the world does by itself.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reaction {
    /// Stable id.
    pub id: String,
    /// Heading in the scene.
    pub title: String,
    /// Where, may be empty.
    #[serde(default)]
    pub place: String,
    /// Nothing happens if this does not hold when its time comes.
    #[serde(rename = "if", default)]
    pub condition: Code,
    /// What.
    #[serde(rename = "do")]
    pub effects: Vec<Effect>,
}

/// What earns points (得分点).
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Milestone {
    /// What it is for.
    pub label: String,
    /// Which competency.
    pub competency: Competency,
    /// Basis points.
    pub points: i64,
    /// Reached when this holds at the end.
    #[serde(rename = "if")]
    pub condition: Code,
}

/// The case's clock.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clock {
    /// The event that starts it.
    pub event: String,
    /// Days allowed, an expression.
    pub limit: Code,
    /// The clock is gone once this holds.
    pub done: Code,
}

/// When the three lamps are lit.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LampRules {
    /// 公示.
    pub published: Code,
    /// 记录.
    pub recorded: Code,
    /// 法审.
    pub reviewed: Code,
}

/// A text told under a condition.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Told {
    /// Only if.
    #[serde(rename = "if", default)]
    pub condition: Code,
    /// The text.
    pub text: Text,
}

/// A form (文书格式) that is filled from facts.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TemplateData {
    /// Stable id.
    pub id: String,
    /// Title.
    pub title: String,
    /// Letterhead, with texts; empty for inner forms.
    #[serde(default)]
    pub letterhead: Text,
    /// 文号, with texts.
    #[serde(default)]
    pub number: Text,
    /// Blocks.
    pub blocks: Vec<BlockData>,
    /// Who signs.
    #[serde(default)]
    pub signed: Text,
    /// Whether the date is written at the end.
    #[serde(default)]
    pub dated: bool,
    /// Whether it bears a seal.
    #[serde(default)]
    pub sealed: bool,
}

/// One block of a form; exactly one of `heading`, `paragraph`, `row`, `sign`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct BlockData {
    /// Only if.
    #[serde(rename = "if", skip_serializing_if = "Code::is_empty")]
    pub condition: Code,
    /// A heading.
    #[serde(skip_serializing_if = "Text::is_empty")]
    pub heading: Text,
    /// A paragraph.
    #[serde(skip_serializing_if = "Text::is_empty")]
    pub paragraph: Text,
    /// Name of a row …
    #[serde(skip_serializing_if = "String::is_empty")]
    pub row: String,
    /// … and its content.
    #[serde(skip_serializing_if = "Text::is_empty")]
    pub text: Text,
    /// Who signs here …
    #[serde(skip_serializing_if = "Text::is_empty")]
    pub sign: Text,
}

/// A written course through a case (指令序列): times are relative to events.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Script {
    /// Stable id.
    pub id: String,
    /// Title.
    pub title: String,
    /// Whether it is a lawful path of the case (示范路径).
    #[serde(default)]
    pub lawful: bool,
    /// The seed's choices under which it is to be played; each list is tried in full.
    #[serde(default)]
    pub draws: BTreeMap<String, Vec<String>>,
    /// The steps.
    pub steps: Vec<ScriptStep>,
    /// What must come out.
    #[serde(default)]
    pub expect: Option<Expectation>,
}

/// One step of a script; exactly one of `act`, `wait`, `until`, `next`, `place`, `remove`, `finish`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ScriptStep {
    /// Only if.
    #[serde(rename = "if", skip_serializing_if = "Code::is_empty")]
    pub condition: Code,
    /// An action …
    #[serde(skip_serializing_if = "String::is_empty")]
    pub act: String,
    /// … with these answers; a text that starts with `=` is an expression.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub with: BTreeMap<String, super::view::Answer>,
    /// Why it is done now: the hint.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub why: String,
    /// Let this much time pass.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wait: Option<Period>,
    /// Let time pass until the morning of this day, an expression.
    #[serde(skip_serializing_if = "Code::is_empty")]
    pub until: Code,
    /// Let time pass until this holds, at most 400 days.
    #[serde(skip_serializing_if = "Code::is_empty")]
    pub when: Code,
    /// Move the day reached to a working day.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub workday: bool,
    /// Press 推进 once.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub next: bool,
    /// Place evidence: element → evidence.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub place: BTreeMap<String, Vec<String>>,
    /// Take evidence off: element → evidence.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub remove: BTreeMap<String, Vec<String>>,
    /// End the run.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub finish: bool,
}

/// What a script must come to.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Expectation {
    /// Ids of exactly the rules found broken; a rule twice if twice.
    pub findings: Vec<String>,
    /// The exact score in basis points, if stated.
    pub score: Option<i64>,
    /// The highest score allowed, if stated.
    pub at_most: Option<i64>,
    /// Whether it passes, if stated.
    pub passed: Option<bool>,
}
