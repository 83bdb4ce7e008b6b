//! Officers: at one place at a time, with a certificate, and on the recorder when they say so.

use super::{Clash, Leaf, Place, Whole, clash};
use crate::calendar::Moment;
use crate::document::template::{FieldData, FieldKind};
use crate::document::values::{moments, names};

/// The field by which a document says from when to when.
fn span<'d>(leaf: &Leaf<'d>) -> Option<(Place<'d>, Moment, Moment)> {
    let field = leaf
        .template
        .fields()
        .find(|field| field.kind == FieldKind::Span)?;
    let place = Place { leaf: *leaf, field };
    match moments(&place.text()).as_slice() {
        [from, .., to] => Some((place, *from, *to)),
        _ => None,
    }
}

/// Who acts in a document: its fields that take up the officers of the case.
fn officers<'d>(leaf: &Leaf<'d>) -> Vec<(&'d FieldData, Vec<String>)> {
    let fields = leaf.template.fields();
    fields
        .filter(|field| field.fact == "officers")
        .map(|field| (field, names(&leaf.draft.text(&field.id))))
        .collect()
}

fn acting(leaf: &Leaf<'_>) -> Vec<String> {
    let mut all: Vec<String> = officers(leaf)
        .into_iter()
        .flat_map(|(_, names)| names)
        .collect();
    all.sort();
    all.dedup();
    all
}

/// The same officer in two records at the same time.
pub(super) fn overlap(whole: &Whole<'_>) -> Vec<Clash> {
    let spans: Vec<_> = whole.leaves.iter().filter_map(span).collect();
    let mut found = Vec::new();
    for (n, (later, from, to)) in spans.iter().enumerate() {
        for (earlier, other_from, other_to) in spans.get(..n).unwrap_or_default() {
            if from >= other_to || other_from >= to {
                continue;
            }
            let there = acting(&earlier.leaf);
            let twice: Vec<String> = acting(&later.leaf)
                .into_iter()
                .filter(|name| there.contains(name))
                .collect();
            if !twice.is_empty() {
                found.push(clash(
                    vec![later.leaf.id.to_owned(), earlier.leaf.id.to_owned()],
                    Some(later.span()),
                    format!(
                        "{}同一时间又在《{}》中执法。",
                        twice.join("、"),
                        earlier.leaf.label
                    ),
                ));
            }
        }
    }
    found
}

/// Officers without a certificate that is valid on the day and covers the field.
pub(super) fn certificates(whole: &Whole<'_>) -> Vec<Clash> {
    let mut found = Vec::new();
    for leaf in whole.leaves {
        let Some(day) = leaf.at.map(Moment::date) else {
            continue;
        };
        for (field, named) in officers(leaf) {
            let unfit = named.iter().find_map(|name| {
                let member = whole.members.iter().find(|member| member.name == *name)?;
                let fault = match member.until {
                    _ if member.certificate.is_empty() => "没有执法证",
                    Some(until) if until < day => "执法证已经过期",
                    _ if !member.covers => "执法证的领域与本案不符",
                    _ => return None,
                };
                Some(format!("{name}{fault}。"))
            });
            if let Some(note) = unfit {
                let place = Place { leaf: *leaf, field };
                found.push(clash(vec![leaf.id.to_owned()], Some(place.span()), note));
                break;
            }
        }
    }
    found
}

/// A record whose time is not that of the recording.
pub(super) fn recorded(whole: &Whole<'_>) -> Vec<Clash> {
    let mut found = Vec::new();
    for clip in whole.clips {
        let Some(leaf) = whole.leaves.iter().find(|leaf| leaf.id == clip.item) else {
            continue;
        };
        let Some((place, from, to)) = span(leaf) else {
            continue;
        };
        if from < clip.from || to > clip.to {
            found.push(clash(
                vec![leaf.id.to_owned()],
                Some(place.span()),
                format!(
                    "执法记录仪录到的是{}至{}，与笔录的时间不合。",
                    clip.from.chinese(),
                    clip.to.chinese()
                ),
            ));
        }
    }
    found
}
