//! `lifa cite "TEXT" [--on DATE]`: which provisions a text cites, and whether they are in force.

use super::{Failure, Outcome, content_dir, read};
use engine::calendar::Date;
use engine::law::{Citation, Context, LawIndex, Place, Resolution, StatuteData};
use lexopt::prelude::*;
use serde::{Deserialize, Serialize};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

const USAGE: &str = "lifa cite TEXT [--on DATE] [--json] [--content DIR]";

/// Exit 1 if a citation is not in force on the day, or the text has none.
pub fn run(parser: &mut lexopt::Parser) -> Outcome {
    let (mut text, mut on, mut json, mut content) = (None, None, false, None);
    while let Some(arg) = parser.next()? {
        match arg {
            Long("on") => on = Some(parser.value()?.parse::<Date>()?),
            Long("json") => json = true,
            Long("content") => content = Some(PathBuf::from(parser.value()?)),
            Value(value) if text.is_none() => text = Some(value.string()?),
            other => return Err(Failure(format!("{}; usage: {USAGE}", other.unexpected()))),
        }
    }
    let text = text.ok_or_else(|| Failure(format!("no text; usage: {USAGE}")))?;
    let on = on.unwrap_or_else(today);
    let law = statutes(&content_dir(content)?)?;
    let report = cite(&law, &text, on);
    if json {
        println!("{}", serde_json::to_string_pretty(&report)?);
    } else {
        print!("{}", report.to_text(&law));
    }
    Ok(report.status == Some("in_force"))
}

/// What a text cites, on a day.
#[derive(Debug, Serialize)]
struct Report<'t> {
    on: Date,
    /// `in_force` if all are; else the status of the first that is not; nothing without citations.
    status: Option<&'static str>,
    citations: Vec<Cited<'t>>,
}

#[derive(Debug, Serialize)]
struct Cited<'t> {
    /// As it stands in the text, and where, in bytes.
    text: &'t str,
    start: usize,
    end: usize,
    /// In the canonical form.
    citation: Citation,
    full: String,
    /// The last place of a range.
    #[serde(skip_serializing_if = "Option::is_none")]
    through: Option<Citation>,
    #[serde(flatten)]
    resolution: Resolution,
    /// What an author must know before citing the statute.
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<String>,
}

fn cite<'t>(law: &LawIndex, text: &'t str, on: Date) -> Report<'t> {
    let mut citations: Vec<Cited<'t>> = law
        .mentions(text, Context::default())
        .map(|mention| {
            cited(
                law,
                text,
                on,
                mention.span.clone(),
                mention.citation(),
                mention.through,
            )
        })
        .collect();
    // A bare name, known or before 第N条, is no mention in running text, but it is one here.
    let nothing_named = citations.iter().all(|c| c.citation.statute.is_empty());
    if nothing_named
        && let Ok(citation) = text.parse::<Citation>()
        && (citation.place.article > 0
            || text.starts_with('《')
            || law.statute(&citation.statute).is_some())
    {
        citations = vec![cited(law, text, on, 0..text.len(), citation, None)];
    }
    let worst = citations
        .iter()
        .map(|c| c.resolution.status())
        .find(|&status| status != "in_force");
    Report {
        on,
        status: worst.or(citations.first().map(|_| "in_force")),
        citations,
    }
}

fn cited<'t>(
    law: &LawIndex,
    text: &'t str,
    on: Date,
    span: Range<usize>,
    citation: Citation,
    through: Option<Place>,
) -> Cited<'t> {
    let through = through.map(|place| Citation::new(citation.statute.clone(), place));
    let first = law.resolve(&citation, on);
    let resolution = match &through {
        Some(last) if first.is_in_force() => law.resolve(last, on),
        _ => first,
    };
    let canonical = |citation: Citation| law.canonical(&citation).unwrap_or(citation);
    Cited {
        text: text.get(span.clone()).unwrap_or_default(),
        start: span.start,
        end: span.end,
        full: law.full(&citation),
        note: law
            .statute(&citation.statute)
            .and_then(|statute| statute.version_on(on)?.0.note.clone()),
        citation: canonical(citation),
        through: through.map(canonical),
        resolution,
    }
}

