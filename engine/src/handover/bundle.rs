//! The handover with everything it refers to, as one canonical JSON text.

use super::activity::Handover;
use super::world::{HandoverData, World};
use crate::bundle::BundleError;
use crate::calendar::HolidayData;
use crate::json;
use crate::law::{Card, StatuteData};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The handover's content.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HandoverBundle {
    /// The schema of bundles.
    pub schema: u32,
    /// Id and title.
    pub handover: HandoverName,
    /// The content.
    pub data: HandoverData,
    /// The statutes cited.
    pub statutes: Vec<StatuteData>,
    /// The key-point cards of the articles cited.
    pub cards: Vec<Card>,
    /// Holidays.
    pub holidays: HolidayData,
}

/// What the handover is called.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HandoverName {
    /// Stable id.
    pub id: String,
    /// Title.
    pub title: String,
}

impl HandoverBundle {
    /// The canonical text: its hash names the content.
    pub fn text(&self) -> String {
        json::write(self)
    }

    /// The handover, ready to be played.
    ///
    /// # Errors
    /// If a town's world does not hold together.
    pub fn handover(&self) -> Result<Handover, BundleError> {
        let data = Arc::new(self.data.clone());
        if let Some(town) = data.towns.first() {
            World::new(Arc::clone(&data), &town.id, &BTreeMap::new()).map_err(|error| {
                BundleError::Unsound {
                    path: "data".to_owned(),
                    message: error.to_string(),
                }
            })?;
        }
        Ok(Handover {
            id: self.handover.id.clone(),
            title: self.handover.title.clone(),
            data,
        })
    }
}
