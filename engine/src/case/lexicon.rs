//! What events, attributes and rules are called.

use super::Case;
use crate::rule::{Amount, Finding, RuleData, Verdict};
use std::collections::BTreeSet;

impl Case {
    /// Whether the vocabulary has such an event.
    pub(crate) fn has_kind(&self, kind: &str) -> bool {
        self.rules.vocabulary().kind(kind).is_some()
    }

    /// Whether events of that kind may carry the attribute.
    pub(crate) fn has_attr(&self, kind: &str, attr: &str) -> bool {
        let vocabulary = self.rules.vocabulary();
        match (vocabulary.kind(kind), vocabulary.attr(attr)) {
            (Some(kind), Some(attr)) => vocabulary.declares(kind, attr),
            _ => false,
        }
    }

    /// Whether the case ends with events of that kind.
    pub(crate) fn is_closing(&self, kind: &str) -> bool {
        let vocabulary = self.rules.vocabulary();
        vocabulary.kind(kind).is_some_and(|kind| vocabulary.is_closing(kind))
    }

    /// The event's name in the field.
    pub(crate) fn kind_label(&self, kind: &str) -> String {
        let vocabulary = self.rules.vocabulary();
        vocabulary.kind(kind).map_or(kind, |kind| vocabulary.kind_label(kind)).to_owned()
    }

    /// The attribute's name where its value is shown.
    pub(crate) fn attr_label(&self, attr: &str) -> String {
        let vocabulary = self.rules.vocabulary();
        vocabulary.attr(attr).map_or(attr, |attr| vocabulary.attr_label(attr)).to_owned()
    }
}

/// Whether a verdict counts against the trainee.
pub(crate) fn is_breach(finding: &Finding) -> bool {
    matches!(finding.verdict, Verdict::Violated | Verdict::ClosedUnfulfilled)
}

/// The attributes that a rule looks at: the words of its expressions and name lists.
pub(crate) fn looks_at(rule: &RuleData) -> BTreeSet<&str> {
    let texts = [&rule.when, &rule.condition, &rule.breach, &rule.by, &rule.day, &rule.of, &rule.start, &rule.end];
    let amounts = [&rule.value, &rule.sum, &rule.most, &rule.least].into_iter().flatten().filter_map(|amount| match amount {
        Amount::Expression(text) => Some(text.as_str()),
        Amount::Number(_) => None,
    });
    let lists = [&rule.key, &rule.member, &rule.who, &rule.whom].into_iter().flat_map(|names| names.iter().map(String::as_str));
    let texts = texts.into_iter().flatten().map(String::as_str);
    let all = texts.chain(amounts).chain(lists);
    all.flat_map(|text| text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_'))).filter(|word| !word.is_empty()).collect()
}
