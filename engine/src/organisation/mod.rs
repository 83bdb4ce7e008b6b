//! 组织与编制: who does what, with how many posts, and what a merit table makes people do.
//!
//! 队伍整合 and 力量下沉 ([`teams`]), 编制下放 ([`posts`]), 量化赋分制 ([`merit`]) are sheets: content that a screen reckons
//! with, without a record. 「这是谁的案子」 ([`routing`]) is an activity, with a record like any other.

pub mod fairness;
pub mod merit;
pub mod posts;
pub mod routing;
pub mod teams;

use crate::bundle::{self, BundleError, SCHEMA};
use crate::json;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// Content of a screen without a record, as one canonical JSON text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sheet<T> {
    /// The schema of bundles.
    pub schema: u32,
    /// The content.
    pub content: T,
}

/// What is wrong with content, and at which path of its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Such as `district[2].cases`.
    pub path: String,
    /// What is wrong there.
    pub message: String,
}

impl Fault {
    fn new(path: impl Into<String>, message: impl Into<String>) -> Fault {
        Fault {
            path: path.into(),
            message: message.into(),
        }
    }
}

impl<T: Serialize + DeserializeOwned> Sheet<T> {
    /// A sheet of this version.
    pub fn new(content: T) -> Sheet<T> {
        Sheet {
            schema: SCHEMA,
            content,
        }
    }

    /// The canonical text: its hash names the content.
    pub fn text(&self) -> String {
        json::write(self)
    }

    /// Reads a sheet's text.
    ///
    /// # Errors
    /// A located error.
    pub fn read(text: &str) -> Result<T, BundleError> {
        bundle::read::<Sheet<T>>(text).map(|sheet| sheet.content)
    }
}

/// Reports ids that are empty or stand twice in a list of that name.
fn twice<'a>(list: &str, ids: impl Iterator<Item = &'a str>, faults: &mut Vec<Fault>) {
    let mut seen = std::collections::BTreeSet::new();
    for (n, id) in ids.enumerate() {
        if id.is_empty() || !seen.insert(id) {
            let message = format!("id {id:?} is empty or stands twice");
            faults.push(Fault::new(format!("{list}[{n}].id"), message));
        }
    }
}
