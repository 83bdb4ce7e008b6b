//! Compiling content to bundles: one canonical JSON text for each case, with its closure.

use super::closure::Closure;
use super::load::{CaseFolder, Library};
use engine::bundle::{Bundle, Index, IndexEntry, SCHEMA};
use engine::case::data::Effect;
use engine::document::DocumentData;
use engine::law::{Citation, LawIndex};
use engine::record::sha256_hex;
use std::collections::BTreeSet;

/// A bundle's file.
#[derive(Clone, Debug)]
pub struct File {
    /// Its name in the content folder.
    pub name: String,
    /// Its text.
    pub text: String,
}

impl File {
    /// Whether it can be run; the others are the index and what is only looked at.
    pub fn runs(&self) -> bool {
        self.name != "index.json" && !self.name.starts_with(super::organisation::SHEET)
    }
}

/// The bundle of a case: what it uses and what that refers to.
///
/// # Errors
/// If the statutes do not form an index.
pub fn compile(library: &Library, folder: &CaseFolder) -> Result<Bundle, String> {
    compile_citing(library, folder, &[])
}

/// The same with provisions that others cite besides.
pub(super) fn compile_citing(
    library: &Library,
    folder: &CaseFolder,
    besides: &[String],
) -> Result<Bundle, String> {
    let case = folder.case.item.clone();
    let actions: Vec<_> = library
        .actions
        .iter()
        .filter(|a| case.actions.contains(&a.item.id))
        .map(|a| a.item.clone())
        .collect();
    let effects = actions
        .iter()
        .flat_map(|action| &action.effects)
        .chain(&case.opening)
        .chain(case.options.iter().flat_map(|option| &option.effects))
        .chain(case.hooks.iter().flat_map(|hook| &hook.effects))
        .chain(case.reactions.iter().flat_map(|reaction| &reaction.effects));
    let forms: BTreeSet<&str> = effects
        .map(|effect: &Effect| effect.document.as_str())
        .filter(|id| !id.is_empty())
        .collect();
    let templates = library
        .templates
        .iter()
        .filter(|t| forms.contains(t.item.id.as_str()))
        .map(|t| t.item.clone())
        .collect();
    let mut rules: Vec<_> = library.rules.iter().map(|rule| rule.item.clone()).collect();
    for rule in &mut rules {
        // Example traces are for authors; the app has no use for them.
        rule.pass.clear();
        rule.fail.clear();
    }
    let law = LawIndex::new(
        library
            .statutes
            .iter()
            .map(|statute| statute.item.clone())
            .collect(),
    )
    .map_err(|errors| {
        errors
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join("; ")
    })?;

    let mut cited: BTreeSet<Citation> = BTreeSet::new();
    let rule_basis = rules.iter().flat_map(|rule| {
        rule.basis
            .iter()
            .chain(rule.unless.iter().flat_map(|e| &e.basis))
    });
    let element_basis = case.elements.iter().flat_map(|element| &element.basis);
    let ground_basis = case
        .evidence
        .iter()
        .flat_map(|e| e.exclude.iter().chain(&e.lacks))
        .flat_map(|ground| &ground.basis);
    let checks: Vec<String> = library
        .documents
        .iter()
        .filter(|document| forms.contains(document.item.form.as_str()))
        .flat_map(|document| document.item.checks.iter().flat_map(|check| &check.basis))
        .chain(
            library
                .consistency
                .iter()
                .flat_map(|check| &check.item.basis),
        )
        .map(ToString::to_string)
        .collect();
    let options = case.options.iter().map(|option| &option.id);
    for text in rule_basis
        .chain(element_basis)
        .chain(ground_basis)
        .chain(options)
        .chain(&checks)
        .chain(besides)
    {
        if let Some(citation) = text
            .parse::<Citation>()
            .ok()
            .and_then(|citation| law.canonical(&citation))
        {
            cited.insert(citation);
        }
    }
    let Closure { cards, statutes } = Closure::of(library, &law, &cited, []);
    let documents: Vec<DocumentData> = library
        .documents
        .iter()
        .filter(|document| forms.contains(document.item.form.as_str()))
        .map(|document| document.item.clone())
        .collect();
    let synonyms = documents
        .iter()
        .flat_map(|document| super::exercise::synonyms(library, document))
        .collect();
    Ok(Bundle {
        schema: SCHEMA,
        documents,
        synonyms,
        fact_names: library.facts.clone(),
        shared_facts: library.form_facts.clone(),
        case,
        actions,
        templates,
        scripts: folder
            .scripts
            .iter()
            .filter(|script| script.item.lawful)
            .map(|script| script.item.clone())
            .collect(),
        consistency: library
            .consistency
            .iter()
            .map(|check| check.item.clone())
            .collect(),
        vocabulary: library.vocabulary.clone(),
        rules,
        statutes,
        cards,
        holidays: library.holidays.clone(),
    })
}

