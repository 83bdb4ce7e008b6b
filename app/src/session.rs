//! One open run: the engine's run, what the screens show of it, and its way into storage.

use crate::ctx::Ctx;
use crate::library::Library;
use crate::lock::{self, Lease};
use crate::open::OpenRun;
use crate::run::{self, AnyRun};
use crate::store::RunHeader;
use crate::{text, timers};
use engine::activity::{Mode, Offer, Preview, Rejection, RejectionCode};
use engine::case::view::{CaseView, Command};
use engine::run::Submitted;
use engine::score::Report;
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// Who may write here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// This page.
    Writer,
    /// Another page; this one looks on.
    Reader,
    /// The other page has let go; this one may take over.
    Offered,
}

/// An open run.
#[derive(Clone, Copy)]
pub struct Session {
    ctx: Ctx,
    run: StoredValue<AnyRun, LocalStorage>,
    header: StoredValue<RunHeader>,
    lease: StoredValue<Option<Lease>, LocalStorage>,
    gone: StoredValue<Rc<Cell<bool>>, LocalStorage>,
    /// What the desk shows.
    pub view: RwSignal<Arc<CaseView>>,
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
        let OpenRun {
            header,
            opened,
            run,
            lease,
        } = open;
        let view = run::view(&run)?;
        let gone = Rc::new(Cell::new(false));
        let access = if lease.is_some() {
            Access::Writer
        } else {
            Access::Reader
        };
        let session = Session {
            ctx,
            library: Library::new(run::shelf(&opened).ok()?, view.now.date()),
            offers: RwSignal::new(Arc::new(run::offers(&run))),
            seen: RwSignal::new(view.scene.len()),
            view: RwSignal::new(Arc::new(view)),
            run: StoredValue::new_local(run),
            header: StoredValue::new(header),
            lease: StoredValue::new_local(lease),
            gone: StoredValue::new_local(gone.clone()),
            access: RwSignal::new(access),
        };
        on_cleanup({
            let gone = SendWrapper::new(gone);
            move || gone.set(true)
        });
        if let Some(saver) = ctx.saver() {
            saver.settle();
            saver.on_lost(move |id| session.stand_back(id));
        }
        if access == Access::Reader {
            session.wait_for_turn();
        }
        Some(session)
    }

    /// Its identifier.
    pub fn id(self) -> String {
        self.header.with_value(|header| header.id.clone())
    }

    /// Its mode.
    pub fn mode(self) -> Mode {
        self.header.with_value(|header| header.record.mode)
    }

    /// Whether commands are taken.
    pub fn open(self) -> bool {
        self.access.get() == Access::Writer && !self.view.with(|view| view.finished)
    }

    /// Carries a command out and has it written down.
    pub fn act(self, command: &Command) -> Result<(), Rejection> {
        self.change(|run| run::submit(run, command))
    }

    /// Takes the latest command back.
    pub fn undo(self) -> Result<(), Rejection> {
        self.change(|run| run.undo())
    }

    /// The next step of a lawful path.
    pub fn hint(self) -> Result<Option<String>, Rejection> {
        let mut told = None;
        self.change(|run| {
            let (submitted, hint) = run.hint()?;
            told = hint;
            Ok(submitted)
        })?;
        Ok(told)
    }

    /// What a command would add to the findings.
    pub fn preview(self, command: &Command) -> Result<Preview, Rejection> {
        self.run.with_value(|run| run::preview(run, command))
    }

    /// The judgement so far.
    pub fn report(self) -> Report {
        self.run.with_value(|run| run.report())
    }

    fn change(
        self,
        work: impl FnOnce(&mut AnyRun) -> Result<Submitted, Rejection>,
    ) -> Result<(), Rejection> {
        if self.access.get_untracked() != Access::Writer {
            return Err(Rejection {
                code: RejectionCode::Impossible,
                reason: "此案正在另一个页面办理。".into(),
                param: None,
            });
        }
        let submitted = self
            .run
            .try_update_value(work)
            .unwrap_or_else(|| Err(Rejection::new(RejectionCode::Finished)))?;
        self.refresh();
        let view = self.view.get_untracked();
        self.header.update_value(|header| {
            header.entries = self.run.with_value(|run| run.entries());
            header.updated = timers::now();
            header.place = text::place(&view);
            if let Some(outcome) = self.run.with_value(|run| run.outcome()) {
                header.finished = true;
                header.score = Some(outcome.score);
                header.passed = outcome.passed;
            }
        });
        if let Some(saver) = self.ctx.saver() {
            saver.push(self.header.get_value(), submitted.entry_json);
        }
        Ok(())
    }

    fn refresh(self) {
        let Some(view) = self.run.with_value(run::view) else {
            return;
        };
        let before = self.view.with_untracked(|view| view.scene.len());
        if view.scene.len() != before {
            self.seen
                .set(before.min(view.scene.len().saturating_sub(1)));
        }
        self.library.turn_to(view.now.date());
        self.view.set(Arc::new(view));
        // What happened is seen first; what can be done now is reckoned while it is read.
        timers::after_paint(move || self.renew_offers());
    }

    fn renew_offers(self) {
        let Some(offers) = self.run.try_with_value(run::offers) else {
            return;
        };
        // Unchanged offers stay as they are, so that an open form keeps the focus.
        if self.offers.try_with_untracked(|old| **old != offers) == Some(true) {
            self.offers.try_set(Arc::new(offers));
        }
    }

    /// Hands the right to write on, to whoever opens the run anew.
    pub fn give_up_lease(self) -> Option<Lease> {
        self.lease.try_update_value(Option::take).flatten()
    }

    /// Looks on from now on: another page has gone on with the run.
    fn stand_back(self, id: &str) {
        let own = self.header.try_with_value(|header| header.id == id);
        if own == Some(true) && self.access.try_get_untracked() == Some(Access::Writer) {
            self.lease.set_value(None);
            self.access.set(Access::Reader);
            self.wait_for_turn();
        }
    }

    fn wait_for_turn(self) {
        let (id, given_up) = (self.id(), self.gone.get_value());
        spawn_local(async move {
            if let Some(lease) = lock::wait(&id, given_up).await
                && self.access.try_set(Access::Offered).is_none()
            {
                self.lease.try_update_value(|slot| *slot = Some(lease));
            }
        });
    }
}
