//! Reading every file of a content folder; all faults are collected.

use super::{Diagnostic, locate};
use engine::calendar::HolidayData;
use engine::case::data::{ActionData, CaseData, FactText, Script, TemplateData};
use engine::document::{DocumentData, Draft, Synonyms};
use engine::dossier::DossierData;
use engine::dossier::consistency::ConsistencyData;
use engine::drafting::ExerciseData;
use engine::joint::data::SittingData;
use engine::law::{Card, StatuteData};
use engine::organisation::merit::MeritData;
use engine::organisation::posts::PostsData;
use engine::organisation::routing::RoutingData;
use engine::organisation::teams::TeamsData;
use engine::review::data::{SpecimenData, VariationData};
use engine::review::defect::DefectData;
use engine::rule::{RuleData, VocabularyData};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Something read from a file, with the place it was read from.
#[derive(Clone, Debug)]
pub struct Sourced<T> {
    /// What.
    pub item: T,
    /// The file.
    pub file: PathBuf,
    /// The path of it within the file, such as `rule[3]`; empty: the whole file.
    pub path: String,
}

/// A case with its scripts.
#[derive(Clone, Debug)]
pub struct CaseFolder {
    /// The case.
    pub case: Sourced<CaseData>,
    /// Lawful and flawed scripts, in order of file name, the lawful first.
    pub scripts: Vec<Sourced<Script>>,
    /// How its documents are written when a dossier is made of it.
    pub specimens: Vec<Sourced<SpecimenData>>,
    /// How its dossiers vary.
    pub variation: Option<Sourced<VariationData>>,
}

/// Everything that a content folder holds.
#[derive(Clone, Debug, Default)]
pub struct Library {
    /// Where it was read from.
    pub root: PathBuf,
    /// Holidays.
    pub holidays: HolidayData,
    /// Statutes.
    pub statutes: Vec<Sourced<StatuteData>>,
    /// Key-point cards.
    pub cards: Vec<Sourced<Card>>,
    /// Events and attributes, of all files together.
    pub vocabulary: VocabularyData,
    /// Procedure rules.
    pub rules: Vec<Sourced<RuleData>>,
    /// Shared actions.
    pub actions: Vec<Sourced<ActionData>>,
    /// Forms.
    pub templates: Vec<Sourced<TemplateData>>,
    /// Cases.
    pub cases: Vec<CaseFolder>,
    /// Document templates.
    pub documents: Vec<Sourced<DocumentData>>,
    /// Words that patterns refer to by name.
    pub synonyms: Synonyms,
    /// Dossiers.
    pub dossiers: Vec<Sourced<DossierData>>,
    /// What documents speak of in any case.
    pub form_facts: BTreeMap<String, FactText>,
    /// Names of the facts of a dossier.
    pub facts: BTreeMap<String, String>,
    /// Drafting exercises.
    pub exercises: Vec<Sourced<ExerciseData>>,
    /// What must agree over a whole dossier.
    pub consistency: Vec<Sourced<ConsistencyData>>,
    /// Defects that can be planted, and decoys.
    pub defects: Vec<Sourced<DefectData>>,
    /// Which cannot be planted where, and why.
    pub holes: Vec<HoleData>,
    /// The handover, where there is one.
    pub handover: Option<super::handover::HandoverFolder>,
    /// Sittings over several towns' dossiers.
    pub sittings: Vec<Sourced<SittingData>>,
    /// Model documents.
    pub models: Vec<Sourced<ModelData>>,
    /// 组织与编制.
    pub organisation: Organisation,
}

/// The files of `organisation/`, those that are there.
#[derive(Clone, Debug, Default)]
pub struct Organisation {
    /// 编制下放.
    pub posts: Option<Sourced<PostsData>>,
    /// 队伍整合.
    pub teams: Option<Sourced<TeamsData>>,
    /// 量化赋分制.
    pub merit: Option<Sourced<MeritData>>,
    /// 这是谁的案子.
    pub routing: Option<Sourced<RoutingData>>,
}

/// A document without a finding, for a template and a dossier.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ModelData {
    /// The template.
    pub template: String,
    /// The dossier.
    pub dossier: String,
    /// What is written.
    pub fields: Draft,
}

/// Defects that no dossier of some cases can carry.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HoleData {
    /// The defects.
    pub defects: Vec<String>,
    /// What they are, where no case can carry them yet.
    #[serde(default)]
    pub title: String,
    /// The cases.
    pub cases: Vec<String>,
    /// Why not.
    pub why: String,
}

