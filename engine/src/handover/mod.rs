//! 赋权承接: thirteen weeks in which a town takes enforcement powers over.
//!
//! Content says what may be handed down, to which towns, with which numbers; [`sim`] runs the weeks; [`order`] is
//! what a deputy can decide, [`policy`] one written down, [`assess`] the seven dimensions, [`trial`] a run without a
//! deputy, [`forecast`] many of them in pieces, [`summary`] what they came to.

pub mod activity;
pub mod assess;
pub mod bundle;
mod cast;
pub mod command;
pub mod content;
pub mod core;
mod describe;
pub mod forecast;
mod letter;
pub mod order;
pub mod policy;
mod report;
pub mod sim;
mod stake;
pub mod summary;
pub mod trial;
pub mod view;
pub mod world;

pub use activity::{Handover, State};
pub use bundle::{HandoverBundle, HandoverName};
pub use cast::{Cast, ROLES};
pub use command::{Command, Matter, Topic};
pub use content::*;
pub use describe::money;
pub use policy::PolicyData;
pub use view::{HandoverView, TownView};
pub use world::{HandoverData, World, WorldError};
