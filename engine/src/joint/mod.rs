//! 云上联审: a sitting over several towns' dossiers, remote or on site, against the clock.

mod activity;
mod bundle;
mod clock;
pub mod data;
mod docket;
mod grade;
mod report;
mod view;

pub use activity::{Command, Event, Sitting, State};
pub use bundle::{JointBundle, Same};
pub use clock::Clock;
pub use data::Way;
pub use docket::Seat;
pub use grade::{Fate, SeatGrade, SittingGrade, Time};
pub use view::{JointView, SeatView};
