//! 模拟办案: a case as a world in which the trainee acts and is judged.
//!
//! Content says what can be done and what follows; nothing unlawful is prevented, only what is
//! physically impossible. Judging is left to the procedure rules over the events that happened.

mod align;
mod answer;
mod answers;
pub mod check;
pub mod code;
pub mod data;
mod desk;
pub(crate) mod effect;
mod lexicon;
mod lookup;
mod matrix;
mod report;
pub(crate) mod scope;
mod script;
pub(crate) mod state;
mod step;
mod together;
pub mod view;
mod words;
mod writing;

pub use script::{Played, ScriptError};
pub use state::{Happened, State};

use crate::activity::{Activity, Mode, Offer, Preview, PreviewFinding, Rejection, Seed, Sheet};
use crate::calendar::{Date, HolidayCalendar, Moment};
use crate::document::{DocumentData, Synonyms};
use crate::dossier::consistency::ConsistencyData;
use crate::law::LawIndex;
use crate::record::Outcome;
use crate::rule::{Monitor, RuleSet};
use crate::score::Report;
use crate::seed::draw;
use data::{ActionData, CaseData, Script, TemplateData};
use std::collections::BTreeMap;
use std::sync::Arc;
use view::{CaseView, Command};

/// Minute of the day at which work begins (9:00).
pub(crate) const MORNING: u16 = 9 * 60;

/// A case ready to be played.
#[derive(Clone, Debug)]
pub struct Case {
    pub(crate) data: CaseData,
    pub(crate) actions: Vec<ActionData>,
    pub(crate) templates: Vec<TemplateData>,
    pub(crate) scripts: Vec<Script>,
    pub(crate) rules: RuleSet,
    pub(crate) law: Arc<LawIndex>,
    pub(crate) calendar: Arc<HolidayCalendar>,
    pub(crate) documents: Vec<Arc<DocumentData>>,
    pub(crate) synonyms: Synonyms,
    pub(crate) fact_names: BTreeMap<String, String>,
    pub(crate) shared_facts: BTreeMap<String, data::FactText>,
    pub(crate) consistency: Vec<ConsistencyData>,
}

/// What a case is put together from.
#[derive(Clone, Debug)]
pub struct Parts {
    /// The case.
    pub data: CaseData,
    /// Shared actions; those that the case does not name are dropped.
    pub actions: Vec<ActionData>,
    /// Forms.
    pub templates: Vec<TemplateData>,
    /// Lawful paths.
    pub scripts: Vec<Script>,
    /// Procedure rules.
    pub rules: RuleSet,
    /// Statutes.
    pub law: Arc<LawIndex>,
    /// Holidays.
    pub calendar: Arc<HolidayCalendar>,
    /// Templates with which its forms are written by hand.
    pub documents: Vec<DocumentData>,
    /// Words that their patterns refer to.
    pub synonyms: Synonyms,
    /// Names of facts.
    pub fact_names: BTreeMap<String, String>,
    /// What documents speak of in any case.
    pub shared_facts: BTreeMap<String, data::FactText>,
    /// What must agree over its file.
    pub consistency: Vec<ConsistencyData>,
}

/// What a start may fix instead of drawing it; for scripts and tests, never for records.
#[derive(Clone, Debug, Default)]
pub struct Fixed {
    /// The first day.
    pub start: Option<Date>,
    /// Draws by id.
    pub draws: BTreeMap<String, String>,
}

impl Case {
    /// Puts a case together; [`check::check`] tells what is wrong with its content.
    pub fn new(parts: Parts) -> Case {
        let Parts {
            data,
            mut actions,
            templates,
            scripts,
            rules,
            law,
            calendar,
            documents,
            synonyms,
            fact_names,
            shared_facts,
            consistency,
        } = parts;
        let order = |action: &ActionData| data.actions.iter().position(|id| *id == action.id);
        actions.retain(|action| order(action).is_some());
        actions.sort_by_key(|action| order(action));
        Case {
            data,
            actions,
            templates,
            scripts,
            rules,
            law,
            calendar,
            documents: documents.into_iter().map(Arc::new).collect(),
            synonyms,
            fact_names,
            shared_facts,
            consistency,
        }
    }

    /// The content.
    pub fn data(&self) -> &CaseData {
        &self.data
    }

    /// Keys of facts with their names.
    pub fn fact_names(&self) -> &BTreeMap<String, String> {
        &self.fact_names
    }

    /// What a run came to.
    pub fn outcome_of(&self, state: &State) -> Outcome {
        self.sum_up(state)
    }

    /// The milestones that a run did not reach, for authors.
    pub fn missed(&self, state: &State) -> Vec<String> {
        let milestones = self.data.milestones.iter();
        milestones
            .filter(|m| !m.condition.holds(&scope::World::new(self, state)))
            .map(|m| m.label.clone())
            .collect()
    }

