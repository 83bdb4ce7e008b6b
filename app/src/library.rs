//! What a bundle tells besides the case: cards and the calendar.

use engine::calendar::{Date, HolidayCalendar};
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
    /// From when to when it applies.
    pub dates: String,
    /// A standard of the invented province.
    pub teaching: bool,
}

/// What is special about a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayMark {
    /// 国庆节, 调休上班.
    pub name: String,
    /// One character for the cell of a month.
    pub sign: &'static str,
}

/// Cards and calendar of one bundle.
#[derive(Clone, Copy)]
pub struct Library(StoredValue<Arc<Inner>>);

struct Inner {
    calendar: HolidayCalendar,
    cards: Vec<Card>,
}

impl Library {
    /// Puts a library together.
    pub fn new(calendar: HolidayCalendar, cards: Vec<Card>) -> Library {
        Library(StoredValue::new(Arc::new(Inner { calendar, cards })))
    }

    /// Whether offices work on that day.
    pub fn is_workday(self, day: Date) -> bool {
        self.0.with_value(|inner| inner.calendar.is_workday(day))
    }

    /// What is special about the day.
    pub fn day_mark(self, day: Date) -> Option<DayMark> {
        self.0.with_value(|inner| {
            let holiday = inner.calendar.holiday_name(day);
            if let Some(name) = holiday {
                return Some(DayMark { name: name.to_owned(), sign: "休" });
            }
            inner
                .calendar
                .is_makeup_workday(day)
                .then(|| DayMark { name: "调休上班".to_owned(), sign: "班" })
        })
    }

    /// The card for a citation.
    pub fn card(self, citation: &str) -> Option<Card> {
        self.0.with_value(|inner| inner.cards.iter().find(|card| card.citation == citation).cloned())
    }

    /// All cards.
    pub fn cards(self) -> Vec<Card> {
        self.0.with_value(|inner| inner.cards.clone())
    }
}

impl Card {
    /// Whether it is the card of that citation.
    pub fn covers(&self, citation: &str) -> bool {
        self.citation == citation
    }

    /// Whether those words stand in it.
    pub fn mentions(&self, words: &str) -> bool {
        let texts = [&self.citation, &self.title].into_iter().chain(&self.points);
        words.is_empty() || texts.into_iter().any(|text| text.contains(words))
    }
}
