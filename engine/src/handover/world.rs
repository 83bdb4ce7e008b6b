//! The content of the handover put together for one town: names become places, shares become rates.

use super::content::{
    BatchData, CardData, CountyData, Depth, DocumentName, EquipmentData, FeatureData, FieldData,
    GroundData, ItemData, ItemKind, LineData, NamesData, ParameterData, ParameterError, Parameters,
    PartnerData, SeasonData, TownData,
};
use super::policy::PolicyData;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Most fields, partners and kinds of equipment, so that sets of them fit a word.
pub const MOST_FIELDS: usize = 8;
const MOST_KINDS: usize = 16;
/// The most minutes that stand for "never" among gaps.
const NEVER: u64 = 1 << 40;

/// Everything that content says about the handover.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HandoverData {
    /// The county.
    pub county: CountyData,
    /// Its towns.
    pub towns: Vec<TownData>,
    /// Water on the map.
    pub water: Vec<LineData>,
    /// Roads on the map.
    pub road: Vec<LineData>,
    /// Fields of enforcement.
    pub fields: Vec<FieldData>,
    /// Features of towns.
    pub features: Vec<FeatureData>,
    /// Seasons.
    pub seasons: Vec<SeasonData>,
    /// Equipment.
    pub equipment: Vec<EquipmentData>,
    /// Partners.
    pub partners: Vec<PartnerData>,
    /// Grounds of deferring and handing back.
    pub grounds: Vec<GroundData>,
    /// The items.
    pub items: Vec<ItemData>,
    /// The documents that items need.
    pub documents: Vec<DocumentName>,
    /// The batches in which they come.
    pub batches: Vec<BatchData>,
    /// Event cards.
    pub cards: Vec<CardData>,
    /// Names of staff.
    pub names: NamesData,
    /// Parameters.
    pub parameters: Vec<ParameterData>,
    /// Named policies.
    pub policies: Vec<PolicyData>,
}

/// Content that does not hold together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WorldError {
    /// Something is referred to that is not there.
    Unknown {
        /// What kind of thing.
        what: &'static str,
        /// Its id.
        id: String,
        /// Who refers to it; empty: whoever asked.
        by: String,
    },
    /// A total that does not come out.
    Total {
        /// Of what.
        what: String,
        /// What it comes to.
        is: u32,
        /// What it should come to.
        wanted: u32,
    },
    /// More than the model can hold.
    TooMany(&'static str),
    /// An item is in no batch or in two.
    Batch(String),
    /// Parameters.
    Parameters(ParameterError),
}

