//! The drill with everything it refers to, as one canonical JSON text.

use super::{Routing, RoutingData};
use crate::bundle::BundleError;
use crate::calendar::HolidayData;
use crate::json;
use crate::law::{Card, LawIndex, StatuteData};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// The drill's content.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoutingBundle {
    /// The schema of bundles.
    pub schema: u32,
    /// The drill.
    pub routing: RoutingData,
    /// The statutes cited.
    pub statutes: Vec<StatuteData>,
    /// The key-point cards of the articles cited.
    pub cards: Vec<Card>,
    /// Holidays.
    pub holidays: HolidayData,
}

impl RoutingBundle {
    /// The canonical text: its hash names the content.
    pub fn text(&self) -> String {
        json::write(self)
    }

    /// The drill, ready to be worked on.
    ///
    /// # Errors
    /// The first part that does not fit.
    pub fn routing(&self) -> Result<Routing, BundleError> {
        let unsound = |path: &str, message: String| BundleError::Unsound {
            path: path.to_owned(),
            message,
        };
        let law = LawIndex::new(self.statutes.clone()).map_err(|errors| {
            let first = errors.first().map(ToString::to_string);
            unsound("statutes", first.unwrap_or_default())
        })?;
        if let Some(fault) = self.routing.faults().into_iter().next() {
            return Err(unsound(&format!("routing.{}", fault.path), fault.message));
        }
        Ok(Routing {
            data: self.routing.clone(),
            law: Arc::new(law),
        })
    }
}
