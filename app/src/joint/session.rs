//! An open sitting: what the engine shows of it, and its way into the record.

use crate::ahead::work_ahead;
use crate::ctx::Ctx;
use crate::keeper::{Access, Keeper};
use crate::library::Library;
use crate::open::OpenRun;
use crate::review::{self, Seat};
use crate::run::{self, AnyRun};
use crate::text;
use engine::activity::Rejection;
use engine::joint::{Command, JointView};
use engine::json;
use engine::review::{CategoryResult, ReviewView};
use engine::run::Submitted;
use leptos::prelude::*;
use std::sync::Arc;

/// An open sitting.
#[derive(Clone, Copy)]
pub struct Session {
    /// The run.
    pub keeper: Keeper,
    /// What the engine shows.
    pub view: RwSignal<Arc<JointView>>,
    /// Cards and calendar.
    pub library: Library,
    /// How many commands since it began can be taken back.
    pub standing: RwSignal<usize>,
    /// The dossier on the desk.
    pub at: RwSignal<Option<usize>>,
    /// What the engine shows of that dossier.
    pub shown: RwSignal<Arc<ReviewView>>,
    /// The leaf that lies open, by dossier.
    pub leaf: StoredValue<Option<(usize, String)>>,
    /// Why the last thing was not done.
    pub trouble: RwSignal<Option<String>>,
}

impl Session {
    /// Takes a run over; `None` if it is no sitting.
    pub fn new(ctx: Ctx, open: OpenRun) -> Option<Session> {
        let view = run::view::<JointView>(&open.run)?;
        let day = open.run.now().date();
        let standing = RwSignal::new(open.run.entries().saturating_sub(1));
        let (keeper, opened) = Keeper::new(ctx, open);
        if let Some(sitting) = opened.joint().filter(|_| !view.finished) {
            let (sitting, seed) = (Arc::clone(sitting), view.seed);
            let untouched = view.seats.iter().position(|seat| !seat.opened);
            work_ahead(move |n| untouched.is_some_and(|at| sitting.prepare(seed, at, n)));
        }
        let shown = view.current.and_then(|n| view.seats.get(n));
        let shown = shown.or(view.seats.first())?.review.clone();
        Some(Session {
            keeper,
            standing,
            at: RwSignal::new(view.current),
            shown: RwSignal::new(shown),
            leaf: StoredValue::new(None),
            trouble: RwSignal::new(None),
            view: RwSignal::new(Arc::new(view)),
            library: Library::new(run::shelf(&opened).ok()?, day),
        })
    }

    /// Whether commands are taken.
    pub fn open(self) -> bool {
        self.keeper.access.get() == Access::Writer && !self.view.with(|view| view.finished)
    }

    /// A dossier as a review of its own.
    pub fn seat(self, n: usize) -> review::Session {
        review::Session {
            keeper: self.keeper,
            view: self.shown,
            library: self.library,
            standing: self.standing,
            seat: Some(Seat { sitting: self, n }),
            review: None,
        }
    }

    /// Goes to a dossier, or back to the list of them.
    pub fn go(self, to: Option<usize>) {
        let seat = to.and_then(|n| self.view.with_untracked(|view| view.seats.get(n).cloned()));
        if let Some(seat) = seat {
            self.shown.set(seat.review);
        }
        self.trouble.set(None);
        self.at.set(to);
    }

    /// Carries a command out and has it written down.
    pub fn act(self, command: &Command) -> Result<(), Rejection> {
        self.change(|run| Ok((run.submit(&json::write(command))?, ())))?;
        match command {
            Command::Convene { .. } => self.standing.set(0),
            _ => self.standing.update(|count| *count += 1),
        }
        Ok(())
    }

    /// The same, with what stands against it put where it is shown.
    pub fn attempt(self, command: &Command) -> bool {
        match self.act(command) {
            Ok(()) => {
                self.trouble.set(None);
                true
            }
            Err(rejection) => {
                self.trouble.set(Some(text::refusal(&rejection)));
                false
            }
        }
    }

    /// Takes the latest command back; that the sitting began stays.
    pub fn undo(self) -> Result<(), Rejection> {
        self.change(|run| Ok((run.undo()?, ())))?;
        self.standing
            .update(|count| *count = count.saturating_sub(1));
        Ok(())
    }

    /// What to do next.
    pub fn hint(self) -> Result<Option<String>, Rejection> {
        self.change(|run| run.hint())
    }

    fn change<T>(
        self,
        work: impl FnOnce(&mut AnyRun) -> Result<(Submitted, T), Rejection>,
    ) -> Result<T, Rejection> {
        let (submitted, told) = self.keeper.change(work)?;
        if let Some(view) = self.keeper.with(run::view::<JointView>) {
            let seat = self.at.get_untracked().and_then(|n| view.seats.get(n));
            if let Some(seat) = seat {
                self.shown.set(seat.review.clone());
            }
            self.view.set(Arc::new(view));
        }
        let place = self.view.with_untracked(|view| {
            if let Some(grade) = &view.grade {
                let rows = grade
                    .dossiers
                    .iter()
                    .flat_map(|seat| &seat.grade.categories);
                self.keeper
                    .note(&rows.cloned().collect::<Vec<CategoryResult>>());
            }
            place(view)
        });
        self.keeper.save(submitted, place);
        Ok(told)
    }
}

/// Where a sitting stands, for lists.
pub fn place(view: &JointView) -> String {
    let done = view.seats.iter().filter(|seat| seat.conclusion.is_some());
    let done = done.count();
    match view.way {
        _ if view.finished => "已散会".to_owned(),
        Some(way) => format!(
            "{}，已定 {done} 卷，共 {} 卷",
            way.chinese(),
            view.seats.len()
        ),
        None => "尚未开会".to_owned(),
    }
}