impl std::fmt::Display for WorldError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            WorldError::Unknown { what, id, by } if by.is_empty() => write!(f, "没有{what}“{id}”"),
            WorldError::Unknown { what, id, by } => write!(f, "{by}: 没有{what}“{id}”"),
            WorldError::Total { what, is, wanted } => {
                write!(f, "{what}合计{is}，应为{wanted}")
            }
            WorldError::TooMany(what) => write!(f, "{what}太多"),
            WorldError::Batch(id) => write!(f, "事项“{id}”应当恰在一个批次中"),
            WorldError::Parameters(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for WorldError {}

/// An item as the model uses it.
#[derive(Clone, Debug)]
pub struct Item {
    /// Place of its field.
    pub field: usize,
    /// Place of its department.
    pub origin: usize,
    /// Penalty or measure.
    pub kind: ItemKind,
    /// Whether it needs expertise.
    pub professional: bool,
    /// 1 to 3.
    pub risk: u8,
    /// Whether it suits the simple track.
    pub simple: bool,
    /// Set of equipment.
    pub equipment: u32,
    /// Set of partners.
    pub partners: u32,
    /// The week in which it is put before the town, from 1.
    pub batch: u8,
    /// Mean gap between clues at the busiest, in minutes.
    pub gap: u64,
    /// Per thousand of the busiest, week by week.
    pub thin: [u32; 13],
    /// Clues that may be expected over the thirteen weeks, in thousandths.
    pub expected: u64,
}

/// One town with all that it may be handed.
#[derive(Clone, Debug)]
pub struct World {
    /// The content.
    pub data: Arc<HandoverData>,
    /// The parameters in force.
    pub parameters: Parameters,
    /// Place of the town.
    pub place: usize,
    /// The items, in the order of content.
    pub items: Vec<Item>,
    /// The places of the items, the most frequent first.
    pub by_frequency: Vec<u16>,
    /// Departments.
    pub origins: Vec<String>,
    /// Where vehicles stand among the equipment.
    pub vehicles: Option<usize>,
}

impl World {
    /// Puts a town's world together.
    ///
    /// # Errors
    /// The first part that does not hold together.
    pub fn new(
        data: Arc<HandoverData>,
        town: &str,
        edits: &BTreeMap<String, i64>,
    ) -> Result<World, WorldError> {
        let parameters = Parameters::of(&data.parameters)
            .and_then(|all| all.edited(&data.parameters, edits))
            .map_err(WorldError::Parameters)?;
        let place = find("乡镇", town, "", &data.towns, |town| &town.id)?;
        let mut origins: Vec<String> = Vec::new();
        for item in &data.items {
            if !origins.contains(&item.origin) {
                origins.push(item.origin.clone());
            }
        }
        limits(&data, &origins)?;
        let vehicles = data.equipment.iter().position(|kind| kind.id == "vehicle");
        let mut world = World {
            parameters,
            place,
            items: Vec::new(),
            by_frequency: Vec::new(),
            origins,
            vehicles,
            data,
        };
        world.items = world.compile()?;
        let items = &world.items;
        world.by_frequency = (0..items.len() as u16).collect();
        world.by_frequency.sort_by_key(|n| {
            std::cmp::Reverse(items.get(usize::from(*n)).map_or(0, |item| item.expected))
        });
        world.totals()?;
        Ok(world)
    }

    /// The town.
    pub fn town(&self) -> Option<&TownData> {
        self.data.towns.get(self.place)
    }

    /// How a feature stands in the town, per cent of the county's mean; none for what is no feature.
    pub fn feature(&self, id: &str) -> Option<u32> {
        let known = self.data.features.iter().any(|feature| feature.id == id);
        let here = |town: &TownData| town.features.get(id).copied();
        known.then(|| self.town().and_then(here).unwrap_or(100))
    }

    /// The place of an item.
    pub fn item(&self, id: &str) -> Option<usize> {
        self.data.items.iter().position(|item| item.id == id)
    }

    /// Clues that reach the town in a week, in thousandths.
    fn weekly(&self) -> u64 {
        let Some(town) = self.town() else { return 0 };
        let p = &self.parameters;
        let positive = |n: i64| u64::try_from(n).unwrap_or(0);
        let tickets = u64::from(town.tickets) * 1000;
        let patrols = tickets * positive(p.patrol_clues) / 100;
        // A month has 4.33 weeks; the rates are per hundred.
        let monthly = u64::from(town.stations) * positive(p.station_clues)
            + u64::from(town.grid) * positive(p.grid_clues);
        tickets + patrols + monthly * 1000 / 433
    }

    fn compile(&self) -> Result<Vec<Item>, WorldError> {
        // What a town is like shifts clues between its items; how many there are in all is its tickets' to say.
        let mut plain = 0;
        let mut shifted = 0;
        for item in &self.data.items {
            let field = find("领域", &item.field, &item.id, &self.data.fields, |field| {
                &field.id
            })?;
            let share = self.data.fields.get(field).map_or(0, |field| field.share);
            let base = u64::from(share) * u64::from(item.weight);
            plain += base * 100;
            shifted += base * self.factor(item)?;
        }
        let weekly = self.weekly() * plain / shifted.max(1);
        self.data
            .items
            .iter()
            .map(|item| self.one(item, weekly))
            .collect()
    }

    fn one(&self, item: &ItemData, weekly: u64) -> Result<Item, WorldError> {
        let data = &self.data;
        let field = find("领域", &item.field, &item.id, &data.fields, |field| {
            &field.id
        })?;
        let season = find("季节", &item.season, &item.id, &data.seasons, |season| {
            &season.id
        })?;
        let mut equipment = 0;
        for kind in &item.equipment {
            equipment |= 1 << find("装备", kind, &item.id, &data.equipment, |kind| &kind.id)?;
        }
        let mut partners = 0;
        for kind in &item.partners {
            partners |= 1
                << find("协作单位", kind, &item.id, &data.partners, |kind| {
                    &kind.id
                })?;
        }
        let batch = self.batch(&item.id)?;
        let origin = self
            .origins
            .iter()
            .position(|name| *name == item.origin)
            .unwrap_or(0);
        let weeks = data
            .seasons
            .get(season)
            .map_or([100; 13], |season| season.weeks);
        let share = data.fields.get(field).map_or(0, |field| field.share);
        let base = weekly * u64::from(share) * u64::from(item.weight) * self.factor(item)?;
        let busiest = weeks.iter().copied().max().unwrap_or(100).max(1);
        // `base` is clues per week in 10^10ths.
        let peak = base * u64::from(busiest) / 100;
        let gap = 24_000_000_000_000_u64.checked_div(peak).unwrap_or(NEVER);
        let thin = weeks.map(|week| week * 1000 / busiest);
        let seasons: u64 = weeks.iter().map(|week| u64::from(*week)).sum();
        let expected = base * seasons / 100 / 10_000_000;
        Ok(Item {
            field,
            origin,
            kind: item.kind,
            professional: item.depth == Depth::Professional,
            risk: item.risk,
            simple: item.simple,
            equipment,
            partners,
            batch,
            gap: gap.min(NEVER),
            thin,
            expected,
        })
    }

    /// How frequent an item is here, per cent of the county's mean.
    fn factor(&self, item: &ItemData) -> Result<u64, WorldError> {
        let Some(town) = self.town() else {
            return Ok(100);
        };
        let mut sum = 0;
        for feature in &item.features {
            find("特征", feature, &item.id, &self.data.features, |feature| {
                &feature.id
            })?;
            sum += u64::from(town.features.get(feature).copied().unwrap_or(100));
        }
        let count = item.features.len() as u64;
        Ok(sum.checked_div(count).unwrap_or(100))
    }

    fn batch(&self, id: &str) -> Result<u8, WorldError> {
        let mut weeks = self
            .data
            .batches
            .iter()
            .filter(|batch| batch.items.iter().any(|item| item == id))
            .map(|batch| batch.week);
        match (weeks.next(), weeks.next()) {
            (Some(week), None) => Ok(week),
            _ => Err(WorldError::Batch(id.to_owned())),
        }
    }

    fn totals(&self) -> Result<(), WorldError> {
        let shares: u32 = self.data.fields.iter().map(|field| field.share).sum();
        if shares != 100 {
            return Err(WorldError::Total {
                what: "领域占比".to_owned(),
                is: shares,
                wanted: 100,
            });
        }
        for field in &self.data.fields {
            let items = self.data.items.iter().filter(|item| item.field == field.id);
            let sum: u32 = items.map(|item| item.weight).sum();
            if sum != 1000 {
                let what = format!("{}的事项权重", field.name);
                return Err(WorldError::Total {
                    what,
                    is: sum,
                    wanted: 1000,
                });
            }
        }
        for batch in &self.data.batches {
            for item in &batch.items {
                find("事项", item, &batch.name, &self.data.items, |item| {
                    &item.id
                })?;
            }
        }
        Ok(())
    }
}

fn limits(data: &HandoverData, origins: &[String]) -> Result<(), WorldError> {
    let all = [
        ("领域", data.fields.len(), MOST_FIELDS),
        ("装备", data.equipment.len(), MOST_KINDS),
        ("协作单位", data.partners.len(), MOST_KINDS),
        ("原主管部门", origins.len(), 32),
        ("事项", data.items.len(), 400),
    ];
    match all.iter().find(|(_, count, most)| count > most) {
        Some((what, ..)) => Err(WorldError::TooMany(what)),
        None => Ok(()),
    }
}

fn find<T>(
    what: &'static str,
    id: &str,
    by: &str,
    all: &[T],
    name: impl Fn(&T) -> &String,
) -> Result<usize, WorldError> {
    let unknown = || WorldError::Unknown {
        what,
        id: id.to_owned(),
        by: by.to_owned(),
    };
    all.iter()
        .position(|one| name(one) == id)
        .ok_or_else(unknown)
}