/// All files of the content folder that the app fetches, the index last.
///
/// # Errors
/// The first case that does not compile.
pub fn compile_all(library: &Library) -> Result<Vec<File>, String> {
    let mut files = Vec::new();
    let mut entries = Vec::new();
    for folder in &library.cases {
        let case = &folder.case.item;
        let text = compile(library, folder)
            .map_err(|error| format!("{}: {error}", folder.case.file.display()))?
            .text();
        let name = format!("case-{}.json", case.id);
        entries.push(IndexEntry {
            kind: "case".to_owned(),
            id: case.id.clone(),
            title: case.title.clone(),
            summary: case.summary.clone(),
            field: case.field.clone(),
            procedure: case.procedure.clone(),
            teaches: case.teaches.clone(),
            minutes: case.minutes,
            difficulty: case.difficulty,
            file: name.clone(),
            hash: sha256_hex(text.as_bytes()),
        });
        files.push(File { name, text });
    }
    let statutes = library.statutes.iter().map(|statute| statute.item.clone());
    let law = LawIndex::new(statutes.collect())
        .map_err(|errors| errors.first().map(ToString::to_string).unwrap_or_default())?;
    for exercise in &library.exercises {
        let data = &exercise.item;
        let bundle = super::exercise::compile(library, &law, data)
            .map_err(|error| format!("{}: {error}", exercise.file.display()))?;
        let text = bundle.text();
        let name = format!("drafting-{}.json", data.id);
        let hash = sha256_hex(text.as_bytes());
        entries.push(super::exercise::entry(
            data,
            &bundle.template.name,
            name.clone(),
            hash,
        ));
        files.push(File { name, text });
    }
    for folder in &library.cases {
        if folder.specimens.is_empty() || library.defects.is_empty() {
            continue;
        }
        let bundle = super::review::compile(library, folder)
            .map_err(|error| format!("{}: {error}", folder.case.file.display()))?;
        let text = bundle.text();
        let name = format!("review-{}.json", folder.case.item.id);
        let hash = sha256_hex(text.as_bytes());
        entries.push(super::review::entry(folder, name.clone(), hash));
        files.push(File { name, text });
    }
    if let Some(bundle) = super::handover::compile(library, &law) {
        let text = bundle.text();
        let name = "handover.json".to_owned();
        let hash = sha256_hex(text.as_bytes());
        entries.push(super::handover::entry(&bundle, name.clone(), hash));
        files.push(File { name, text });
    }
    for sitting in &library.sittings {
        let data = &sitting.item;
        let bundle = super::joint::compile(library, data)
            .map_err(|error| format!("{}: {error}", sitting.file.display()))?;
        let text = bundle.text();
        let name = format!("{}.json", data.id);
        let hash = sha256_hex(text.as_bytes());
        entries.push(super::joint::entry(data, name.clone(), hash));
        files.push(File { name, text });
    }
    for (entry, file) in super::organisation::compile(library, &law) {
        entries.push(entry);
        files.push(file);
    }
    entries.sort_by(|a, b| (&a.kind, a.difficulty, &a.id).cmp(&(&b.kind, b.difficulty, &b.id)));
    let index = serde_json::to_string(&Index {
        schema: SCHEMA,
        entries,
    })
    .map_err(|error| error.to_string())?;
    files.push(File {
        name: "index.json".to_owned(),
        text: index,
    });
    Ok(files)
}
