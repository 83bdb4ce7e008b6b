//! Everything that is wrong with templates, dossiers, models and exercises.

use super::Diagnostic;
use super::load::{Library, Sourced};
use crate::drafting::Desk;
use engine::document::check::{CheckData, CheckKind};
use engine::document::template::{Condition, FieldKind};
use engine::document::{DocumentData, Draft, State, Value};
use engine::dossier::DossierData;
use engine::drafting::{ExerciseData, ExerciseKind};
use engine::law::LawIndex;
use std::collections::BTreeSet;

/// The diagnostics of all that drafting is made of.
pub fn check(library: &Library, law: &LawIndex) -> Vec<Diagnostic> {
    let mut checker = Checker {
        library,
        law,
        found: Vec::new(),
    };
    for template in &library.documents {
        checker.template(template);
    }
    for dossier in &library.dossiers {
        checker.dossier(dossier);
    }
    match Desk::new(library) {
        Ok(desk) => checker.drafts(&desk),
        Err(message) => checker.report(library.documents.first(), "", message),
    }
    checker.found
}

struct Checker<'a> {
    library: &'a Library,
    law: &'a LawIndex,
    found: Vec<Diagnostic>,
}

impl Checker<'_> {
    fn report<T>(&mut self, at: Option<&Sourced<T>>, path: &str, message: String) {
        let Some(at) = at else {
            return;
        };
        let (line, column) = self.library.place(at, path);
        self.found.push(Diagnostic {
            file: at.file.clone(),
            line,
            column,
            code: "document",
            message,
            hint: String::new(),
        });
    }

    fn template(&mut self, at: &Sourced<DocumentData>) {
        let template = &at.item;
        let mut ids = BTreeSet::new();
        for field in template.fields() {
            if !ids.insert(field.id.as_str()) {
                self.report(Some(at), "section", format!("two fields {}", field.id));
            }
            let lacking = match field.kind {
                FieldKind::Choice => field.options.is_empty(),
                FieldKind::Table => field.columns.is_empty(),
                _ => false,
            };
            if lacking {
                self.report(
                    Some(at),
                    "section",
                    format!("field {}: no options or columns", field.id),
                );
            }
            self.condition(at, template, field.condition.as_ref(), &field.id);
        }
        for section in &template.sections {
            self.condition(at, template, section.condition.as_ref(), &section.title);
        }
        let mut seen = BTreeSet::new();
        for (n, check) in template.checks.iter().enumerate() {
            let path = format!("check[{n}]");
            if !seen.insert(check.id.as_str()) {
                self.report(Some(at), &path, format!("two checks {}", check.id));
            }
            for fault in check_faults(template, check) {
                self.report(Some(at), &path, format!("check {}: {fault}", check.id));
            }
            self.condition(at, template, check.condition.as_ref(), &check.id);
            for basis in &check.basis {
                if self.law.canonical(basis).is_none() {
                    self.report(
                        Some(at),
                        &format!("{path}.basis"),
                        format!("no such provision as {basis}"),
                    );
                }
            }
            let patterns = check
                .any
                .iter()
                .chain(check.all.iter().flatten())
                .chain(&check.near)
                .chain(&check.except);
            for name in patterns.flat_map(|pattern| pattern.synonyms()) {
                if !self.library.synonyms.contains_key(name) {
                    self.report(Some(at), &path, format!("no synonyms @{name}"));
                }
            }
        }
        let points: u32 = template.checks.iter().map(|check| check.points).sum();
        if points != 100 {
            self.report(
                Some(at),
                "check",
                format!("the points add up to {points}, not to 100"),
            );
        }
    }

    fn condition(
        &mut self,
        at: &Sourced<DocumentData>,
        template: &DocumentData,
        condition: Option<&Condition>,
        of: &str,
    ) {
        let unknown = condition.filter(|condition| {
            (condition.field.is_empty() && condition.fact.is_empty())
                || (!condition.field.is_empty() && template.field(&condition.field).is_none())
        });
        if let Some(condition) = unknown {
            self.report(
                Some(at),
                "",
                format!("{of}: a condition on no known field: {:?}", condition.field),
            );
        }
    }

    fn dossier(&mut self, at: &Sourced<DossierData>) {
        let facts = &at.item.facts;
        for key in ["violated", "basis", "ground"] {
            for text in facts.list(key) {
                let resolution = text
                    .parse()
                    .ok()
                    .map(|citation| self.law.resolve(&citation, at.item.day));
                if !resolution.is_some_and(|resolution| resolution.is_in_force()) {
                    self.report(
                        Some(at),
                        "facts",
                        format!("{key}: {text} is not in force on {}", at.item.day),
                    );
                }
            }
        }
        for filed in &at.item.documents {
            if !self
                .library
                .documents
                .iter()
                .any(|template| template.item.id == filed.template)
            {
                self.report(
                    Some(at),
                    "document",
                    format!("no template {}", filed.template),
                );
            }
        }
    }

    fn drafts(&mut self, desk: &Desk<'_>) {
        for model in &self.library.models {
            let data = &model.item;
            let Some(examiner) = desk.examiner(&data.template, &data.dossier) else {
                let message = format!("no template {} or dossier {}", data.template, data.dossier);
                self.report(Some(model), "", message);
                continue;
            };
            for fault in field_faults(examiner.template(), &data.fields) {
                self.report(Some(model), "fields", fault);
            }
            let verdict = examiner.judge(&data.fields);
            if let Some(cap) = verdict.cap {
                self.report(
                    Some(model),
                    "fields",
                    format!("the model is taken for no document: {cap:?}"),
                );
            }
            for mark in verdict.marks {
                if mark.state != State::Met {
                    let message = format!(
                        "the model does not meet {}: {} {}",
                        mark.check, mark.title, mark.note
                    );
                    self.report(Some(model), "fields", message);
                }
            }
        }
        for exercise in &self.library.exercises {
            self.exercise(desk, exercise);
        }
    }

    fn exercise(&mut self, desk: &Desk<'_>, at: &Sourced<ExerciseData>) {
        let data = &at.item;
        let Some(examiner) = desk.examiner(&data.template, &data.dossier) else {
            let message = format!("no template {} or dossier {}", data.template, data.dossier);
            return self.report(Some(at), "", message);
        };
        for fault in field_faults(examiner.template(), &data.given) {
            self.report(Some(at), "given", fault);
        }
        let model = self.library.models.iter().find(|model| {
            model.item.template == data.template && model.item.dossier == data.dossier
        });
        if model.is_none() {
            self.report(
                Some(at),
                "",
                format!("no model of {} for {}", data.template, data.dossier),
            );
        }
        if data.kind != ExerciseKind::Mend {
            return;
        }
        let verdict = examiner.judge(&data.given);
        let faulty: BTreeSet<&str> = verdict
            .findings()
            .map(|mark| match &mark.span {
                Some(span) => span.field.as_str(),
                None => mark.fields.first().map_or("", String::as_str),
            })
            .collect();
        if faulty.len() != data.faults as usize {
            let message = format!(
                "{} faults are announced, found are {} in {faulty:?}: {:?}",
                data.faults,
                faulty.len(),
                verdict
                    .findings()
                    .map(|mark| mark.check.as_str())
                    .collect::<Vec<_>>()
            );
            self.report(Some(at), "given", message);
        }
    }
}

