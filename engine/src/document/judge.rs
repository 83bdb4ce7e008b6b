//! Judging a draft: every check of its template, then the score.

use super::check::{CheckData, CheckKind};
use super::draft::Draft;
use super::facts::Facts;
use super::kinds;
use super::normal::Tone;
use super::reading::{Compiled, FactWords, Lexicon, Reading, Synonyms};
use super::template::{Condition, DocumentData, FieldData, FieldKind};
use super::verdict::{Mark, Span, State, Verdict};
use crate::calendar::{Date, HolidayCalendar};
use crate::law::LawIndex;
use crate::score::Severity;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A template made ready to judge drafts about one dossier.
#[derive(Clone)]
pub struct Examiner {
    template: Arc<DocumentData>,
    facts: Facts,
    day: Date,
    law: Arc<LawIndex>,
    holidays: Arc<HolidayCalendar>,
    grammar: Arc<Grammar>,
    words: FactWords,
}

/// The patterns of a template, made ready for any dossier.
#[derive(Clone, Debug, Default)]
pub struct Grammar {
    lexicon: Lexicon,
    prepared: Vec<Prepared>,
    /// Keys of the facts that its checks look at.
    keys: BTreeSet<String>,
}

impl Grammar {
    /// Makes a template's patterns ready.
    pub fn new(template: &DocumentData, synonyms: &Synonyms) -> Grammar {
        let mut lexicon = Lexicon::default();
        let mut all = |patterns: &[super::pattern::Pattern]| -> Vec<Compiled> {
            patterns
                .iter()
                .map(|pattern| lexicon.compile(pattern, synonyms))
                .collect()
        };
        let prepared = template
            .checks
            .iter()
            .map(|check| Prepared {
                any: all(&check.any),
                all: check.all.iter().map(|patterns| all(patterns)).collect(),
                near: all(&check.near),
                except: all(&check.except),
            })
            .collect();
        lexicon.seal();
        let mut keys: BTreeSet<String> = lexicon.fact_keys().map(str::to_owned).collect();
        for check in &template.checks {
            keys.extend([check.fact.clone(), check.after.clone()]);
            keys.extend(
                check
                    .condition
                    .iter()
                    .map(|condition| condition.fact.clone()),
            );
        }
        let sections = template.sections.iter();
        let shown = sections.filter_map(|section| section.condition.as_ref());
        let fields = template
            .fields()
            .filter_map(|field| field.condition.as_ref());
        keys.extend(shown.chain(fields).map(|condition| condition.fact.clone()));
        Grammar {
            lexicon,
            prepared,
            keys,
        }
    }

    /// Whether a judgement may depend on a fact; of facts that are no days, it always may.
    pub fn looks_at(&self, key: &str) -> bool {
        let dated = key.starts_with("date.") || key.starts_with("span.") || key.starts_with("due.");
        !dated || self.keys.contains(key)
    }
}

/// The patterns of one check.
#[derive(Clone, Debug, Default)]
struct Prepared {
    any: Vec<Compiled>,
    all: Vec<Vec<Compiled>>,
    near: Vec<Compiled>,
    except: Vec<Compiled>,
}

/// What a check finds: how it stands, where, and what exactly.
pub(crate) struct Found {
    pub state: State,
    pub span: Option<Span>,
    pub note: String,
}

impl Found {
    pub fn met(span: Option<Span>) -> Found {
        Found {
            state: State::Met,
            span,
            note: String::new(),
        }
    }

    pub fn missing(note: impl Into<String>) -> Found {
        Found {
            state: State::Missing,
            span: None,
            note: note.into(),
        }
    }

    pub fn wrong(span: Span, note: impl Into<String>) -> Found {
        Found {
            state: State::Wrong,
            span: Some(span),
            note: note.into(),
        }
    }
}

/// What the kinds of check look at.
pub(crate) struct Sheet<'e> {
    pub examiner: &'e Examiner,
    pub texts: BTreeMap<&'e str, Written<'e>>,
}

