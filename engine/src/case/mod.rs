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
use crate::law::{Citation, LawIndex};
use crate::record::Outcome;
use crate::rule::{Monitor, RuleData, RuleId, RuleSet};
use crate::score::Report;
use crate::seed::draw;
use crate::value::Value;
use data::{ActionData, CaseData, CaseOption, Element, Evidence, Person, Script, TemplateData};
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

    pub(crate) fn action(&self, id: &str) -> Option<&ActionData> {
        self.actions.iter().find(|action| action.id == id)
    }

    pub(crate) fn case_options<'a>(
        &'a self,
        action: &'a str,
        param: &'a str,
    ) -> impl Iterator<Item = &'a CaseOption> {
        let options = self.data.options.iter();
        options.filter(move |option| {
            option.param == param && option.actions.iter().any(|id| id == action)
        })
    }

    pub(crate) fn option_label(&self, action: &str, param: &str, id: &str) -> String {
        let shared = self
            .action(action)
            .and_then(|action| action.params.iter().find(|p| p.id == param));
        let shared = shared.and_then(|param| param.options.iter().find(|option| option.id == id));
        let label = shared.map(|option| &option.label);
        let label = label.or_else(|| {
            self.case_options(action, param)
                .find(|option| option.id == id)
                .map(|o| &o.label)
        });
        let label = label
            .filter(|label| !label.is_empty())
            .or_else(|| self.person(id).map(|person| &person.name));
        label.map_or_else(|| id.to_owned(), Clone::clone)
    }

    pub(crate) fn person(&self, id: &str) -> Option<&Person> {
        self.data.persons.iter().find(|person| person.id == id)
    }

    pub(crate) fn evidence(&self, id: &str) -> Option<&Evidence> {
        self.data.evidence.iter().find(|evidence| evidence.id == id)
    }

    pub(crate) fn element(&self, id: &str) -> Option<&Element> {
        self.data.elements.iter().find(|element| element.id == id)
    }

    pub(crate) fn template(&self, id: &str) -> Option<&TemplateData> {
        self.templates.iter().find(|template| template.id == id)
    }

    pub(crate) fn reaction(&self, id: &str) -> Option<usize> {
        self.data
            .reactions
            .iter()
            .position(|reaction| reaction.id == id)
    }

    /// A name among the case's texts, or the word itself.
    pub(crate) fn text(&self, key: &str) -> String {
        self.data
            .texts
            .get(key)
            .cloned()
            .unwrap_or_else(|| key.to_owned())
    }

    pub(crate) fn rule(&self, id: RuleId) -> Option<&RuleData> {
        self.rules.get(id)
    }

    pub(crate) fn rule_named(&self, id: &str) -> Option<&RuleData> {
        self.rules.rules().find(|rule| rule.id == id)
    }

    pub(crate) fn parse_citation(&self, text: &str) -> Option<Citation> {
        let citation = text.parse::<Citation>().ok()?;
        Some(self.law.canonical(&citation).unwrap_or(citation))
    }

    /// A citation written in full; what does not parse stays as it is.
    pub(crate) fn cite_full(&self, text: &str) -> String {
        self.parse_citation(text)
            .map_or_else(|| text.to_owned(), |citation| self.law.full(&citation))
    }

    pub(crate) fn cite_all(&self, texts: &[String]) -> Vec<String> {
        texts.iter().map(|text| self.cite_full(text)).collect()
    }

    /// The worst status among citations on a day, as the word that `lifa cite` uses.
    pub(crate) fn cite_status(&self, value: &Value, day: Date) -> &'static str {
        let statuses = value
            .symbols()
            .iter()
            .map(|text| match self.parse_citation(text) {
                Some(citation) => self.law.resolve(&citation, day).status(),
                None => "unknown_statute",
            });
        statuses
            .max_by_key(|status| u8::from(*status != "in_force"))
            .unwrap_or("unknown_statute")
    }

    /// Whether every citation goes down to the paragraph where its article has several,
    /// and to the item where the paragraph has items.
    pub(crate) fn cite_complete(&self, value: &Value) -> bool {
        let members = value.symbols();
        !members.is_empty()
            && members.iter().all(|text| {
                self.parse_citation(text)
                    .is_some_and(|citation| self.is_complete(&citation))
            })
    }

    fn is_complete(&self, citation: &Citation) -> bool {
        let place = citation.place;
        let paragraphs = self
            .law
            .statute(&citation.statute)
            .and_then(|statute| statute.version_on(self.data.start.from))
            .and_then(|(_, structure)| structure?.paragraphs(place.whole_article()));
        let Some(paragraphs) = paragraphs else {
            return false;
        };
        let paragraph = usize::from(place.paragraph);
        if paragraph == 0 && paragraphs.len() > 1 {
            return false;
        }
        let items = paragraphs
            .get(paragraph.saturating_sub(1))
            .copied()
            .unwrap_or(0);
        items == 0 || place.item > 0
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
