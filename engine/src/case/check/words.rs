//! Effects, texts and expressions of a case: what they name must be there.

use super::super::code::{Code, Text};
use super::super::data::Effect;
use super::super::scope::FUNCTIONS;
use super::Checker;
use crate::expr::Expr;

impl Checker<'_> {
    pub(super) fn effects(&mut self, path: &str, effects: &[Effect], action: &str) {
        for (n, effect) in effects.iter().enumerate() {
            let path = format!("{path}[{n}]");
            self.code(&format!("{path}.if"), &effect.condition, action);
            let said = [
                !effect.say.is_empty(),
                !effect.emit.is_empty(),
                !effect.set.is_empty(),
                !effect.gain.is_empty(),
                !effect.document.is_empty(),
                !effect.schedule.is_empty(),
                !effect.cancel.is_empty(),
                !effect.due.is_empty(),
                effect.finish,
            ];
            if said.iter().filter(|said| **said).count() != 1 {
                self.report(&path, "say exactly one of say, emit, set, gain, document, schedule, cancel, due, finish".to_owned());
            }
            self.words(&format!("{path}.say"), &effect.say, action);
            self.words(&format!("{path}.due"), &effect.due, action);
            for code in [&effect.to, &effect.on, &effect.done] {
                self.code(&path, code, action);
            }
            if !effect.who.is_empty() && self.case.person(&effect.who).is_none() {
                self.report(
                    &format!("{path}.who"),
                    format!("no person `{}`", effect.who),
                );
            }
            if !effect.gain.is_empty() && self.case.evidence(&effect.gain).is_none() {
                self.report(
                    &format!("{path}.gain"),
                    format!("no evidence `{}`", effect.gain),
                );
            }
            if !effect.document.is_empty() && self.case.template(&effect.document).is_none() {
                self.report(
                    &format!("{path}.document"),
                    format!("no form `{}`", effect.document),
                );
            }
            if !effect.set.is_empty() && !self.case.data.vars.contains_key(&effect.set) {
                self.report(
                    &format!("{path}.set"),
                    format!("no variable `{}` in case.vars", effect.set),
                );
            }
            for id in [&effect.schedule, &effect.cancel] {
                if !id.is_empty() && self.case.reaction(id).is_none() {
                    self.report(&path, format!("no reaction `{id}`"));
                }
            }
            if !effect.schedule.is_empty() && effect.after.is_none() == effect.on.is_empty() {
                self.report(
                    &path,
                    "a reaction comes either `after` a period or `on` a day".to_owned(),
                );
            }
            if !effect.emit.is_empty() {
                if !self.case.has_kind(&effect.emit) {
                    self.report(
                        &format!("{path}.emit"),
                        format!("no event `{}` in the vocabulary", effect.emit),
                    );
                }
                for (name, code) in &effect.data {
                    if !self.case.has_attr(&effect.emit, name) {
                        self.report(
                            &format!("{path}.data.{name}"),
                            format!("`{}` has no such attribute", effect.emit),
                        );
                    }
                    self.code(&format!("{path}.data.{name}"), code, action);
                }
            }
        }
    }

    pub(super) fn words(&mut self, path: &str, text: &Text, action: &str) {
        let exprs: Vec<Expr> = text.exprs().cloned().collect();
        for expr in exprs {
            self.expr(path, &expr, action);
        }
    }

    pub(super) fn code(&mut self, path: &str, code: &Code, action: &str) {
        if let Some(expr) = code.expr() {
            self.expr(path, expr, action);
        }
    }

    /// `action`: whose answers `p.` may name; empty: none; `*`: any.
    fn expr(&mut self, path: &str, expr: &Expr, action: &str) {
        let data = &self.case.data;
        for path_parts in expr.names() {
            let parts: Vec<&str> = path_parts.iter().map(|part| part.as_str()).collect();
            let known = match parts.as_slice() {
                ["at" | "begin" | "today"] => true,
                ["p", param] => match action {
                    "" => false,
                    "*" => true,
                    id => self
                        .case
                        .action(id)
                        .is_some_and(|a| a.params.iter().any(|p| p.id == *param)),
                },
                ["v", var] => data.vars.contains_key(*var),
                ["t", text] => data.texts.contains_key(*text),
                // Shared actions and forms may ask for definitions that not every case has.
                ["d", def] => data.defs.contains_key(*def) || !path.starts_with("case."),
                ["e", _] => true,
                ["last", kind, attr] => {
                    matches!(*attr, "at" | "day") || self.case.has_attr(kind, attr)
                }
                [draw] => data.draws.iter().any(|hidden| hidden.id == *draw),
                _ => false,
            };
            if !known {
                self.report(
                    path,
                    format!("nothing is called `{}` here", parts.join(".")),
                );
            }
        }
        for (function, _) in expr.calls() {
            if !FUNCTIONS.contains(&function.as_str()) {
                self.report(path, format!("no function `{function}`"));
            }
        }
        for kind in expr.kinds() {
            if !self.case.has_kind(kind) {
                self.report(path, format!("no event `{kind}` in the vocabulary"));
            }
        }
    }

    pub(super) fn basis(&mut self, path: &str, basis: &[String]) {
        if basis.is_empty() {
            self.report(path, "no article is given".to_owned());
        }
        for text in basis {
            if self.case.parse_citation(text).is_none() {
                self.report(path, format!("`{text}` is not a citation"));
            }
        }
    }
}
