//! What a bundle tells besides the case: statutes, cards and the calendar.

use engine::calendar::{Date, HolidayCalendar};
use engine::law::{self, CardIndex, Context, LawIndex};
use leptos::prelude::*;
use std::sync::Arc;

/// A key-point card as shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// The citation in full.
    pub citation: String,
    /// What it is about.
    pub title: String,
    /// The rule in our own words.
    pub points: Vec<String>,
    /// The numbers that it sets: what, how much.
    pub numbers: Vec<(String, String)>,
    /// From when to when it applies.
    pub dates: String,
    /// Provisions to read with it.
    pub related: Vec<String>,
    /// A standard of the invented province.
    pub teaching: bool,
}

impl Card {
    /// Whether those words stand in it.
    pub fn mentions(&self, words: &str) -> bool {
        let texts = [&self.citation, &self.title]
            .into_iter()
            .chain(&self.points);
        words.is_empty() || texts.into_iter().any(|text| text.contains(words))
    }
}

/// What is special about a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayMark {
    /// 国庆节, 调休上班.
    pub name: String,
    /// One character for the cell of a month.
    pub sign: &'static str,
}

/// Statutes, cards and calendar of one bundle.
#[derive(Clone, Copy)]
pub struct Library {
    shelf: StoredValue<Arc<Shelf>>,
    /// The day for which cards are looked up.
    day: RwSignal<Date>,
}

/// What stands in a [`Library`].
pub struct Shelf {
    /// Statutes.
    pub law: LawIndex,
    /// Cards.
    pub cards: CardIndex,
    /// Holidays.
    pub calendar: HolidayCalendar,
}

impl Library {
    /// A library consulted on that day.
    pub fn new(shelf: Shelf, day: Date) -> Library {
        Library {
            shelf: StoredValue::new(Arc::new(shelf)),
            day: RwSignal::new(day),
        }
    }

    /// Consults it on another day from now on.
    pub fn turn_to(self, day: Date) {
        if self.day.get_untracked() != day {
            self.day.set(day);
        }
    }

    /// Whether offices work on that day.
    pub fn is_workday(self, day: Date) -> bool {
        self.shelf
            .with_value(|shelf| shelf.calendar.is_workday(day))
    }

    /// What is special about the day.
    pub fn day_mark(self, day: Date) -> Option<DayMark> {
        self.shelf.with_value(|shelf| {
            if let Some(name) = shelf.calendar.holiday_name(day) {
                return Some(DayMark {
                    name: name.to_owned(),
                    sign: "休",
                });
            }
            let makeup = shelf.calendar.is_makeup_workday(day);
            makeup.then(|| DayMark {
                name: "调休上班".to_owned(),
                sign: "班",
            })
        })
    }

    /// All cards, in the order of the content.
    pub fn all(self) -> Vec<Card> {
        self.shelf.with_value(|shelf| shelf.all())
    }

    /// The cards for a citation, nearest first.
    pub fn cards(self, citation: &str) -> Vec<Card> {
        let day = self.day.get_untracked();
        self.shelf.with_value(|shelf| shelf.cards(citation, day))
    }
}

impl Shelf {
    /// The cards that hold on that day for a citation, nearest first.
    pub fn cards(&self, citation: &str, day: Date) -> Vec<Card> {
        let mention = self.law.mentions(citation, Context::default()).next();
        let found = mention.map(|mention| self.cards.on(&mention.citation(), &self.law, day));
        found
            .into_iter()
            .flatten()
            .map(|card| self.face(card))
            .collect()
    }

    /// The cards of a citation, whatever the day, oldest first.
    pub fn versions(&self, citation: &str) -> Vec<Card> {
        let Some(mention) = self.law.mentions(citation, Context::default()).next() else {
            return Vec::new();
        };
        let mut days: Vec<Date> = self.cards.cards().iter().map(|card| card.from).collect();
        days.sort();
        days.dedup();
        let found = days
            .into_iter()
            .flat_map(|day| self.cards.on(&mention.citation(), &self.law, day));
        let mut cards: Vec<Card> = Vec::new();
        for card in found.map(|card| self.face(card)) {
            if !cards.contains(&card) {
                cards.push(card);
            }
        }
        cards
    }

    /// All cards, in the order of the content.
    pub fn all(&self) -> Vec<Card> {
        self.cards
            .cards()
            .iter()
            .map(|card| self.face(card))
            .collect()
    }

    fn face(&self, card: &law::Card) -> Card {
        let until = card
            .until
            .map(|until| format!("，至 {} 止", until.plus_days(-1).chinese()));
        Card {
            citation: self.law.full(&card.id),
            title: card.title.clone(),
            points: card.points.clone(),
            numbers: card
                .numbers
                .iter()
                .map(|n| (n.name.clone(), format!("{} {}", n.value, n.unit)))
                .collect(),
            dates: format!(
                "自 {} 起施行{}",
                card.from.chinese(),
                until.unwrap_or_default()
            ),
            related: card
                .related
                .iter()
                .map(|citation| self.law.full(citation))
                .collect(),
            teaching: card.teaching,
        }
    }
}
