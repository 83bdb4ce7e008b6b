//! Planting defects and decoys in a dossier.

use super::check::{Bench, Flaw};
use super::defect::{DefectData, ShowsData, VariantData};
use super::mutate::mutate;
use super::terms::Category;
use super::volume::Volume;
use crate::activity::Seed;
use crate::seed::draw;
use serde::{Deserialize, Serialize};

/// What a dossier shall hold.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Profile {
    /// How many defects.
    pub defects: u32,
    /// How many decoys.
    pub decoys: u32,
    /// The hardest that comes, 1 ..= 5; 0: any.
    pub hardest: u8,
    /// Headings that come up more often.
    pub weak: Vec<Category>,
}

/// A defect or decoy as planted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Planted {
    /// Its id.
    pub id: String,
    /// Where it shows: items by id.
    pub shows: Spot,
    /// Where it shows too.
    pub also: Vec<Spot>,
}

/// A place in one dossier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spot {
    /// The item; empty if a document is missing.
    pub item: String,
    /// The field; empty: the whole item.
    pub field: String,
    /// Characters of the field; none: all of it.
    pub span: Option<(usize, usize)>,
    /// The template of the document that is missing.
    pub missing: String,
}

/// A dossier with what was planted in it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Planting {
    /// The dossier.
    pub volume: Volume,
    /// The truth.
    pub planted: Vec<Planted>,
}

impl DefectData {
    /// Plants it; `None` if the dossier does not allow it.
    pub fn plant(&self, volume: &Volume, bench: &Bench) -> Option<(Volume, Planted, &VariantData)> {
        self.variants.iter().find_map(|variant| {
            let (volume, planted) = self.plant_variant(variant, volume, bench)?;
            Some((volume, planted, variant))
        })
    }

    fn plant_variant(
        &self,
        variant: &VariantData,
        volume: &Volume,
        bench: &Bench,
    ) -> Option<(Volume, Planted)> {
        let of_case = variant.cases.is_empty() || variant.cases.contains(&volume.case);
        let there = variant.needs.iter().all(|name| volume.has(name));
        let away = !variant.lacks.iter().any(|name| volume.has(name));
        let known = variant.facts.iter().all(|(key, wanted)| {
            let value = volume.facts.text(key).unwrap_or_default();
            wanted.contains(&value)
        });
        if !(of_case && there && away && known) {
            return None;
        }
        let mut changed = volume.clone();
        // Where the primary place is a document that goes, it is found before.
        for mutation in &variant.plant {
            mutate(&mut changed, bench, mutation)?;
        }
        let also = variant.also.iter();
        let planted = Planted {
            id: self.id.clone(),
            shows: changed.spot(&variant.shows)?,
            also: also.filter_map(|shows| changed.spot(shows)).collect(),
        };
        Some((changed, planted))
    }
}

impl VariantData {
    /// What was to be found and was not, and what was found and was not to be.
    pub fn judge(&self, flaws: &[Flaw], reader: bool) -> Result<(), String> {
        let sources: Vec<String> = flaws.iter().map(|flaw| flaw.source.to_string()).collect();
        if let Some(first) = self.found.first().filter(|_| !reader)
            && !sources.contains(first)
        {
            return Err(format!(
                "{first} does not find it; found: {}",
                sources.join(", ")
            ));
        }
        let odd: Vec<&str> = sources
            .iter()
            .filter(|source| !self.found.contains(source) && !self.entails.contains(source))
            .map(String::as_str)
            .collect();
        if odd.is_empty() {
            Ok(())
        } else {
            Err(format!("found besides: {}", odd.join(", ")))
        }
    }
}

impl Volume {
    /// A place by the words of content.
    fn spot(&self, shows: &ShowsData) -> Option<Spot> {
        if !shows.missing.is_empty() {
            return Some(Spot {
                item: String::new(),
                field: String::new(),
                span: None,
                missing: shows.missing.clone(),
            });
        }
        let item = self.items.get(self.find(&shows.doc)?)?;
        let span = if shows.text.is_empty() {
            None
        } else {
            let words = self.fill(&shows.text)?;
            let super::volume::ItemKind::Document { draft, .. } = &item.kind else {
                return None;
            };
            let text = draft.text(&shows.field);
            let byte = text.find(&words)?;
            let from = text.get(..byte)?.chars().count();
            Some((from, from + words.chars().count()))
        };
        Some(Spot {
            item: item.id.clone(),
            field: shows.field.clone(),
            span,
            missing: String::new(),
        })
    }
}

/// Plants as many defects and decoys as asked for, as far as they do not interact.
///
/// The base is a dossier in which nothing is found.
pub fn plant(
    base: Volume,
    defects: &[DefectData],
    bench: &Bench,
    seed: Seed,
    profile: &Profile,
) -> Planting {
    let mut sowing = Sowing::new(base, defects, seed, profile);
    while sowing.step(defects, bench) {}
    sowing.reap(defects)
}

/// A planting under way, one try after the other.
#[derive(Clone, Debug)]
pub(super) struct Sowing {
    planting: Planting,
    /// What is found in it so far.
    known: Vec<Flaw>,
    /// The places of what stands and of its variants.
    standing: Vec<(usize, usize)>,
    /// The places of what is tried yet, the next one last: decoys, defects.
    tries: [Vec<usize>; 2],
    /// How many of each are wanted yet.
    left: [u32; 2],
}

