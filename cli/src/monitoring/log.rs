//! Events from the lines of a CSV log.

use super::rows::{RowError, Rows};
use engine::calendar::{Date, Moment};
use engine::rule::{AttrId, Event, KindId, MonitorError, RuleSet, Vocabulary};
use engine::value::ValueType;
use std::collections::HashMap;
use std::fmt;
use std::io::Read;

/// Why a log cannot be read.
#[derive(Debug)]
pub enum LogError {
    /// The file cannot be read.
    Io(std::io::Error),
    /// A line is wrong.
    Line {
        /// The line, counted from 1.
        line: u64,
        /// The column in characters, counted from 1.
        column: u64,
        /// What is wrong there.
        message: String,
    },
}

impl fmt::Display for LogError {
    /// `LINE:COLUMN: message`, to be put after the file's name.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            LogError::Io(error) => write!(f, " {error}"),
            LogError::Line {
                line,
                column,
                message,
            } => write!(f, "{line}:{column}: {message}"),
        }
    }
}

impl std::error::Error for LogError {}

impl From<RowError> for LogError {
    fn from(error: RowError) -> LogError {
        match error {
            RowError::Io(error) => LogError::Io(error),
            RowError::Malformed {
                line,
                column,
                message,
            } => LogError::Line {
                line,
                column,
                message: message.to_owned(),
            },
        }
    }
}

/// The event log of a CSV file.
///
/// Its first line names the columns: `case`, `activity`, `time`, and attributes of the vocabulary.
/// An activity is an event kind or its name in the field; an empty field is no value.
pub struct EventLog<'r, R> {
    rows: Rows<R>,
    vocabulary: &'r Vocabulary,
    kinds: HashMap<&'r str, KindId>,
    case: usize,
    activity: usize,
    time: usize,
    columns: usize,
    /// Columns with attributes, in order of the attributes.
    attrs: Vec<(AttrId, ValueType, usize)>,
    event: Event,
}

/// An event and its case.
pub struct LogLine<'l> {
    /// The case.
    pub case: &'l str,
    /// The event.
    pub event: &'l Event,
}

impl<'r, R: Read> EventLog<'r, R> {
    /// Reads the first line.
    ///
    /// # Errors
    /// It is missing or names other columns.
    pub fn new(rules: &'r RuleSet, input: R) -> Result<EventLog<'r, R>, LogError> {
        let vocabulary = rules.vocabulary();
        let mut kinds = HashMap::new();
        for kind in vocabulary.kinds() {
            kinds.entry(vocabulary.kind_label(kind)).or_insert(kind);
        }
        for kind in vocabulary.kinds() {
            kinds.insert(vocabulary.kind_name(kind), kind);
        }
        let Some(any) = vocabulary.kinds().next() else {
            return Err(wrong(1, 1, "the vocabulary has no events"));
        };
        let mut log = EventLog {
            rows: Rows::new(input),
            vocabulary,
            kinds,
            case: usize::MAX,
            activity: usize::MAX,
            time: usize::MAX,
            columns: 0,
            attrs: Vec::new(),
            event: Event::new(any, Moment::MIN),
        };
        log.read_header()?;
        Ok(log)
    }

    fn read_header(&mut self) -> Result<(), LogError> {
        if !self.rows.advance()? {
            return Err(wrong(1, 1, "the log is empty; expected case,activity,time"));
        }
        let row = self.rows.row();
        self.columns = row.len();
        for place in 0..row.len() {
            let name = row.field(place).trim();
            let fault = |message: String| wrong(row.line, row.column(place), message);
            let known = match name {
                "case" => Some(&mut self.case),
                "activity" => Some(&mut self.activity),
                "time" => Some(&mut self.time),
                _ => None,
            };
            let twice = match known {
                Some(column) => std::mem::replace(column, place) != usize::MAX,
                None => {
                    let attr = self.vocabulary.attr(name);
                    let attr =
                        attr.ok_or_else(|| fault(format!("no event has an attribute {name:?}")))?;
                    let twice = self.attrs.iter().any(|(known, ..)| *known == attr);
                    self.attrs
                        .push((attr, self.vocabulary.attr_type(attr), place));
                    twice
                }
            };
            if twice {
                return Err(fault(format!("column {name} is there twice")));
            }
        }
        for (name, column) in [
            ("case", self.case),
            ("activity", self.activity),
            ("time", self.time),
        ] {
            if column == usize::MAX {
                return Err(wrong(row.line, 1, format!("column {name} is missing")));
            }
        }
        self.attrs.sort_unstable();
        Ok(())
    }

    /// The next event, none at the end.
    ///
    /// # Errors
    /// The line is malformed or does not fit the vocabulary.
    pub fn next_event(&mut self) -> Result<Option<LogLine<'_>>, LogError> {
        if !self.rows.advance()? {
            return Ok(None);
        }
        let row = self.rows.row();
        let fault =
            |place: usize, message: String| Err(wrong(row.line, row.column(place), message));
        if row.len() != self.columns {
            let (found, wanted) = (row.len(), self.columns);
            return fault(
                row.len() - 1,
                format!("expected {wanted} fields, found {found}"),
            );
        }
        let activity = row.field(self.activity);
        let Some(&kind) = self.kinds.get(activity) else {
            return fault(self.activity, format!("there is no event {activity:?}"));
        };
        let time = row.field(self.time);
        let Some(at) = moment(time) else {
            return fault(
                self.time,
                format!("expected a time such as 2026-09-18T09:30, found {time:?}"),
            );
        };
        self.event.reset(kind, at);
        for &(attr, value_type, place) in &self.attrs {
            let text = row.field(place);
            if text.is_empty() {
                continue;
            }
            if !self.vocabulary.declares(kind, attr) {
                let (kind, attr) = (
                    self.vocabulary.kind_name(kind),
                    self.vocabulary.attr_name(attr),
                );
                return fault(place, format!("{kind} has no attribute {attr}"));
            }
            match value_type.parse(text) {
                Ok(value) => self.event.set(attr, value),
                Err(error) => return fault(place, error.to_string()),
            }
        }
        Ok(Some(LogLine {
            case: row.field(self.case),
            event: &self.event,
        }))
    }

