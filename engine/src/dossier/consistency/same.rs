//! Values that must be the same wherever they stand.

use super::data::{Compare, ConsistencyData};
use super::{Clash, Place, Whole, clash};
use crate::document::normal::{Folded, fold_str};
use crate::document::template::FieldKind;
use crate::document::values;
use crate::law::Context;
use std::collections::BTreeMap;

/// The minority against what most documents say; at a tie, the later document.
pub(super) fn judge(whole: &Whole<'_>, check: &ConsistencyData) -> Vec<Clash> {
    let left_out = |place: &Place<'_>| {
        check.except.iter().any(|name| {
            name.split_once('.').is_some_and(|(template, id)| {
                place.leaf.template.id == template && place.field.id == id
            })
        })
    };
    let mut places = whole.places(&check.fact, &check.fields);
    places.retain(|place| !left_out(place));
    let values: Vec<(Place<'_>, Vec<String>)> = places
        .into_iter()
        .map(|place| (place, value(whole, check.compare, &place.text())))
        .filter(|(_, value)| !value.is_empty())
        .collect();
    let mut counts: BTreeMap<&[String], usize> = BTreeMap::new();
    for (_, value) in &values {
        *counts.entry(value).or_default() += 1;
    }
    let first = |value: &[String]| values.iter().position(|(_, other)| other == value);
    let Some((common, _)) = counts
        .iter()
        .max_by_key(|&(value, count)| (*count, std::cmp::Reverse(first(value))))
    else {
        return Vec::new();
    };
    let Some((kept, _)) = values.iter().find(|(_, value)| value == common) else {
        return Vec::new();
    };
    let other = values.iter().filter(|(_, value)| value != common);
    other
        .map(|(place, _)| {
            clash(
                vec![place.leaf.id.to_owned(), kept.leaf.id.to_owned()],
                Some(place.span()),
                format!(
                    "《{}》的“{}”写作“{}”，《{}》写作“{}”。",
                    place.leaf.label,
                    place.field.label,
                    short(&place.text()),
                    kept.leaf.label,
                    short(&kept.text()),
                ),
            )
        })
        .collect()
}

/// As much of a value as a note quotes.
pub(super) fn short(text: &str) -> String {
    const LONGEST: usize = 40;
    let line = text.trim().replace('\n', " ");
    if line.chars().count() <= LONGEST {
        return line;
    }
    line.chars().take(LONGEST).chain(['…']).collect()
}

fn value(whole: &Whole<'_>, compare: Compare, text: &str) -> Vec<String> {
    match compare {
        Compare::Text => {
            let bare = crate::document::kinds::agreement::bare(&fold_str(text));
            // A suspicion and the offence it became have one name.
            let bare = bare.strip_prefix("涉嫌").unwrap_or(&bare).to_owned();
            if bare.is_empty() {
                Vec::new()
            } else {
                vec![bare]
            }
        }
        Compare::Day => values::day(text)
            .map(|day| day.to_string())
            .into_iter()
            .collect(),
        Compare::Sum => {
            let mut sums: Vec<String> = values::sums(&Folded::new(text))
                .into_iter()
                .map(|(fen, _, _)| fen.to_string())
                .collect();
            sums.sort();
            sums.dedup();
            sums
        }
        Compare::Citations => {
            let mut named: Vec<String> = whole
                .law
                .mentions(text, Context::default())
                .filter(|mention| mention.place.article > 0)
                .filter_map(|mention| whole.law.canonical(&mention.citation()))
                .map(|citation| citation.to_string())
                .collect();
            named.sort();
            named.dedup();
            named
        }
        Compare::Persons => {
            let mut named = values::names(text);
            named.sort();
            named.dedup();
            named
        }
    }
}

/// A number that two documents bear.
pub(super) fn numbers(whole: &Whole<'_>) -> Vec<Clash> {
    let mut first: BTreeMap<String, Place<'_>> = BTreeMap::new();
    let mut found = Vec::new();
    for leaf in whole.leaves {
        // The document's own number is its first; others refer to other documents.
        let own = leaf
            .template
            .fields()
            .find(|field| field.kind == FieldKind::Number);
        let Some(field) = own.filter(|field| field.id == "number") else {
            continue;
        };
        let place = Place { leaf: *leaf, field };
        let number = fold_str(&place.text());
        if number.is_empty() {
            continue;
        }
        match first.get(&number) {
            Some(earlier) => found.push(clash(
                vec![leaf.id.to_owned(), earlier.leaf.id.to_owned()],
                Some(place.span()),
                format!("文号与《{}》相同。", earlier.leaf.label),
            )),
            None => {
                first.insert(number, place);
            }
        }
    }
    found
}
