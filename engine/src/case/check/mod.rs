//! What is wrong with a case's content, all of it at once.

mod words;

use super::code::Code;
use super::data::Script;
use super::{Case, view::Answer};
use std::collections::BTreeSet;

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where: a path such as `case.evidence[2].proves[0]`, `action inspect.do[1]`.
    pub path: String,
    /// What.
    pub message: String,
    /// What to do about it, may be empty.
    pub hint: String,
}

/// Whether an expression looks at an action's answers.
pub(crate) fn mentions_params(code: &Code) -> bool {
    code.expr().is_some_and(|expr| {
        expr.names()
            .iter()
            .any(|path| path.first().is_some_and(|first| first == "p"))
    })
}

/// Everything that is wrong with a case.
pub fn check(case: &Case) -> Vec<Problem> {
    let mut checker = Checker {
        case,
        problems: Vec::new(),
    };
    checker.unique();
    checker.people_and_evidence();
    checker.actions();
    checker.world();
    checker.forms();
    checker.points();
    for script in &case.scripts {
        checker.script(script);
    }
    checker.problems
}

struct Checker<'a> {
    case: &'a Case,
    problems: Vec<Problem>,
}

impl Checker<'_> {
    fn report(&mut self, path: &str, message: String) {
        self.problems.push(Problem {
            path: path.to_owned(),
            message,
            hint: String::new(),
        });
    }

    fn unique(&mut self) {
        let data = &self.case.data;
        let lists: [(&str, Vec<&String>); 5] = [
            (
                "persons",
                data.persons.iter().map(|person| &person.id).collect(),
            ),
            (
                "elements",
                data.elements.iter().map(|element| &element.id).collect(),
            ),
            (
                "evidence",
                data.evidence.iter().map(|evidence| &evidence.id).collect(),
            ),
            (
                "reactions",
                data.reactions.iter().map(|reaction| &reaction.id).collect(),
            ),
            ("actions", data.actions.iter().collect()),
        ];
        for (list, ids) in lists {
            let mut seen = BTreeSet::new();
            for (n, id) in ids.into_iter().enumerate() {
                if !seen.insert(id.clone()) {
                    self.report(&format!("case.{list}[{n}]"), format!("`{id}` stands twice"));
                }
            }
        }
        for (n, id) in data.actions.iter().enumerate() {
            if self.case.action(id).is_none() {
                self.report(&format!("case.actions[{n}]"), format!("no action `{id}`"));
            }
        }
    }

    fn people_and_evidence(&mut self) {
        let data = &self.case.data;
        for (n, person) in data.persons.iter().enumerate() {
            self.code(&format!("case.persons[{n}].known_if"), &person.known_if, "");
        }
        for (n, element) in data.elements.iter().enumerate() {
            self.basis(&format!("case.elements[{n}].basis"), &element.basis);
            if !data
                .evidence
                .iter()
                .any(|evidence| evidence.proves.contains(&element.id))
            {
                self.report(
                    &format!("case.elements[{n}]"),
                    format!("no evidence proves `{}`", element.id),
                );
            }
        }
        for (n, evidence) in data.evidence.iter().enumerate() {
            let path = format!("case.evidence[{n}]");
            for id in evidence
                .proves
                .iter()
                .filter(|id| self.case.element(id).is_none())
            {
                self.report(&format!("{path}.proves"), format!("no element `{id}`"));
            }
            self.words(&format!("{path}.shows"), &evidence.shows, "");
            if evidence.proves.is_empty() && evidence.misleads.is_empty() {
                self.report(
                    &path,
                    format!("`{}` proves nothing and does not say why", evidence.id),
                );
            }
            for (m, ground) in evidence.exclude.iter().chain(&evidence.lacks).enumerate() {
                self.code(&format!("{path}.exclude[{m}].if"), &ground.condition, "*");
                self.basis(&format!("{path}.exclude[{m}].basis"), &ground.basis);
            }
        }
    }

    fn actions(&mut self) {
        for action in &self.case.actions {
            let path = format!("action {}", action.id);
            for (n, require) in action.require.iter().enumerate() {
                self.code(
                    &format!("{path}.require[{n}].if"),
                    &require.condition,
                    &action.id,
                );
            }
            for param in &action.params {
                for only in &param.only_if {
                    if !action.params.iter().any(|other| other.id == only.param) {
                        self.report(
                            &format!("{path}.{}.only_if", param.id),
                            format!("no parameter `{}`", only.param),
                        );
                    }
                }
                for option in &param.options {
                    self.code(
                        &format!("{path}.{}.{}.if", param.id, option.id),
                        &option.condition,
                        "",
                    );
                }
                let mut ids: Vec<&str> = param
                    .options
                    .iter()
                    .map(|option| option.id.as_str())
                    .collect();
                ids.extend(
                    self.case
                        .case_options(&action.id, &param.id)
                        .map(|option| option.id.as_str()),
                );
                let unique: BTreeSet<&str> = ids.iter().copied().collect();
                if unique.len() != ids.len() {
                    self.report(
                        &format!("{path}.{}", param.id),
                        "an option stands twice".to_owned(),
                    );
                }
            }
            self.effects(&format!("{path}.do"), &action.effects, &action.id);
        }
    }

    fn world(&mut self) {
        let data = &self.case.data;
        self.effects("case.opening", &data.opening, "");
        for (name, code) in &data.vars {
            self.code(&format!("case.vars.{name}"), code, "");
        }
        for (name, code) in &data.defs {
            self.code(&format!("case.defs.{name}"), code, "*");
        }
        for (n, option) in data.options.iter().enumerate() {
            let path = format!("case.options[{n}]");
            for id in &option.actions {
                match self.case.action(id) {
                    None => self.report(
                        &format!("{path}.actions"),
                        format!("no action `{id}` in this case"),
                    ),
                    Some(action) if !action.params.iter().any(|param| param.id == option.param) => {
                        self.report(
                            &format!("{path}.param"),
                            format!("`{id}` has no parameter `{}`", option.param),
                        );
                    }
                    Some(_) => {}
                }
            }
            self.code(&format!("{path}.if"), &option.condition, "");
            self.words(
                &format!("{path}.record"),
                &option.record,
                option.actions.first().map_or("", String::as_str),
            );
            self.effects(
                &format!("{path}.do"),
                &option.effects,
                option.actions.first().map_or("", String::as_str),
            );
        }
        for (n, hook) in data.hooks.iter().enumerate() {
            let path = format!("case.hooks[{n}]");
            for id in hook
                .actions
                .iter()
                .filter(|id| self.case.action(id).is_none())
            {
                self.report(
                    &format!("{path}.actions"),
                    format!("no action `{id}` in this case"),
                );
            }
            for kind in hook.events.iter().filter(|kind| !self.case.has_kind(kind)) {
                self.report(
                    &format!("{path}.events"),
                    format!("no event `{kind}` in the vocabulary"),
                );
            }
            let action = if hook.events.is_empty() {
                hook.actions.first().map_or("", String::as_str)
            } else {
                "*"
            };
            self.code(&format!("{path}.if"), &hook.condition, action);
            self.effects(&format!("{path}.do"), &hook.effects, action);
        }
        for (n, reaction) in data.reactions.iter().enumerate() {
            self.code(&format!("case.reactions[{n}].if"), &reaction.condition, "");
            self.effects(&format!("case.reactions[{n}].do"), &reaction.effects, "");
        }
        for (n, told) in data.truth.iter().enumerate() {
            self.code(&format!("case.truth[{n}].if"), &told.condition, "");
            self.words(&format!("case.truth[{n}].text"), &told.text, "");
        }
        let lamps = &data.lamps;
        for (name, code) in [
            ("published", &lamps.published),
            ("recorded", &lamps.recorded),
            ("reviewed", &lamps.reviewed),
        ] {
            self.code(&format!("case.lamps.{name}"), code, "");
        }
        if let Some(clock) = &data.clock {
            self.code("case.clock.limit", &clock.limit, "");
            self.code("case.clock.done", &clock.done, "");
            if !self.case.has_kind(&clock.event) {
                self.report(
                    "case.clock.event",
                    format!("no event `{}` in the vocabulary", clock.event),
                );
            }
        }
    }

    fn forms(&mut self) {
        for template in &self.case.templates {
            let path = format!("document {}", template.id);
            for text in [&template.letterhead, &template.number, &template.signed] {
                self.words(&path, text, "*");
            }
            for (n, block) in template.blocks.iter().enumerate() {
                let path = format!("{path}.blocks[{n}]");
                self.code(&format!("{path}.if"), &block.condition, "*");
                for text in [&block.heading, &block.paragraph, &block.text, &block.sign] {
                    self.words(&path, text, "*");
                }
            }
        }
    }

    fn points(&mut self) {
        let data = &self.case.data;
        for (n, milestone) in data.milestones.iter().enumerate() {
            self.code(
                &format!("case.milestones[{n}].if"),
                &milestone.condition,
                "",
            );
        }
        let sum: i64 = data
            .milestones
            .iter()
            .map(|milestone| milestone.points)
            .fold(0, i64::saturating_add);
        if sum != 10_000 {
            self.report(
                "case.milestones",
                format!("the points come to {sum}, not 10000"),
            );
        }
    }

    fn script(&mut self, script: &Script) {
        for (n, step) in script.steps.iter().enumerate() {
            let path = format!("script {}.steps[{n}]", script.id);
            for code in [&step.condition, &step.until, &step.when] {
                self.code(&path, code, "");
            }
            if step.act.is_empty() {
                continue;
            }
            let Some(action) = self.case.action(&step.act) else {
                self.report(
                    &format!("{path}.act"),
                    format!("no action `{}` in this case", step.act),
                );
                continue;
            };
            for (name, answer) in &step.with {
                if !action.params.iter().any(|param| param.id == *name) {
                    self.report(
                        &format!("{path}.with.{name}"),
                        format!("`{}` has no such parameter", step.act),
                    );
                }
                if let Answer::Text(text) = answer
                    && let Some(code) = text.strip_prefix('=')
                {
                    match Code::parse(code) {
                        Ok(code) => self.code(&format!("{path}.with.{name}"), &code, ""),
                        Err(message) => self.report(&format!("{path}.with.{name}"), message),
                    }
                }
            }
        }
        if let Some(expect) = &script.expect {
            for id in expect
                .findings
                .iter()
                .filter(|id| self.case.rule_named(id).is_none())
            {
                self.report(
                    &format!("script {}.expect", script.id),
                    format!("no rule `{id}`"),
                );
            }
        }
    }
}
