//! What a handover is made of.

mod card;
mod data;
mod parameters;
mod terms;

pub use card::{CardData, ChoiceData, Effect};
pub use data::{
    BatchData, CountyData, Depth, DocumentName, EquipmentData, FeatureData, FieldData, GroundData,
    ItemData, ItemKind, LineData, NamesData, ParameterData, PartnerData, SeasonData, Source,
    TownData,
};
pub use parameters::{ParameterError, Parameters};
pub use terms::{Channel, Dimension, Ground, Model, Post, Reviewing, Verdict};
