//! Dossiers of the cases in a content folder, and the bench that checks them.

use crate::content::{CaseFolder, Library, bundle};
use engine::activity::Seed;
use engine::calendar::HolidayCalendar;
use engine::law::LawIndex;
use engine::review::data::VariationData;
use engine::review::defect::DefectData;
use engine::review::{BaseError, Bench, Grammars, ItemKind, Library as Dossiers, Planted, Volume};
use engine::rule::RuleSet;
use serde::{Deserialize, Serialize};
use std::fmt::Write as _;
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
    let documents: Vec<_> = library
        .documents
        .iter()
        .map(|document| Arc::new(document.item.clone()))
        .collect();
    let consistency = library.consistency.iter();
    Ok(Bench {
        rules,
        grammars: Grammars::of(&documents),
        documents,
        synonyms: library.synonyms.clone(),
        consistency: consistency.map(|check| check.item.clone()).collect(),
        law: Arc::new(law),
        calendar,
    })
}

/// The truth about a dossier, in a file apart from it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Truth {
    /// What was planted.
    pub planted: Vec<Planted>,
}

/// Every defect planted by itself in the dossiers of a case.
#[derive(Clone, Debug, Default)]
pub struct Trial {
    /// The case.
    pub case: String,
    /// How many dossiers.
    pub seeds: u64,
    /// For each defect, in how many dossiers it was planted, and in how many it was found amiss.
    pub counts: Vec<(u64, u64)>,
    /// What was amiss, the first of each defect; and dossiers that are not clean.
    pub faults: Vec<String>,
}

impl Trial {
    /// Plants each defect in the dossiers of so many seeds.
    ///
    /// # Errors
    /// If a case has no dossier.
    pub fn run(
        dossiers: &Dossiers,
        bench: &Bench,
        defects: &[DefectData],
        seeds: u64,
    ) -> Result<Trial, BaseError> {
        let mut trial = Trial {
            case: dossiers.case.data().id.clone(),
            seeds,
            counts: vec![(0, 0); defects.len()],
            faults: Vec::new(),
        };
        for seed in (0..seeds).filter_map(Seed::new) {
            let base = dossiers.base(seed)?;
            let known = bench.flaws(&base);
            for flaw in &known {
                trial.faults.push(format!(
                    "seed {}: the dossier is not clean: {} {}",
                    seed.get(),
                    flaw.source,
                    flaw.note
                ));
            }
            for (defect, count) in defects.iter().zip(trial.counts.iter_mut()) {
                let Some((volume, _, variant)) = defect.plant(&base, bench) else {
                    continue;
                };
                count.0 += 1;
                if let Err(fault) =
                    variant.judge(&bench.flaws_after(&base, &known, &volume), defect.reader)
                {
                    if count.1 == 0 {
                        let seed = seed.get();
                        trial
                            .faults
                            .push(format!("{} seed {seed}: {fault}", defect.id));
                    }
                    count.1 += 1;
                }
            }
        }
        Ok(trial)
    }
}

/// A dossier as plain text.
pub fn text(volume: &Volume, bench: &Bench) -> String {
    let mut text = String::new();
    for item in &volume.items {
        let _ = writeln!(text, "——{}　{}　{}页", item.id, item.label, item.pages);
        match &item.kind {
            ItemKind::Document { draft, .. } => {
                if let Some(examiner) = bench.press(volume, item) {
                    let _ = writeln!(text, "{}\n", examiner.paper(draft).plain());
                }
            }
            ItemKind::Paper(paper) => {
                let _ = writeln!(text, "{}\n", paper.plain());
            }
            ItemKind::Exhibit(exhibit) => {
                let _ = writeln!(
                    text,
                    "{}　{}　{}　{}　{}\n",
                    exhibit.kind,
                    exhibit.shows,
                    exhibit.taken,
                    exhibit.place,
                    exhibit.takers.join("、")
                );
            }
        }
    }
    text
}

/// Which defects the dossiers of which cases can carry, as a table in Markdown; and what of it nobody explains.
pub fn coverage(library: &Library, trials: &[Trial]) -> (String, Vec<String>) {
    let mut table = String::from("| 编号 | 类别 | 后果 | 难度 | 标题 |");
    let mut rule = String::from("|---|---|---|---|---|");
    for trial in trials {
        let _ = write!(table, " {} |", trial.case);
        rule.push_str("---|");
    }
    let _ = writeln!(table, "\n{rule}");
    let mut unexplained = Vec::new();
    for (n, defect) in library.defects.iter().enumerate() {
        let defect = &defect.item;
        let consequence = if defect.decoy {
            "干扰项"
        } else {
            defect.severity.chinese()
        };
        let _ = write!(
            table,
            "| {} | {} | {consequence} | {} | {} |",
            defect.id,
            defect.category.chinese(),
            defect.difficulty,
            defect.title
        );
        for trial in trials {
            let planted = trial.counts.get(n).map_or(0, |count| count.0);
            let hole = hole(library, &defect.id, &trial.case);
            if (planted == 0) != hole.is_some() {
                unexplained.push(format!(
                    "{} in {}: {planted} planted",
                    defect.id, trial.case
                ));
            }
            let cell = if planted > 0 {
                "●"
            } else {
                hole.unwrap_or("—")
            };
            let _ = write!(table, " {cell} |");
        }
        table.push('\n');
    }
    for hole in library.holes.iter().filter(|hole| !hole.title.is_empty()) {
        for id in &hole.defects {
            let _ = write!(table, "| {id} | | | | {} |", hole.title);
            for _ in trials {
                let _ = write!(table, " {} |", hole.why);
            }
            table.push('\n');
        }
    }
    (table, unexplained)
}

fn hole<'l>(library: &'l Library, defect: &str, case: &str) -> Option<&'l str> {
    let holes = library.holes.iter();
    holes
        .filter(|hole| hole.defects.iter().any(|id| id == defect))
        .find(|hole| hole.cases.iter().any(|id| id == case))
        .map(|hole| hole.why.as_str())
}
