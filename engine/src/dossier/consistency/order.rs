//! Dates that follow each other.

use super::data::ConsistencyData;
use super::{Clash, Place, Whole, clash};
use crate::document::values::moments;

pub(super) fn judge(whole: &Whole<'_>, check: &ConsistencyData) -> Vec<Clash> {
    let earlier = whole.places("", &check.fields);
    let later = whole.places("", &check.later);
    let mut found = Vec::new();
    for place in &later {
        let Some(to) = moments(&place.text()).first().copied() else {
            continue;
        };
        let late = earlier.iter().find_map(|before| {
            let from = moments(&before.text()).last().copied()?;
            let days = i64::from(from.date().days_until(to.date()));
            (days < check.least).then_some((before, days))
        });
        if let Some((before, days)) = late {
            found.push(told(place, before, days, check.least));
        }
    }
    found
}

fn told(place: &Place<'_>, before: &Place<'_>, days: i64, least: i64) -> Clash {
    let note = if days < 0 {
        format!(
            "《{}》的日期在《{}》之前{}日。",
            place.leaf.label,
            before.leaf.label,
            days.unsigned_abs()
        )
    } else {
        format!(
            "《{}》与《{}》相隔{days}日，至少应有{least}日。",
            before.leaf.label, place.leaf.label
        )
    };
    clash(
        vec![place.leaf.id.to_owned(), before.leaf.id.to_owned()],
        Some(place.span()),
        note,
    )
}