/// A field as written.
pub(crate) struct Written<'e> {
    pub field: &'e FieldData,
    pub text: String,
    pub reading: Reading<'e>,
    /// Whether nothing is written, or but a placeholder.
    blank: bool,
}

impl Written<'_> {
    /// The span of folded characters from, to.
    pub fn span(&self, from: usize, to: usize) -> Span {
        let (from, to) = self.reading.folded.original(from, to);
        Span {
            field: self.field.id.clone(),
            from,
            to,
        }
    }

    /// The whole field.
    pub fn whole(&self) -> Span {
        Span {
            field: self.field.id.clone(),
            from: 0,
            to: self.text.chars().count(),
        }
    }

    pub fn is_blank(&self) -> bool {
        self.blank
    }

    /// Whether its sentences are asked to be prose.
    pub fn is_prose(&self) -> bool {
        matches!(self.field.kind, FieldKind::Long | FieldKind::Text)
    }
}

impl<'e> Sheet<'e> {
    /// A check's fields that are shown and written.
    pub fn fields(&self, check: &CheckData) -> Vec<&Written<'e>> {
        let ids = check.fields.iter();
        ids.filter_map(|id| self.texts.get(id.as_str())).collect()
    }

    pub fn facts(&self) -> &Facts {
        &self.examiner.facts
    }

    pub fn law(&self) -> &LawIndex {
        &self.examiner.law
    }

    pub fn day(&self) -> Date {
        self.examiner.day
    }

    pub fn holidays(&self) -> &HolidayCalendar {
        &self.examiner.holidays
    }

    /// The sum in figures that the document states, for its capitals.
    pub fn figures(&self) -> &str {
        let money = |written: &&Written<'_>| written.field.kind == FieldKind::Money;
        self.texts
            .values()
            .find(money)
            .map_or("", |written| &written.text)
    }
}

impl Examiner {
    /// Makes a template ready.
    pub fn new(
        template: Arc<DocumentData>,
        facts: Facts,
        day: Date,
        synonyms: &Synonyms,
        law: Arc<LawIndex>,
        holidays: Arc<HolidayCalendar>,
    ) -> Examiner {
        let grammar = Arc::new(Grammar::new(&template, synonyms));
        Examiner::with(grammar, template, facts, day, law, holidays)
    }

    /// The same with patterns that are ready.
    pub fn with(
        grammar: Arc<Grammar>,
        template: Arc<DocumentData>,
        facts: Facts,
        day: Date,
        law: Arc<LawIndex>,
        holidays: Arc<HolidayCalendar>,
    ) -> Examiner {
        let words = grammar.lexicon.fact_words(&facts);
        Examiner {
            template,
            facts,
            day,
            law,
            holidays,
            grammar,
            words,
        }
    }

    /// The template.
    pub fn template(&self) -> &DocumentData {
        &self.template
    }

    /// The facts.
    pub fn facts(&self) -> &Facts {
        &self.facts
    }

    /// Whether a condition holds of a draft.
    pub fn holds(&self, condition: Option<&Condition>, draft: &Draft) -> bool {
        let Some(condition) = condition else {
            return true;
        };
        let written = [draft.text(&condition.field)];
        let values = if condition.field.is_empty() {
            self.facts.list(&condition.fact)
        } else {
            &written
        };
        values.iter().map(|value| value.trim()).any(|value| {
            let wanted = condition.is.as_slice();
            !value.is_empty() && (wanted.is_empty() || wanted.iter().any(|wanted| wanted == value))
        })
    }

    /// The fields that are shown, in order.
    pub fn shown<'e>(&'e self, draft: &'e Draft) -> impl Iterator<Item = &'e FieldData> {
        self.template
            .sections
            .iter()
            .filter(|section| self.holds(section.condition.as_ref(), draft))
            .flat_map(|section| &section.fields)
            .filter(|field| self.holds(field.condition.as_ref(), draft))
    }

