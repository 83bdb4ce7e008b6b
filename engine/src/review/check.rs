//! What the engine finds in a dossier by itself: rules of procedure, documents, consistency.

use super::volume::{Item, ItemKind, Volume};
use crate::calendar::{Date, HolidayCalendar};
use crate::document::{DocumentData, Examiner, Facts, Grammar, Mark, Span, Synonyms};
use crate::dossier::consistency::{ConsistencyData, Leaf, Whole};
use crate::law::LawIndex;
use crate::rule::{Monitor, RuleSet, Verdict};
use crate::score::Severity;
use std::sync::{Arc, OnceLock};

/// What checking needs.
#[derive(Clone)]
pub struct Bench {
    /// Rules of procedure.
    pub rules: RuleSet,
    /// Document templates.
    pub documents: Vec<Arc<DocumentData>>,
    /// Words of their patterns.
    pub synonyms: Synonyms,
    /// The patterns of templates that were asked for.
    pub grammars: Grammars,
    /// What must agree.
    pub consistency: Vec<ConsistencyData>,
    /// Statutes.
    pub law: Arc<LawIndex>,
    /// Holidays.
    pub calendar: Arc<HolidayCalendar>,
}

/// The patterns of templates, each made ready when it is first asked for.
#[derive(Clone, Debug)]
pub struct Grammars(Vec<OnceLock<Arc<Grammar>>>);

impl Grammars {
    /// For so many templates.
    pub fn of(documents: &[Arc<DocumentData>]) -> Grammars {
        Grammars(documents.iter().map(|_| OnceLock::new()).collect())
    }
}

/// Where a finding comes from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    /// A rule of procedure.
    Rule(String),
    /// A check of a document's template.
    Document {
        /// The template.
        template: String,
        /// The check.
        check: String,
    },
    /// A check over the whole dossier.
    Consistency(String),
}

impl std::fmt::Display for Source {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Source::Rule(rule) => write!(f, "rule:{rule}"),
            Source::Document { template, check } => write!(f, "{template}.{check}"),
            Source::Consistency(check) => write!(f, "volume:{check}"),
        }
    }
}

/// One thing that the engine finds wrong.
#[derive(Clone, Debug, PartialEq)]
pub struct Flaw {
    /// What found it.
    pub source: Source,
    /// Where it shows: items, the first one first.
    pub items: Vec<String>,
    /// The place in the first.
    pub span: Option<Span>,
    /// What it leads to.
    pub severity: Severity,
    /// What is wrong.
    pub title: String,
    /// What exactly was found.
    pub note: String,
}

impl Bench {
    /// A template.
    pub fn document(&self, id: &str) -> Option<&Arc<DocumentData>> {
        self.documents.iter().find(|document| document.id == id)
    }

    /// All that is found in a dossier.
    pub fn flaws(&self, volume: &Volume) -> Vec<Flaw> {
        let mut flaws = self.procedure(volume);
        for item in &volume.items {
            flaws.extend(self.written(volume, item));
        }
        flaws.extend(self.together(volume));
        flaws
    }

    /// What the rules of procedure find in the events.
    pub fn procedure(&self, volume: &Volume) -> Vec<Flaw> {
        let mut events: Vec<_> = volume.events.iter().collect();
        events.sort_by_key(|event| event.at);
        let mut monitor = Monitor::new(&self.rules);
        let (mut found, mut taken) = (Vec::new(), Vec::new());
        for happening in events {
            let data = happening
                .data
                .iter()
                .map(|(name, value)| (name.as_str(), value.clone()));
            let event = self
                .rules
                .vocabulary()
                .event(&happening.kind, happening.at, data);
            let Ok(event) = event else { continue };
            if let Ok(more) = monitor.push(&event) {
                taken.push(happening);
                found.extend(more);
            }
        }
        if !monitor.is_closed()
            && let Ok(more) = monitor.advance(volume.day)
        {
            found.extend(more);
        }
        let at = |n: u32| usize::try_from(n).ok().and_then(|n| taken.get(n));
        found
            .into_iter()
            .filter(|finding| {
                matches!(
                    finding.verdict,
                    Verdict::Violated | Verdict::ClosedUnfulfilled
                )
            })
            .filter_map(|finding| {
                let rule = self.rules.get(finding.rule)?;
                let mut items = Vec::new();
                for event in [finding.event, finding.related].into_iter().flatten() {
                    items.extend(at(event).into_iter().flat_map(|event| event.items.clone()));
                }
                Some(Flaw {
                    source: Source::Rule(rule.id.clone()),
                    items,
                    span: None,
                    severity: rule.severity,
                    title: rule.title.clone(),
                    note: rule.explain.clone(),
                })
            })
            .collect()
    }

