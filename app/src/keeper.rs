//! What every open run has: the engine's run, the right to write it, and its way into storage.

use crate::ctx::Ctx;
use crate::lock::{self, Lease};
use crate::open::OpenRun;
use crate::run::AnyRun;
use crate::store::RunHeader;
use crate::timers;
use engine::activity::{Mode, Rejection, RejectionCode};
use engine::review::CategoryResult;
use engine::run::{Opened, Submitted};
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use std::cell::Cell;
use std::rc::Rc;
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

/// An open run of whatever kind.
#[derive(Clone, Copy)]
pub struct Keeper {
    ctx: Ctx,
    run: StoredValue<AnyRun, LocalStorage>,
    header: StoredValue<RunHeader>,
    lease: StoredValue<Option<Lease>, LocalStorage>,
    gone: StoredValue<Rc<Cell<bool>>, LocalStorage>,
    /// Who may write.
    pub access: RwSignal<Access>,
}

impl Keeper {
    /// Takes a run over; its content is handed back.
    pub fn new(ctx: Ctx, open: OpenRun) -> (Keeper, Opened) {
        let OpenRun {
            header,
            opened,
            run,
            lease,
        } = open;
        let gone = Rc::new(Cell::new(false));
        let access = if lease.is_some() {
            Access::Writer
        } else {
            Access::Reader
        };
        let keeper = Keeper {
            ctx,
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
            saver.on_lost(move |id| keeper.stand_back(id));
        }
        if access == Access::Reader {
            keeper.wait_for_turn();
        }
        (keeper, opened)
    }

    /// Its identifier.
    pub fn id(self) -> String {
        self.header.with_value(|header| header.id.clone())
    }

    /// Its mode.
    pub fn mode(self) -> Mode {
        self.header.with_value(|header| header.record.mode)
    }

    /// What is known of it.
    pub fn header(self) -> RunHeader {
        self.header.get_value()
    }

    /// Looks at the run.
    pub fn with<T>(self, look: impl FnOnce(&AnyRun) -> T) -> T {
        self.run.with_value(look)
    }

    /// Looks at the run, if its screen is still there.
    pub fn try_with<T>(self, look: impl FnOnce(&AnyRun) -> T) -> Option<T> {
        self.run.try_with_value(look)
    }

    /// Whether documents that can be written by hand must be.
    pub fn demands_documents(self) -> bool {
        self.header.with_value(|header| header.record.documents)
    }

    /// Does something with the run, if this page may; hands on what it tells.
    pub fn change<T>(
        self,
        work: impl FnOnce(&mut AnyRun) -> Result<(Submitted, T), Rejection>,
    ) -> Result<(Submitted, T), Rejection> {
        if self.access.get_untracked() != Access::Writer {
            return Err(Rejection {
                code: RejectionCode::Impossible,
                reason: "此案正在另一个页面办理。".into(),
                param: None,
            });
        }
        self.run
            .try_update_value(work)
            .unwrap_or_else(|| Err(Rejection::new(RejectionCode::Finished)))
    }

    /// Has a change written down; `place` is where the run stands, for lists.
    pub fn save(self, submitted: Submitted, place: String) {
        self.header.update_value(|header| {
            header.entries = self.run.with_value(|run| run.entries());
            header.updated = timers::now();
            header.place = place;
            if let Some(outcome) = self.run.with_value(|run| run.outcome()) {
                header.finished = true;
                header.score = Some(outcome.score);
                header.passed = outcome.passed;
            }
        });
        if let Some(saver) = self.ctx.saver() {
            saver.push(self.header.get_value(), submitted.entry_json);
        }
    }

    /// Notes in the header what a review came to; written down with the next entry.
    pub fn note(self, headings: &[CategoryResult]) {
        self.header
            .update_value(|header| header.headings = headings.to_vec());
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
