//! Carrying one change to a dossier out.

use super::check::Bench;
use super::defect::Mutation;
use super::shift::Shift;
use super::unsay::unsay;
use super::volume::{Happening, ItemKind, Volume};
use crate::calendar::Date;
use crate::document::template::FieldKind;
use crate::document::{FactValue, Facts, Value as Written};
use crate::value::Value;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Carries a change out; `None` if the dossier does not allow it.
pub(super) fn mutate(volume: &mut Volume, bench: &Bench, mutation: &Mutation) -> Option<()> {
    match mutation {
        Mutation::Write { doc, field, text } => {
            let text = volume.fill(text)?;
            edit(volume, doc, field, |_| Some(text.clone()))
        }
        Mutation::Replace {
            doc,
            field,
            find,
            with,
        } => replace(volume, doc, field, find, with),
        Mutation::Add { doc, field, text } => {
            let more = volume.fill(text)?;
            edit(volume, doc, field, |old| Some(format!("{old}{more}")))
        }
        Mutation::Unsay { doc, checks } => unsay(volume, bench, doc, checks),
        Mutation::Strike { doc, field, find } => strike(volume, doc, field, find),
        Mutation::Unsign { doc, field, keep } => edit(volume, doc, field, |old| {
            let names: Vec<&str> = old.split('、').collect();
            let kept = names.get(..*keep)?;
            (kept.len() < names.len()).then(|| kept.join("、"))
        }),
        Mutation::Move {
            doc,
            with,
            from,
            days,
            workdays,
        } => {
            let start = match from.as_str() {
                "" => volume.item_at(volume.find(doc)?)?,
                from => volume.day_of(from)?,
            };
            let to = worked(bench, start, *workdays).plus_days(*days);
            let delta = volume.item_at(volume.find(doc)?)?.days_until(to);
            if delta == 0 {
                return None;
            }
            for name in std::iter::once(doc).chain(with) {
                let at = volume.find(name)?;
                Shift { days: delta }.item(volume, bench, at)?;
            }
            volume.settle();
            Some(())
        }
        Mutation::Drop { doc, events } => {
            let at = volume.find(doc)?;
            let item = volume.items.remove(at);
            let happened = Arc::make_mut(&mut volume.events);
            happened
                .retain(|event| !(event.items.contains(&item.id) && events.contains(&event.kind)));
            for event in happened {
                event.items.retain(|id| *id != item.id);
            }
            volume.clips.retain(|clip| clip.item != item.id);
            Some(())
        }
        Mutation::Repeat { doc, days } => {
            let at = volume.find(doc)?;
            let mut again = volume.items.get(at)?.as_ref().clone();
            again.id.push_str("+1");
            volume.items.insert(at + 1, Arc::new(again));
            Shift { days: *days }.item(volume, bench, at + 1)?;
            volume.settle();
            Some(())
        }
        Mutation::Unhappen { event } => {
            let at = volume.last_event(event)?;
            Arc::make_mut(&mut volume.events).remove(at);
            Some(())
        }
        Mutation::Happen { event, doc, set } => {
            let item = volume.items.get(volume.find(doc)?)?;
            let (at, id) = (item.at, item.id.clone());
            let data = filled(volume, set)?;
            Arc::make_mut(&mut volume.events).push(Happening {
                at,
                kind: event.clone(),
                data,
                items: vec![id],
            });
            volume.settle();
            Some(())
        }
        Mutation::Alter { event, set } => {
            let at = volume.last_event(event)?;
            let filled = filled(volume, set)?;
            let data = &mut Arc::make_mut(&mut volume.events).get_mut(at)?.data;
            for (name, value) in filled {
                if value.symbol().is_some_and(|symbol| symbol.is_empty()) {
                    data.remove(&name);
                } else {
                    data.insert(name, value);
                }
            }
            Some(())
        }
        Mutation::Person {
            name,
            until,
            covers,
        } => {
            let name = volume.fill(name)?;
            let first = volume.items.first()?.at.date();
            let name = crate::document::values::name_of(&name);
            let member = volume
                .members
                .iter_mut()
                .find(|member| member.name == name)?;
            if let Some(days) = until {
                member.until = Some(first.plus_days(*days));
            }
            member.covers = covers.unwrap_or(member.covers);
            Some(())
        }
        Mutation::Exhibit { id, set } => {
            let at = volume.exhibit(id)?;
            let filled = set
                .iter()
                .map(|(name, text)| Some((name.as_str(), volume.fill(text)?)))
                .collect::<Option<Vec<_>>>()?;
            let ItemKind::Exhibit(exhibit) = &mut volume.change(at)?.kind else {
                return None;
            };
            let before = exhibit.clone();
            for (name, text) in filled {
                match name {
                    "taken" => exhibit.taken = text,
                    "place" => exhibit.place = text,
                    "shows" => exhibit.shows = text,
                    "certified" => exhibit.certified = exhibit.certified.as_ref().map(|_| text),
                    "takers" => {
                        let names = text.split('、').filter(|name| !name.is_empty());
                        exhibit.takers = names.map(str::to_owned).collect();
                    }
                    _ => return None,
                }
            }
            (*exhibit != before).then_some(())
        }
        Mutation::Lose { id } => {
            let at = volume.exhibit(id)?;
            volume.items.remove(at);
            Some(())
        }
        Mutation::Clip { doc, minutes } => {
            let id = volume.items.get(volume.find(doc)?)?.id.clone();
            let clip = volume.clips.iter_mut().find(|clip| clip.item == id)?;
            clip.from = clip.from.plus_minutes(*minutes);
            clip.to = clip.to.plus_minutes(*minutes);
            Some(())
        }
    }
}