    /// The judge of one document of the dossier.
    pub fn examiner(&self, volume: &Volume, item: &Item) -> Option<Examiner> {
        let ItemKind::Document {
            template, facts, ..
        } = &item.kind
        else {
            return None;
        };
        let facts = volume.facts.overlaid(facts);
        Some(self.judge_with(self.document(template)?, facts, item.at.date()))
    }

    /// Makes the patterns of the n-th template ready; whether there is one.
    pub(super) fn warm(&self, n: usize) -> bool {
        let template = self.documents.get(n);
        template.map(|template| self.grammar(template)).is_some()
    }

    fn judge_with(&self, template: &Arc<DocumentData>, facts: Facts, day: Date) -> Examiner {
        self.examiner_of(self.grammar(template), template, facts, day)
    }

    pub(super) fn grammar(&self, template: &Arc<DocumentData>) -> Arc<Grammar> {
        let at = self
            .documents
            .iter()
            .position(|document| document.id == template.id);
        let kept = at.and_then(|at| self.grammars.0.get(at));
        let made = || Arc::new(Grammar::new(template, &self.synonyms));
        kept.map_or_else(made, |kept| Arc::clone(kept.get_or_init(made)))
    }

    fn examiner_of(
        &self,
        grammar: Arc<Grammar>,
        template: &Arc<DocumentData>,
        facts: Facts,
        day: Date,
    ) -> Examiner {
        Examiner::with(
            grammar,
            Arc::clone(template),
            facts,
            day,
            Arc::clone(&self.law),
            Arc::clone(&self.calendar),
        )
    }

    /// What puts a document of the dossier on paper; it judges nothing.
    pub fn press(&self, volume: &Volume, item: &Item) -> Option<Examiner> {
        let ItemKind::Document {
            template, facts, ..
        } = &item.kind
        else {
            return None;
        };
        let facts = volume.facts.overlaid(facts);
        Some(self.press_of(self.document(template)?, facts, item.at.date()))
    }

    /// What puts a document of a template on paper; it judges nothing.
    pub(super) fn press_of(
        &self,
        template: &Arc<DocumentData>,
        facts: Facts,
        day: Date,
    ) -> Examiner {
        self.examiner_of(Arc::default(), template, facts, day)
    }

    /// The judge of a template for a dossier, on a day.
    pub fn judge_of(&self, volume: &Volume, template: &Arc<DocumentData>, day: Date) -> Examiner {
        self.judge_with(template, volume.facts.clone(), day)
    }

    /// What the checks of its template find in one document.
    pub fn written(&self, volume: &Volume, item: &Item) -> Vec<Flaw> {
        let (Some(examiner), ItemKind::Document { draft, .. }) =
            (self.examiner(volume, item), &item.kind)
        else {
            return Vec::new();
        };
        let marks = examiner.faults(draft, |_| true);
        marks.into_iter().map(|mark| of_mark(item, mark)).collect()
    }

    /// What does not agree over the whole dossier.
    pub fn together(&self, volume: &Volume) -> Vec<Flaw> {
        self.together_by(volume, |_| true)
    }

    /// The same by some of the checks.
    pub(super) fn together_by(
        &self,
        volume: &Volume,
        asked: impl Fn(&ConsistencyData) -> bool,
    ) -> Vec<Flaw> {
        let leaves: Vec<Leaf<'_>> = volume
            .items
            .iter()
            .filter_map(|item| match &item.kind {
                ItemKind::Document {
                    template, draft, ..
                } => Some(Leaf {
                    id: &item.id,
                    label: &item.label,
                    template: self.document(template)?,
                    draft,
                    at: Some(item.at),
                }),
                _ => None,
            })
            .collect();
        let exhibits: Vec<_> = volume.exhibits().collect();
        let whole = Whole {
            leaves: &leaves,
            exhibits: &exhibits,
            members: &volume.members,
            clips: &volume.clips,
            law: &self.law,
        };
        let checks = self.consistency.iter().enumerate();
        checks
            .filter(|(_, check)| asked(check))
            .flat_map(|(n, check)| {
                whole.clashes_of(n, check).map(|clash| Flaw {
                    source: Source::Consistency(check.id.clone()),
                    items: clash.items,
                    span: clash.span,
                    severity: check.severity,
                    title: check.title.clone(),
                    note: clash.note,
                })
            })
            .collect()
    }
}

/// What a check of a template found in a document.
pub(super) fn of_mark(item: &Item, mark: Mark) -> Flaw {
    Flaw {
        source: Source::Document {
            template: item.template().to_owned(),
            check: mark.check,
        },
        items: vec![item.id.clone()],
        span: mark.span,
        severity: mark.severity,
        title: mark.title,
        note: mark.note,
    }
}

impl Facts {
    /// These facts, with others put over them.
    pub(crate) fn overlaid(&self, over: &Facts) -> Facts {
        let mut whole = self.clone();
        for key in over.keys() {
            whole.replace(key, over.get(key).cloned());
        }
        whole
    }
}
