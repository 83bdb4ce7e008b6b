//! An open drafting exercise: what is written, and its way into the record.

use super::editor::{Editor, Material};
use crate::ctx::Ctx;
use crate::keeper::{Access, Keeper};
use crate::library::Library;
use crate::open::OpenRun;
use crate::run::{self, AnyRun};
use engine::activity::Rejection;
use engine::document::{Draft, Value};
use engine::drafting::{Command, DraftingView};
use engine::json;
use engine::run::Submitted;
use leptos::prelude::*;
use std::sync::Arc;

/// An open exercise.
#[derive(Clone, Copy)]
pub struct Session {
    /// The run.
    pub keeper: Keeper,
    /// What the engine shows.
    pub view: RwSignal<Arc<DraftingView>>,
    /// What is being written.
    pub editor: Editor,
    /// Why the latest change was not taken.
    pub trouble: RwSignal<Option<String>>,
    /// Cards and calendar.
    pub library: Library,
}

impl Session {
    /// Takes a run over; `None` if it is no exercise.
    pub fn new(ctx: Ctx, open: OpenRun) -> Option<Session> {
        let view = Arc::new(run::view::<DraftingView>(&open.run)?);
        let (keeper, opened) = Keeper::new(ctx, open);
        let exercise = opened.exercise()?;
        let library = Library::new(run::shelf(&opened).ok()?, view.day);
        let shown = RwSignal::new(view.clone());
        let editor = Editor::new(Material {
            examiner: exercise.examiner().clone(),
            facts: view.facts.clone(),
            evidence: view.evidence.clone(),
            day: view.day,
            draft: view.draft.clone(),
            ticks: Signal::derive(move || shown.with(|view| view.ticks.clone())),
            open: Signal::derive(move || {
                keeper.access.get() == Access::Writer && !shown.with(|view| view.submitted)
            }),
        });
        Some(Session {
            keeper,
            view: shown,
            editor,
            trouble: RwSignal::new(None),
            library,
        })
    }

    /// Has everything written down that is not yet.
    pub fn commit(self) -> bool {
        let written = self.editor.written();
        let Some(written) = written.filter(|_| self.editor.open.get_untracked()) else {
            return true;
        };
        let known = self.view.get_untracked();
        for command in changes(&known.draft, &written, self.editor) {
            if let Err(rejection) = self.act(&command) {
                self.trouble.set(Some(crate::text::refusal(&rejection)));
                return false;
            }
        }
        self.trouble.set(None);
        true
    }

    /// Carries a command out and has it written down.
    pub fn act(self, command: &Command) -> Result<(), Rejection> {
        self.change(|run| Ok((run.submit(&json::write(command))?, ())))
    }

    /// Takes the latest change back.
    pub fn undo(self) -> Result<(), Rejection> {
        if !self.commit() {
            return Ok(());
        }
        self.change(|run| Ok((run.undo()?, ())))?;
        self.editor.put(&self.view.get_untracked().draft);
        Ok(())
    }

    /// What would help most.
    pub fn hint(self) -> Result<Option<String>, Rejection> {
        self.commit();
        self.change(|run| run.hint())
    }

    fn change<T>(
        self,
        work: impl FnOnce(&mut AnyRun) -> Result<(Submitted, T), Rejection>,
    ) -> Result<T, Rejection> {
        let (submitted, told) = self.keeper.change(work)?;
        if let Some(view) = self.keeper.with(run::view::<DraftingView>) {
            self.view.set(Arc::new(view));
        }
        let place = self.view.with_untracked(|view| place(view));
        self.keeper.save(submitted, place);
        Ok(told)
    }
}

/// Where an exercise stands, for lists.
pub fn place(view: &DraftingView) -> String {
    let filled = view
        .draft
        .fields
        .values()
        .filter(|value| !value.is_empty())
        .count();
    match (view.finished, view.submitted) {
        (true, _) => "已完成".to_owned(),
        (_, true) => "已提交，待指认".to_owned(),
        _ => format!("{}，已写 {filled} 栏", view.template.name),
    }
}

/// The commands that bring the known draft to what is written.
fn changes(known: &Draft, written: &Draft, editor: Editor) -> Vec<Command> {
    let fields: Vec<String> = editor
        .form
        .with_value(|form| form.fields().map(|field| field.id.clone()).collect());
    let change = |field: &String| {
        let (old, new) = (known.fields.get(field), written.fields.get(field));
        if old == new || (old.is_none_or(Value::is_empty) && new.is_none()) {
            return None;
        }
        match new {
            Some(Value::Rows(rows)) => Some(Command::Rows {
                field: field.clone(),
                rows: rows.clone(),
            }),
            None if matches!(old, Some(Value::Rows(_))) => Some(Command::Rows {
                field: field.clone(),
                rows: Vec::new(),
            }),
            _ => edit(field, &known.text(field), &written.text(field)),
        }
    };
    fields.iter().filter_map(change).collect()
}

/// The smallest single replacement that makes the new text of the old.
fn edit(field: &str, old: &str, new: &str) -> Option<Command> {
    if old == new {
        return None;
    }
    let (old, new): (Vec<char>, Vec<char>) = (old.chars().collect(), new.chars().collect());
    let head = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let rest = old.len().min(new.len()) - head;
    let tail = old
        .iter()
        .rev()
        .zip(new.iter().rev())
        .take(rest)
        .take_while(|(a, b)| a == b)
        .count();
    Some(Command::Edit {
        field: field.to_owned(),
        from: head,
        to: old.len() - tail,
        text: new
            .get(head..new.len() - tail)
            .unwrap_or_default()
            .iter()
            .collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edit_is_the_smallest_replacement() {
        let command = |old: &str, new: &str| match edit("f", old, new) {
            Some(Command::Edit { from, to, text, .. }) => Some((from, to, text)),
            _ => None,
        };
        assert_eq!(
            command("罚款三百元", "罚款二百元"),
            Some((2, 3, "二".into()))
        );
        assert_eq!(command("", "甲"), Some((0, 0, "甲".into())));
        assert_eq!(command("甲甲", "甲甲甲"), Some((2, 2, "甲".into())));
        assert_eq!(command("甲乙", ""), Some((0, 2, String::new())));
        assert_eq!(command("甲", "甲"), None);
    }
}