    /// That the event last read comes too late.
    pub fn out_of_order(&self, error: MonitorError) -> LogError {
        let row = self.rows.row();
        let message = match error {
            MonitorError::OutOfOrder { at, clock, .. } => {
                format!("{at} comes after {clock} in the same case")
            }
            other => other.to_string(),
        };
        wrong(row.line, row.column(self.time), message)
    }
}

fn wrong(line: u64, column: u64, message: impl Into<String>) -> LogError {
    LogError::Line {
        line,
        column,
        message: message.into(),
    }
}

/// `2026-09-18`, `2026-09-18T09:30`, also with a space for the T and with seconds, which are left
/// out.
fn moment(text: &str) -> Option<Moment> {
    let date: Date = text.get(..10)?.parse().ok()?;
    let rest = text.get(10..)?;
    if rest.is_empty() {
        return Some(Moment::start_of(date));
    }
    let time = rest.strip_prefix(['T', ' '])?.as_bytes();
    let two = |place: usize| match (time.get(place), time.get(place + 1)) {
        (Some(tens @ b'0'..=b'9'), Some(ones @ b'0'..=b'9')) => {
            Some(u16::from(tens - b'0') * 10 + u16::from(ones - b'0'))
        }
        _ => None,
    };
    let colon = |place: usize| time.get(place) == Some(&b':');
    let (hour, minute) = (two(0)?, two(3)?);
    let seconds = match time.len() {
        5 => true,
        8 => colon(5) && two(6).is_some_and(|second| second < 60),
        _ => false,
    };
    (colon(2) && seconds).then(|| Moment::at(date, hour, minute))?
}

#[cfg(test)]
mod tests {
    use super::moment;

    #[test]
    fn times_are_read_with_or_without_seconds() {
        for (text, expected) in [
            ("2026-09-18", "2026-09-18T00:00"),
            ("2026-09-18T09:30", "2026-09-18T09:30"),
            ("2026-09-18 09:30", "2026-09-18T09:30"),
            ("2026-09-18 09:30:59", "2026-09-18T09:30"),
        ] {
            assert_eq!(
                moment(text).map(|at| at.to_string()).as_deref(),
                Some(expected)
            );
        }
        for text in [
            "",
            "2026-09-18T",
            "2026-09-18T9:30",
            "2026-09-18T24:00",
            "2026-09-18T09:30:60",
            "2026-09-18T09:30Z",
            "2026-02-30",
            "2026-09-18X09:30",
            "NaN",
            "九月",
        ] {
            assert_eq!(moment(text), None, "{text}");
        }
    }
}
