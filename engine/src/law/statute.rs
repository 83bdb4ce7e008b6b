use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::names::Names;
use super::{Citation, Place, Structure};
use crate::calendar::Date;

/// The rank of a statute 效力位阶.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Rank {
    /// Laws of the National People's Congress.
    #[serde(rename = "法律")]
    Law,
    /// Regulations of the State Council.
    #[serde(rename = "行政法规")]
    AdministrativeRegulation,
    /// Interpretations of the Supreme People's Court.
    #[serde(rename = "司法解释")]
    JudicialInterpretation,
    /// Regulations of a province.
    #[serde(rename = "地方性法规")]
    LocalRegulation,
    /// Rules of a ministry.
    #[serde(rename = "部门规章")]
    DepartmentalRule,
    /// Rules of a provincial government.
    #[serde(rename = "地方政府规章")]
    LocalRule,
    /// The invented province's standards.
    #[serde(rename = "教学用")]
    Teaching,
}

/// One statute 法律、法规、规章 as the content writes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StatuteData {
    /// The short name by which content cites it.
    pub id: String,
    /// The full name.
    pub name: String,
    /// The rank.
    pub rank: Rank,
    /// Further names that texts use.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// Versions, oldest first.
    pub version: Vec<VersionData>,
}

/// One version of a statute.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VersionData {
    /// The day on which this text was adopted or last revised.
    pub revised: Date,
    /// The day from which it is in force.
    pub in_force: Date,
    /// The source gives the statute's own date, not that of the last amendment: the text of
    /// single articles may have been in force only from a later day.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub amendment_date_unknown: bool,
    /// The day from which it is no longer in force.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub repealed: Option<Date>,
    /// The provision that repealed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub repealed_by: Option<Citation>,
    /// What an author must know before citing it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Its articles, see [`Structure`]; absent where only the statute's dates are known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub articles: Option<String>,
}

/// A fault of statute data and its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LawError {
    /// `statute[3].version[0].articles`.
    pub path: String,
    /// The fault.
    pub problem: LawProblem,
}

/// What can be wrong with statute data or cards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LawProblem {
    /// The name belongs to another statute already.
    NameTaken(String),
    /// A statute without version, or with an empty or overlong name.
    Empty,
    /// Versions are not in order of the day they come into force, or one ends before it starts.
    Order,
    /// A token of the structure cannot be read.
    Structure {
        /// The token, counted from 0.
        token: usize,
    },
    /// A citation that does not resolve on the day it must.
    Unresolved {
        /// The citation.
        citation: String,
        /// Its status on that day.
        status: &'static str,
    },
    /// A teaching standard that is not marked so, or a real statute that is.
    Teaching,
    /// The same card twice for a time.
    DuplicateCard,
    /// More than 65 535 statutes.
    TooMany,
}

impl fmt::Display for LawError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.path)?;
        match &self.problem {
            LawProblem::NameTaken(name) => write!(f, "another statute is named {name}"),
            LawProblem::Empty => write!(f, "a name, title or list is empty or too long"),
            LawProblem::Order => write!(f, "dates are not in order"),
            LawProblem::Structure { token } => write!(f, "token {token} cannot be read"),
            LawProblem::Unresolved { citation, status } => write!(f, "{citation}: {status}"),
            LawProblem::Teaching => write!(f, "marked as teaching standard, or not, by mistake"),
            LawProblem::DuplicateCard => write!(f, "there is such a card already"),
            LawProblem::TooMany => write!(f, "too many statutes"),
        }
    }
}

impl std::error::Error for LawError {}

/// All statutes that content may cite, by name.
#[derive(Clone, Debug, Default)]
pub struct LawIndex {
    statutes: Vec<Statute>,
    pub(super) names: Names,
}

/// A statute of a [`LawIndex`].
#[derive(Clone, Debug)]
pub struct Statute {
    data: StatuteData,
    structures: Vec<Option<Structure>>,
}

impl Statute {
    /// The data as written.
    pub fn data(&self) -> &StatuteData {
        &self.data
    }

    /// The version in force on that day, or the first if none is yet.
    pub fn version_on(&self, day: Date) -> Option<(&VersionData, Option<&Structure>)> {
        let later = self.data.version.partition_point(|v| v.in_force <= day);
        let n = later.saturating_sub(1);
        let structure = self.structures.get(n).and_then(Option::as_ref);
        Some((self.data.version.get(n)?, structure))
    }
}

impl LawIndex {
    /// Builds the index.
    ///
    /// # Errors
    /// All faults of the data: names taken twice, dates out of order, structures that cannot be
    /// read, repealing provisions that are unknown.
    pub fn new(data: Vec<StatuteData>) -> Result<LawIndex, Vec<LawError>> {
        let mut index = LawIndex::default();
        let mut errors = Vec::new();
        for (s, data) in data.into_iter().enumerate() {
            let path = format!("statute[{s}]");
            let Ok(id) = u16::try_from(s) else {
                errors.push(LawError {
                    path,
                    problem: LawProblem::TooMany,
                });
                break;
            };
            errors.extend(index.add_names(id, &data, &path));
            let structures = read_versions(&data, &path, &mut errors);
            index.statutes.push(Statute { data, structures });
        }
        errors.extend(index.check_successors());
        if errors.is_empty() {
            Ok(index)
        } else {
            Err(errors)
        }
    }

    /// Every statute, in the order of the data.
    pub fn statutes(&self) -> impl Iterator<Item = &Statute> {
        self.statutes.iter()
    }

