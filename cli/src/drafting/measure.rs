//! Precision and recall of the checks over a part of the corpus.

use super::Desk;
use super::corpus::{CorpusDraft, ExpectedFinding, Part};
use engine::document::check::CheckKind;
use engine::document::{Mark, State};
use serde::Serialize;
use std::collections::BTreeMap;

/// How findings agree with those of a reviewer.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct Count {
    /// Raised by both.
    pub both: u32,
    /// Raised by the program alone.
    pub extra: u32,
    /// Raised by the reviewer alone.
    pub missed: u32,
    /// Checks that could not be told.
    pub unclear: u32,
    /// Checks judged.
    pub judged: u32,
}

impl Count {
    /// Share of the program's findings that a reviewer raises too, in basis points.
    pub fn precision(&self) -> Option<u32> {
        share(self.both, self.both + self.extra)
    }

    /// Share of a reviewer's findings that the program raises too, in basis points.
    pub fn recall(&self) -> Option<u32> {
        share(self.both, self.both + self.missed)
    }

    /// Share of the judged checks that could not be told, in basis points.
    pub fn unclear_share(&self) -> Option<u32> {
        share(self.unclear, self.judged)
    }

    fn add(&mut self, other: &Count) {
        self.both += other.both;
        self.extra += other.extra;
        self.missed += other.missed;
        self.unclear += other.unclear;
        self.judged += other.judged;
    }
}

fn share(part: u32, whole: u32) -> Option<u32> {
    (part * 10_000).checked_div(whole)
}

/// A finding on which program and reviewer differ.
#[derive(Clone, Debug, Serialize)]
pub struct Miss {
    /// `extra`: the program's alone; `missed`: the reviewer's alone; `unclear`: could not be told.
    pub what: &'static str,
    /// The template.
    pub template: String,
    /// The draft.
    pub draft: String,
    /// The check.
    pub check: String,
    /// The text at which the program or the reviewer points, or the remark.
    pub text: String,
}

/// The figures of one part.
#[derive(Clone, Debug, Serialize)]
pub struct Figures {
    /// The part.
    pub part: String,
    /// How many drafts.
    pub drafts: usize,
    /// By kind of check.
    pub kinds: BTreeMap<&'static str, Count>,
    /// By template.
    pub templates: BTreeMap<String, Count>,
    /// Over all.
    pub all: Count,
    /// Score of each draft in basis points, by `template/draft`, with its character.
    pub scores: BTreeMap<String, (String, i64)>,
    /// Where they differ.
    pub misses: Vec<Miss>,
}

/// Judges every draft of a part and compares with its findings.
///
/// # Errors
/// A draft that refers to no template, dossier, check or words of its text.
pub fn measure(desk: &Desk<'_>, part: &Part) -> Result<Figures, String> {
    let mut figures = Figures {
        part: part.name.clone(),
        drafts: part.drafts.len(),
        kinds: BTreeMap::new(),
        templates: BTreeMap::new(),
        all: Count::default(),
        scores: BTreeMap::new(),
        misses: Vec::new(),
    };
    for (template, draft) in &part.drafts {
        let place = format!("{}/{template}/{}", part.name, draft.id);
        let examiner = desk.examiner(template, &draft.dossier).ok_or_else(|| {
            format!(
                "{place}: no template {template} or dossier {}",
                draft.dossier
            )
        })?;
        for finding in &draft.findings {
            let known = examiner
                .template()
                .checks
                .iter()
                .any(|check| check.id == finding.check);
            if !known {
                return Err(format!("{place}: no check {}", finding.check));
            }
            if !finding.span.is_empty()
                && !draft.fields.text(&finding.field).contains(&finding.span)
            {
                return Err(format!(
                    "{place}: {} has no such words as {:?}",
                    finding.field, finding.span
                ));
            }
        }
        let verdict = examiner.judge(&draft.fields);
        figures.scores.insert(
            format!("{template}/{}", draft.id),
            (draft.character.clone(), verdict.score),
        );
        for mark in &verdict.marks {
            figures.compare(template, draft, mark);
        }
        for finding in &draft.findings {
            if !verdict.marks.iter().any(|mark| mark.check == finding.check) {
                let kind = examiner
                    .template()
                    .checks
                    .iter()
                    .find(|check| check.id == finding.check);
                let kind = kind.map_or(CheckKind::Element, |check| check.kind);
                figures.count(
                    template,
                    kind,
                    Count {
                        missed: 1,
                        ..Count::default()
                    },
                );
                figures.miss(
                    "missed",
                    template,
                    draft,
                    &finding.check,
                    "not judged".to_owned(),
                );
            }
        }
    }
    Ok(figures)
}

