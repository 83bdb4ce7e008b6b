use std::sync::Arc;

use super::compile::{Compiled, RuleError, compile};
use super::compiled::{Plan, Rule};
use super::data::{ExceptionData, RuleData};
use super::event::Event;
use super::finding::{Finding, RuleId};
use super::layout::Layout;
use super::vocabulary::{AttrId, KindId, Vocabulary, VocabularyData};
use crate::calendar::HolidayCalendar;
use crate::value::Value;

/// Rules compiled against a vocabulary and a calendar; cheap to clone.
#[derive(Clone, Debug)]
pub struct RuleSet(pub(super) Arc<Inner>);

#[derive(Debug)]
pub(super) struct Inner {
    pub(super) data: Vec<RuleData>,
    pub(super) vocabulary: Vocabulary,
    pub(super) calendar: HolidayCalendar,
    pub(super) rules: Vec<Rule>,
    pub(super) layout: Layout,
    pub(super) plans: Vec<Plan>,
}

/// A value that a rule looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleFact {
    /// The event that carries it, counted from 0.
    pub event: u32,
    /// Whether that is the other event, not the one judged.
    pub related: bool,
    /// The attribute.
    pub attr: AttrId,
    /// Its value; absent if the event does not carry it.
    pub value: Value,
}

impl RuleSet {
    /// Compiles rules.
    ///
    /// # Errors
    /// All faults of the vocabulary, else all faults of all rules: fields that are missing or have
    /// no meaning, names that the vocabulary does not declare, expressions that cannot be read or
    /// compare what never compares.
    pub fn compile(
        rules: &[RuleData],
        vocabulary: &VocabularyData,
        calendar: &HolidayCalendar,
    ) -> Result<RuleSet, Vec<RuleError>> {
        let vocabulary = Vocabulary::new(vocabulary)
            .map_err(|errors| errors.into_iter().map(RuleError::from).collect::<Vec<_>>())?;
        RuleSet::build(rules.to_vec(), vocabulary, calendar.clone())
    }

    fn build(
        data: Vec<RuleData>,
        vocabulary: Vocabulary,
        calendar: HolidayCalendar,
    ) -> Result<RuleSet, Vec<RuleError>> {
        let Compiled {
            rules,
            layout,
            plans,
        } = compile(&data, &vocabulary)?;
        Ok(RuleSet(Arc::new(Inner {
            data,
            vocabulary,
            calendar,
            rules,
            layout,
            plans,
        })))
    }

    /// The same rules without one, `None` if there is no such rule.
    pub fn without(&self, id: &str) -> Option<RuleSet> {
        self.find(id)?;
        let rest = self.rules().filter(|rule| rule.id != id).cloned().collect();
        RuleSet::build(rest, self.0.vocabulary.clone(), self.0.calendar.clone()).ok()
    }

    /// These rules only, in their order; those that are not of this set are left out.
    pub fn only(&self, wanted: impl Fn(&RuleData) -> bool) -> RuleSet {
        let chosen = self.rules().filter(|rule| wanted(rule)).cloned().collect();
        let same = || RuleSet::clone(self);
        RuleSet::build(chosen, self.0.vocabulary.clone(), self.0.calendar.clone())
            .unwrap_or_else(|_| same())
    }

    /// How many rules there are.
    pub fn len(&self) -> usize {
        self.0.data.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.data.is_empty()
    }

    /// The rules in order.
    pub fn rules(&self) -> impl Iterator<Item = &RuleData> {
        self.0.data.iter()
    }

    /// The numbers of the rules, in order.
    pub fn ids(&self) -> impl Iterator<Item = RuleId> + use<> {
        (0..self.len()).map(|place| RuleId(place as u16))
    }

    /// A rule of this set.
    pub fn get(&self, rule: RuleId) -> Option<&RuleData> {
        self.0.data.get(rule.index())
    }

    /// The rule with that id.
    pub fn find(&self, id: &str) -> Option<RuleId> {
        self.ids()
            .zip(self.rules())
            .find(|(_, rule)| rule.id == id)
            .map(|(number, _)| number)
    }

    /// The attributes that tell the instances of a rule apart, in order.
    pub fn key(&self, rule: RuleId) -> &[AttrId] {
        let table = self.0.rules.get(rule.index()).map(|rule| rule.table);
        table
            .and_then(|table| self.0.layout.get(table))
            .map_or(&[], |table| &table.key)
    }

    /// The exception by which a rule counts as kept.
    pub fn exception(&self, finding: &Finding) -> Option<&ExceptionData> {
        let rule = self.get(finding.rule)?;
        rule.unless.get(usize::from(finding.exception?))
    }

    /// The values of the events of a case that a finding rests on, the judged event's first.
    pub fn facts(&self, finding: &Finding, events: &[Event]) -> Vec<RuleFact> {
        let Some(rule) = self.0.rules.get(finding.rule.index()) else {
            return Vec::new();
        };
        let (own, other) = rule.asked();
        let mut facts = Vec::new();
        for (related, number, attrs) in
            [(false, finding.event, own), (true, finding.related, other)]
        {
            let Some((number, event)) =
                number.and_then(|number| Some((number, events.get(number as usize)?)))
            else {
                continue;
            };
            let declared = |attr: &AttrId| self.0.vocabulary.declares(event.kind(), *attr);
            facts.extend(attrs.into_iter().filter(declared).map(|attr| RuleFact {
                event: number,
                related,
                attr,
                value: event.get(attr).clone(),
            }));
        }
        facts
    }

    /// The vocabulary.
    pub fn vocabulary(&self) -> &Vocabulary {
        &self.0.vocabulary
    }

    /// The calendar.
    pub fn calendar(&self) -> &HolidayCalendar {
        &self.0.calendar
    }

    /// Whether a case ends with events of that kind.
    pub fn is_closing(&self, kind: KindId) -> bool {
        self.0.vocabulary.is_closing(kind)
    }
}

impl Inner {
    pub(super) fn plan(&self, kind: KindId) -> Option<&Plan> {
        self.plans.get(usize::from(kind.0))
    }

    pub(super) fn rule(&self, number: u16) -> Option<&Rule> {
        self.rules.get(usize::from(number))
    }

    /// The key of a table.
    pub(super) fn key(&self, table: u16) -> &[AttrId] {
        self.layout.get(table).map_or(&[], |table| &table.key)
    }
}
