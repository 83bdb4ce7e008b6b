//! From rules as data to rules that can be run; every fault is reported with its place.

mod fields;
mod kinds;
mod names;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::compiled::{Effect, Plan, Rule, Test};
use super::context::{Formula, Slot};
use super::data::{RuleData, RuleKind};
use super::layout::{Layout, TrackRef};
use super::vocabulary::{AttrId, KindId, Vocabulary, VocabularyError};
use names::Speaks;

/// A fault of a rule, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleError {
    /// The rule's id; its place, counted from 1, if it has none; empty for the vocabulary.
    pub rule: String,
    /// The field, such as `unless[0].if`.
    pub path: String,
    /// What is wrong there.
    pub message: String,
}

impl fmt::Display for RuleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.rule.is_empty() {
            return write!(f, "vocabulary, {}: {}", self.path, self.message);
        }
        write!(f, "rule {}, {}: {}", self.rule, self.path, self.message)
    }
}

impl std::error::Error for RuleError {}

impl From<VocabularyError> for RuleError {
    fn from(error: VocabularyError) -> RuleError {
        RuleError {
            rule: String::new(),
            path: error.path,
            message: error.message,
        }
    }
}

/// All rules, ready to be run.
#[derive(Clone, Debug)]
pub(super) struct Compiled {
    pub(super) rules: Vec<Rule>,
    pub(super) layout: Layout,
    /// By kind of event.
    pub(super) plans: Vec<Plan>,
}

pub(super) fn compile(
    data: &[RuleData],
    vocabulary: &Vocabulary,
) -> Result<Compiled, Vec<RuleError>> {
    let mut compiler = Compiler {
        vocabulary,
        layout: Layout::new(),
        plans: vocabulary.kinds().map(|_| Plan::default()).collect(),
        errors: Vec::new(),
        rule: String::new(),
        number: 0,
        key: Vec::new(),
        acts: Vec::new(),
        tables: BTreeSet::new(),
    };
    let mut rules = Vec::with_capacity(data.len());
    let mut ids = BTreeMap::new();
    for (place, rule) in data.iter().enumerate() {
        compiler.rule = match rule.id.is_empty() {
            true => (place + 1).to_string(),
            false => rule.id.clone(),
        };
        match u16::try_from(place) {
            Ok(number) => compiler.number = number,
            Err(_) => {
                compiler.error("", "there are more than 65536 rules");
                break;
            }
        }
        if ids.insert(rule.id.as_str(), place).is_some() {
            compiler.error("id", "another rule has the same id");
        }
        rules.extend(compiler.compile(rule));
    }
    if !compiler.errors.is_empty() {
        return Err(compiler.errors);
    }
    Ok(compiler.finish(rules))
}

struct Compiler<'v> {
    vocabulary: &'v Vocabulary,
    layout: Layout,
    plans: Vec<Plan>,
    errors: Vec<RuleError>,
    /// The rule at hand: its id, place, key, acts and the tables that it asks.
    rule: String,
    number: u16,
    key: Vec<AttrId>,
    acts: Vec<KindId>,
    tables: BTreeSet<u16>,
}

