//! Compiling sittings over several towns' dossiers.

use super::load::Library;
use super::review;
use engine::bundle::{IndexEntry, SCHEMA};
use engine::joint::JointBundle;
use engine::joint::data::SittingData;

/// A sitting with the reviews of its cases, each once.
///
/// # Errors
/// A case that is not there or does not compile.
pub fn compile(library: &Library, sitting: &SittingData) -> Result<JointBundle, String> {
    let mut reviews = Vec::new();
    let mut known: Vec<&str> = Vec::new();
    for docket in &sitting.dossiers {
        if known.contains(&docket.case.as_str()) {
            continue;
        }
        let folder = library
            .cases
            .iter()
            .find(|folder| folder.case.item.id == docket.case)
            .ok_or_else(|| format!("no case {}", docket.case))?;
        reviews.push(review::compile(library, folder)?);
        known.push(&docket.case);
    }
    Ok(JointBundle::new(SCHEMA, sitting.clone(), reviews))
}

/// Its line in the index.
pub(super) fn entry(sitting: &SittingData, file: String, hash: String) -> IndexEntry {
    let towns: Vec<&str> = sitting
        .dossiers
        .iter()
        .map(|docket| docket.town.as_str())
        .collect();
    IndexEntry {
        kind: "joint".to_owned(),
        id: sitting.id.clone(),
        title: sitting.title.clone(),
        summary: sitting.summary.clone(),
        field: towns.join("、"),
        procedure: format!("{} 卷，会期 {} 分钟", towns.len(), sitting.minutes),
        teaches: Vec::new(),
        // Reading takes less than the sitting's own clock says.
        minutes: sitting.minutes / 2,
        difficulty: sitting.difficulty,
        file,
        hash,
    }
}
