//! The dossier that a lawful course of a case leaves behind.

use super::data::{ExhibitData, SpecimenData, SpecimenText, VariationData};
use super::rename::{draws, rename};
use super::volume::{Happening, Item, ItemKind, Volume};
use crate::activity::Seed;
use crate::case::data::Script;
use crate::case::effect::Cause;
use crate::case::scope::World;
use crate::case::state::Produced;
use crate::case::{Case, Fixed, ScriptError, State};
use crate::document::template::Stage;
use crate::document::{Draft, Facts, Value as Written};
use crate::dossier::Exhibit;
use crate::seed::draw;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What dossiers of one case are made from.
#[derive(Clone, Debug)]
pub struct Library {
    /// The case.
    pub case: Case,
    /// How its documents are written.
    pub specimens: Vec<SpecimenData>,
    /// How its dossiers vary.
    pub variation: VariationData,
}

/// Why there is no dossier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BaseError {
    /// No lawful path can be walked.
    NoPath(Option<ScriptError>),
}

impl std::fmt::Display for BaseError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            BaseError::NoPath(Some(error)) => write!(f, "no lawful path can be walked: {error}"),
            BaseError::NoPath(None) => f.write_str("the case has no lawful path"),
        }
    }
}

impl std::error::Error for BaseError {}

/// Characters that fill a page.
const PAGE: usize = 620;

impl Library {
    /// The dossier of a seed: a lawful path, its choices, first day, names and amounts drawn.
    ///
    /// # Errors
    /// If no lawful path of the case can be walked.
    pub fn base(&self, seed: Seed) -> Result<Volume, BaseError> {
        let lawful: Vec<&Script> = self
            .case
            .scripts()
            .iter()
            .filter(|script| script.lawful)
            .collect();
        let count = u32::try_from(lawful.len()).unwrap_or(0);
        let first = usize::try_from(draw(seed, "path", "", 0, count)).unwrap_or(0);
        let script = lawful.get(first).ok_or(BaseError::NoPath(None))?;
        let choices = script.draws.iter().filter_map(|(id, choices)| {
            let count = u32::try_from(choices.len()).unwrap_or(0);
            let drawn = usize::try_from(draw(seed, "choice", id, 0, count)).unwrap_or(0);
            Some((id.clone(), choices.get(drawn)?.clone()))
        });
        let fixed = Fixed {
            start: None,
            draws: choices.collect(),
        };
        let script = self.varied(script, seed);
        let mut documents = Vec::new();
        let mut seen = 0;
        let played = self
            .case
            .play_watched(&script, seed, &fixed, &mut |state| {
                let produced = state.produced.get(seen..).unwrap_or_default();
                documents.extend(produced.iter().map(|made| self.document(state, made)));
                seen = state.produced.len();
            })
            .map_err(|error| BaseError::NoPath(Some(error)))?;
        let mut volume = self.volume(&played.state, documents, seed);
        rename(&mut volume, &self.variation.rename, seed);
        Ok(volume)
    }

    /// Which names a seed draws, group by group: dossiers that differ in each share none.
    pub(crate) fn names(&self, seed: Seed) -> Vec<usize> {
        draws(&self.variation.rename, &self.case.data().id, seed)
    }

    /// The script with answers and neighbouring steps as the seed has them.
    fn varied(&self, script: &Script, seed: Seed) -> Script {
        let mut script = script.clone();
        for (n, vary) in (0u32..).zip(&self.variation.vary) {
            if !vary.path.is_empty() && vary.path != script.id {
                continue;
            }
            let count = u32::try_from(vary.to.len()).unwrap_or(0);
            let drawn = draw(seed, "vary", &vary.act, n, count.saturating_add(1));
            let Some(answer) = vary.to.get(usize::try_from(drawn).unwrap_or(0)) else {
                continue;
            };
            for step in script.steps.iter_mut().filter(|step| step.act == vary.act) {
                if let Some(given) = step.with.get_mut(&vary.param) {
                    *given = answer.clone();
                }
            }
        }
        for (n, swap) in (0u32..).zip(&self.variation.swap) {
            if draw(seed, "swap", &swap.first, n, 2) == 0 {
                continue;
            }
            let pair = script.steps.windows(2).position(|pair| {
                let acts: Vec<&str> = pair.iter().map(|step| step.act.as_str()).collect();
                acts == [swap.first.as_str(), swap.second.as_str()]
            });
            if let Some(at) = pair {
                script.steps.swap(at, at + 1);
            }
        }
        script
    }

