//! An open review: what the engine shows of it, and its way into the record.

use crate::ctx::Ctx;
use crate::keeper::{Access, Keeper};
use crate::library::Library;
use crate::open::OpenRun;
use crate::run::{self, AnyRun};
use engine::activity::{Rejection, Sheet};
use engine::document::Draft;
use engine::json;
use engine::review::{Command, File, ReviewView};
use engine::run::Submitted;
use leptos::prelude::*;
use std::sync::Arc;

/// An open review.
#[derive(Clone, Copy)]
pub struct Session {
    /// The run.
    pub keeper: Keeper,
    /// What the engine shows.
    pub view: RwSignal<Arc<ReviewView>>,
    /// Cards and calendar.
    pub library: Library,
    /// How many commands since the dossier was taken can be taken back.
    pub standing: RwSignal<usize>,
}

impl Session {
    /// Takes a run over; `None` if it is no review.
    pub fn new(ctx: Ctx, open: OpenRun) -> Option<Session> {
        let view = run::review_view(&open.run)?;
        let day = open.run.now().date();
        let standing = RwSignal::new(open.run.entries().saturating_sub(1));
        let (keeper, opened) = Keeper::new(ctx, open);
        Some(Session {
            keeper,
            standing,
            view: RwSignal::new(Arc::new(view)),
            library: Library::new(run::shelf(&opened).ok()?, day),
        })
    }

    /// The dossier, once taken.
    pub fn file(self) -> Option<Arc<File>> {
        self.view.with_untracked(|view| view.file.clone())
    }

    /// Whether commands are taken.
    pub fn open(self) -> bool {
        self.keeper.access.get() == Access::Writer && !self.view.with(|view| view.finished)
    }

    /// Carries a command out and has it written down.
    pub fn act(self, command: &Command) -> Result<(), Rejection> {
        self.change(|run| Ok((run.submit(&json::write(command))?, ())))?;
        match command {
            Command::Take { .. } => self.standing.set(0),
            _ => self.standing.update(|count| *count += 1),
        }
        Ok(())
    }

    /// Takes the latest command back; the dossier itself stays.
    pub fn undo(self) -> Result<(), Rejection> {
        self.change(|run| Ok((run.undo()?, ())))?;
        self.standing
            .update(|count| *count = count.saturating_sub(1));
        Ok(())
    }

    /// Where to look once more.
    pub fn hint(self) -> Result<Option<String>, Rejection> {
        self.change(|run| run.hint())
    }

    /// What the opinion is written with.
    pub fn opinion(self) -> Option<Sheet> {
        let command = Command::Opinion {
            draft: Draft::default(),
        };
        let sheets = self.keeper.with(|run| run.sheets(&json::write(&command)));
        sheets.ok()?.into_iter().next()
    }

    fn change<T>(
        self,
        work: impl FnOnce(&mut AnyRun) -> Result<(Submitted, T), Rejection>,
    ) -> Result<T, Rejection> {
        let (submitted, told) = self.keeper.change(work)?;
        if let Some(view) = self.keeper.with(run::review_view) {
            self.library
                .turn_to(self.keeper.with(|run| run.now().date()));
            self.view.set(Arc::new(view));
        }
        let place = self.view.with_untracked(|view| {
            if let Some(grade) = &view.grade {
                self.keeper.note(&grade.categories);
            }
            place(view)
        });
        self.keeper.save(submitted, place);
        Ok(told)
    }
}

/// Where a review stands, for lists.
pub fn place(view: &ReviewView) -> String {
    match &view.file {
        _ if view.finished => "已出具意见".to_owned(),
        Some(file) => format!("{} 页，已标 {} 处", file.pages, view.marks.len()),
        None => "尚未取卷".to_owned(),
    }
}