    /// The statute with that id, full name or alias.
    pub fn statute(&self, name: &str) -> Option<&Statute> {
        self.by_id(self.names.get(name)?)
    }

    pub(super) fn by_id(&self, id: u16) -> Option<&Statute> {
        self.statutes.get(usize::from(id))
    }

    /// The citation with the statute's id in place of whichever name was used.
    pub fn canonical(&self, citation: &Citation) -> Option<Citation> {
        let statute = self.statute(&citation.statute)?;
        Some(Citation::new(statute.data.id.clone(), citation.place))
    }

    /// `《中华人民共和国行政处罚法》第五十八条`; the name as written where it is not known.
    pub fn full(&self, citation: &Citation) -> String {
        let name = self
            .statute(&citation.statute)
            .map_or(citation.statute.as_str(), |s| s.data.name.as_str());
        format!("《{name}》{}", citation.place)
    }

    /// `行政处罚法第五十八条`; the name as written where it is not known.
    pub fn short(&self, citation: &Citation) -> String {
        self.canonical(citation)
            .as_ref()
            .unwrap_or(citation)
            .to_string()
    }

    /// The data of the statutes of these names and of those that repealed them, for a bundle that
    /// cites no other. Unknown names are passed over.
    pub fn subset<'a>(&self, names: impl IntoIterator<Item = &'a str>) -> Vec<StatuteData> {
        let mut wanted: Vec<u16> = names
            .into_iter()
            .filter_map(|name| self.names.get(name))
            .collect();
        let mut chosen = BTreeMap::new();
        while let Some(id) = wanted.pop() {
            let Some(statute) = self.by_id(id).filter(|_| !chosen.contains_key(&id)) else {
                continue;
            };
            let successors = statute.data.version.iter().filter_map(|v| {
                let by = v.repealed_by.as_ref()?;
                self.names.get(&by.statute)
            });
            wanted.extend(successors);
            chosen.insert(id, statute.data.clone());
        }
        chosen.into_values().collect()
    }

    fn add_names(&mut self, id: u16, data: &StatuteData, path: &str) -> Vec<LawError> {
        let names = [("id".to_owned(), &data.id), ("name".to_owned(), &data.name)];
        let aliases = data.aliases.iter().enumerate();
        let aliases = aliases.map(|(n, alias)| (format!("aliases[{n}]"), alias));
        let mut errors = Vec::new();
        for (field, name) in names.into_iter().chain(aliases) {
            let problem = if name.is_empty() || name.chars().count() > Citation::MAX_NAME {
                LawProblem::Empty
            } else if !self.names.insert(name, id) {
                LawProblem::NameTaken(name.clone())
            } else {
                continue;
            };
            errors.push(LawError {
                path: format!("{path}.{field}"),
                problem,
            });
        }
        errors
    }

    fn check_successors(&self) -> Vec<LawError> {
        let mut errors = Vec::new();
        for (s, statute) in self.statutes.iter().enumerate() {
            for (v, version) in statute.data.version.iter().enumerate() {
                let (Some(by), Some(on)) = (&version.repealed_by, version.repealed) else {
                    continue;
                };
                let resolution = self.resolve(by, on);
                if !resolution.is_in_force() {
                    errors.push(LawError {
                        path: format!("statute[{s}].version[{v}].repealed_by"),
                        problem: LawProblem::Unresolved {
                            citation: by.to_string(),
                            status: resolution.status(),
                        },
                    });
                }
            }
        }
        errors
    }
}

fn read_versions(
    data: &StatuteData,
    path: &str,
    errors: &mut Vec<LawError>,
) -> Vec<Option<Structure>> {
    if data.version.is_empty() {
        errors.push(LawError {
            path: format!("{path}.version"),
            problem: LawProblem::Empty,
        });
    }
    let mut structures = Vec::new();
    let mut free_from = None;
    for (v, version) in data.version.iter().enumerate() {
        let path = format!("{path}.version[{v}]");
        let too_early = free_from.is_some_and(|free| version.in_force < free);
        let ends_first = version.repealed.is_some_and(|end| end <= version.in_force);
        if too_early || ends_first {
            errors.push(LawError {
                path: path.clone(),
                problem: LawProblem::Order,
            });
        }
        free_from = Some(version.repealed.unwrap_or(version.in_force.plus_days(1)));
        structures.push(match version.articles.as_deref().map(Structure::parse) {
            None => None,
            Some(Ok(structure)) => Some(structure),
            Some(Err(error)) => {
                errors.push(LawError {
                    path: format!("{path}.articles"),
                    problem: LawProblem::Structure { token: error.token },
                });
                None
            }
        });
    }
    structures
}

/// Whether a place exists in a structure, see [`super::Resolution`].
pub(super) fn locate(structure: &Structure, place: Place) -> Located {
    if place.article == 0 {
        return Located::There;
    }
    let Some(paragraphs) = structure.paragraphs(place) else {
        return Located::NoArticle;
    };
    let items = match place.paragraph {
        0 => paragraphs.iter().copied().max().unwrap_or(0),
        n => match paragraphs.get(usize::from(n) - 1) {
            Some(&items) => items,
            None => return Located::NoParagraph(paragraphs.len() as u8),
        },
    };
    if place.item > items {
        Located::NoItem(items)
    } else {
        Located::There
    }
}

/// The outcome of [`locate`].
pub(super) enum Located {
    There,
    NoArticle,
    NoParagraph(u8),
    NoItem(u8),
}