    fn document(&self, state: &State, made: &Produced) -> Item {
        let cause = Cause {
            params: made.params.as_ref(),
            action: &made.action,
            event: None,
            begin: made.begin,
            depth: 0,
            papers: None,
        };
        let world = World::caused(&self.case, state, cause).numbered(made.n);
        let id = made.id();
        let filed = state.dossier.iter().rev().find(|item| item.id == id);
        let paper = filed
            .and_then(|item| item.paper.clone())
            .unwrap_or_default();
        let label = filed.map(|item| item.label.clone()).unwrap_or_default();
        let template = self.case.document(&made.form);
        let specimen = self
            .specimens
            .iter()
            .find(|specimen| specimen.form == made.form && specimen.condition.holds(&world));
        let kind = match (template, specimen) {
            (Some(template), Some(specimen)) => {
                let facts = self.case.known_facts(&world);
                ItemKind::Document {
                    template: template.id.clone(),
                    draft: written(specimen, &world, &facts),
                    facts,
                }
            }
            _ => ItemKind::Paper(paper),
        };
        let pages = pages(&kind);
        Item {
            id,
            label,
            stage: self.case.stage(&made.form),
            at: made.at,
            pages,
            kind,
        }
    }

    fn volume(&self, state: &State, documents: Vec<Item>, seed: Seed) -> Volume {
        let case = &self.case;
        let facts = case.known_facts(&World::new(case, state));
        let mut items = documents;
        for item in items.iter_mut() {
            if let ItemKind::Document { facts: own, .. } = &mut item.kind {
                *own = own.differing(&facts);
            }
        }
        let mut made: BTreeMap<usize, Vec<String>> = BTreeMap::new();
        for produced in &state.produced {
            made.entry(produced.command)
                .or_default()
                .push(produced.id());
        }
        let fallback = ExhibitData::default();
        for exhibit in case.exhibits(state) {
            let how = self
                .variation
                .exhibits
                .get(&exhibit.id)
                .unwrap_or(&fallback);
            items.push(Item {
                id: exhibit.id.clone(),
                label: exhibit.label.clone(),
                stage: Stage::Evidence,
                at: exhibit.at.unwrap_or(state.now),
                pages: how.pages.max(1),
                kind: ItemKind::Exhibit(stated(exhibit, how)),
            });
        }
        items.sort_by_key(|item| item.at);
        let events = state.trace.iter().map(|event| Happening {
            at: event.at,
            kind: event.kind.clone(),
            data: event.data.as_ref().clone(),
            items: made.get(&event.command).cloned().unwrap_or_default(),
        });
        Volume {
            case: case.data().id.clone(),
            title: case.data().title.clone(),
            seed,
            day: state.now.date(),
            facts,
            events: Arc::new(events.collect()),
            members: case.members(),
            clips: case.clips(state),
            items: items.into_iter().map(Arc::new).collect(),
        }
    }
}

/// The evidence with what its kind states.
fn stated(exhibit: Exhibit, how: &ExhibitData) -> Exhibit {
    Exhibit {
        place: if how.place.is_empty() {
            exhibit.place
        } else {
            how.place.clone()
        },
        takers: if how.takers.is_empty() {
            exhibit.takers
        } else {
            how.takers.clone()
        },
        pictured: how.pictured,
        certified: how.certified.clone(),
        ..exhibit
    }
}

/// A specimen's fields as they are written in the world.
fn written(specimen: &SpecimenData, world: &World<'_>, facts: &Facts) -> Draft {
    let text = |text: &crate::case::code::Text| known(&text.render(world), facts);
    let fields = specimen.fields.iter().map(|(id, field)| {
        let value = match field {
            SpecimenText::One(one) => Written::Text(text(one)),
            SpecimenText::Rows(rows) => Written::Rows(
                rows.iter()
                    .map(|row| row.iter().map(text).collect::<Vec<_>>())
                    .filter(|row| row.first().is_some_and(|cell| !cell.trim().is_empty()))
                    .collect(),
            ),
        };
        (id.clone(), value)
    });
    Draft {
        fields: fields.filter(|(_, value)| !value.is_empty()).collect(),
    }
}

/// Puts facts in for `<fact>`; one that is not known leaves nothing.
fn known(text: &str, facts: &Facts) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('<') {
        let Some((key, behind)) = after.split_once('>') else {
            break;
        };
        out.push_str(before);
        out.push_str(&facts.shown(key).unwrap_or_default());
        rest = behind;
    }
    out.push_str(rest);
    out
}

fn pages(kind: &ItemKind) -> u32 {
    let chars = match kind {
        ItemKind::Document { draft, .. } => draft.chars(),
        ItemKind::Paper(paper) => paper.plain().chars().count(),
        ItemKind::Exhibit(_) => return 1,
    };
    u32::try_from(chars.div_ceil(PAGE)).unwrap_or(1).max(1)
}
