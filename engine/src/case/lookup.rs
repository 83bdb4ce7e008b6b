//! What a case has, by its id, and its citations.

use super::Case;
use super::data::{ActionData, CaseOption, Element, Evidence, Person, TemplateData};
use crate::calendar::Date;
use crate::law::Citation;
use crate::rule::{RuleData, RuleId};
use crate::value::Value;

impl Case {
    pub(crate) fn action(&self, id: &str) -> Option<&ActionData> {
        self.actions.iter().find(|action| action.id == id)
    }

    pub(crate) fn case_options<'a>(
        &'a self,
        action: &'a str,
        param: &'a str,
    ) -> impl Iterator<Item = &'a CaseOption> {
        let options = self.data.options.iter();
        options.filter(move |option| {
            option.param == param && option.actions.iter().any(|id| id == action)
        })
    }

    pub(crate) fn option_label(&self, action: &str, param: &str, id: &str) -> String {
        let shared = self
            .action(action)
            .and_then(|action| action.params.iter().find(|p| p.id == param));
        let shared = shared.and_then(|param| param.options.iter().find(|option| option.id == id));
        let label = shared.map(|option| &option.label);
        let label = label.or_else(|| {
            self.case_options(action, param)
                .find(|option| option.id == id)
                .map(|o| &o.label)
        });
        let label = label
            .filter(|label| !label.is_empty())
            .or_else(|| self.person(id).map(|person| &person.name));
        label.map_or_else(|| id.to_owned(), Clone::clone)
    }

    pub(crate) fn person(&self, id: &str) -> Option<&Person> {
        self.data.persons.iter().find(|person| person.id == id)
    }

    pub(crate) fn evidence(&self, id: &str) -> Option<&Evidence> {
        self.data.evidence.iter().find(|evidence| evidence.id == id)
    }

    pub(crate) fn element(&self, id: &str) -> Option<&Element> {
        self.data.elements.iter().find(|element| element.id == id)
    }

    pub(crate) fn template(&self, id: &str) -> Option<&TemplateData> {
        self.templates.iter().find(|template| template.id == id)
    }

    pub(crate) fn reaction(&self, id: &str) -> Option<usize> {
        self.data
            .reactions
            .iter()
            .position(|reaction| reaction.id == id)
    }

    /// A name among the case's texts, or the word itself.
    pub(crate) fn text(&self, key: &str) -> String {
        self.data
            .texts
            .get(key)
            .cloned()
            .unwrap_or_else(|| key.to_owned())
    }

    pub(crate) fn rule(&self, id: RuleId) -> Option<&RuleData> {
        self.rules.get(id)
    }

    pub(crate) fn rule_named(&self, id: &str) -> Option<&RuleData> {
        self.rules.rules().find(|rule| rule.id == id)
    }

    pub(crate) fn parse_citation(&self, text: &str) -> Option<Citation> {
        let citation = text.parse::<Citation>().ok()?;
        Some(self.law.canonical(&citation).unwrap_or(citation))
    }

    /// A citation written in full; what does not parse stays as it is.
    pub(crate) fn cite_full(&self, text: &str) -> String {
        self.parse_citation(text)
            .map_or_else(|| text.to_owned(), |citation| self.law.full(&citation))
    }

    pub(crate) fn cite_all(&self, texts: &[String]) -> Vec<String> {
        texts.iter().map(|text| self.cite_full(text)).collect()
    }

    /// The worst status among citations on a day, as the word that `lifa cite` uses.
    pub(crate) fn cite_status(&self, value: &Value, day: Date) -> &'static str {
        let statuses = value
            .symbols()
            .iter()
            .map(|text| match self.parse_citation(text) {
                Some(citation) => self.law.resolve(&citation, day).status(),
                None => "unknown_statute",
            });
        statuses
            .max_by_key(|status| u8::from(*status != "in_force"))
            .unwrap_or("unknown_statute")
    }

    /// Whether every citation goes down to the paragraph where its article has several,
    /// and to the item where the paragraph has items.
    pub(crate) fn cite_complete(&self, value: &Value) -> bool {
        let members = value.symbols();
        !members.is_empty()
            && members.iter().all(|text| {
                self.parse_citation(text)
                    .is_some_and(|citation| self.is_complete(&citation))
            })
    }

    fn is_complete(&self, citation: &Citation) -> bool {
        let place = citation.place;
        let paragraphs = self
            .law
            .statute(&citation.statute)
            .and_then(|statute| statute.version_on(self.data.start.from))
            .and_then(|(_, structure)| structure?.paragraphs(place.whole_article()));
        let Some(paragraphs) = paragraphs else {
            return false;
        };
        let paragraph = usize::from(place.paragraph);
        if paragraph == 0 && paragraphs.len() > 1 {
            return false;
        }
        let items = paragraphs
            .get(paragraph.saturating_sub(1))
            .copied()
            .unwrap_or(0);
        items == 0 || place.item > 0
    }
}