    /// Faults of the content that came to light in a run, for authors.
    pub fn faults<'a>(&self, state: &'a State) -> &'a [String] {
        &state.faults
    }

    /// The scripts that came with it.
    pub fn scripts(&self) -> &[Script] {
        &self.scripts
    }

    /// The procedure rules.
    pub fn rules(&self) -> &RuleSet {
        &self.rules
    }

    /// The same case judged by other rules (for tests that switch a rule off).
    pub fn with_rules(&self, rules: RuleSet) -> Case {
        Case {
            rules,
            ..self.clone()
        }
    }

    /// The state before the first command, with some of what the seed decides fixed.
    pub fn start_fixed(&self, seed: Seed, mode: Mode, fixed: &Fixed) -> State {
        let days = u32::from(self.data.start.days.max(1));
        let offset = i32::try_from(draw(seed, "start", "", 0, days)).unwrap_or(0);
        let day = fixed
            .start
            .unwrap_or(self.data.start.from.plus_days(offset));
        let day = self.calendar.workday_from(day);
        let now = Moment::new(day, self.data.start.minute).unwrap_or(Moment::start_of(day));
        let draws = self.data.draws.iter().filter_map(|hidden| {
            let n = draw(
                seed,
                "draw",
                &hidden.id,
                0,
                u32::try_from(hidden.choices.len()).unwrap_or(0),
            );
            let drawn = hidden.choices.get(usize::try_from(n).unwrap_or(0));
            let value = fixed.draws.get(&hidden.id).or(drawn)?;
            Some((hidden.id.clone(), value.clone()))
        });
        let mut state = State {
            written: Vec::new(),
            produced: Vec::new(),
            by_hand: false,
            seed,
            mode,
            draws: draws.collect(),
            start: now,
            now,
            vars: BTreeMap::new(),
            trace: Vec::new(),
            monitor: Monitor::new(&self.rules),
            findings: Vec::new(),
            queue: Vec::new(),
            scene: Vec::new(),
            dossier: Vec::new(),
            held: BTreeMap::new(),
            placed: BTreeMap::new(),
            stated: Vec::new(),
            reminders: Vec::new(),
            taken: BTreeMap::new(),
            numbers: BTreeMap::new(),
            faults: Vec::new(),
            commands: 0,
            closed: false,
            finished: false,
            muted: false,
        };
        for (name, code) in &self.data.vars {
            let value = code.eval(&scope::World::new(self, &state));
            state.vars.insert(name.clone(), value);
        }
        self.scene(&mut state, &self.data.title, &self.data.place);
        let cause = effect::Cause {
            params: None,
            action: "",
            event: None,
            begin: now,
            depth: 0,
            papers: None,
        };
        self.perform(&mut state, &self.data.opening, cause);
        state
    }

    /// Plays one command on a copy and tells which findings it adds.
    fn look_ahead(&self, state: &State, command: &Command) -> Result<Preview, Rejection> {
        let mut after = state.clone();
        self.carry_out(&mut after, command)?;
        let added = after
            .findings
            .get(state.findings.len()..)
            .unwrap_or_default();
        let findings = added
            .iter()
            .filter(|finding| lexicon::is_breach(finding))
            .filter_map(|finding| {
                let rule = self.rule(finding.rule)?;
                Some(PreviewFinding {
                    rule: rule.id.clone(),
                    title: rule.title.clone(),
                    severity: rule.severity,
                    explain: rule.explain.clone(),
                    basis: self.cite_all(&rule.basis),
                })
            });
        Ok(Preview {
            findings: findings.collect(),
        })
    }
}

impl Activity for Case {
    type Command = Command;
    type Event = Happened;
    type State = State;
    type View = CaseView;

    fn start(&self, seed: Seed, mode: Mode) -> State {
        self.start_fixed(seed, mode, &Fixed::default())
    }

    fn mute(&self, state: &mut State) {
        state.muted = true;
    }

    fn demand_documents(&self, state: &mut State) {
        state.by_hand = true;
    }

    fn step(&self, state: &mut State, command: &Command) -> Result<Vec<Happened>, Rejection> {
        let before = state.trace.len();
        self.carry_out(state, command)?;
        Ok(state.trace.get(before..).unwrap_or_default().to_vec())
    }

    fn view(&self, state: &State) -> CaseView {
        self.desk(state)
    }

    fn offers(&self, state: &State) -> Vec<Offer> {
        self.offered(state)
    }

    fn preview(&self, state: &State, command: &Command) -> Result<Preview, Rejection> {
        self.look_ahead(state, command)
    }

    fn sheets(&self, state: &State, command: &Command) -> Result<Vec<Sheet>, Rejection> {
        match command {
            Command::Act { action, with, .. } => self.sheets_for(state, action, with),
            _ => Ok(Vec::new()),
        }
    }

    fn hint(&self, state: &State) -> Option<String> {
        self.next_lawful_step(state)
    }

    fn report(&self, state: &State) -> Report {
        self.judge_run(state)
    }

    fn outcome(&self, state: &State) -> Outcome {
        self.sum_up(state)
    }

    fn finished(&self, state: &State) -> bool {
        state.finished
    }

    fn now(&self, state: &State) -> Moment {
        state.now
    }
}
