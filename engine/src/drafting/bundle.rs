//! The content of one exercise with everything it refers to, as one canonical JSON text.

use super::{Exercise, ExerciseData};
use crate::bundle::BundleError;
use crate::calendar::{HolidayCalendar, HolidayData};
use crate::document::{DocumentData, Draft, Examiner, Synonyms};
use crate::dossier::DossierData;
use crate::json;
use crate::law::{Card, LawIndex, StatuteData};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A drafting exercise's content.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DraftingBundle {
    /// The schema of bundles.
    pub schema: u32,
    /// The exercise.
    pub exercise: ExerciseData,
    /// Its template.
    pub template: DocumentData,
    /// Its dossier.
    pub dossier: DossierData,
    /// The model document.
    pub model: Draft,
    /// The words that the template's patterns refer to.
    pub synonyms: Synonyms,
    /// Names of facts.
    pub facts: BTreeMap<String, String>,
    /// The statutes cited.
    pub statutes: Vec<StatuteData>,
    /// The key-point cards of the articles cited.
    pub cards: Vec<Card>,
    /// Holidays.
    pub holidays: HolidayData,
}

/// What an exercise is made of, ready for use.
pub struct DraftingParts {
    /// The exercise.
    pub data: ExerciseData,
    /// Its dossier.
    pub dossier: DossierData,
    /// Judges drafts.
    pub examiner: Examiner,
    /// The model document.
    pub model: Draft,
    /// Names of facts.
    pub facts: BTreeMap<String, String>,
}

impl DraftingBundle {
    /// The canonical text: its hash names the content.
    pub fn text(&self) -> String {
        json::write(self)
    }

    /// The exercise, ready to be worked on.
    ///
    /// # Errors
    /// The first part that does not fit.
    pub fn exercise(&self) -> Result<Exercise, BundleError> {
        let unsound = |path: &str, message: String| BundleError::Unsound {
            path: path.to_owned(),
            message,
        };
        let holidays = HolidayCalendar::new(self.holidays.clone())
            .map_err(|error| unsound("holidays", error.to_string()))?;
        let law = LawIndex::new(self.statutes.clone()).map_err(|errors| {
            let first = errors.first().map(ToString::to_string);
            unsound("statutes", first.unwrap_or_default())
        })?;
        let examiner = Examiner::new(
            Arc::new(self.template.clone()),
            self.dossier.facts.clone(),
            self.dossier.day,
            &self.synonyms,
            Arc::new(law),
            Arc::new(holidays),
        );
        Ok(Exercise::new(DraftingParts {
            data: self.exercise.clone(),
            dossier: self.dossier.clone(),
            examiner,
            model: self.model.clone(),
            facts: self.facts.clone(),
        }))
    }
}
