//! What is true in a case, as far as documents speak of it.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The facts of a dossier by key; docs/documents.md lists the keys.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Facts(BTreeMap<String, FactValue>);

/// The value of a fact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum FactValue {
    /// One text.
    One(String),
    /// Several.
    Many(Vec<String>),
}

impl Facts {
    /// All values of a fact; empty if it is not known.
    pub fn list(&self, key: &str) -> &[String] {
        match self.0.get(key) {
            Some(FactValue::One(text)) => std::slice::from_ref(text),
            Some(FactValue::Many(list)) => list,
            None => &[],
        }
    }

    /// A fact as one text.
    pub fn text(&self, key: &str) -> Option<String> {
        let list = self.list(key);
        (!list.is_empty()).then(|| list.join("、"))
    }

    /// Puts a fact in; an empty one is left out.
    pub fn set(&mut self, key: &str, value: FactValue) {
        let empty = match &value {
            FactValue::One(text) => text.is_empty(),
            FactValue::Many(list) => list.is_empty(),
        };
        if !empty {
            self.0.insert(key.to_owned(), value);
        }
    }

    /// The value of a fact, as it stands.
    pub(crate) fn get(&self, key: &str) -> Option<&FactValue> {
        self.0.get(key)
    }

    /// Puts a value in, also an empty one, which hides what is known.
    pub(crate) fn replace(&mut self, key: &str, value: Option<FactValue>) {
        match value {
            Some(value) => self.0.insert(key.to_owned(), value),
            None => self.0.remove(key),
        };
    }

    /// The keys whose values are other than in `base`.
    pub(crate) fn changed<'f>(&'f self, base: &'f Facts) -> impl Iterator<Item = &'f str> {
        let mine = self
            .0
            .iter()
            .filter(|(key, value)| base.0.get(*key) != Some(*value));
        let gone = base.0.iter().filter(|(key, _)| !self.0.contains_key(*key));
        mine.chain(gone).map(|(key, _)| key.as_str())
    }

    /// What is other than in `base`; what is known there and not here stays as an empty list.
    pub(crate) fn differing(&self, base: &Facts) -> Facts {
        let mut other = Facts::default();
        for (key, value) in &self.0 {
            if base.0.get(key) != Some(value) {
                other.0.insert(key.clone(), value.clone());
            }
        }
        for key in base.0.keys().filter(|key| !self.0.contains_key(*key)) {
            other.0.insert(key.clone(), FactValue::Many(Vec::new()));
        }
        other
    }

    /// All values as they stand.
    pub(crate) fn texts_mut(&mut self) -> impl Iterator<Item = &mut String> {
        self.0.values_mut().flat_map(|value| match value {
            FactValue::One(text) => std::slice::from_mut(text),
            FactValue::Many(list) => list.as_mut_slice(),
        })
    }

    /// All keys.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// Fills `{fact}` in; what is not known becomes a blank to fill in.
    pub fn fill(&self, text: &str) -> String {
        let mut filled = String::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            filled.push_str(before);
            let Some((key, behind)) = after.split_once('}') else {
                filled.push('{');
                rest = after;
                continue;
            };
            filled.push_str(&self.shown(key).unwrap_or_else(|| "____".to_owned()));
            rest = behind;
        }
        filled.push_str(rest);
        filled
    }

    /// A fact as documents write it: dates in Chinese.
    pub fn shown(&self, key: &str) -> Option<String> {
        let text = self.text(key)?;
        Some(chinese_dates(&text))
    }
}

/// `2026-09-18` and `2026-09-18 09:20` as documents write them; other text as it is.
fn chinese_dates(text: &str) -> String {
    let whole = |text: &str| -> Option<String> {
        if let Ok(date) = text.parse::<crate::calendar::Date>() {
            return Some(date.chinese());
        }
        let moment = text.parse::<crate::calendar::Moment>().ok()?;
        Some(moment.chinese())
    };
    match text.split_once('/') {
        Some((from, to)) => match (whole(from.trim()), whole(to.trim())) {
            (Some(from), Some(to)) => format!("{from}至{to}"),
            _ => text.to_owned(),
        },
        None => whole(text.trim()).unwrap_or_else(|| text.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facts_are_filled_in_as_documents_write_them() {
        let mut facts = Facts::default();
        facts.set("date.filed", FactValue::One("2026-09-18".to_owned()));
        facts.set(
            "officers",
            FactValue::Many(vec!["甲 1".to_owned(), "乙 2".to_owned()]),
        );
        assert_eq!(
            facts.fill("于{date.filed}立案，{officers}；{unknown}{"),
            "于2026年9月18日立案，甲 1、乙 2；____{"
        );
    }
}
