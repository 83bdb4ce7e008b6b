//! What `scenarios/organisation/routing.toml` holds.

use super::{Fault, twice};
use crate::calendar::Date;
use crate::law::Citation;
use crate::score::Severity;
use serde::{Deserialize, Serialize};

/// The drill as content.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoutingData {
    /// Stable id.
    pub id: String,
    /// Title.
    pub title: String,
    /// One or two sentences.
    pub summary: String,
    /// 领域.
    pub field: String,
    /// What one learns.
    pub teaches: Vec<String>,
    /// Working time in minutes.
    pub minutes: u32,
    /// 1 ..= 5.
    pub difficulty: u8,
    /// The day on which all of it happens: the law of that day applies.
    pub day: Date,
    /// How many cards a run has.
    pub draw: u32,
    /// Seconds for a card, where time is limited.
    pub seconds: u32,
    /// Where one works, and what has been handed down to the town.
    pub brief: String,
    /// The items that the town may act on.
    pub shelf: Vec<String>,
    /// Where a case can go.
    pub destination: Vec<DestinationData>,
    /// What it turns on.
    pub principle: Vec<PrincipleData>,
    /// The cards.
    pub card: Vec<CardData>,
}

/// A team or level.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DestinationData {
    /// Stable id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The heading under which it stands.
    pub group: String,
    /// What it does, in a line.
    pub note: String,
    /// What it leads to where a case is sent here wrongly and acted on.
    pub wrong: Severity,
}

/// What the answer turns on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PrincipleData {
    /// Stable id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What to ask oneself.
    pub hint: String,
}

/// A situation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CardData {
    /// Stable id.
    pub id: String,
    /// Where, and how it came in.
    pub place: String,
    /// What is the case.
    pub text: String,
    /// What the answer turns on.
    pub principle: String,
    /// Where it goes.
    pub to: String,
    /// Answers that are half right.
    #[serde(default)]
    pub near: Vec<NearData>,
    /// Why.
    pub why: String,
    /// The articles, where one is the reason.
    #[serde(default)]
    pub basis: Vec<Citation>,
    /// What keeping it would lead to, where that is more than the wrong destination says.
    #[serde(default)]
    pub stake: Option<Severity>,
}

/// An answer that is half right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NearData {
    /// The destination.
    pub to: String,
    /// Why only half.
    pub why: String,
}

impl RoutingData {
    /// A destination.
    pub fn destination(&self, id: &str) -> Option<&DestinationData> {
        self.destination
            .iter()
            .find(|destination| destination.id == id)
    }

    /// A principle.
    pub fn principle(&self, id: &str) -> Option<&PrincipleData> {
        self.principle.iter().find(|principle| principle.id == id)
    }

    /// What is wrong with it, citations aside.
    pub fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        twice(
            "card",
            self.card.iter().map(|card| card.id.as_str()),
            &mut faults,
        );
        let destinations = self
            .destination
            .iter()
            .map(|destination| destination.id.as_str());
        twice("destination", destinations, &mut faults);
        let principles = self.principle.iter().map(|principle| principle.id.as_str());
        twice("principle", principles, &mut faults);
        let cards = u32::try_from(self.card.len()).unwrap_or(u32::MAX);
        if self.draw == 0 || self.draw > cards {
            faults.push(Fault::new("draw", format!("1 to {cards} cards")));
        }
        if !(5..=600).contains(&self.seconds) {
            faults.push(Fault::new("seconds", "5 to 600 seconds"));
        }
        for (n, card) in self.card.iter().enumerate() {
            let known = |id: &str| self.destination(id).is_some();
            if !known(&card.to) {
                faults.push(Fault::new(
                    format!("card[{n}].to"),
                    format!("no destination {}", card.to),
                ));
            }
            if self.principle(&card.principle).is_none() {
                let message = format!("no principle {}", card.principle);
                faults.push(Fault::new(format!("card[{n}].principle"), message));
            }
            for (m, near) in card.near.iter().enumerate() {
                if !known(&near.to) || near.to == card.to {
                    let message = format!("{} is no other destination", near.to);
                    faults.push(Fault::new(format!("card[{n}].near[{m}].to"), message));
                }
            }
        }
        faults
    }
}
