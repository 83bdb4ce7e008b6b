//! The reviews of one case's dossiers with everything they refer to, as one canonical JSON text.

use super::activity::Review;
use super::base::Library;
use super::check::{Bench, Grammars};
use super::data::{SpecimenData, VariationData};
use super::defect::DefectData;
use super::shelf::Shelf;
use crate::bundle::{Bundle, BundleError};
use crate::json;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Reviews' content.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReviewBundle {
    /// The schema of bundles.
    pub schema: u32,
    /// Id and title.
    pub review: ReviewName,
    /// The case, with rules, templates, statutes and cards.
    pub case: Bundle,
    /// How its documents are written.
    pub specimens: Vec<SpecimenData>,
    /// How its dossiers vary.
    pub variation: VariationData,
    /// What can be planted.
    pub defects: Vec<DefectData>,
}

/// What reviews are called.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReviewName {
    /// Stable id.
    pub id: String,
    /// Title.
    pub title: String,
}

impl ReviewBundle {
    /// The canonical text: its hash names the content.
    pub fn text(&self) -> String {
        json::write(self)
    }

    /// The reviews, ready to be worked on.
    ///
    /// # Errors
    /// The first part that does not fit.
    pub fn review(&self) -> Result<Review, BundleError> {
        let case = self.case.case()?;
        let bench = Bench {
            rules: case.rules.clone(),
            grammars: Grammars::of(&case.documents),
            documents: case.documents.clone(),
            synonyms: case.synonyms.clone(),
            consistency: case.consistency.clone(),
            law: Arc::clone(&case.law),
            calendar: Arc::clone(&case.calendar),
        };
        Ok(Review {
            library: Library {
                case,
                specimens: self.specimens.clone(),
                variation: self.variation.clone(),
            },
            bench,
            defects: self.defects.clone(),
            title: self.review.title.clone(),
            id: self.review.id.clone(),
            shelf: Shelf::default(),
        })
    }
}