/// Attributes with facts put in.
fn filled(volume: &Volume, set: &BTreeMap<String, Value>) -> Option<BTreeMap<String, Value>> {
    let one = |value: &Value| match value.symbol() {
        Some(text) if text.contains('<') => {
            let text = volume.fill(text)?;
            serde_json::from_value(serde_json::Value::String(text)).ok()
        }
        _ => Some(value.clone()),
    };
    set.iter()
        .map(|(name, value)| Some((name.clone(), one(value)?)))
        .collect()
}

/// Changes the text of a field; `None` if it stays as it was.
fn edit(
    volume: &mut Volume,
    doc: &str,
    field: &str,
    change: impl Fn(&str) -> Option<String>,
) -> Option<()> {
    let at = volume.find(doc)?;
    let draft = volume.change(at)?.draft_mut()?;
    let old = draft.text(field);
    let new = change(&old)?;
    if new == old {
        return None;
    }
    if new.is_empty() {
        draft.fields.remove(field);
    } else {
        draft.fields.insert(field.to_owned(), Written::Text(new));
    }
    Some(())
}

fn replace(volume: &mut Volume, doc: &str, field: &str, find: &str, with: &str) -> Option<()> {
    let (find, with) = (volume.fill(find)?, volume.fill(with)?);
    let at = volume.find(doc)?;
    let draft = volume.change(at)?.draft_mut()?;
    let mut changed = false;
    for (id, value) in draft.fields.iter_mut() {
        if !field.is_empty() && id != field {
            continue;
        }
        let mut put = |text: &mut String| {
            if text.contains(&find) {
                *text = text.replace(&find, &with);
                changed = true;
            }
        };
        match value {
            Written::Text(text) => put(text),
            Written::Rows(rows) => rows.iter_mut().flatten().for_each(&mut put),
        }
    }
    changed.then_some(())
}

fn strike(volume: &mut Volume, doc: &str, field: &str, find: &str) -> Option<()> {
    let find = volume.fill(find)?;
    let at = volume.find(doc)?;
    let draft = volume.change(at)?.draft_mut()?;
    let Some(Written::Rows(rows)) = draft.fields.get_mut(field) else {
        return None;
    };
    let before = rows.len();
    rows.retain(|row| !row.iter().any(|cell| cell.contains(&find)));
    (rows.len() < before).then_some(())
}

fn worked(bench: &Bench, from: Date, workdays: i32) -> Date {
    let mut day = from;
    for _ in 0..workdays.unsigned_abs() {
        day = if workdays > 0 {
            bench.calendar.next_workday(day)
        } else {
            bench.calendar.prev_workday(day)
        };
    }
    day
}

impl Volume {
    fn item_at(&self, at: usize) -> Option<Date> {
        self.items.get(at).map(|item| item.at.date())
    }

    fn last_event(&self, kind: &str) -> Option<usize> {
        self.events.iter().rposition(|event| event.kind == kind)
    }

    /// The day of a document or of an event.
    fn day_of(&self, name: &str) -> Option<Date> {
        match name.strip_prefix("event:") {
            Some(kind) => {
                let at = self.last_event(kind)?;
                self.events.get(at).map(|event| event.at.date())
            }
            None => self.item_at(self.find(name)?),
        }
    }

    /// Puts everything back in the order of time.
    fn settle(&mut self) {
        self.items.sort_by_key(|item| item.at);
        if !self.events.is_sorted_by_key(|event| event.at) {
            Arc::make_mut(&mut self.events).sort_by_key(|event| event.at);
        }
    }
}

impl Shift {
    /// Moves an item and what happened with it; its own day is rewritten wherever it stands in it.
    fn item(self, volume: &mut Volume, bench: &Bench, at: usize) -> Option<()> {
        let item = volume.change(at)?;
        let old = item.at.date();
        item.at = self.moment(item.at);
        let id = item.id.clone();
        let mut facts = Vec::new();
        if let ItemKind::Document {
            template,
            draft,
            facts: own,
        } = &mut item.kind
        {
            for value in draft.fields.values_mut() {
                match value {
                    Written::Text(text) => *text = self.text(text, old),
                    Written::Rows(rows) => {
                        for cell in rows.iter_mut().flatten() {
                            *cell = self.text(cell, old);
                        }
                    }
                }
            }
            let dated = bench.document(template)?.fields().filter(|field| {
                matches!(field.kind, FieldKind::Date | FieldKind::Span) && !field.fact.is_empty()
            });
            facts.extend(dated.map(|field| field.fact.clone()));
            self.facts(own, &facts, old);
        }
        self.facts(&mut volume.facts, &facts, old);
        for other in &mut volume.items {
            let holds = |own: &Facts| facts.iter().any(|key| own.get(key).is_some());
            if matches!(&other.kind, ItemKind::Document { facts: own, .. } if holds(own))
                && let ItemKind::Document { facts: own, .. } = &mut Arc::make_mut(other).kind
            {
                self.facts(own, &facts, old);
            }
        }
        let of_item = |event: &Happening| event.items.first() == Some(&id);
        if volume.events.iter().any(of_item) {
            let events = Arc::make_mut(&mut volume.events).iter_mut();
            for event in events.filter(|event| of_item(event)) {
                event.at = self.moment(event.at);
                for value in event.data.values_mut() {
                    self.value(value, old);
                }
            }
        }
        for clip in volume.clips.iter_mut().filter(|clip| clip.item == id) {
            clip.from = self.moment(clip.from);
            clip.to = self.moment(clip.to);
        }
        Some(())
    }

    fn facts(self, facts: &mut Facts, keys: &[String], old: Date) {
        for key in keys {
            let moved = match facts.get(key) {
                Some(FactValue::One(text)) => Some(FactValue::One(self.text(text, old))),
                _ => None,
            };
            if moved.is_some() {
                facts.replace(key, moved);
            }
        }
    }
}