impl Report<'_> {
    fn to_text(&self, law: &LawIndex) -> String {
        if self.citations.is_empty() {
            return "no citation found\n".to_owned();
        }
        self.citations
            .iter()
            .map(|cited| cited.to_text(law))
            .collect()
    }
}

impl Cited<'_> {
    fn to_text(&self, law: &LawIndex) -> String {
        let status = self.resolution.status();
        let detail = match &self.resolution {
            Resolution::InForce {
                revised,
                caution: None,
            } => format!("text of {revised}"),
            Resolution::InForce {
                revised,
                caution: Some(caution),
            } => {
                let word = serde_json::to_string(caution).unwrap_or_default();
                format!("text of {revised}; {}", word.trim_matches('"'))
            }
            Resolution::NotYetInForce { from } => format!("from {from}"),
            Resolution::Repealed { on, by } => match by {
                Some(by) => format!("on {on} by {}", law.full(by)),
                None => format!("on {on}"),
            },
            Resolution::NoSuchArticle { last } => format!("the last is 第{last}条"),
            Resolution::NoSuchParagraph { paragraphs } => format!("the article has {paragraphs}"),
            Resolution::NoSuchItem { items } => format!("there are {items}"),
            Resolution::UnknownStatute => String::new(),
        };
        let through = self
            .through
            .as_ref()
            .map(|last| format!("至{}", last.place))
            .unwrap_or_default();
        let detail = if detail.is_empty() {
            detail
        } else {
            format!("  ({detail})")
        };
        let note = self
            .note
            .as_ref()
            .map(|note| format!("  note: {note}"))
            .unwrap_or_default();
        format!("{}{through}  {status}{detail}{note}\n", self.citation)
    }
}

/// The statutes of a content folder.
pub(super) fn statutes(content: &Path) -> Result<LawIndex, Failure> {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct File {
        statute: Vec<StatuteData>,
    }
    let mut statutes = Vec::new();
    let mut places = Vec::new();
    for path in toml_files(&content.join("law").join("statutes"))? {
        let file: File = parse(&path)?;
        places.extend((0..file.statute.len()).map(|n| (path.clone(), n)));
        statutes.extend(file.statute);
    }
    LawIndex::new(statutes).map_err(|errors| {
        let error = errors.into_iter().next();
        let message = error.map(|error| error.to_string()).unwrap_or_default();
        let n = message
            .strip_prefix("statute[")
            .and_then(|rest| rest.split(']').next()?.parse::<usize>().ok());
        match n.and_then(|n| places.get(n).map(|place| (n, place))) {
            Some((n, (path, local))) => {
                let tail =
                    message.replacen(&format!("statute[{n}]"), &format!("statute[{local}]"), 1);
                Failure(format!("{}: {tail}", path.display()))
            }
            None => Failure(message),
        }
    })
}

/// The TOML files of a folder, by name.
pub(crate) fn toml_files(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let located = |error: std::io::Error| Failure(format!("{}: {error}", folder.display()));
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(located)? {
        let path = entry.map_err(located)?.path();
        if path
            .extension()
            .is_some_and(|extension| extension == "toml")
        {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// A TOML file as data; the error names file, line and column.
pub(crate) fn parse<T: serde::de::DeserializeOwned>(path: &Path) -> Result<T, Failure> {
    let text = read(path)?;
    toml::from_str(&text).map_err(|error| {
        let offset = error.span().map_or(0, |span| span.start);
        let before = text.get(..offset).unwrap_or(&text);
        let line = before.matches('\n').count() + 1;
        let column = before
            .rsplit('\n')
            .next()
            .unwrap_or_default()
            .chars()
            .count()
            + 1;
        Failure(format!(
            "{}:{line}:{column}: {}",
            path.display(),
            error.message()
        ))
    })
}

/// The day in China, eight hours ahead of UTC.
fn today() -> Date {
    let seconds = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |elapsed| elapsed.as_secs());
    let days = (seconds + 8 * 3600) / 86_400;
    i32::try_from(days)
        .ok()
        .and_then(Date::from_epoch_days)
        .unwrap_or(Date::MAX)
}
