//! Calendar 期限: days, holidays, periods and deadlines.
//!
//! Counting leaves out the day on which a period starts. Whether a last day that is no workday
//! moves on is for each rule to say, with its own basis ([`Roll`]).

mod date;
mod deadline;
mod holiday;
mod moment;
mod period;

pub use date::{Date, ParseError, Weekday};
pub use deadline::{Deadline, Last, Roll, Start, deadline, latest_day_before, workdays_between};
pub use holiday::{
    Holiday, HolidayCalendar, HolidayData, HolidayError, HolidayProblem, HolidayYear,
};
pub use moment::Moment;
pub use period::{Period, Unit};
