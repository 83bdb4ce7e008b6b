//! Evidence: cited and there, there and used, with its provenance; documents that belong together.

use super::data::ConsistencyData;
use super::{Clash, Place, Whole, clash};
use crate::document::Value;
use crate::document::normal::fold_str;
use crate::dossier::Exhibit;

/// The names of evidence in a field: the first cell of each row, or the whole text.
fn named(place: &Place<'_>) -> Vec<String> {
    match place.leaf.draft.fields.get(&place.field.id) {
        Some(Value::Rows(rows)) => rows
            .iter()
            .filter_map(|row| row.first())
            .filter(|name| !name.trim().is_empty())
            .cloned()
            .collect(),
        Some(Value::Text(text)) => vec![text.clone()],
        None => Vec::new(),
    }
}

/// Whether two folded names mean the same piece: one stands within the other.
fn meets(one: &str, other: &str) -> bool {
    !one.is_empty() && !other.is_empty() && (one.contains(other) || other.contains(one))
}

/// Evidence that a document relies on and the file does not hold.
pub(super) fn cited(whole: &Whole<'_>, check: &ConsistencyData) -> Vec<Clash> {
    let mut found = Vec::new();
    let exhibits = whole
        .exhibits
        .iter()
        .map(|exhibit| fold_str(&exhibit.label));
    let leaves = whole.leaves.iter().map(|leaf| fold_str(leaf.label));
    let labels: Vec<String> = exhibits.chain(leaves).collect();
    for place in whole.places("", &check.needs) {
        for name in named(&place) {
            let folded = fold_str(&name);
            let there = labels.iter().any(|label| meets(&folded, label));
            if !there {
                found.push(clash(
                    vec![place.leaf.id.to_owned()],
                    Some(place.span()),
                    format!("卷内没有“{name}”。"),
                ));
            }
        }
    }
    found
}

/// Evidence in the file that no document speaks of.
pub(super) fn unused(whole: &Whole<'_>, check: &ConsistencyData) -> Vec<Clash> {
    let places = whole.places("", &check.needs);
    let Some(first) = places.first() else {
        return Vec::new();
    };
    // What came later, no report could speak of.
    let until = places.iter().filter_map(|place| place.leaf.at).max();
    let late = |exhibit: &Exhibit| match (exhibit.at, until) {
        (Some(at), Some(until)) => at > until,
        _ => false,
    };
    let names = places.iter().flat_map(named);
    let spoken: Vec<String> = names.map(|name| fold_str(&name)).collect();
    let speaks_of = |exhibit: &Exhibit| {
        let label = fold_str(&exhibit.label);
        spoken.iter().any(|name| meets(name, &label))
    };
    whole
        .exhibits
        .iter()
        .filter(|exhibit| !late(exhibit))
        .filter(|exhibit| !speaks_of(exhibit))
        .map(|exhibit| {
            clash(
                vec![first.leaf.id.to_owned(), exhibit.id.clone()],
                Some(first.span()),
                format!(
                    "卷内有“{}”，《{}》没有写到。",
                    exhibit.label, first.leaf.label
                ),
            )
        })
        .collect()
}

/// A document without the one that belongs to it.
pub(super) fn needed(whole: &Whole<'_>, check: &ConsistencyData) -> Vec<Clash> {
    let is = |template: &String| {
        whole
            .leaves
            .iter()
            .find(|leaf| leaf.template.id == *template)
    };
    let Some(given) = check.given.iter().find_map(is) else {
        return Vec::new();
    };
    let absent = check.needs.iter().filter(|template| is(template).is_none());
    absent
        .map(|_| {
            clash(
                vec![given.id.to_owned()],
                None,
                format!("有《{}》，卷内没有与它相应的文书。", given.label),
            )
        })
        .collect()
}

/// Photographs and recordings that do not say when, where and by whom.
pub(super) fn provenance(whole: &Whole<'_>) -> Vec<Clash> {
    let pictured = whole.exhibits.iter().filter(|exhibit| exhibit.pictured);
    pictured
        .filter_map(|exhibit| {
            let mut lacks = Vec::new();
            if exhibit.taken.is_empty() {
                lacks.push("时间");
            }
            if exhibit.place.is_empty() {
                lacks.push("地点");
            }
            if exhibit.takers.is_empty() {
                lacks.push("拍摄人");
            }
            let note = format!("没有写明{}。", lacks.join("、"));
            (!lacks.is_empty()).then(|| clash(vec![exhibit.id.clone()], None, note))
        })
        .collect()
}

/// Copies that nobody has certified.
pub(super) fn copies(whole: &Whole<'_>) -> Vec<Clash> {
    let bare = whole.exhibits.iter().filter(|exhibit| {
        exhibit
            .certified
            .as_ref()
            .is_some_and(|words| words.trim().is_empty())
    });
    bare.map(|exhibit| {
        clash(
            vec![exhibit.id.clone()],
            None,
            "复制件没有核对无误的注明、签名和出处。".to_owned(),
        )
    })
    .collect()
}