impl Library {
    /// The line and column of a path within what was sourced.
    pub fn place<T>(&self, sourced: &Sourced<T>, path: &str) -> (usize, usize) {
        let text = std::fs::read_to_string(&sourced.file).unwrap_or_default();
        let whole = match (sourced.path.is_empty(), path.is_empty()) {
            (true, _) => path.to_owned(),
            (_, true) => sourced.path.clone(),
            _ => format!("{}.{path}", sourced.path),
        };
        locate::find(&text, &whole)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StatuteFile {
    statute: Vec<StatuteData>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CardFile {
    card: Vec<Card>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleFile {
    rule: Vec<RuleData>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ActionFile {
    action: Vec<ActionData>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TemplateFile {
    #[serde(default)]
    document: Vec<TemplateData>,
    #[serde(default)]
    facts: BTreeMap<String, FactText>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SynonymFile {
    synonyms: Synonyms,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ConsistencyFile {
    check: Vec<ConsistencyData>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DefectFile {
    #[serde(default)]
    defect: Vec<DefectData>,
    #[serde(default)]
    hole: Vec<HoleData>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FactFile {
    facts: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CaseFile {
    case: CaseData,
}

/// Reads a content folder; what cannot be read is reported and left out.
pub fn load(root: &Path) -> (Library, Vec<Diagnostic>) {
    let mut reader = Reader { found: Vec::new() };
    let mut library = Library {
        root: root.to_owned(),
        ..Library::default()
    };
    for file in reader.files(&root.join("calendar")) {
        if let Some(holidays) = reader.read::<HolidayData>(&file) {
            library.holidays = holidays;
        }
    }
    library.statutes = reader.lists(
        &root.join("law"),
        "statutes",
        "statute",
        |file: StatuteFile| file.statute,
    );
    library.cards = reader.lists(&root.join("law"), "cards", "card", |file: CardFile| {
        file.card
    });
    let synonyms = root.join("wording").join("synonyms.toml");
    if synonyms.is_file()
        && let Some(file) = reader.read::<SynonymFile>(&synonyms)
    {
        library.synonyms = file.synonyms;
    }
    let facts = root.join("wording").join("facts.toml");
    if facts.is_file()
        && let Some(file) = reader.read::<FactFile>(&facts)
    {
        library.facts = file.facts;
    }
    for file in reader.files(&root.join("vocabulary")) {
        if let Some(vocabulary) = reader.read::<VocabularyData>(&file) {
            library.vocabulary.attribute.extend(vocabulary.attribute);
            library.vocabulary.group.extend(vocabulary.group);
            library.vocabulary.event.extend(vocabulary.event);
        }
    }
    library.rules = reader.lists(root, "rules", "rule", |file: RuleFile| file.rule);
    library.actions = reader.lists(root, "actions", "action", |file: ActionFile| file.action);
    library.templates = reader.lists(root, "forms", "document", |file: TemplateFile| {
        library.form_facts.extend(file.facts);
        file.document
    });
    library.documents = reader.whole(&root.join("documents"));
    library.dossiers = reader.whole(&root.join("dossiers"));
    library.exercises = reader.whole(&root.join("exercises"));
    library.consistency = reader.lists(root, "consistency", "check", |file: ConsistencyFile| {
        file.check
    });
    library.defects = reader.lists(root, "defects", "defect", |file: DefectFile| {
        library.holes.extend(file.hole);
        file.defect
    });
    library.handover = super::handover::load(&mut reader, root, &library.documents);
    library.sittings = reader.whole(&root.join("joint"));
    library.models = reader.whole(&root.join("models"));
    let organisation = root.join("organisation");
    library.organisation = Organisation {
        posts: reader.one(&organisation.join("posts.toml")),
        teams: reader.one(&organisation.join("teams.toml")),
        merit: reader.one(&organisation.join("merit.toml")),
        routing: reader.one(&organisation.join("routing.toml")),
    };
    for folder in reader.folders(&root.join("cases")) {
        let file = folder.join("case.toml");
        let Some(CaseFile { case }) = reader.read(&file) else {
            continue;
        };
        let case = Sourced {
            item: case,
            file,
            path: "case".to_owned(),
        };
        let mut scripts = Vec::new();
        for kind in ["paths", "flawed"] {
            for file in reader.files(&folder.join(kind)) {
                if let Some(script) = reader.read::<Script>(&file) {
                    scripts.push(Sourced {
                        item: script,
                        file,
                        path: String::new(),
                    });
                }
            }
        }
        let variation = folder.join("review.toml");
        let variation = if variation.is_file() {
            reader
                .read::<VariationData>(&variation)
                .map(|item| Sourced {
                    item,
                    file: variation,
                    path: String::new(),
                })
        } else {
            None
        };
        library.cases.push(CaseFolder {
            case,
            scripts,
            specimens: reader.whole(&folder.join("specimens")),
            variation,
        });
    }
    (library, reader.found)
}

/// Reads one TOML text.
///
/// # Errors
/// Line, column and message of the first fault.
pub fn read_toml<T: DeserializeOwned>(text: &str) -> Result<T, ((usize, usize), String)> {
    if text.len() > LARGEST {
        return Err((
            (1, 1),
            format!("{} bytes; a content file has at most {LARGEST}", text.len()),
        ));
    }
    toml::from_str::<T>(text).map_err(|error| {
        let offset = error.span().map_or(0, |span| span.start);
        (locate::position(text, offset), error.message().to_owned())
    })
}

/// Reads the text of a `case.toml`.
///
/// # Errors
/// As [`read_toml`].
pub fn read_case(text: &str) -> Result<CaseData, ((usize, usize), String)> {
    read_toml::<CaseFile>(text).map(|file| file.case)
}

/// Content files are small; what is larger is none.
const LARGEST: usize = 4 * 1024 * 1024;

pub(super) struct Reader {
    found: Vec<Diagnostic>,
}

impl Reader {
    pub(super) fn report(
        &mut self,
        file: &Path,
        (line, column): (usize, usize),
        code: &'static str,
        message: String,
    ) {
        self.found.push(Diagnostic {
            file: file.to_owned(),
            line,
            column,
            code,
            message,
            hint: String::new(),
        });
    }

    /// The entries of a folder in order of name; a folder that is not there has none.
    fn entries(&mut self, folder: &Path) -> Vec<PathBuf> {
        match std::fs::read_dir(folder) {
            Ok(entries) => {
                let mut paths: Vec<PathBuf> = entries
                    .filter_map(|entry| entry.ok().map(|entry| entry.path()))
                    .collect();
                paths.sort();
                paths
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Vec::new(),
            Err(error) => {
                self.report(folder, (1, 1), "file", error.to_string());
                Vec::new()
            }
        }
    }

    pub(super) fn files(&mut self, folder: &Path) -> Vec<PathBuf> {
        let entries = self.entries(folder);
        entries
            .into_iter()
            .filter(|path| path.is_file() && path.extension().is_some_and(|ext| ext == "toml"))
            .collect()
    }

    fn folders(&mut self, folder: &Path) -> Vec<PathBuf> {
        self.entries(folder)
            .into_iter()
            .filter(|path| path.is_dir())
            .collect()
    }

    pub(super) fn read<T: DeserializeOwned>(&mut self, file: &Path) -> Option<T> {
        let text = match std::fs::read(file).map(String::from_utf8) {
            Ok(Ok(text)) => text,
            Ok(Err(error)) => {
                let at = error.utf8_error().valid_up_to();
                self.report(file, (1, 1), "utf8", format!("not UTF-8 at byte {at}"));
                return None;
            }
            Err(error) => {
                self.report(file, (1, 1), "file", error.to_string());
                return None;
            }
        };
        match read_toml::<T>(&text) {
            Ok(value) => Some(value),
            Err((place, message)) => {
                self.report(file, place, "toml", message);
                None
            }
        }
    }

    /// A file that may be there.
    fn one<T: DeserializeOwned>(&mut self, file: &Path) -> Option<Sourced<T>> {
        let item = file.is_file().then(|| self.read(file)).flatten()?;
        Some(Sourced {
            item,
            file: file.to_owned(),
            path: String::new(),
        })
    }

    /// The files of a folder, each one thing.
    fn whole<T: DeserializeOwned>(&mut self, folder: &Path) -> Vec<Sourced<T>> {
        let mut out = Vec::new();
        for file in self.files(folder) {
            if let Some(item) = self.read(&file) {
                out.push(Sourced {
                    item,
                    file,
                    path: String::new(),
                });
            }
        }
        out
    }

    /// The tables of one name in all files of a folder.
    fn lists<F: DeserializeOwned, T>(
        &mut self,
        root: &Path,
        folder: &str,
        table: &str,
        mut list: impl FnMut(F) -> Vec<T>,
    ) -> Vec<Sourced<T>> {
        let mut out = Vec::new();
        for file in self.files(&root.join(folder)) {
            let Some(read) = self.read::<F>(&file) else {
                continue;
            };
            for (n, item) in list(read).into_iter().enumerate() {
                out.push(Sourced {
                    item,
                    file: file.clone(),
                    path: format!("{table}[{n}]"),
                });
            }
        }
        out
    }
}
