//! Documents that the trainee writes in a case instead of leaving them to the form.

use super::data::{ActionData, FactText};
use super::effect::{Cause, Params};
use super::scope::World;
use super::view::Answer;
use super::{Case, State};
use crate::activity::{Rejection, RejectionCode, Sheet};
use crate::calendar::Moment;
use crate::document::check::Consequence;
use crate::document::template::Stage;
use crate::document::{DocumentData, Draft, Examiner, FactValue, Facts, Mark, Paper, Verdict};
use crate::dossier::EvidenceData;
use crate::drafting::KnownFact;
use crate::score::{Competency, DocumentScore, Finding, Severity};
use crate::value::Value;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Documents that came with a command, by form.
pub(crate) type Papers = BTreeMap<String, Paper>;

/// A document as it was written and judged.
#[derive(Clone, Debug)]
pub(crate) struct Written {
    /// The form that it takes the place of.
    pub form: String,
    /// When.
    pub at: Moment,
    /// The command that brought it, counted as the documents it produced.
    pub command: usize,
    /// What was written.
    pub draft: Draft,
    /// The judgement.
    pub verdict: Verdict,
}

impl Case {
    /// The template with which a form is written by hand.
    pub(crate) fn document(&self, form: &str) -> Option<&Arc<DocumentData>> {
        self.documents.iter().find(|document| document.form == form)
    }

    /// The part of the volume to which a form belongs.
    pub(crate) fn stage(&self, form: &str) -> Stage {
        self.document(form)
            .map_or(Stage::Other, |document| document.stage)
    }

    /// Whether an action may produce a document that can be written by hand.
    pub(crate) fn writes(&self, action: &ActionData) -> bool {
        let own = action.effects.iter();
        let options = self
            .data
            .options
            .iter()
            .filter(|option| option.actions.contains(&action.id));
        let effects = own.chain(options.flat_map(|option| &option.effects));
        effects
            .map(|effect| &effect.document)
            .any(|form| !form.is_empty() && self.document(form).is_some())
    }

    /// What an action would put on paper, as far as it can be written by hand.
    pub(crate) fn sheets_for(
        &self,
        state: &State,
        action: &str,
        with: &BTreeMap<String, Answer>,
    ) -> Result<Vec<Sheet>, Rejection> {
        let Some(data) = self.action(action) else {
            return Err(Rejection::param(RejectionCode::Unknown, "action"));
        };
        let params = self.answers(state, data, with)?;
        let cause = Cause {
            params: Some(&params),
            action: &data.id,
            event: None,
            begin: self.work_begins(state.now),
            depth: 0,
            papers: None,
        };
        let forms = self.forms_to_write(state, data, cause);
        Ok(forms
            .into_iter()
            .filter_map(|form| self.sheet(state, form, cause))
            .collect())
    }