impl Sowing {
    /// Nothing planted yet.
    pub fn new(base: Volume, defects: &[DefectData], seed: Seed, profile: &Profile) -> Sowing {
        Sowing {
            planting: Planting {
                volume: base,
                planted: Vec::new(),
            },
            known: Vec::new(),
            standing: Vec::new(),
            tries: [true, false].map(|decoys| order(defects, decoys, seed, profile)),
            left: [profile.decoys, profile.defects],
        }
    }

    /// Tries the next; `false` once there is as much as is wanted, or nothing left to try. Defects come first.
    pub fn step(&mut self, defects: &[DefectData], bench: &Bench) -> bool {
        let kinds = [1, 0].into_iter();
        let mut kinds = kinds.filter(|&kind| self.left.get(kind).is_some_and(|left| *left > 0));
        let next = kinds.find_map(|kind| Some((kind, self.tries.get_mut(kind)?.pop()?)));
        let Some((kind, at)) = next else {
            return false;
        };
        if self.sow(at, defects, bench).is_some()
            && let Some(left) = self.left.get_mut(kind)
        {
            *left -= 1;
        }
        true
    }

    /// Plants one more, if it goes and each is still found as if it stood alone.
    fn sow(&mut self, at: usize, defects: &[DefectData], bench: &Bench) -> Option<()> {
        let defect = defects.get(at)?;
        let (volume, planted, variant) = defect.plant(&self.planting.volume, bench)?;
        let others = &self.planting.planted;
        if others.iter().any(|other| meets(other, &planted)) {
            return None;
        }
        let mut variants = defect.variants.iter();
        let variant = variants.position(|own| std::ptr::eq(own, variant))?;
        self.standing.push((at, variant));
        let flaws = bench.flaws_after(&self.planting.volume, &self.known, &volume);
        if !apart(&flaws, &self.standing(defects)) {
            self.standing.pop();
            return None;
        }
        self.known = flaws;
        self.planting.volume = volume;
        self.planting.planted.push(planted);
        Some(())
    }

    fn standing<'d>(&self, defects: &'d [DefectData]) -> Vec<(&'d DefectData, &'d VariantData)> {
        let standing = self.standing.iter();
        let found = standing.filter_map(|&(at, variant)| {
            let defect = defects.get(at)?;
            Some((defect, defect.variants.get(variant)?))
        });
        found.collect()
    }

    /// The planting as it stands. What was planted later may have moved the words of what was planted before.
    pub fn reap(mut self, defects: &[DefectData]) -> Planting {
        let standing = self.standing(defects);
        for (planted, (_, variant)) in self.planting.planted.iter_mut().zip(standing) {
            let volume = &self.planting.volume;
            if let Some(shows) = volume.spot(&variant.shows) {
                planted.shows = shows;
            } else {
                planted.shows.span = None;
            }
            planted.also = variant
                .also
                .iter()
                .filter_map(|shows| volume.spot(shows))
                .collect();
        }
        self.planting
    }
}

/// The places of those that may come, drawn, the first last; those of weak headings are three times as often early.
fn order(defects: &[DefectData], decoys: bool, seed: Seed, profile: &Profile) -> Vec<usize> {
    let fits = |defect: &DefectData| {
        defect.decoy == decoys && (profile.hardest == 0 || defect.difficulty <= profile.hardest)
    };
    let mut drawn: Vec<(u32, &str, usize)> = defects
        .iter()
        .enumerate()
        .filter(|(_, defect)| fits(defect))
        .map(|(at, defect)| {
            let tries = if profile.weak.contains(&defect.category) {
                3
            } else {
                1
            };
            let best = (0..tries).map(|n| draw(seed, "plant", &defect.id, n, u32::MAX));
            (best.min().unwrap_or(u32::MAX), defect.id.as_str(), at)
        })
        .collect();
    drawn.sort_unstable();
    drawn.into_iter().rev().map(|(.., at)| at).collect()
}

/// Whether two show at the same place, so that one could not be told from the other.
fn meets(one: &Planted, other: &Planted) -> bool {
    let mine = std::iter::once(&one.shows).chain(&one.also);
    mine.flat_map(|spot| {
        std::iter::once(&other.shows)
            .chain(&other.also)
            .map(move |o| (spot, o))
    })
    .any(|(a, b)| {
        a.missing == b.missing
            && a.item == b.item
            && (a.field == b.field || a.field.is_empty() || b.field.is_empty())
    })
}

/// Whether each is found as if it stood alone.
fn apart(flaws: &[Flaw], standing: &[(&DefectData, &VariantData)]) -> bool {
    let sources: Vec<String> = flaws.iter().map(|flaw| flaw.source.to_string()).collect();
    let each = standing.iter().all(|(defect, variant)| {
        defect.reader
            || defect.decoy
            || variant
                .found
                .first()
                .is_none_or(|first| sources.contains(first))
    });
    each && sources.iter().all(|source| {
        standing
            .iter()
            .any(|(_, variant)| variant.found.contains(source) || variant.entails.contains(source))
    })
}
