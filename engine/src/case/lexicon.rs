//! What events, attributes and rules are called.

use super::Case;
use super::Happened;
use crate::rule::{Event, EventError, Finding, Verdict};

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
        vocabulary
            .kind(kind)
            .is_some_and(|kind| vocabulary.is_closing(kind))
    }

    /// The event's name in the field.
    pub(crate) fn kind_label(&self, kind: &str) -> String {
        let vocabulary = self.rules.vocabulary();
        vocabulary
            .kind(kind)
            .map_or(kind, |kind| vocabulary.kind_label(kind))
            .to_owned()
    }

    /// What happened, as the rules see it.
    ///
    /// # Errors
    /// The event or one of its attributes is not in the vocabulary, or has another type there.
    pub(crate) fn as_event(&self, happened: &Happened) -> Result<Event, EventError> {
        let told = happened
            .data
            .iter()
            .map(|(name, value)| (name.as_str(), value.clone()));
        self.rules
            .vocabulary()
            .event(&happened.kind, happened.at, told)
    }
}

/// Whether a verdict counts against the trainee.
pub(crate) fn is_breach(finding: &Finding) -> bool {
    matches!(
        finding.verdict,
        Verdict::Violated | Verdict::ClosedUnfulfilled
    )
}
