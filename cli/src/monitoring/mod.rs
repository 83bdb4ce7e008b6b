//! Judging an event log: its lines, the cases open at a time, and what is said of each.

pub mod log;
pub mod rows;
pub mod watch;

use log::{EventLog, LogError};
use std::io::Read;
use watch::{Closed, Watch};

use engine::rule::RuleSet;

/// Judges a whole log; each case is handed on as soon as it closes, those still open at the end.
///
/// Returns how many events there were.
///
/// # Errors
/// The first line that cannot be read; the cases closed before it were handed on. Whatever `each`
/// fails with.
pub fn judge<E: From<LogError>>(
    rules: &RuleSet,
    input: impl Read,
    idle: Option<u32>,
    mut each: impl FnMut(Closed<'_>) -> Result<(), E>,
) -> Result<u64, E> {
    let mut log = EventLog::new(rules, input)?;
    let mut watch = Watch::new(rules, idle);
    let mut events = 0;
    while let Some(line) = log.next_event()? {
        watch
            .push(&line, &mut each)?
            .map_err(|error| log.out_of_order(error))?;
        events += 1;
    }
    watch.end(&mut each)?;
    Ok(events)
}
