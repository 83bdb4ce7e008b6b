//! A content bundle: one case with everything it refers to, as one canonical JSON text.

use crate::calendar::HolidayData;
use crate::case::data::{ActionData, CaseData, FactText, Script, TemplateData};
use crate::case::{Case, Parts};
use crate::document::{DocumentData, Synonyms};
use crate::dossier::consistency::ConsistencyData;
use crate::json;
use crate::law::{Card, LawIndex, StatuteData};
use crate::rule::{RuleData, RuleSet, VocabularyData};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The version of the bundle's schema.
pub const SCHEMA: u32 = 1;

/// A content bundle.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bundle {
    /// [`SCHEMA`] of the writer.
    pub schema: u32,
    /// The case.
    pub case: CaseData,
    /// The shared actions that it offers.
    pub actions: Vec<ActionData>,
    /// The forms that it uses.
    pub templates: Vec<TemplateData>,
    /// Its lawful paths.
    pub scripts: Vec<Script>,
    /// Templates with which its forms are written by hand.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub documents: Vec<DocumentData>,
    /// Words that their patterns refer to.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub synonyms: Synonyms,
    /// Names of facts.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub fact_names: BTreeMap<String, String>,
    /// What documents speak of in any case.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub shared_facts: BTreeMap<String, FactText>,
    /// What must agree over its file.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub consistency: Vec<ConsistencyData>,
    /// Events and attributes.
    pub vocabulary: VocabularyData,
    /// The procedure rules.
    pub rules: Vec<RuleData>,
    /// The statutes cited.
    pub statutes: Vec<StatuteData>,
    /// The key-point cards of the articles cited.
    pub cards: Vec<Card>,
    /// Holidays.
    pub holidays: HolidayData,
}

/// Why a bundle cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BundleError {
    /// Not a bundle.
    Malformed {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// What is wrong there.
        message: String,
    },
    /// Written by a newer version.
    Newer {
        /// Its schema.
        schema: u32,
    },
    /// Its parts do not fit together.
    Unsound {
        /// Which part, as a path.
        path: String,
        /// What is wrong.
        message: String,
    },
}

impl std::fmt::Display for BundleError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            BundleError::Malformed {
                line,
                column,
                message,
            } => write!(f, "line {line} column {column}: {message}"),
            BundleError::Newer { schema } => write!(f, "schema {schema} is newer than {SCHEMA}"),
            BundleError::Unsound { path, message } => write!(f, "{path}: {message}"),
        }
    }
}

impl std::error::Error for BundleError {}

/// One line of `content/index.json`: what can be played.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct IndexEntry {
    /// Kind of activity: `case`, `drafting`.
    pub kind: String,
    /// Id of the content.
    pub id: String,
    /// Title.
    pub title: String,
    /// One or two sentences.
    pub summary: String,
    /// 领域.
    pub field: String,
    /// 程序.
    pub procedure: String,
    /// What one learns.
    pub teaches: Vec<String>,
    /// Playing time in minutes.
    pub minutes: u32,
    /// 1 ..= 5.
    pub difficulty: u8,
    /// File beside the index.
    pub file: String,
    /// Hexadecimal SHA-256 of the file.
    pub hash: String,
}

/// `content/index.json`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Index {
    /// [`SCHEMA`].
    pub schema: u32,
    /// What can be played, in the order in which it is shown.
    pub entries: Vec<IndexEntry>,
}

/// Reads the text of a bundle of whatever kind.
///
/// # Errors
/// A located error.
pub fn read<T: DeserializeOwned>(text: &str) -> Result<T, BundleError> {
    // The schema is read first, so that a newer bundle is called newer and not malformed.
    #[derive(Deserialize)]
    struct Peek {
        schema: u32,
    }
    if let Ok(Peek { schema }) = json::read(text)
        && schema > SCHEMA
    {
        return Err(BundleError::Newer { schema });
    }
    json::read(text).map_err(|error| BundleError::Malformed {
        line: error.line(),
        column: error.column(),
        message: error.to_string(),
    })
}

impl Bundle {
    /// Reads a bundle's text.
    ///
    /// # Errors
    /// A located error.
    pub fn read(text: &str) -> Result<Bundle, BundleError> {
        read(text)
    }

    /// The canonical text: its hash names the content.
    pub fn text(&self) -> String {
        json::write(self)
    }

    /// The case, ready to be played.
    ///
    /// # Errors
    /// The first part that does not fit.
    pub fn case(&self) -> Result<Case, BundleError> {
        let unsound = |path: &str, message: String| BundleError::Unsound {
            path: path.to_owned(),
            message,
        };
        let calendar = crate::calendar::HolidayCalendar::new(self.holidays.clone())
            .map_err(|error| unsound("holidays", error.to_string()))?;
        let calendar = Arc::new(calendar);
        let law = LawIndex::new(self.statutes.clone()).map_err(|errors| {
            unsound(
                "statutes",
                errors
                    .iter()
                    .map(ToString::to_string)
                    .collect::<Vec<_>>()
                    .join("; "),
            )
        })?;
        let rules =
            RuleSet::compile(&self.rules, &self.vocabulary, &calendar).map_err(|errors| {
                unsound(
                    "rules",
                    errors
                        .iter()
                        .map(ToString::to_string)
                        .collect::<Vec<_>>()
                        .join("; "),
                )
            })?;
        Ok(Case::new(Parts {
            data: self.case.clone(),
            actions: self.actions.clone(),
            templates: self.templates.clone(),
            scripts: self.scripts.clone(),
            rules,
            law: Arc::new(law),
            calendar,
            documents: self.documents.clone(),
            synonyms: self.synonyms.clone(),
            fact_names: self.fact_names.clone(),
            shared_facts: self.shared_facts.clone(),
            consistency: self.consistency.clone(),
        }))
    }
}
