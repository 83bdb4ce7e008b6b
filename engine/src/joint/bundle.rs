//! A sitting with the reviews that its dossiers are made from, as one canonical JSON text.

use super::data::{SittingData, word};
use super::sitting::Sitting;
use crate::bundle::BundleError;
use crate::json;
use crate::law::{Card, StatuteData};
use crate::review::ReviewBundle;
use crate::rule::VocabularyData;
use serde::{Deserialize, Serialize};

/// A sitting's content.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JointBundle {
    /// The schema of bundles.
    pub schema: u32,
    /// The sitting.
    pub joint: SittingData,
    /// The reviews of its cases, each once; what a later one has as the first has it is left out of it.
    pub reviews: Vec<ReviewBundle>,
    /// What was left out of each, by id.
    pub same: Vec<Same>,
}

/// What a review has as the first one has it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Same {
    /// Rules and vocabulary.
    pub rules: bool,
    /// Templates.
    pub documents: Vec<String>,
    /// Defects.
    pub defects: Vec<String>,
}

impl JointBundle {
    /// A sitting with its reviews; what they share is kept once.
    pub fn new(schema: u32, joint: SittingData, mut reviews: Vec<ReviewBundle>) -> Self {
        let mut same = Vec::new();
        if let Some((first, later)) = reviews.split_first_mut() {
            for review in later {
                let rules = review.case.rules == first.case.rules
                    && review.case.vocabulary == first.case.vocabulary;
                if rules {
                    review.case.rules.clear();
                    review.case.vocabulary = VocabularyData::default();
                }
                same.push(Same {
                    rules,
                    documents: left_out(&mut review.case.documents, &first.case.documents, |d| {
                        &d.id
                    }),
                    defects: left_out(&mut review.defects, &first.defects, |d| &d.id),
                });
            }
        }
        JointBundle {
            schema,
            joint,
            reviews,
            same,
        }
    }

    /// The reviews with everything they have.
    pub fn whole(&self) -> Vec<ReviewBundle> {
        let mut reviews = self.reviews.clone();
        if let Some((first, later)) = reviews.split_first_mut() {
            for (review, same) in later.iter_mut().zip(&self.same) {
                if same.rules {
                    review.case.rules.clone_from(&first.case.rules);
                    review.case.vocabulary.clone_from(&first.case.vocabulary);
                }
                put_back(
                    &mut review.case.documents,
                    &first.case.documents,
                    &same.documents,
                    |d| &d.id,
                );
                put_back(&mut review.defects, &first.defects, &same.defects, |d| {
                    &d.id
                });
            }
        }
        reviews
    }

    /// The canonical text: its hash names the content.
    pub fn text(&self) -> String {
        json::write(self)
    }

    /// The sitting, ready to be held.
    ///
    /// # Errors
    /// The first part that does not fit.
    pub fn sitting(&self) -> Result<Sitting, BundleError> {
        let unsound = |path: String, message: &str| BundleError::Unsound {
            path,
            message: message.to_owned(),
        };
        if self.joint.dossiers.is_empty() || self.joint.dossiers.len() > MOST {
            return Err(unsound("joint.dossier".to_owned(), "1 to 8 dossiers"));
        }
        let whole = self.whole();
        let mut of = Vec::new();
        for (n, docket) in self.joint.dossiers.iter().enumerate() {
            let path = || format!("joint.dossier[{n}]");
            let cases = self.reviews.iter().map(|review| &review.case.case.id);
            let Some(at) = cases.into_iter().position(|id| *id == docket.case) else {
                return Err(unsound(path(), "no such case"));
            };
            let own = self
                .reviews
                .get(at)
                .map_or("", |review| review.variation.town.as_str());
            // Places in a document are counted in characters.
            if own.chars().count() != word(&docket.town).chars().count() {
                return Err(unsound(
                    path(),
                    "the town's name is not as long as the case's own",
                ));
            }
            of.push(at);
        }
        let reviews: Result<Vec<_>, _> = whole.iter().map(ReviewBundle::review).collect();
        Ok(Sitting {
            data: self.joint.clone(),
            reviews: reviews?,
            of,
        })
    }

    /// Statutes and cards of all its cases, each once.
    pub(crate) fn shelf(&self) -> (Vec<StatuteData>, Vec<Card>) {
        let (mut statutes, mut cards) = (Vec::<StatuteData>::new(), Vec::<Card>::new());
        for case in self.reviews.iter().map(|review| &review.case) {
            for statute in &case.statutes {
                if !statutes.iter().any(|known| known.id == statute.id) {
                    statutes.push(statute.clone());
                }
            }
            for card in &case.cards {
                if !cards.contains(card) {
                    cards.push(card.clone());
                }
            }
        }
        (statutes, cards)
    }
}

/// Takes out what the first has alike; the ids of it.
fn left_out<T: Serialize>(own: &mut Vec<T>, first: &[T], id: fn(&T) -> &String) -> Vec<String> {
    let (alike, other): (Vec<T>, Vec<T>) = own.drain(..).partition(|item| {
        let known = first.iter().find(|known| id(known) == id(item));
        known.is_some_and(|known| json::write(known) == json::write(item))
    });
    *own = other;
    alike.iter().map(|item| id(item).clone()).collect()
}

fn put_back<T: Clone>(own: &mut Vec<T>, first: &[T], ids: &[String], id: fn(&T) -> &String) {
    let alike = first.iter().filter(|item| ids.contains(id(item)));
    own.extend(alike.cloned());
}

/// The most dossiers of a sitting: so many are kept ready.
const MOST: usize = 8;