/// What a check lacks for its kind.
fn check_faults(template: &DocumentData, check: &CheckData) -> Vec<String> {
    let mut faults = Vec::new();
    let mut need = |there: bool, what: &str| {
        if !there {
            faults.push(what.to_owned());
        }
    };
    for field in &check.fields {
        need(
            template.field(field).is_some(),
            &format!("no field {field}"),
        );
    }
    need(!check.fields.is_empty(), "no fields");
    need(!check.why.is_empty(), "no explanation");
    match check.kind {
        CheckKind::Element | CheckKind::Forbidden => need(!check.any.is_empty(), "no patterns"),
        CheckKind::Form => need(check.form.is_some(), "no form"),
        CheckKind::Agreement => need(
            check.how.is_some() && !check.fact.is_empty(),
            "no how or fact",
        ),
        CheckKind::Citation => need(!check.fact.is_empty(), "no fact"),
        CheckKind::Relief => need(check.part.is_some(), "no part"),
        CheckKind::Language => need(!check.wrong.is_empty(), "no words"),
        CheckKind::Present | CheckKind::Amount | CheckKind::Order | CheckKind::Signature => {}
    }
    faults
}

fn field_faults(template: &DocumentData, draft: &Draft) -> Vec<String> {
    let mut faults = Vec::new();
    for (id, value) in &draft.fields {
        match template.field(id) {
            None => faults.push(format!("no field {id}")),
            Some(field) => {
                if matches!(value, Value::Rows(_)) != field.kind.is_rows() {
                    faults.push(format!(
                        "field {id}: rows where text belongs, or the reverse"
                    ));
                }
                let text = value.text();
                if field.kind == FieldKind::Choice
                    && !text.is_empty()
                    && !field.options.contains(&text)
                {
                    faults.push(format!("field {id}: {text:?} is not on offer"));
                }
            }
        }
    }
    if !draft.fits() {
        faults.push("over the limits of a document".to_owned());
    }
    faults
}
