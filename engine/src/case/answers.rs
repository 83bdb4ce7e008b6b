//! The answers to an action's parameters, checked against what is on offer.

use super::data::{ActionData, ParamData};
use super::effect::Params;
use super::scope::World;
use super::view::Answer;
use super::{Case, State};
use crate::activity::{Choice, ParamKind, Rejection, RejectionCode};
use crate::calendar::Date;
use crate::value::Value;
use std::collections::BTreeMap;

/// Longest free text, in characters.
const LONGEST: usize = 2_000;
/// Largest sum of money, in fen.
const DEAREST: i64 = 1_000_000_000_000;
/// Largest number.
const LARGEST: i64 = 1_000_000;

impl Case {
    /// The options of a parameter now, in order.
    pub(crate) fn choices(
        &self,
        state: &State,
        action: &ActionData,
        param: &ParamData,
    ) -> Vec<Choice> {
        let world = World::new(self, state);
        let mut out = Vec::new();
        for option in param
            .options
            .iter()
            .filter(|option| option.condition.holds(&world))
        {
            out.push(choice(&option.id, &option.label, &option.note));
        }
        for option in self.case_options(&action.id, &param.id) {
            if option.condition.holds(&world) {
                out.push(choice(&option.id, &option.label, &option.note));
            }
        }
        for person in self
            .data
            .persons
            .iter()
            .filter(|person| param.roles.contains(&person.role))
        {
            let note = match &person.certificate {
                Some(certificate) => format!(
                    "{}　证号 {}，有效期至 {}",
                    person.note,
                    certificate.number,
                    certificate.until.chinese()
                ),
                None => person.note.clone(),
            };
            out.push(choice(&person.id, &person.name, &note));
        }
        out
    }

    /// Whether an id is among [`Case::choices`], without writing them out.
    fn on_offer(&self, state: &State, action: &ActionData, param: &ParamData, id: &str) -> bool {
        let world = World::new(self, state);
        let shared = param.options.iter();
        shared
            .filter(|option| option.id == id)
            .any(|option| option.condition.holds(&world))
            || self
                .case_options(&action.id, &param.id)
                .filter(|option| option.id == id)
                .any(|option| option.condition.holds(&world))
            || self
                .person(id)
                .is_some_and(|person| param.roles.contains(&person.role))
    }

    /// Answers as values.
    ///
    /// # Errors
    /// A parameter that is unknown, missing, or answered with what is not on offer.
    pub(crate) fn answers(
        &self,
        state: &State,
        action: &ActionData,
        given: &BTreeMap<String, Answer>,
    ) -> Result<Params, Rejection> {
        if let Some(name) = given
            .keys()
            .find(|name| !action.params.iter().any(|param| param.id == **name))
        {
            return Err(Rejection::param(RejectionCode::BadParameter, name));
        }
        let mut params = Params::new();
        for param in &action.params {
            if !asked(param, given) {
                if given.contains_key(&param.id) {
                    return Err(Rejection::param(RejectionCode::BadParameter, &param.id));
                }
                continue;
            }
            let bad = || Rejection::param(RejectionCode::BadParameter, &param.id);
            match given.get(&param.id) {
                None if param.optional => {
                    if param.kind == ParamKind::Many {
                        params.insert(param.id.clone(), Value::set::<&str>([]));
                    }
                }
                None => return Err(bad()),
                Some(answer) => {
                    let value = self.answer(state, action, param, answer).ok_or_else(bad)?;
                    params.insert(param.id.clone(), value);
                }
            }
        }
        Ok(params)
    }

    fn answer(
        &self,
        state: &State,
        action: &ActionData,
        param: &ParamData,
        answer: &Answer,
    ) -> Option<Value> {
        match (param.kind, answer) {
            (ParamKind::One, Answer::Text(id)) => self
                .on_offer(state, action, param, id)
                .then(|| Value::text(id)),
            (ParamKind::Many, Answer::Many(ids)) => {
                let known = ids.iter().all(|id| self.on_offer(state, action, param, id));
                let mut once = ids.clone();
                once.sort();
                once.dedup();
                (known && once.len() == ids.len() && (param.optional || !ids.is_empty()))
                    .then(|| Value::set(once))
            }
            (ParamKind::Money, Answer::Int(fen)) if (0..=DEAREST).contains(fen) => {
                Some(Value::Money(*fen))
            }
            (ParamKind::Number, Answer::Int(n)) if (0..=LARGEST).contains(n) => {
                Some(Value::Int(*n))
            }
            (ParamKind::Date, Answer::Text(text)) => text.parse::<Date>().ok().map(Value::Date),
            (ParamKind::Text, Answer::Text(text)) => {
                let fits =
                    text.chars().count() <= LONGEST && (param.optional || !text.trim().is_empty());
                fits.then(|| Value::text(text.trim()))
            }
            _ => None,
        }
    }
}

/// Whether a parameter is asked, given the answers to the others.
fn asked(param: &ParamData, given: &BTreeMap<String, Answer>) -> bool {
    param
        .only_if
        .iter()
        .all(|only| match given.get(&only.param) {
            Some(Answer::Text(text)) => only.is.contains(text),
            Some(Answer::Many(many)) => many.iter().any(|id| only.is.contains(id)),
            _ => false,
        })
}

fn choice(id: &str, label: &str, note: &str) -> Choice {
    let label = if label.is_empty() { id } else { label };
    Choice {
        id: id.to_owned(),
        label: label.to_owned(),
        note: note.to_owned(),
    }
}
