//! Dossiers of the cases in a content folder, and the bench that checks them.

use crate::content::{CaseFolder, Library, bundle};
use engine::calendar::HolidayCalendar;
use engine::law::LawIndex;
use engine::review::data::VariationData;
use engine::review::{Bench, Library as Dossiers};
use engine::rule::RuleSet;
use std::sync::Arc;

/// What dossiers of a case are made from.
///
/// # Errors
/// If the case does not compile.
pub fn dossiers(library: &Library, folder: &CaseFolder) -> Result<Dossiers, String> {
    let case = bundle::compile(library, folder)?
        .case()
        .map_err(|error| error.to_string())?;
    let specimens = folder
        .specimens
        .iter()
        .map(|specimen| specimen.item.clone());
    let variation = folder.variation.as_ref();
    Ok(Dossiers {
        case,
        specimens: specimens.collect(),
        variation: variation.map_or_else(VariationData::default, |data| data.item.clone()),
    })
}

/// The bench of a content folder.
///
/// # Errors
/// The first part that does not fit.
pub fn bench(library: &Library) -> Result<Bench, String> {
    let calendar =
        HolidayCalendar::new(library.holidays.clone()).map_err(|error| error.to_string())?;
    let calendar = Arc::new(calendar);
    let statutes = library.statutes.iter().map(|statute| statute.item.clone());
    let law = LawIndex::new(statutes.collect())
        .map_err(|errors| errors.first().map(ToString::to_string).unwrap_or_default())?;
    let rules: Vec<_> = library.rules.iter().map(|rule| rule.item.clone()).collect();
    let rules = RuleSet::compile(&rules, &library.vocabulary, &calendar)
        .map_err(|errors| errors.first().map(ToString::to_string).unwrap_or_default())?;
    let documents = library.documents.iter();
    let consistency = library.consistency.iter();
    Ok(Bench {
        rules,
        documents: documents
            .map(|document| Arc::new(document.item.clone()))
            .collect(),
        synonyms: library.synonyms.clone(),
        consistency: consistency.map(|check| check.item.clone()).collect(),
        law: Arc::new(law),
        calendar,
    })
}
