//! Checks of what is said, by patterns.

use crate::document::grammar::Prepared;
use crate::document::judge::{Found, Written};
use crate::document::normal::Tone;
use crate::document::reading::Compiled;
use crate::document::verdict::State;

/// Whether something is written that must be.
pub(crate) fn element(fields: &[&Written<'_>], prepared: &Prepared) -> Found {
    let find = |patterns: &[Compiled]| {
        fields.iter().find_map(|written| {
            patterns.iter().find_map(|pattern| {
                let mut matches = written.reading().matches(pattern);
                matches
                    .find(|&(sentence, _)| {
                        let tone = written
                            .reading()
                            .folded
                            .sentences
                            .get(sentence)
                            .map(|s| s.tone);
                        !written.is_prose() || tone == Some(Tone::Prose)
                    })
                    .map(|(_, (from, to))| written.span(from, to))
            })
        })
    };
    let (said, further) = (
        find(&prepared.any),
        prepared.all.iter().all(|patterns| find(patterns).is_some()),
    );
    if let Some(span) = said.clone().filter(|_| further) {
        return Found::met(Some(span));
    }
    if said.is_some() && find(&prepared.near).is_none() {
        return Found::missing("只写到一部分。");
    }
    let nearly = || {
        fields
            .iter()
            .filter(|written| written.is_prose())
            .find_map(|written| {
                let found = prepared
                    .any
                    .iter()
                    .find_map(|pattern| written.reading().nearly(pattern));
                found.map(|(from, to)| written.span(from, to))
            })
    };
    match find(&prepared.near).or_else(nearly) {
        Some(span) => Found {
            state: State::Unclear,
            span: Some(span),
            note: "可能写到了，但看不准。请指出是哪一句。".to_owned(),
        },
        None => Found::missing("没有写到。"),
    }
}

/// Whether nothing is written that must not be.
pub(crate) fn forbidden(fields: &[&Written<'_>], prepared: &Prepared) -> Found {
    for written in fields {
        for pattern in &prepared.any {
            for (sentence, (from, to)) in written.reading().matches(pattern) {
                let excused = prepared.except.iter().any(|except| {
                    written
                        .reading()
                        .matches(except)
                        .any(|(other, _)| other == sentence)
                });
                if !excused {
                    return Found::wrong(written.span(from, to), "这样写不合要求。");
                }
            }
        }
    }
    Found::met(None)
}
