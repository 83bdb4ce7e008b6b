//! What a reviewer marks.

use super::plant::Spot;
use super::terms::{Category, Remedy};
use crate::score::Severity;
use serde::{Deserialize, Serialize};

/// One mark (审核标注).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReviewMark {
    /// The item; empty if a document is missing.
    #[serde(default)]
    pub item: String,
    /// The field; empty: the whole item.
    #[serde(default)]
    pub field: String,
    /// Characters of the field; none: all of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub span: Option<(usize, usize)>,
    /// The template of a document that is missing.
    #[serde(default)]
    pub missing: String,
    /// The heading.
    pub category: Category,
    /// The article, may be empty.
    #[serde(default)]
    pub basis: String,
    /// What it leads to.
    pub severity: Severity,
    /// What is asked for.
    pub remedy: Remedy,
    /// How sure, 1 ..= 3.
    pub confidence: u8,
    /// The reviewer's own words.
    #[serde(default)]
    pub note: String,
}

/// How near a mark comes to a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Nearness {
    /// The same document, another place in it.
    Item,
    /// The place.
    Exact,
}

impl ReviewMark {
    /// How near it comes to a place.
    pub(super) fn near(&self, spot: &Spot) -> Option<Nearness> {
        if !spot.missing.is_empty() || !self.missing.is_empty() {
            return (spot.missing == self.missing).then_some(Nearness::Exact);
        }
        if spot.item != self.item {
            return None;
        }
        if spot.field.is_empty() {
            return Some(Nearness::Exact);
        }
        if spot.field != self.field {
            return Some(Nearness::Item);
        }
        let apart = match (spot.span, self.span) {
            (Some((from, to)), Some((own_from, own_to))) => own_to <= from || to <= own_from,
            _ => false,
        };
        Some(if apart {
            Nearness::Item
        } else {
            Nearness::Exact
        })
    }
}
