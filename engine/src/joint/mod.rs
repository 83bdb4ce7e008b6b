//! 云上联审: a sitting over several towns' dossiers, remote or on site, against the clock.

mod activity;
mod bundle;
mod clock;
mod command;
pub mod data;
mod docket;
mod grade;
mod report;
mod sitting;
mod step;
mod view;

pub use activity::State;
pub use bundle::{JointBundle, Same};
pub use clock::Clock;
pub use command::{Command, Event};
pub use data::Way;
pub use docket::Seat;
pub use grade::{Fate, SeatGrade, SittingGrade, Time};
pub use sitting::Sitting;
pub use view::{JointView, SeatView};