impl Compiler<'_> {
    /// A rule, or none if it has faults.
    fn compile(&mut self, data: &RuleData) -> Option<Rule> {
        let faults = self.errors.len();
        self.check_fields(data);
        self.tables.clear();
        self.acts = self.kinds("act", &data.act);
        self.key = self.key_of(data);
        let table = self.layout.table(self.key.clone());
        self.tables.insert(table);
        let (own, other) = (self.acts.clone(), self.other_kinds(data));
        let with = self.kinds("with", &data.with);
        let both: Vec<KindId> = match data.kind {
            RuleKind::Overlap => own.iter().chain(&with).copied().collect(),
            _ => own,
        };
        let refers = match data.kind {
            RuleKind::Gap | RuleKind::Exclusion | RuleKind::Agreement => Some(other.as_slice()),
            _ => None,
        };
        let speaks = Speaks {
            own: &both,
            other: refers,
        };
        let when = data
            .when
            .as_ref()
            .and_then(|source| self.condition("when", source, speaks));
        let speaks = match data.kind {
            RuleKind::Distinct => Speaks {
                other: Some(&other),
                ..speaks
            },
            _ => speaks,
        };
        let mut unless = Vec::new();
        for (n, exception) in data.unless.iter().enumerate() {
            if exception.label.trim().is_empty() {
                self.error(&format!("unless[{n}].label"), "an exception needs a label");
            }
            let path = format!("unless[{n}].if");
            unless.extend(self.condition(&path, &exception.condition, speaks));
        }
        let formulas: Vec<&Formula> = when.iter().chain(&unless).collect();
        let test = self.test(data, &other, &formulas)?;
        let dated_by = self.dated_by(data);
        if self.errors.len() > faults {
            return None;
        }
        let judged = match &test {
            Test::Overlap(_) => both.clone(),
            _ => self.acts.clone(),
        };
        let rule = Rule {
            when,
            unless,
            from: data.from,
            until: data.until,
            dated_by,
            table,
            tables: self.tables.iter().copied().collect(),
            test,
        };
        self.plan(&rule, &judged);
        Some(rule)
    }

    fn key_of(&mut self, data: &RuleData) -> Vec<AttrId> {
        let mut key = Vec::new();
        for name in data.key.iter() {
            match self.vocabulary.attr(name) {
                Some(attr) => {
                    let kinds: Vec<KindId> = self.acts.clone();
                    for kind in kinds {
                        if !self.vocabulary.declares(kind, attr) {
                            let kind = self.vocabulary.kind_name(kind).to_owned();
                            self.error("key", format!("{kind} has no attribute {name}"));
                        }
                    }
                    key.push(attr);
                }
                None => self.error("key", format!("there is no attribute {name}")),
            }
        }
        if !key.is_empty() && data.act.is_empty() {
            self.error("key", "without an act there are no instances");
        }
        key.sort_unstable();
        key.dedup();
        key
    }

    /// The kinds of the other event that the rule speaks of.
    fn other_kinds(&mut self, data: &RuleData) -> Vec<KindId> {
        match data.kind {
            RuleKind::Gap | RuleKind::Exclusion => self.kinds("after", &data.after),
            RuleKind::Agreement | RuleKind::Distinct => self.kinds("with", &data.with),
            RuleKind::Existence | RuleKind::Precedence | RuleKind::Response => {
                self.kinds("needs", &data.needs)
            }
            _ => Vec::new(),
        }
    }

    fn dated_by(&mut self, data: &RuleData) -> Vec<TrackRef> {
        if data
            .from
            .is_some_and(|from| data.until.is_some_and(|until| until < from))
        {
            self.error("until", "the last day is before the first");
        }
        match data.dated_by.as_deref() {
            None | Some("act") => Vec::new(),
            Some(name) => match self.vocabulary.kind(name) {
                Some(kind) => vec![self.track(kind)],
                None => {
                    self.error("dated_by", format!("there is no event {name}"));
                    Vec::new()
                }
            },
        }
    }

    /// Enters a rule into the plans of the events that it concerns.
    fn plan(&mut self, rule: &Rule, judged: &[KindId]) {
        for (place, &kind) in judged.iter().enumerate() {
            if judged.iter().take(place).any(|earlier| *earlier == kind) {
                continue;
            }
            if let Some(plan) = self.plans.get_mut(usize::from(kind.0)) {
                plan.judged_by.push(self.number);
                plan.tables.extend(&rule.tables);
            }
        }
    }

    fn effect(&mut self, kind: KindId, effect: Effect, table: u16) {
        if let Some(plan) = self.plans.get_mut(usize::from(kind.0)) {
            if !plan.effects.contains(&effect) {
                plan.effects.push(effect);
            }
            plan.tables.push(table);
        }
    }

    fn finish(mut self, rules: Vec<Rule>) -> Compiled {
        self.layout.finish();
        for (table, layout) in self.layout.tables.iter().enumerate() {
            for (track, track_layout) in layout.tracks.iter().enumerate() {
                if let Some(plan) = self.plans.get_mut(usize::from(track_layout.kind.0)) {
                    plan.tables.push(table as u16);
                    plan.tracks.push(TrackRef {
                        table: table as u16,
                        track: track as u16,
                    });
                }
            }
        }
        for (kind, plan) in self.vocabulary.kinds().zip(&mut self.plans) {
            plan.tables.sort_unstable();
            plan.tables.dedup();
            // An event can only be in tables whose whole key its kind declares.
            plan.tables.retain(|table| {
                let key = self.layout.get(*table).map_or(&[][..], |table| &table.key);
                key.iter().all(|attr| self.vocabulary.declares(kind, *attr))
            });
            plan.effects.sort_unstable();
        }
        Compiled {
            rules,
            layout: self.layout,
            plans: self.plans,
        }
    }

    /// The track of a kind within the rule's instances.
    fn track(&mut self, kind: KindId) -> TrackRef {
        let table = self.layout.table_for(self.vocabulary, &self.key, &[kind]);
        self.tables.insert(table);
        self.layout.track(table, kind)
    }

    fn error(&mut self, path: &str, message: impl Into<String>) {
        let error = RuleError {
            rule: self.rule.clone(),
            path: path.to_owned(),
            message: message.into(),
        };
        // A field that is read twice reports its fault once.
        if !self
            .errors
            .iter()
            .rev()
            .take(16)
            .any(|known| *known == error)
        {
            self.errors.push(error);
        }
    }
}

/// The attributes of the other event that formulas ask for, and whether they ask for its moment.
fn asked_of_other<'f>(formulas: impl IntoIterator<Item = &'f Formula>) -> (Vec<AttrId>, bool) {
    let (mut attrs, mut moment) = (Vec::new(), false);
    for formula in formulas {
        formula.leaves(&mut |slot| match slot {
            Slot::Other(attr) => attrs.push(*attr),
            Slot::OtherAt => moment = true,
            _ => {}
        });
    }
    attrs.sort_unstable();
    attrs.dedup();
    (attrs, moment)
}