    /// The forms of an action, as answered, that can be written by hand; each once.
    fn forms_to_write<'a>(
        &'a self,
        state: &State,
        action: &'a ActionData,
        cause: Cause<'_>,
    ) -> Vec<&'a str> {
        let options = action
            .params
            .iter()
            .filter_map(|param| Some((param, cause.params?.get(&param.id)?)));
        let chosen = options.flat_map(|(param, value)| {
            let ids: Vec<String> = value.symbols().iter().map(ToString::to_string).collect();
            self.case_options(&action.id, &param.id)
                .filter(move |option| ids.contains(&option.id))
        });
        let effects = action
            .effects
            .iter()
            .chain(chosen.flat_map(|option| &option.effects));
        let mut forms: Vec<&str> = Vec::new();
        for effect in effects {
            let form = effect.document.as_str();
            let written = !form.is_empty()
                && !forms.contains(&form)
                && self.document(form).is_some()
                && effect.condition.holds(&World::caused(self, state, cause));
            if written {
                forms.push(form);
            }
        }
        forms
    }

    /// Why an action cannot be taken yet where documents must be written by hand: one of its own is not.
    pub(crate) fn unwritten(
        &self,
        state: &State,
        action: &ActionData,
        cause: Cause<'_>,
        written: &BTreeMap<String, Draft>,
    ) -> Option<Rejection> {
        let forms = self.forms_to_write(state, action, cause);
        let form = forms
            .into_iter()
            .find(|form| !written.contains_key(*form))?;
        let name = self.document(form).map_or(form, |document| &document.name);
        Some(Rejection {
            code: RejectionCode::Unwritten,
            reason: format!("本次考核含文书制作，《{name}》要自己写。"),
            param: Some(form.to_owned()),
        })
    }

    fn sheet(&self, state: &State, form: &str, cause: Cause<'_>) -> Option<Sheet> {
        let examiner = self.examiner(state, form, cause)?;
        let facts = examiner.facts();
        let evidence = facts.list("evidence").iter().map(|name| EvidenceData {
            name: name.clone(),
            proves: String::new(),
            pages: 1,
        });
        Some(Sheet {
            form: form.to_owned(),
            title: examiner.template().name.clone(),
            day: cause.begin.date(),
            facts: KnownFact::all(&self.fact_names, facts),
            evidence: evidence.collect(),
            examiner,
        })
    }

    fn examiner(&self, state: &State, form: &str, cause: Cause<'_>) -> Option<Examiner> {
        let document = self.document(form)?;
        let number = state
            .numbers
            .get(form)
            .copied()
            .unwrap_or(0)
            .saturating_add(1);
        let world = World::caused(self, state, cause).numbered(number);
        Some(Examiner::new(
            Arc::clone(document),
            self.known_facts(&world),
            cause.begin.date(),
            &self.synonyms,
            Arc::clone(&self.law),
            Arc::clone(&self.calendar),
        ))
    }

    /// What is true in the world, as far as documents speak of it.
    pub(crate) fn known_facts(&self, world: &World<'_>) -> Facts {
        let mut facts = Facts::default();
        for (key, text) in self.shared_facts.iter().chain(&self.data.facts) {
            let value = match text {
                FactText::One(text) => FactValue::One(text.render(world).trim().to_owned()),
                FactText::Many(texts) => {
                    let texts = texts.iter().map(|text| text.render(world));
                    let parts = texts.flat_map(|text| {
                        let parts: Vec<String> = text
                            .split('、')
                            .map(|part| part.trim().to_owned())
                            .collect();
                        parts
                    });
                    FactValue::Many(parts.filter(|part| !part.is_empty()).collect())
                }
            };
            facts.set(key, value);
        }
        facts
    }

    /// Judges what was written: papers for the file, and the answers as the papers have it.
    pub(crate) fn read_written(
        &self,
        state: &State,
        written: &BTreeMap<String, Draft>,
        cause: Cause<'_>,
        params: &Params,
    ) -> Result<(Papers, Vec<Written>, Params), Rejection> {
        let (mut papers, mut judged, mut params) = (Papers::new(), Vec::new(), params.clone());
        for (form, draft) in written {
            let Some(examiner) = self.examiner(state, form, cause) else {
                return Err(Rejection::param(RejectionCode::Unknown, form));
            };
            if !draft.fits() {
                return Err(Rejection::param(RejectionCode::Limit, form));
            }
            let verdict = examiner.judge(draft);
            for consequence in consequences(examiner.template(), &verdict) {
                apply(consequence, &mut params);
            }
            papers.insert(form.clone(), examiner.paper(draft));
            judged.push(Written {
                form: form.clone(),
                at: cause.begin,
                command: state.commands.saturating_add(1),
                draft: draft.clone(),
                verdict,
            });
        }
        Ok((papers, judged, params))
    }

    /// What the written documents scored.
    pub(crate) fn document_scores(&self, state: &State) -> Vec<DocumentScore> {
        let scores = state.written.iter().filter_map(|written| {
            let document = self.document(&written.form)?;
            Some(DocumentScore {
                title: document.name.clone(),
                at: written.at,
                verdict: written.verdict.clone(),
            })
        });
        scores.collect()
    }

    /// Grave defects of written documents that no event of the case speaks of.
    pub(crate) fn document_findings(&self, state: &State) -> Vec<Finding> {
        let mut found = Vec::new();
        for written in &state.written {
            let Some(document) = self.document(&written.form) else {
                continue;
            };
            let spoken_of = |mark: &Mark| {
                let check = document.checks.iter().find(|check| check.id == mark.check);
                check.is_some_and(|check| !check.consequence.is_empty())
            };
            let grave = written
                .verdict
                .findings()
                .filter(|mark| mark.severity >= Severity::Unlawful && !spoken_of(mark));
            found.extend(grave.map(|mark| Finding {
                rule: format!("document.{}.{}", document.id, mark.check),
                title: format!("{}：{}", document.name, mark.title),
                severity: mark.severity,
                competency: Competency::Documents,
                basis: mark.basis.clone(),
                explain: format!("{}{}", mark.note, mark.why),
                at: written.at,
                entry: None,
                related: None,
                due: None,
                facts: Vec::new(),
                deducted: super::report::cost(mark.severity),
            }));
        }
        found
    }
}

fn consequences<'d>(document: &'d DocumentData, verdict: &Verdict) -> Vec<&'d Consequence> {
    let failed: Vec<&str> = verdict.findings().map(|mark| mark.check.as_str()).collect();
    let checks = document
        .checks
        .iter()
        .filter(|check| failed.contains(&check.id.as_str()));
    checks.flat_map(|check| &check.consequence).collect()
}

/// The paper is what counts: an answer that the paper does not bear out gives way to it.
fn apply(consequence: &Consequence, params: &mut Params) {
    if !consequence.value.is_empty() {
        params.insert(consequence.param.clone(), Value::text(&consequence.value));
    }
    if !consequence.without.is_empty()
        && let Some(value) = params.get_mut(&consequence.param)
    {
        let rest = value
            .symbols()
            .iter()
            .filter(|symbol| **symbol != *consequence.without);
        *value = Value::set(rest.map(ToString::to_string).collect::<Vec<_>>());
    }
}