    /// Judges a draft; one that is over the limits is judged as empty.
    pub fn judge(&self, draft: &Draft) -> Verdict {
        let empty = Draft::default();
        let draft = if draft.fits() { draft } else { &empty };
        let texts = self
            .shown(draft)
            .map(|field| {
                let text = draft.text(&field.id);
                let reading = Reading::new(&text, &self.grammar.lexicon, &self.words);
                (
                    field.id.as_str(),
                    Written {
                        field,
                        blank: super::values::is_placeholder(text.trim()),
                        text,
                        reading,
                    },
                )
            })
            .collect();
        let sheet = Sheet {
            examiner: self,
            texts,
        };
        let checks = self.template.checks.iter().zip(&self.grammar.prepared);
        let marks: Vec<Mark> = checks
            .filter(|(check, _)| self.holds(check.condition.as_ref(), draft))
            .filter_map(|(check, prepared)| {
                let found = sheet.judge(check, prepared)?;
                Some(self.mark(check, found))
            })
            .collect();
        let cap = sheet.cap();
        Verdict::new(marks, cap)
    }

    fn mark(&self, check: &CheckData, found: Found) -> Mark {
        let lost = match found.state {
            State::Met | State::Unclear => 0,
            State::Missing | State::Wrong => check.points,
        };
        Mark {
            check: check.id.clone(),
            kind: check.kind,
            title: check.title.clone(),
            state: found.state,
            severity: check.severity,
            points: check.points,
            lost,
            fields: check.fields.clone(),
            span: found.span,
            note: found.note,
            basis: check
                .basis
                .iter()
                .map(|citation| self.law.full(citation))
                .collect(),
            why: check.why.clone(),
            better: self.facts.fill(&check.better),
        }
    }
}

impl Sheet<'_> {
    /// How a check stands; `None` if there is nothing to judge.
    fn judge(&self, check: &CheckData, prepared: &Prepared) -> Option<Found> {
        let fields = self.fields(check);
        if fields.is_empty() {
            return None;
        }
        if fields.iter().all(|written| written.is_blank()) {
            let passive = matches!(check.kind, CheckKind::Forbidden | CheckKind::Language);
            let unknown = matches!(check.kind, CheckKind::Agreement | CheckKind::Citation)
                && self.facts().list(&check.fact).is_empty();
            return (!passive && !unknown).then(|| Found::missing("没有填写。"));
        }
        match check.kind {
            CheckKind::Present => kinds::value::present(&fields),
            CheckKind::Form => kinds::value::form(self, check, &fields),
            CheckKind::Agreement => kinds::agreement::judge(self, check, &fields),
            CheckKind::Citation => kinds::citation::judge(self, check, &fields),
            CheckKind::Element => Some(element(&fields, prepared)),
            CheckKind::Forbidden => Some(forbidden(&fields, prepared)),
            CheckKind::Amount => kinds::value::amount(&fields),
            CheckKind::Relief => kinds::relief::judge(self, check, &fields),
            CheckKind::Order => kinds::order::judge(self, check, &fields),
            CheckKind::Language => kinds::value::language(check, &fields),
            CheckKind::Signature => kinds::value::signature(self, check, &fields),
        }
    }
}

fn element(fields: &[&Written<'_>], prepared: &Prepared) -> Found {
    let find = |patterns: &[Compiled]| {
        fields.iter().find_map(|written| {
            patterns.iter().find_map(|pattern| {
                let mut matches = written.reading.matches(pattern);
                matches
                    .find(|&(sentence, _)| {
                        let tone = written
                            .reading
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
                    .find_map(|pattern| written.reading.nearly(pattern));
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

fn forbidden(fields: &[&Written<'_>], prepared: &Prepared) -> Found {
    for written in fields {
        for pattern in &prepared.any {
            for (sentence, (from, to)) in written.reading.matches(pattern) {
                let excused = prepared.except.iter().any(|except| {
                    written
                        .reading
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

/// Whether a severity caps the score.
pub(crate) fn caps(severity: Severity) -> bool {
    severity >= Severity::Revocable
}
