//! What a deputy sets.

use super::super::super::content::{Model, Reviewing};

/// What stays set until it is changed.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Settings {
    /// How the powers are lodged.
    pub model: Model,
    /// Squads, 1 to 3.
    pub squads: u8,
    /// Who reviews.
    pub reviewing: Reviewing,
    /// A lawyer advises.
    pub lawyer: bool,
    /// The simple track is open.
    pub simple: bool,
    /// The town's weight in the appraisal of stationed squads, per cent.
    pub weight: u8,
    /// What must be reviewed goes out without, if nobody can.
    pub unreviewed: bool,
    /// People without a certificate handle cases when others are short.
    pub uncertified: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            model: Model::Delegated,
            squads: 1,
            reviewing: Reviewing::Own,
            lawyer: false,
            simple: false,
            weight: 30,
            unreviewed: false,
            uncertified: false,
        }
    }
}
