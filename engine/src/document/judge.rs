//! Judging a draft: every check of its template, then the score.

use super::check::{CheckData, CheckKind};
use super::draft::Draft;
use super::facts::Facts;
use super::grammar::{Grammar, Prepared};
use super::kinds;
use super::reading::{FactWords, Reading, Synonyms};
use super::template::{Condition, DocumentData, FieldData, FieldKind};
use super::verdict::{Mark, Span, State, Verdict};
use crate::calendar::{Date, HolidayCalendar};
use crate::law::LawIndex;
use crate::score::Severity;
use std::cell::OnceCell;
use std::collections::BTreeMap;
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
    examiner: &'e Examiner,
    reading: OnceCell<Reading<'e>>,
    /// Whether nothing is written, or but a placeholder.
    blank: bool,
}

impl<'e> Written<'e> {
    /// It as patterns read it; most checks of most fields never ask.
    pub fn reading(&self) -> &Reading<'e> {
        let examiner = self.examiner;
        self.reading
            .get_or_init(|| Reading::new(&self.text, &examiner.grammar.lexicon, &examiner.words))
    }

    /// The span of folded characters from, to.
    pub fn span(&self, from: usize, to: usize) -> Span {
        let (from, to) = self.reading().folded.original(from, to);
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
        let sheet = self.sheet(draft);
        let marks = self.found(&sheet, draft, |_| true);
        let marks = marks
            .map(|(check, found)| self.mark(check, found))
            .collect();
        let cap = sheet.cap();
        Verdict::new(marks, cap)
    }

    /// What is missing or wrong in a draft by some of the checks.
    pub(crate) fn faults(&self, draft: &Draft, asked: impl Fn(&CheckData) -> bool) -> Vec<Mark> {
        let sheet = self.sheet(draft);
        let marks = self.found(&sheet, draft, asked);
        marks
            .filter(|(_, found)| matches!(found.state, State::Missing | State::Wrong))
            .map(|(check, found)| self.mark(check, found))
            .collect()
    }

    /// Where one of some checks is met in a draft, the first of the template's.
    pub(crate) fn met(&self, draft: &Draft, asked: impl Fn(&CheckData) -> bool) -> Option<Span> {
        let sheet = self.sheet(draft);
        let mut marks = self.found(&sheet, draft, asked);
        marks.find_map(|(_, found)| {
            let met = matches!(found.state, State::Met | State::Unclear);
            found.span.filter(|_| met)
        })
    }

    fn sheet<'e>(&'e self, draft: &'e Draft) -> Sheet<'e> {
        let written = |field: &'e FieldData| {
            let text = draft.text(&field.id);
            let written = Written {
                field,
                blank: super::values::is_placeholder(text.trim()),
                text,
                examiner: self,
                reading: OnceCell::new(),
            };
            (field.id.as_str(), written)
        };
        Sheet {
            examiner: self,
            texts: self.shown(draft).map(written).collect(),
        }
    }

    /// How the checks stand that apply and are asked for.
    fn found<'s>(
        &'s self,
        sheet: &'s Sheet<'s>,
        draft: &'s Draft,
        asked: impl Fn(&CheckData) -> bool + 's,
    ) -> impl Iterator<Item = (&'s CheckData, Found)> + 's {
        let checks = self.template.checks.iter().zip(&self.grammar.prepared);
        checks
            .filter(move |(check, _)| asked(check))
            .filter(|(check, _)| self.holds(check.condition.as_ref(), draft))
            .filter_map(|(check, prepared)| Some((check, sheet.judge(check, prepared)?)))
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
            CheckKind::Element => Some(kinds::said::element(&fields, prepared)),
            CheckKind::Forbidden => Some(kinds::said::forbidden(&fields, prepared)),
            CheckKind::Amount => kinds::value::amount(&fields),
            CheckKind::Relief => kinds::relief::judge(self, check, &fields),
            CheckKind::Order => kinds::order::judge(self, check, &fields),
            CheckKind::Language => kinds::value::language(check, &fields),
            CheckKind::Signature => kinds::value::signature(self, check, &fields),
        }
    }
}

/// Whether a severity caps the score.
pub(crate) fn caps(severity: Severity) -> bool {
    severity >= Severity::Revocable
}
