//! The assessment on seven dimensions, each made of parts that say why.

mod dimensions;
mod facts;

use super::content::{Dimension, Effect, Verdict};
use super::sim::Means;
use super::sim::state::Town;
use super::world::World;
use facts::{Facts, facts};
use serde::Serialize;

/// A part of a dimension with what was earned and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Part {
    /// What it is about.
    pub label: &'static str,
    /// Basis points earned of the dimension.
    pub earned: i64,
    /// The most; a part of a card has none.
    pub most: i64,
    /// Why, in a sentence with the numbers.
    pub why: String,
    /// Whether there was anything to go by yet.
    pub counted: bool,
}

/// One dimension.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Scored {
    /// Which.
    pub dimension: Dimension,
    /// 0 ..= 10 000.
    pub score: i64,
    /// Per cent of the whole.
    pub weight: i64,
    /// Its parts.
    pub parts: Vec<Part>,
}

/// The lights of an assessment (红黄绿).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Light {
    /// 8 000 and above.
    Green,
    /// 6 000 and above.
    Yellow,
    /// Below.
    Red,
}

impl Light {
    /// The light of a score.
    pub fn of(score: i64) -> Light {
        match score {
            8_000.. => Light::Green,
            6_000..=7_999 => Light::Yellow,
            _ => Light::Red,
        }
    }
}

/// What becomes of an item in the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum End {
    /// 承接.
    Taken,
    /// 延期.
    Extended,
    /// 收回.
    Withdrawn,
}

/// The seven scores without their reasons: what many runs are compared by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Scores {
    /// Basis points in the order of [`Dimension::ALL`].
    pub of: [i64; 7],
    /// The whole by the weights.
    pub whole: i64,
}

struct Sheet {
    parts: Option<Vec<Part>>,
    sum: i64,
}

impl Sheet {
    fn part(&mut self, label: &'static str, most: i64, share: Share, why: impl FnOnce() -> String) {
        let earned = most * share.clamp(0, 1_000) / 1_000;
        self.add(label, earned, most, why);
    }

    fn add(&mut self, label: &'static str, earned: i64, most: i64, why: impl FnOnce() -> String) {
        self.sum += earned;
        if let Some(parts) = &mut self.parts {
            parts.push(Part {
                label,
                earned,
                most,
                why: why(),
                counted: true,
            });
        }
    }

    /// Out of how many the latest part was reckoned; of none there is nothing to go by.
    fn out_of(&mut self, n: u32) {
        if let Some(part) = self.parts.as_mut().and_then(|parts| parts.last_mut()) {
            part.counted = n > 0;
        }
    }
}

/// ‰.
type Share = i64;

fn share(part: u32, whole: u32) -> Share {
    i64::from(part) * 1_000 / i64::from(whole.max(1))
}

/// That a part counts only so far, where too few cases stand behind it; nothing where enough do.
fn only(of: &str, by: Share) -> String {
    match by {
        1_000.. => String::new(),
        by => format!("{of}，本项按{}%计。", by.max(0) / 10),
    }
}

/// The assessment of a town as it stands.
pub struct Assessor<'a> {
    world: &'a World,
    town: &'a Town,
    facts: Facts,
}

impl<'a> Assessor<'a> {
    /// Looks the town over.
    pub fn new(world: &'a World, town: &'a Town) -> Self {
        Assessor {
            world,
            town,
            facts: facts(world, town),
        }
    }

    /// The seven scores.
    pub fn scores(&self) -> Scores {
        let mut scores = Scores::default();
        for (dimension, place) in Dimension::ALL.into_iter().zip(&mut scores.of) {
            *place = self.sheet(dimension, false).sum.clamp(0, 10_000);
            scores.whole += *place * self.weight(dimension);
        }
        let weights: i64 = Dimension::ALL
            .iter()
            .map(|dimension| self.weight(*dimension))
            .sum();
        scores.whole /= weights.max(1);
        scores
    }

    /// The seven dimensions with their reasons.
    pub fn dimensions(&self) -> Vec<Scored> {
        let one = |dimension: Dimension| {
            let sheet = self.sheet(dimension, true);
            Scored {
                dimension,
                score: sheet.sum.clamp(0, 10_000),
                weight: self.weight(dimension),
                parts: sheet.parts.unwrap_or_default(),
            }
        };
        Dimension::ALL.into_iter().map(one).collect()
    }

    fn weight(&self, dimension: Dimension) -> i64 {
        let p = &self.world.parameters;
        match dimension {
            Dimension::Institution => p.weight_institution,
            Dimension::Organisation => p.weight_organisation,
            Dimension::Supervision => p.weight_supervision,
            Dimension::Handling => p.weight_handling,
            Dimension::Review => p.weight_review,
            Dimension::Effect => p.weight_effect,
            Dimension::Satisfaction => p.weight_satisfaction,
        }
    }

    fn sheet(&self, dimension: Dimension, told: bool) -> Sheet {
        let mut sheet = Sheet {
            parts: told.then(Vec::new),
            sum: 0,
        };
        match dimension {
            Dimension::Institution => self.institution(&mut sheet),
            Dimension::Organisation => self.organisation(&mut sheet),
            Dimension::Supervision => self.supervision(&mut sheet),
            Dimension::Handling => self.handling(&mut sheet),
            Dimension::Review => self.review(&mut sheet),
            Dimension::Effect => self.effect(&mut sheet),
            Dimension::Satisfaction => self.satisfaction(&mut sheet),
        }
        self.cards(dimension, &mut sheet);
        sheet
    }

    /// What choices on cards brought.
    fn cards(&self, dimension: Dimension, sheet: &mut Sheet) {
        for point in &self.town.points {
            let (card, choice, effect) = point.from;
            let card = self.world.data.cards.get(usize::from(card));
            let choice = card.and_then(|card| card.choice.get(usize::from(choice)));
            let effect = choice.and_then(|choice| choice.effects.get(usize::from(effect)));
            if let Some(Effect::Point {
                dimension: of,
                by,
                why,
            }) = effect
                && *of == dimension
            {
                let week = point.week + 1;
                sheet.add("事件处置", *by, 0, || format!("第{week}周，{why}"));
            }
        }
    }

    /// What becomes of each item.
    pub fn ends(&self) -> Vec<End> {
        let means = Means::of(self.world, self.town);
        let one = |(n, state): (usize, &super::sim::state::ItemState)| match state.verdict {
            Some((Verdict::Accept, _)) if state.live.is_some() => {
                let gated = means.gated(self.world, self.town, n);
                if state.spoilt > 1 || (!gated && state.decided > 0) {
                    End::Withdrawn
                } else if means.ready(self.world, self.town, n) {
                    End::Taken
                } else {
                    End::Extended
                }
            }
            Some((Verdict::Accept | Verdict::Defer, _)) => End::Extended,
            Some((Verdict::Return, _)) => End::Withdrawn,
            None => End::Extended,
        };
        self.town.items.iter().enumerate().map(one).collect()
    }
}
