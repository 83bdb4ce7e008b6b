//! Drafting without a screen: examiners from content, and the corpus that measures them.

mod corpus;
mod measure;

pub use corpus::{CorpusDraft, ExpectedFinding, Part, read_corpus};
pub use measure::{Count, Figures, Miss, measure};

use crate::content::Library;
use engine::calendar::HolidayCalendar;
use engine::document::{DocumentData, Examiner, Facts};
use engine::law::LawIndex;
use std::sync::Arc;

/// Content made ready to judge drafts.
pub struct Desk<'l> {
    library: &'l Library,
    law: Arc<LawIndex>,
    holidays: Arc<HolidayCalendar>,
}

impl<'l> Desk<'l> {
    /// Makes the law and the calendar of a library ready.
    ///
    /// # Errors
    /// What is unsound about them, in one line.
    pub fn new(library: &'l Library) -> Result<Desk<'l>, String> {
        let statutes = library
            .statutes
            .iter()
            .map(|statute| statute.item.clone())
            .collect();
        let law = LawIndex::new(statutes)
            .map_err(|errors| errors.first().map_or_else(String::new, ToString::to_string))?;
        let holidays =
            HolidayCalendar::new(library.holidays.clone()).map_err(|error| error.to_string())?;
        Ok(Desk {
            library,
            law: Arc::new(law),
            holidays: Arc::new(holidays),
        })
    }

    /// A template by its id.
    pub fn template(&self, id: &str) -> Option<&'l DocumentData> {
        let found = self
            .library
            .documents
            .iter()
            .find(|template| template.item.id == id);
        found.map(|template| &template.item)
    }

    /// The examiner for a template and a dossier of the library.
    pub fn examiner(&self, template: &str, dossier: &str) -> Option<Examiner> {
        let template = self.template(template)?;
        let dossier = self
            .library
            .dossiers
            .iter()
            .find(|known| known.item.id == dossier)?;
        Some(self.examine(template, dossier.item.facts.clone(), dossier.item.day))
    }

    /// The examiner for a template and facts.
    pub fn examine(
        &self,
        template: &DocumentData,
        facts: Facts,
        day: engine::calendar::Date,
    ) -> Examiner {
        Examiner::new(
            Arc::new(template.clone()),
            facts,
            day,
            &self.library.synonyms,
            self.law.clone(),
            self.holidays.clone(),
        )
    }
}
