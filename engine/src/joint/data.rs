//! A sitting as written in `scenarios/joint`.

use crate::calendar::Date;
use crate::review::Profile;
use serde::{Deserialize, Serialize};

/// A sitting (联审场次): whose dossiers, how long, what takes how long.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SittingData {
    /// Stable id.
    pub id: String,
    /// Title.
    pub title: String,
    /// What it asks, in a sentence.
    pub summary: String,
    /// The day on which it is held.
    pub day: Date,
    /// Its time in minutes (会期).
    pub minutes: u32,
    /// 1 ..= 5.
    pub difficulty: u8,
    /// What takes how long.
    pub clock: ClockData,
    /// 云上联审.
    pub remote: WayData,
    /// 到场联审.
    pub site: WayData,
    /// The dossiers, in order.
    #[serde(rename = "dossier")]
    pub dossiers: Vec<DocketData>,
}

/// What takes how long, in minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClockData {
    /// Taking a dossier up: case and catalogue.
    pub dossier: u32,
    /// Reading a document or a piece of evidence, its first page included.
    pub document: u32,
    /// Each further page.
    pub page: u32,
    /// Agreeing on a mark.
    pub mark: u32,
    /// Putting a mark otherwise.
    pub edit: u32,
    /// Agreeing on the conclusion and noting it.
    pub decide: u32,
}

/// What the way of sitting costs, in minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WayData {
    /// There and back.
    pub travel: u32,
    /// Asking a town for the originals of photographs and recordings.
    pub ask: u32,
    /// Until they are there.
    pub answer: u32,
}

/// One dossier of a sitting.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocketData {
    /// The town that sends it: `石桥镇`.
    pub town: String,
    /// The case that it is made from.
    pub case: String,
    /// What it holds.
    #[serde(default)]
    pub profile: Profile,
}

/// How a sitting is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// 云上联审: scans over the network; originals on request, and not at once.
    Remote,
    /// 到场联审: the paper files on the table, at the cost of the way.
    Site,
}

impl Way {
    /// All.
    pub const ALL: [Way; 2] = [Way::Remote, Way::Site];

    /// The Chinese term.
    pub fn chinese(self) -> &'static str {
        match self {
            Way::Remote => "云上联审",
            Way::Site => "到场联审",
        }
    }
}

impl SittingData {
    /// What a way of sitting costs.
    pub fn way(&self, way: Way) -> WayData {
        match way {
            Way::Remote => self.remote,
            Way::Site => self.site,
        }
    }
}

/// The word that stands in documents for a town: `石桥` of `石桥镇`.
pub fn word(town: &str) -> &str {
    town.strip_suffix('镇').unwrap_or(town)
}
