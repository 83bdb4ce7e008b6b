//! The answers of an open form.

use crate::ui::read_yuan;
use engine::activity::{Offer, Param, ParamKind};
use engine::calendar::Date;
use engine::case::view::Answer;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// One parameter and its answer so far; nothing is answered beforehand.
#[derive(Clone)]
pub struct Field {
    /// What is asked.
    pub param: Param,
    /// For one and many: ids.
    pub picked: RwSignal<Vec<String>>,
    /// For money, number and text.
    pub text: RwSignal<String>,
    /// For dates.
    pub date: RwSignal<Option<Date>>,
}

/// A form being filled in.
#[derive(Clone)]
pub struct Draft {
    /// The action.
    pub action: String,
    /// Its parameters, in order.
    pub fields: Vec<Field>,
}

impl Draft {
    /// An empty form.
    pub fn new(offer: &Offer) -> Draft {
        let field = |param: &Param| Field {
            param: param.clone(),
            picked: RwSignal::new(Vec::new()),
            text: RwSignal::new(String::new()),
            date: RwSignal::new(None),
        };
        Draft {
            action: offer.id.clone(),
            fields: offer.params.iter().map(field).collect(),
        }
    }

    /// Whether a parameter is asked now.
    pub fn asked(&self, param: &Param) -> bool {
        param.only_if.iter().all(|condition| {
            let other = self
                .fields
                .iter()
                .find(|field| field.param.id == condition.param);
            other.is_some_and(|field| {
                self.asked(&field.param)
                    && field
                        .picked
                        .with(|picked| picked.iter().any(|id| condition.is.contains(id)))
            })
        })
    }

    /// The answers to what is asked; what is left empty is left out. The id of a field whose text is no answer.
    pub fn answers(&self) -> Result<BTreeMap<String, Answer>, String> {
        let mut answers = BTreeMap::new();
        for field in self
            .fields
            .iter()
            .filter(|field| untrack(|| self.asked(&field.param)))
        {
            if let Some(answer) = field.answer().map_err(|()| field.param.id.clone())? {
                answers.insert(field.param.id.clone(), answer);
            }
        }
        Ok(answers)
    }
}

impl Field {
    fn answer(&self) -> Result<Option<Answer>, ()> {
        let text = self.text.get_untracked().trim().to_owned();
        let picked = self.picked.get_untracked();
        Ok(match self.param.kind {
            ParamKind::One => picked.into_iter().next().map(Answer::Text),
            ParamKind::Many => (!picked.is_empty()).then_some(Answer::Many(picked)),
            ParamKind::Date => self
                .date
                .get_untracked()
                .map(|date| Answer::Text(date.to_string())),
            ParamKind::Text => (!text.is_empty()).then_some(Answer::Text(text)),
            ParamKind::Money | ParamKind::Number if text.is_empty() => None,
            ParamKind::Money => Some(Answer::Int(read_yuan(&text).ok_or(())?)),
            ParamKind::Number => Some(Answer::Int(
                text.parse::<i64>()
                    .ok()
                    .filter(|n| (0..=1_000_000).contains(n))
                    .ok_or(())?,
            )),
        })
    }
}
