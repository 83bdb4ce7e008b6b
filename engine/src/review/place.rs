//! Finding documents and texts in a dossier by the words of content.

use super::volume::{Item, ItemKind, Volume};
use crate::document::Facts;
use crate::money::Fen;
use std::sync::Arc;

impl Volume {
    /// The index of an item: a template or the id of evidence, `TEMPLATE/words`; the last of several.
    pub(super) fn find(&self, name: &str) -> Option<usize> {
        let (template, words) = name.split_once('/').unwrap_or((name, ""));
        let words = self.fill(words)?;
        let document = |item: &Arc<Item>| match &item.kind {
            ItemKind::Document {
                template: own,
                draft,
                ..
            } => {
                let says = |value: &crate::document::Value| value.text().contains(&words);
                own == template && (words.is_empty() || draft.fields.values().any(says))
            }
            ItemKind::Paper(_) => item.id.split('#').next() == Some(template),
            ItemKind::Exhibit(_) => false,
        };
        // Evidence may have the name of a template: the document comes first.
        let found = self.items.iter().rposition(document);
        found.or_else(|| self.exhibit(template))
    }

    /// The index of a piece of evidence.
    pub(super) fn exhibit(&self, id: &str) -> Option<usize> {
        let is = |item: &Arc<Item>| matches!(&item.kind, ItemKind::Exhibit(own) if own.id == id);
        self.items.iter().rposition(is)
    }

    /// Whether something is there: an item, or `event:KIND`.
    pub(super) fn has(&self, name: &str) -> bool {
        match name.strip_prefix("event:") {
            Some(kind) => self.events.iter().any(|event| event.kind == kind),
            None => self.find(name).is_some(),
        }
    }

    /// A text with facts put in; `None` if one is not known.
    pub(super) fn fill(&self, text: &str) -> Option<String> {
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('<') {
            let (key, behind) = after.split_once('>')?;
            out.push_str(before);
            out.push_str(&value(&self.facts, key)?);
            rest = behind;
        }
        out.push_str(rest);
        Some(out)
    }
}

/// A fact as documents write it; `officers.2` is the second of several, `officers.2.name` without the number, `fine*3/2` a share of a sum.
fn value(facts: &Facts, key: &str) -> Option<String> {
    if let Some((key, share)) = key.split_once('*') {
        let (times, parts) = share.split_once('/').unwrap_or((share, "1"));
        let (times, parts): (i64, i64) = (times.parse().ok()?, parts.parse().ok()?);
        let sum: Fen = facts.text(key)?.parse().ok()?;
        let fen = sum.fen().checked_mul(times)?.checked_div(parts)?;
        return Fen::new(fen).map(|fen| fen.to_string());
    }
    if let Some(all) = facts.shown(key) {
        return Some(all);
    }
    if let Some(key) = key.strip_suffix(".name") {
        let one = value(facts, key)?;
        return Some(crate::document::values::name_of(&one).to_owned());
    }
    let (key, n) = key.rsplit_once('.')?;
    let n: usize = n.parse().ok()?;
    facts.list(key).get(n.checked_sub(1)?).cloned()
}

impl Item {
    /// The draft of a document that has a template.
    pub(super) fn draft_mut(&mut self) -> Option<&mut crate::document::Draft> {
        match &mut self.kind {
            ItemKind::Document { draft, .. } => Some(draft),
            _ => None,
        }
    }
}
