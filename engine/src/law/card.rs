use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Citation, LawError, LawIndex, LawProblem, Place, Resolution};
use crate::calendar::Date;

/// Key points 要点 of a provision, in the project's own words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Card {
    /// The provision: an article, or a part of one.
    pub id: Citation,
    /// What it is about, in a few words.
    pub title: String,
    /// The points.
    pub points: Vec<String>,
    /// The numbers it sets.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub numbers: Vec<Number>,
    /// The first day for which the card holds.
    pub from: Date,
    /// The first day for which it no longer holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// Provisions to read with it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<Citation>,
    /// A standard of the invented province, shown as 教学用.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub teaching: bool,
}

/// A number that a provision sets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Number {
    /// What it limits.
    pub name: String,
    /// How many.
    pub value: i64,
    /// Of what: 元, 日, 工作日, 小时, 人, %, …
    pub unit: String,
}

impl Card {
    /// Whether the card holds on that day.
    pub fn holds_on(&self, day: Date) -> bool {
        self.from <= day && self.until.is_none_or(|until| day < until)
    }
}

/// The cards by provision.
#[derive(Clone, Debug, Default)]
pub struct CardIndex {
    cards: Vec<Card>,
    by_article: BTreeMap<(String, u16, u8), Vec<usize>>,
}

impl CardIndex {
    /// Builds the index; ids and related citations get the statute's own id as name.
    ///
    /// # Errors
    /// All faults: ids that do not resolve on the card's first day or on the day before its end,
    /// related citations that are unknown, empty text, teaching cards of real statutes and the
    /// reverse, two cards for one provision and day.
    pub fn new(cards: Vec<Card>, law: &LawIndex) -> Result<CardIndex, Vec<LawError>> {
        let mut index = CardIndex::default();
        let mut errors = Vec::new();
        for (n, mut card) in cards.into_iter().enumerate() {
            let path = format!("card[{n}]");
            errors.extend(check(&card, law, &path));
            card.id = law.canonical(&card.id).unwrap_or(card.id);
            let key = key(&card.id);
            let there = index.by_article.entry(key).or_default();
            let twice = there.iter().filter_map(|&i| index.cards.get(i)).any(|old| {
                old.id == card.id
                    && old.until.is_none_or(|until| card.from < until)
                    && card.until.is_none_or(|until| old.from < until)
            });
            if twice {
                errors.push(LawError {
                    path,
                    problem: LawProblem::DuplicateCard,
                });
            }
            there.push(index.cards.len());
            index.cards.push(card);
        }
        if errors.is_empty() {
            Ok(index)
        } else {
            Err(errors)
        }
    }

    /// All cards, in the order of the data.
    pub fn cards(&self) -> &[Card] {
        &self.cards
    }

    /// The cards that hold on that day for the cited place: the one with exactly this place
    /// first, then those of which it is a part, then its own parts.
    pub fn on(&self, citation: &Citation, law: &LawIndex, day: Date) -> Vec<&Card> {
        let citation = law.canonical(citation).unwrap_or_else(|| citation.clone());
        let mut found: Vec<(u8, &Card)> = self
            .by_article
            .get(&key(&citation))
            .into_iter()
            .flatten()
            .filter_map(|&n| self.cards.get(n))
            .filter(|card| card.holds_on(day))
            .filter_map(|card| Some((nearness(card.id.place, citation.place)?, card)))
            .collect();
        found.sort_by_key(|(nearness, card)| (*nearness, card.id.place));
        found.into_iter().map(|(_, card)| card).collect()
    }
}

fn key(citation: &Citation) -> (String, u16, u8) {
    let place = citation.place;
    (citation.statute.clone(), place.article, place.suffix)
}

fn nearness(card: Place, cited: Place) -> Option<u8> {
    if card == cited {
        Some(0)
    } else if card.contains(cited) {
        Some(1)
    } else if cited.contains(card) {
        Some(2)
    } else {
        None
    }
}

fn check(card: &Card, law: &LawIndex, path: &str) -> Vec<LawError> {
    let mut errors = Vec::new();
    let mut fault = |field: &str, problem| {
        errors.push(LawError {
            path: format!("{path}.{field}"),
            problem,
        });
    };
    let unresolved = |citation: &Citation, resolution: Resolution| LawProblem::Unresolved {
        citation: citation.to_string(),
        status: resolution.status(),
    };
    let last_day = card.until.map(|until| until.plus_days(-1));
    for day in [Some(card.from), last_day].into_iter().flatten() {
        let resolution = law.resolve(&card.id, day);
        if !resolution.is_in_force() || card.id.place.article == 0 {
            fault("id", unresolved(&card.id, resolution));
        }
    }
    if card.until.is_some_and(|until| until <= card.from) {
        fault("until", LawProblem::Order);
    }
    for (n, citation) in card.related.iter().enumerate() {
        let resolution = law.resolve(citation, card.from);
        let known = matches!(
            resolution,
            Resolution::InForce { .. }
                | Resolution::NotYetInForce { .. }
                | Resolution::Repealed { .. }
        );
        if !known {
            fault(&format!("related[{n}]"), unresolved(citation, resolution));
        }
    }
    let texts = card.points.iter().chain([&card.title]);
    let numbers = card.numbers.iter().flat_map(|n| [&n.name, &n.unit]);
    if card.points.is_empty() || texts.chain(numbers).any(|text| text.trim().is_empty()) {
        fault("points", LawProblem::Empty);
    }
    let teaching = law
        .statute(&card.id.statute)
        .is_some_and(|statute| statute.data().rank == super::Rank::Teaching);
    if card.teaching != teaching {
        fault("teaching", LawProblem::Teaching);
    }
    errors
}