impl Figures {
    fn compare(&mut self, template: &str, draft: &CorpusDraft, mark: &Mark) {
        let expected = draft
            .findings
            .iter()
            .find(|finding| finding.check == mark.check);
        let mut count = Count {
            judged: 1,
            ..Count::default()
        };
        match (mark.is_finding(), expected) {
            (true, Some(finding)) if overlaps(draft, mark, finding) => count.both = 1,
            (true, Some(finding)) => {
                count.extra = 1;
                count.missed = 1;
                self.miss(
                    "missed",
                    template,
                    draft,
                    &mark.check,
                    format!("elsewhere than {:?}", finding.span),
                );
            }
            (true, None) => {
                count.extra = 1;
                self.miss(
                    "extra",
                    template,
                    draft,
                    &mark.check,
                    format!("{} {}", mark.note, pointed(draft, mark)),
                );
            }
            (false, Some(finding)) if mark.state == State::Unclear => {
                count.unclear = 1;
                count.missed = 1;
                self.miss(
                    "missed",
                    template,
                    draft,
                    &mark.check,
                    format!("unclear; {}", finding.note),
                );
            }
            (false, Some(finding)) => {
                count.missed = 1;
                self.miss(
                    "missed",
                    template,
                    draft,
                    &mark.check,
                    format!("{} | met at {}", finding.note, pointed(draft, mark)),
                );
            }
            (false, None) if mark.state == State::Unclear => {
                count.unclear = 1;
                self.miss(
                    "unclear",
                    template,
                    draft,
                    &mark.check,
                    pointed(draft, mark),
                );
            }
            (false, None) => {}
        }
        self.count(template, mark.kind, count);
    }

    fn count(&mut self, template: &str, kind: CheckKind, count: Count) {
        self.kinds.entry(kind.name()).or_default().add(&count);
        self.templates
            .entry(template.to_owned())
            .or_default()
            .add(&count);
        self.all.add(&count);
    }

    fn miss(
        &mut self,
        what: &'static str,
        template: &str,
        draft: &CorpusDraft,
        check: &str,
        text: String,
    ) {
        self.misses.push(Miss {
            what,
            template: template.to_owned(),
            draft: draft.id.clone(),
            check: check.to_owned(),
            text,
        });
    }
}

/// Whether both point at the same place; who points nowhere means the whole field.
fn overlaps(draft: &CorpusDraft, mark: &Mark, finding: &ExpectedFinding) -> bool {
    let Some(span) = mark.span.as_ref().filter(|_| !finding.span.is_empty()) else {
        return true;
    };
    if span.field != finding.field {
        return false;
    }
    let text = draft.fields.text(&finding.field);
    text.match_indices(&finding.span).any(|(at, words)| {
        let from = text.get(..at).unwrap_or_default().chars().count();
        let to = from + words.chars().count();
        span.from < to && from < span.to
    })
}

fn pointed(draft: &CorpusDraft, mark: &Mark) -> String {
    mark.span.as_ref().map_or_else(String::new, |span| {
        let text = draft.fields.text(&span.field);
        text.chars()
            .skip(span.from)
            .take((span.to - span.from).min(60))
            .collect()
    })
}
