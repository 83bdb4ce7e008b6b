//! The case's file as a whole: persons, recordings, evidence, and what must agree over it.

use super::state::Produced;
use super::{Case, State};
use crate::calendar::Moment;
use crate::document::{DocumentData, Draft};
use crate::dossier::consistency::{Clash, ConsistencyData, ConsistencyKind, Leaf, Whole};
use crate::dossier::{Clip, Exhibit, Member};
use crate::score::{Competency, Finding};
use crate::value::Value;
use std::sync::Arc;

/// Minutes that a recorder runs before what it is to show …
const BEFORE: i64 = 4;
/// … and after it.
const BEHIND: i64 = 3;

/// Whether only the papers tell; what events tell too, the rules of procedure judge.
fn on_paper(check: &ConsistencyData) -> bool {
    use ConsistencyKind::{Cited, Numbers, Order, Overlap, Same, Unused};
    matches!(
        check.kind,
        Same | Order | Overlap | Cited | Unused | Numbers
    )
}

impl Produced {
    /// Its id in the file.
    pub(crate) fn id(&self) -> String {
        format!("{}#{}", self.form, self.n)
    }
}

impl Case {
    /// The persons with their certificates.
    pub(crate) fn members(&self) -> Vec<Member> {
        let persons = self.data.persons.iter();
        persons
            .map(|person| {
                let certificate = person.certificate.as_ref();
                Member {
                    name: person.name.clone(),
                    role: person.role.label().to_owned(),
                    note: person.note.clone(),
                    certificate: certificate.map_or(String::new(), |c| c.number.clone()),
                    until: certificate.map(|c| c.until),
                    covers: certificate.is_some_and(|c| c.covers),
                }
            })
            .collect()
    }

    /// What the recorders show: a little more than each recorded act.
    pub(crate) fn clips(&self, state: &State) -> Vec<Clip> {
        let recorded = state
            .trace
            .iter()
            .filter(|event| event.data.get("recorded").is_some_and(Value::is_true));
        recorded
            .filter_map(|event| {
                let (Some(Value::Moment(from)), Some(Value::Moment(to))) =
                    (event.data.get("start"), event.data.get("end"))
                else {
                    return None;
                };
                let made = state
                    .produced
                    .iter()
                    .find(|made| made.command == event.command)?;
                Some(Clip {
                    item: made.id(),
                    from: from.plus_minutes(-BEFORE),
                    to: to.plus_minutes(BEHIND),
                })
            })
            .collect()
    }

    /// The names of the officers of the last act up to then.
    pub(crate) fn officers_at(&self, state: &State, at: Moment) -> Vec<String> {
        let told = state
            .trace
            .iter()
            .filter(|event| event.at <= at)
            .filter_map(|event| event.data.get("officers"))
            .next_back();
        let ids = told.map(|ids| ids.symbols().to_vec()).unwrap_or_default();
        let names = ids.iter().filter_map(|id| self.person(id));
        names.map(|person| person.name.clone()).collect()
    }

    /// The evidence in the file, in order of time.
    pub(crate) fn exhibits(&self, state: &State) -> Vec<Exhibit> {
        let place = self.data.texts.get("site").cloned().unwrap_or_default();
        let mut exhibits: Vec<Exhibit> = state
            .held
            .iter()
            .filter_map(|(id, held)| {
                let evidence = self.evidence(id)?;
                let filed = state.dossier.iter().find(|item| item.id == *id);
                let shows = filed.and_then(|item| item.note.split_once('　'));
                Some(Exhibit {
                    id: id.clone(),
                    label: evidence.label.clone(),
                    kind: evidence.kind.label().to_owned(),
                    shows: shows.map_or(String::new(), |(_, shows)| shows.to_owned()),
                    at: Some(held.at),
                    taken: held.at.chinese(),
                    place: place.clone(),
                    takers: self.officers_at(state, held.at),
                    pictured: false,
                    certified: None,
                })
            })
            .collect();
        exhibits.sort_by_key(|exhibit| exhibit.at);
        exhibits
    }

    /// What does not agree among the documents that were written by hand, and with the file.
    pub(crate) fn clash_findings(&self, state: &State) -> Vec<Finding> {
        if state.written.is_empty() {
            return Vec::new();
        }
        let empty = Draft::default();
        let pages: Vec<(String, Arc<DocumentData>, &Produced)> = state
            .produced
            .iter()
            .filter_map(|made| {
                let template = self.document(&made.form)?;
                Some((made.id(), Arc::clone(template), made.as_ref()))
            })
            .collect();
        let leaves: Vec<Leaf<'_>> = pages
            .iter()
            .map(|(id, template, made)| {
                let own = state
                    .written
                    .iter()
                    .find(|written| written.form == made.form && written.command == made.command);
                Leaf {
                    id,
                    label: &template.name,
                    template,
                    draft: own.map_or(&empty, |written| &written.draft),
                    at: Some(made.at),
                }
            })
            .collect();
        let exhibits = self.exhibits(state);
        let whole = Whole {
            leaves: &leaves,
            exhibits: &exhibits.iter().collect::<Vec<_>>(),
            members: &self.members(),
            clips: &self.clips(state),
            law: &self.law,
        };
        let clashes = whole.clashes(&self.consistency);
        clashes
            .into_iter()
            .filter(|clash| self.consistency.get(clash.check).is_some_and(on_paper))
            .filter_map(|clash| self.clash_finding(state, &leaves, clash))
            .collect()
    }

    /// A clash as a finding, if a document written by hand has part in it.
    fn clash_finding(&self, state: &State, leaves: &[Leaf<'_>], clash: Clash) -> Option<Finding> {
        let check = self.consistency.get(clash.check)?;
        let mut of = leaves
            .iter()
            .filter(|leaf| clash.items.iter().any(|id| id == leaf.id));
        let leaf = of.find(|leaf| !leaf.draft.fields.is_empty())?;
        Some(Finding {
            rule: format!("dossier.{}", check.id),
            title: check.title.clone(),
            severity: check.severity,
            competency: Competency::Documents,
            basis: check
                .basis
                .iter()
                .map(|citation| self.law.full(citation))
                .collect(),
            explain: format!("{}{}", clash.note, check.why),
            at: leaf.at.unwrap_or(state.now),
            entry: None,
            related: None,
            due: None,
            facts: Vec::new(),
            deducted: super::report::cost(check.severity),
        })
    }
}
