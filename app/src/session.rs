//! One open case: the engine's run, what the screens show of it, and its way into storage.

use crate::ctx::Ctx;
use crate::keeper::{Access, Keeper};
use crate::library::Library;
use crate::lock::Lease;
use crate::open::OpenRun;
use crate::run::{self, AnyRun};
use crate::{text, timers};
use engine::activity::{Mode, Offer, Preview, Rejection, Sheet};
use engine::case::view::{CaseView, Command};
use engine::run::Submitted;
use engine::score::Report;
use leptos::prelude::*;
use std::sync::Arc;

/// An open case.
#[derive(Clone, Copy)]
pub struct Session {
    keeper: Keeper,
    /// What the desk shows.
    pub view: RwSignal<Arc<CaseView>>,
    /// The same one paint later: for columns beside the scene, which is where a command is answered.
    pub settled: RwSignal<Arc<CaseView>>,
    /// What can be done.
    pub offers: RwSignal<Arc<Vec<Offer>>>,
    /// Who may write.
    pub access: RwSignal<Access>,
    /// How many scene entries there were before the latest command.
    pub seen: RwSignal<usize>,
    /// Cards and calendar.
    pub library: Library,
}

impl Session {
    /// Takes a run over; `None` if the engine's view cannot be read.
    pub fn new(ctx: Ctx, open: OpenRun) -> Option<Session> {
        let view = run::view::<CaseView>(&open.run)?;
        let offers = run::offers(&open.run);
        let (keeper, opened) = Keeper::new(ctx, open);
        let view = Arc::new(view);
        Some(Session {
            library: Library::new(run::shelf(&opened).ok()?, view.now.date()),
            offers: RwSignal::new(Arc::new(offers)),
            seen: RwSignal::new(view.scene.len()),
            settled: RwSignal::new(Arc::clone(&view)),
            view: RwSignal::new(view),
            access: keeper.access,
            keeper,
        })
    }

    /// Its identifier.
    pub fn id(self) -> String {
        self.keeper.id()
    }

    /// Its mode.
    pub fn mode(self) -> Mode {
        self.keeper.mode()
    }

    /// Whether documents that can be written by hand must be.
    pub fn demands_documents(self) -> bool {
        self.keeper.demands_documents()
    }

    /// Whether commands are taken.
    pub fn open(self) -> bool {
        self.access.get() == Access::Writer && !self.view.with(|view| view.finished)
    }

    /// Carries a command out and has it written down.
    pub fn act(self, command: &Command) -> Result<(), Rejection> {
        self.change(|run| Ok((run::submit(run, command)?, ())))
    }

    /// Takes the latest command back.
    pub fn undo(self) -> Result<(), Rejection> {
        self.change(|run| Ok((run.undo()?, ())))
    }

    /// The next step of a lawful path.
    pub fn hint(self) -> Result<Option<String>, Rejection> {
        self.change(|run| run.hint())
    }

    /// What a command would add to the findings.
    pub fn preview(self, command: &Command) -> Result<Preview, Rejection> {
        self.keeper.with(|run| run::preview(run, command))
    }

    /// The documents of a command that can be written by hand.
    pub fn sheets(self, command: &Command) -> Result<Vec<Sheet>, Rejection> {
        self.keeper
            .with(|run| run.sheets(&engine::json::write(command)))
    }

    /// The judgement so far.
    pub fn report(self) -> Report {
        self.keeper.with(|run| run.report())
    }

    fn change<T>(
        self,
        work: impl FnOnce(&mut AnyRun) -> Result<(Submitted, T), Rejection>,
    ) -> Result<T, Rejection> {
        let (submitted, told) = self.keeper.change(work)?;
        self.refresh();
        let place = text::place(&self.view.get_untracked());
        self.keeper.save(submitted, place);
        Ok(told)
    }

    fn refresh(self) {
        let Some(view) = self.keeper.with(run::view::<CaseView>) else {
            return;
        };
        let before = self.view.with_untracked(|view| view.scene.len());
        if view.scene.len() != before {
            self.seen
                .set(before.min(view.scene.len().saturating_sub(1)));
        }
        self.library.turn_to(view.now.date());
        self.view.set(Arc::new(view));
        // What happened is seen first; what it changed and what can be done now follow while it is read.
        timers::after_paint(move || {
            if let Some(view) = self.view.try_get_untracked() {
                self.settled.try_set(view);
            }
            timers::after_paint(move || self.renew_offers());
        });
    }

    fn renew_offers(self) {
        let Some(offers) = self.keeper.try_with(run::offers) else {
            return;
        };
        // Unchanged offers stay as they are, so that an open form keeps the focus.
        if self.offers.try_with_untracked(|old| **old != offers) == Some(true) {
            self.offers.try_set(Arc::new(offers));
        }
    }

    /// Hands the right to write on, to whoever opens the run anew.
    pub fn give_up_lease(self) -> Option<Lease> {
        self.keeper.give_up_lease()
    }
}
