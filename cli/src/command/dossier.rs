//! `lifa dossier RECORD --docx OUT.zip`: the file of a recorded case, for Word and WPS.

use super::verify::read;
use super::{Failure, Outcome, content_dir};
use engine::case::view::CaseView;
use engine::record::Record;
use engine::run::ResumeError;
use std::path::{Path, PathBuf};
use volume::Volume;

pub(super) fn run(parser: &mut lexopt::Parser) -> Outcome {
    use lexopt::prelude::*;
    let (mut record, mut docx, mut dir) = (None, None, None);
    while let Some(arg) = parser.next()? {
        match arg {
            Value(value) if record.is_none() => record = Some(PathBuf::from(value)),
            Long("docx") => docx = Some(PathBuf::from(parser.value()?)),
            Long("content") => dir = Some(PathBuf::from(parser.value()?)),
            other => return Err(other.unexpected().into()),
        }
    }
    let usage = || Failure("dossier RECORD --docx OUT.zip".to_owned());
    let (record, docx) = (record.ok_or_else(usage)?, docx.ok_or_else(usage)?);
    let volume = volume_of(&record, &content_dir(dir)?)?;
    let bytes =
        export::volume(&volume).map_err(|error| Failure(format!("{}: {error}", docx.display())))?;
    std::fs::write(&docx, bytes)
        .map_err(|error| Failure(format!("{}: {error}", docx.display())))?;
    println!("{}: {} items", docx.display(), volume.items.len());
    Ok(true)
}

/// Repeats the record and takes the file as it then lies on the desk.
fn volume_of(file: &Path, dir: &Path) -> Result<Volume, Failure> {
    let at = |message: String| Failure(format!("{}:{message}", file.display()));
    let text = read(file).map_err(|message| at(format!(" {message}")))?;
    let malformed = |line: usize, column: usize, message: &str| {
        at(format!("{line}:{column}: malformed: {message}"))
    };
    let record: Record = engine::json::read(&text)
        .map_err(|error| malformed(error.line(), error.column(), &error.to_string()))?;
    let opened = super::play::open(dir, &record.header.content)
        .map_err(|Failure(message)| at(format!(" {message}")))?;
    let run = opened.resume(&text).map_err(|error| match error {
        ResumeError::Malformed { line, column } => malformed(line, column, "not a record"),
        ResumeError::OtherContent(field) => {
            at(format!(" the header's {field} does not fit the content"))
        }
        ResumeError::Entry(n) => at(format!(" entry {n} does not replay")),
    })?;
    match run.view_value().downcast::<CaseView>() {
        Ok(view) => Ok(Volume::of(&view)),
        Err(_) => Err(at(format!(" {} keeps no file", record.header.kind))),
    }
}
