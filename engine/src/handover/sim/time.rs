//! The clock of the simulation: minutes of working time, five days of eight hours a week.

/// A working day.
pub const DAY: u64 = 480;
/// A working week.
pub const WEEK: u64 = 5 * DAY;
/// Weeks of the transition.
pub const WEEKS: u8 = 13;

/// When the last week ends.
pub const END: u64 = WEEK * WEEKS as u64;

/// When a week, from 0, begins.
pub fn start_of(week: u8) -> u64 {
    u64::from(week) * WEEK
}

/// Calendar days as working time: five working days in seven.
pub fn calendar_days(days: i64) -> u64 {
    u64::try_from(days).unwrap_or(0) * DAY * 5 / 7
}
