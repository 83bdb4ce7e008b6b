//! `lifa deadline --from DATE --period "7个工作日"`: the last lawful day.

use super::cite::{parse, toml_files};
use super::{Failure, Outcome, content_dir};
use engine::calendar::{
    Date, Deadline, HolidayCalendar, HolidayData, Last, Moment, Period, Roll, Start, Unit,
    deadline, latest_day_before,
};
use lexopt::prelude::*;
use serde::Serialize;
use std::path::{Path, PathBuf};

const USAGE: &str =
    "lifa deadline --from DATE --period P [--before] [--roll] [--json] [--content DIR]";

/// Prints the last day that is in time.
///
/// The day of `--from` is not counted. With `--before` it is the day of the hearing or the act, and
/// the full period lies between; with `--roll` a last day that is no workday moves on.
pub fn run(parser: &mut lexopt::Parser) -> Outcome {
    let (mut from, mut period, mut before, mut roll, mut json, mut content) =
        (None, None, false, Roll::Never, false, None);
    while let Some(arg) = parser.next()? {
        match arg {
            Long("from") => from = Some(start(&parser.value()?.string()?)?),
            Long("period") => period = Some(parser.value()?.parse::<Period>()?),
            Long("before") => before = true,
            Long("roll") => roll = Roll::Forward,
            Long("json") => json = true,
            Long("content") => content = Some(PathBuf::from(parser.value()?)),
            other => return Err(Failure(format!("{}; usage: {USAGE}", other.unexpected()))),
        }
    }
    let from = from.ok_or_else(|| Failure(format!("--from is missing; usage: {USAGE}")))?;
    let period = period.ok_or_else(|| Failure(format!("--period is missing; usage: {USAGE}")))?;
    if before && roll == Roll::Forward {
        return Err(Failure("--before and --roll exclude each other".to_owned()));
    }
    if period.unit() == Unit::Hour && !before && matches!(from, Start::Day(_)) {
        return Err(Failure(
            "hours need a time: --from 2026-09-18T14:02".to_owned(),
        ));
    }
    let calendar = calendar(&content_dir(content)?)?;
    let end = match before {
        true => latest_day_before(&calendar, day(from), &period),
        false => deadline(&calendar, from, &period, roll),
    };
    let answer = Answer::new(&calendar, from, period, before, end);
    if json {
        println!("{}", serde_json::to_string_pretty(&answer)?);
    } else {
        print!("{}", answer.to_text());
    }
    Ok(true)
}

#[derive(Debug, Serialize)]
struct Answer {
    from: String,
    period: Period,
    before: bool,
    #[serde(flatten)]
    end: Deadline,
    weekday: &'static str,
    /// The holiday on the last day.
    #[serde(skip_serializing_if = "Option::is_none")]
    holiday: Option<String>,
}

impl Answer {
    fn new(
        calendar: &HolidayCalendar,
        from: Start,
        period: Period,
        before: bool,
        end: Deadline,
    ) -> Answer {
        let from = match from {
            Start::Day(date) => date.to_string(),
            Start::Moment(moment) => moment.to_string(),
        };
        let last = end.last.date();
        let holiday = calendar.holiday_name(last).map(str::to_owned);
        Answer {
            from,
            period,
            before,
            end,
            weekday: last.weekday().chinese(),
            holiday,
        }
    }

    fn to_text(&self) -> String {
        let last = match self.end.last {
            Last::Day(date) => date.to_string(),
            Last::Moment(moment) => moment.to_string(),
        };
        let mut text = format!("{last} {}", self.weekday);
        if let Some(holiday) = &self.holiday {
            text.push_str(&format!(" {holiday}"));
        }
        if self.end.rolled {
            text.push_str(" (moved to the next workday)");
        }
        if let Some(year) = self.end.uncovered_year {
            text.push_str(&format!(
                " (no holidays known for {year}: only its weekends were counted)"
            ));
        }
        text.push('\n');
        text
    }
}

fn day(start: Start) -> Date {
    match start {
        Start::Day(date) => date,
        Start::Moment(moment) => moment.date(),
    }
}

fn start(text: &str) -> Result<Start, Failure> {
    match text.contains('T') {
        true => Ok(Start::Moment(text.parse::<Moment>()?)),
        false => Ok(Start::Day(text.parse::<Date>()?)),
    }
}

/// The holidays of a content folder.
pub(crate) fn calendar(content: &Path) -> Result<HolidayCalendar, Failure> {
    let folder = content.join("calendar");
    let mut data = HolidayData::default();
    for path in toml_files(&folder)? {
        data.year.extend(parse::<HolidayData>(&path)?.year);
    }
    HolidayCalendar::new(data).map_err(|error| Failure(format!("{}: {error}", folder.display())))
}
