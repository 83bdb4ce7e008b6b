//! Content of the handover as it is written: the county, its towns, the items, the people's names.

use crate::calendar::Date;
use crate::law::Citation;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A field of enforcement (领域).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FieldData {
    /// Stable id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its share of a town's clues, per cent; all fields together come to 100.
    pub share: u32,
    /// The squad that has it where a town forms two, and where it forms three; from 0.
    pub squads: [u8; 2],
}

/// How often clues come over the thirteen weeks (季节).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SeasonData {
    /// Stable id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Per cent of the yearly mean, week by week.
    pub weeks: [u32; 13],
}

/// Whether an item punishes or coerces.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ItemKind {
    /// 行政处罚.
    Penalty,
    /// 行政强制措施.
    Measure,
}

/// How much expertise an item needs (专业程度).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Depth {
    /// 一般.
    General,
    /// 专业.
    Professional,
}

/// An item of the list (执法事项).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ItemData {
    /// Stable id.
    pub id: String,
    /// Its name on the list.
    pub name: String,
    /// The field.
    pub field: String,
    /// Penalty or measure.
    pub kind: ItemKind,
    /// The articles.
    pub basis: Vec<Citation>,
    /// How much expertise it needs.
    pub depth: Depth,
    /// The county department that had it.
    pub origin: String,
    /// Its share among the clues of the field, per thousand.
    pub weight: u32,
    /// What makes it frequent in a town.
    pub features: Vec<String>,
    /// Its season.
    pub season: String,
    /// 1 low, 2 medium, 3 high.
    pub risk: u8,
    /// Whether it suits 简案快办.
    pub simple: bool,
    /// Equipment beyond a recorder.
    pub equipment: Vec<String>,
    /// Templates of the documents that it typically needs.
    pub documents: Vec<String>,
    /// With whom an agreement is needed.
    pub partners: Vec<String>,
    /// What makes it easy or hard.
    pub note: String,
}

/// A town of the county.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TownData {
    /// Stable id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What kind of town, in three to six characters.
    pub kind: String,
    /// What it is and what is hard there.
    pub summary: String,
    /// Persons.
    pub population: u32,
    /// km².
    pub area: u32,
    /// Enterprises.
    pub enterprises: u32,
    /// Grid staff (网格员).
    pub grid: u32,
    /// Liaison stations (联络站).
    pub stations: u32,
    /// Officers on the books.
    pub officers: u32,
    /// 辅助人员.
    pub auxiliaries: u32,
    /// Mean age of officers, in tenths of a year.
    pub age: u32,
    /// Tickets of 12345 that concern enforcement, per week.
    pub tickets: u32,
    /// Thousand yuan for equipment.
    pub budget: u32,
    /// Road distance from the county seat, km.
    pub county_km: u32,
    /// 1 few, 2 some, 3 many officers work in their home place.
    pub ties: u8,
    /// Per cent of the county's mean, by feature.
    pub features: BTreeMap<String, u32>,
    /// Its outline on a grid of 1000 × 700.
    pub outline: Vec<[u32; 2]>,
    /// Where its office stands.
    pub seat: [u32; 2],
}

/// A line of water on the map.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LineData {
    /// `coast`, `river`, `lake`; `highway`, `rail`.
    pub kind: String,
    /// Its points.
    pub points: Vec<[u32; 2]>,
}

/// The county.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CountyData {
    /// Its name.
    pub name: String,
    /// The Monday of the first week.
    pub start: Date,
}

/// A batch of the list (批次).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BatchData {
    /// The week in which it is put before the town, from 1.
    pub week: u8,
    /// Its name.
    pub name: String,
    /// One or two sentences.
    pub note: String,
    /// The items.
    pub items: Vec<String>,
}

/// Equipment that can be bought (装备).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EquipmentData {
    /// Stable id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Thousand yuan.
    pub price: u32,
}

/// With whom an agreement can be made (协作单位).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartnerData {
    /// Stable id.
    pub id: String,
    /// Its name.
    pub name: String,
}

/// A document that items need, by the name of its template.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocumentName {
    /// The template's id.
    pub id: String,
    /// Its name.
    pub name: String,
}

/// A feature of towns (特征).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FeatureData {
    /// Stable id.
    pub id: String,
    /// Its name.
    pub name: String,
}

/// Why an item is deferred or handed back (理由).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GroundData {
    /// One of [`super::Ground`]'s names.
    pub id: super::Ground,
    /// Its name.
    pub name: String,
    /// When it holds, in a sentence.
    pub note: String,
}

/// Names that staff are given.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NamesData {
    /// Family names.
    pub family: Vec<String>,
    /// Given names.
    pub given: Vec<String>,
}

/// A parameter of the model with where it comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ParameterData {
    /// Stable id, a field of [`super::Parameters`].
    pub id: String,
    /// Its name.
    pub name: String,
    /// Under which heading it stands.
    pub group: String,
    /// The value.
    pub value: i64,
    /// The least and the most that an instructor may set.
    pub range: [i64; 2],
    /// Unit.
    pub unit: String,
    /// Whether it was taken from a report or assumed.
    pub source: Source,
    /// Which report and how, or why it was assumed so.
    pub basis: String,
}

/// Where a parameter comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// 由报告校准.
    Calibrated,
    /// 由法律规定.
    Statute,
    /// 假定.
    Assumption,
}
