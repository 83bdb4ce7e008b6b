//! Compiling drafting exercises to bundles.

use super::closure::Closure;
use super::load::Library;
use engine::bundle::{IndexEntry, SCHEMA};
use engine::document::DocumentData;
use engine::drafting::{DraftingBundle, ExerciseData};
use engine::law::{Citation, LawIndex};
use std::collections::BTreeSet;

/// The bundle of an exercise: its template, dossier and model, and what they refer to.
///
/// # Errors
/// What it refers to and is not there.
pub fn compile(
    library: &Library,
    law: &LawIndex,
    exercise: &ExerciseData,
) -> Result<DraftingBundle, String> {
    let template = library
        .documents
        .iter()
        .find(|template| template.item.id == exercise.template)
        .ok_or_else(|| format!("no template {}", exercise.template))?;
    let dossier = library
        .dossiers
        .iter()
        .find(|dossier| dossier.item.id == exercise.dossier)
        .ok_or_else(|| format!("no dossier {}", exercise.dossier))?;
    let model = library
        .models
        .iter()
        .find(|model| {
            model.item.template == exercise.template && model.item.dossier == exercise.dossier
        })
        .ok_or_else(|| format!("no model of {} for {}", exercise.template, exercise.dossier))?;
    let template = template.item.clone();
    let facts = &dossier.item.facts;
    let of_facts = facts
        .keys()
        .flat_map(|key| facts.list(key))
        .filter_map(|text| text.parse::<Citation>().ok());
    let cited: BTreeSet<Citation> = template
        .checks
        .iter()
        .flat_map(|check| check.basis.iter().cloned())
        .chain(of_facts)
        .filter_map(|citation| law.canonical(&citation))
        .collect();
    // A draft may name any law, and is told when it is no longer in force: all statutes with repealed versions too.
    let repealed = law
        .statutes()
        .filter(|statute| {
            statute
                .data()
                .version
                .iter()
                .any(|version| version.repealed.is_some())
        })
        .map(|statute| statute.data().id.clone());
    let always = [
        "行政处罚法",
        "行政强制法",
        "行政复议法",
        "行政诉讼法",
        "示范省程序规定",
        "示范省裁量基准",
    ];
    let further = repealed.chain(always.map(str::to_owned));
    let Closure { cards, statutes } = Closure::of(library, law, &cited, further);
    Ok(DraftingBundle {
        schema: SCHEMA,
        exercise: exercise.clone(),
        synonyms: synonyms(library, &template),
        template,
        dossier: dossier.item.clone(),
        model: model.item.fields.clone(),
        facts: library.facts.clone(),
        statutes,
        cards,
        holidays: library.holidays.clone(),
    })
}

/// The words that a template's patterns refer to.
pub(super) fn synonyms(library: &Library, template: &DocumentData) -> engine::document::Synonyms {
    let patterns = template.checks.iter().flat_map(|check| {
        check
            .any
            .iter()
            .chain(check.all.iter().flatten())
            .chain(&check.near)
            .chain(&check.except)
    });
    let names: BTreeSet<&str> = patterns.flat_map(|pattern| pattern.synonyms()).collect();
    let known = library
        .synonyms
        .iter()
        .filter(|(name, _)| names.contains(name.as_str()));
    known
        .map(|(name, words)| (name.clone(), words.clone()))
        .collect()
}

/// The line of the index.
pub(super) fn entry(
    exercise: &ExerciseData,
    template: &str,
    file: String,
    hash: String,
) -> IndexEntry {
    IndexEntry {
        kind: "drafting".to_owned(),
        id: exercise.id.clone(),
        title: exercise.title.clone(),
        summary: exercise.task.clone(),
        field: template.to_owned(),
        procedure: exercise.kind.chinese().to_owned(),
        teaches: exercise.teaches.clone(),
        minutes: exercise.minutes,
        difficulty: exercise.difficulty,
        file,
        hash,
    }
}
