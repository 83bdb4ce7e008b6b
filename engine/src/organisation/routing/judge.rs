//! How an answer does.

use super::activity::{Answer, Routing};
use super::data::CardData;
use crate::score::Severity;
use serde::Serialize;

/// How an answer does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum MarkKind {
    /// 对.
    Right,
    /// 沾边: half.
    Near,
    /// 错.
    Wrong,
    /// 超时.
    Late,
}

/// A card that was answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Judged {
    /// The card.
    pub card: String,
    /// Where, and how it came in.
    pub place: String,
    /// What is the case.
    pub text: String,
    /// How the answer does.
    pub mark: MarkKind,
    /// Where it was sent, by name; empty where time ran out.
    pub given: String,
    /// Where it goes, by name.
    pub right: String,
    /// Why.
    pub why: String,
    /// Why the answer is only half right, may be empty.
    pub note: String,
    /// What the answer turns on.
    pub principle: String,
    /// The articles, in full.
    pub basis: Vec<String>,
    /// What the wrong answer would lead to.
    pub severity: Option<Severity>,
    /// How long it took, in seconds, as the screen said.
    pub seconds: u32,
}

impl Routing {
    pub(super) fn mark(&self, card: &CardData, answer: &Answer, timed: bool) -> MarkKind {
        match &answer.to {
            None => MarkKind::Late,
            Some(_) if timed && answer.seconds > self.data.seconds => MarkKind::Late,
            Some(to) if *to == card.to => MarkKind::Right,
            Some(to) if card.near.iter().any(|near| near.to == *to) => MarkKind::Near,
            Some(_) => MarkKind::Wrong,
        }
    }

    pub(super) fn judged(&self, card: &CardData, answer: &Answer, timed: bool) -> Judged {
        let mark = self.mark(card, answer, timed);
        let given = answer
            .to
            .as_deref()
            .and_then(|to| self.data.destination(to));
        let name = |id: &str| {
            self.data
                .destination(id)
                .map_or(String::new(), |to| to.name.clone())
        };
        let near = card
            .near
            .iter()
            .find(|near| Some(&near.to) == answer.to.as_ref());
        let wrong = given.map_or(Severity::Remark, |given| given.wrong);
        Judged {
            card: card.id.clone(),
            place: card.place.clone(),
            text: card.text.clone(),
            mark,
            given: given.map_or(String::new(), |given| given.name.clone()),
            right: name(&card.to),
            why: card.why.clone(),
            note: match (mark, near) {
                (MarkKind::Near, Some(near)) => near.why.clone(),
                _ => String::new(),
            },
            principle: self
                .data
                .principle(&card.principle)
                .map_or(String::new(), |p| p.name.clone()),
            basis: card
                .basis
                .iter()
                .map(|citation| self.law.full(citation))
                .collect(),
            severity: match mark {
                MarkKind::Right => None,
                MarkKind::Near | MarkKind::Late => Some(Severity::Remark),
                MarkKind::Wrong => Some(wrong.max(card.stake.unwrap_or(Severity::Remark))),
            },
            seconds: answer.seconds,
        }
    }
}
