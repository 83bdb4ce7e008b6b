//! Compiling the reviews of a case's dossiers.

use super::bundle::compile_citing;
use super::load::{CaseFolder, Library};
use engine::bundle::{IndexEntry, SCHEMA};
use engine::review::data::VariationData;
use engine::review::{ReviewBundle, ReviewName};

/// The reviews of a case's dossiers with what they refer to.
///
/// # Errors
/// If the case does not compile.
pub fn compile(library: &Library, folder: &CaseFolder) -> Result<ReviewBundle, String> {
    let id = &folder.case.item.id;
    let applies = |cases: &[String]| cases.is_empty() || cases.contains(id);
    let defects: Vec<_> = library
        .defects
        .iter()
        .map(|defect| defect.item.clone())
        .filter(|defect| {
            defect
                .variants
                .iter()
                .any(|variant| applies(&variant.cases))
        })
        .collect();
    let cited: Vec<String> = defects
        .iter()
        .flat_map(|defect| &defect.basis)
        .map(ToString::to_string)
        .collect();
    let variation = folder.variation.as_ref();
    Ok(ReviewBundle {
        schema: SCHEMA,
        review: ReviewName {
            id: name(id),
            title: title(folder),
        },
        case: compile_citing(library, folder, &cited)?,
        specimens: folder
            .specimens
            .iter()
            .map(|specimen| specimen.item.clone())
            .collect(),
        variation: variation.map_or_else(VariationData::default, |data| data.item.clone()),
        defects,
    })
}

/// A case and the reviews of its dossiers are told apart by their ids.
fn name(case: &str) -> String {
    format!("review-{case}")
}

fn title(folder: &CaseFolder) -> String {
    format!("{}卷", folder.case.item.title)
}

/// Its line in the index.
pub(super) fn entry(folder: &CaseFolder, file: String, hash: String) -> IndexEntry {
    let case = &folder.case.item;
    IndexEntry {
        kind: "review".to_owned(),
        id: name(&case.id),
        title: title(folder),
        summary: format!(
            "审一份{}案卷：找出问题，写明依据，提出处理意见。",
            case.field
        ),
        field: case.field.clone(),
        procedure: case.procedure.clone(),
        teaches: Vec::new(),
        minutes: 30,
        difficulty: case.difficulty,
        file,
        hash,
    }
}
