//! Writes entries down one after another and tells how far it is.

use crate::store::{RunHeader, Storage, StoreError};
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// How far writing is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveState {
    /// All of it is written.
    Saved,
    /// Something is being written: 保存中.
    Saving,
    /// Something could not be written.
    Failed(StoreError),
}

/// Is told the identifier of a run.
type Tell = Box<dyn Fn(&str)>;

/// The queue of what is still to be written.
pub struct Saver {
    store: Rc<dyn Storage>,
    queue: RefCell<VecDeque<(RunHeader, String)>>,
    busy: Cell<bool>,
    lost: RefCell<Option<Tell>>,
    /// How far it is.
    pub state: ArcRwSignal<SaveState>,
}

impl Saver {
    /// A saver with nothing to do.
    pub fn new(store: Rc<dyn Storage>) -> Rc<Saver> {
        Rc::new(Saver {
            store,
            queue: RefCell::default(),
            busy: Cell::new(false),
            lost: RefCell::default(),
            state: ArcRwSignal::new(SaveState::Saved),
        })
    }

    /// Where it writes.
    pub fn store(&self) -> Rc<dyn Storage> {
        self.store.clone()
    }

    /// Calls this with the identifier of a run that another page has gone on with.
    pub fn on_lost(&self, tell: impl Fn(&str) + 'static) {
        *self.lost.borrow_mut() = Some(Box::new(tell));
    }

    /// Forgets a failure that concerned nothing that is still waiting.
    pub fn settle(&self) {
        if !self.unsaved() {
            self.state.set(SaveState::Saved);
        }
    }

    /// Whether something would be lost if the page were closed now.
    pub fn unsaved(&self) -> bool {
        !self.queue.borrow().is_empty()
    }

    /// Queues an entry with the header as it is after it.
    pub fn push(self: &Rc<Self>, header: RunHeader, entry: String) {
        self.queue.borrow_mut().push_back((header, entry));
        self.retry();
    }

    /// Goes on writing after a failure.
    pub fn retry(self: &Rc<Self>) {
        if self.busy.replace(true) {
            return;
        }
        self.state.set(SaveState::Saving);
        let saver = self.clone();
        spawn_local(async move {
            let outcome = saver.drain().await;
            saver.busy.set(false);
            saver.state.set(outcome);
        });
    }

    async fn drain(&self) -> SaveState {
        loop {
            let next = self.queue.borrow().front().cloned();
            let Some((header, entry)) = next else {
                return SaveState::Saved;
            };
            match self.store.append(&header, &entry).await {
                Ok(()) => drop(self.queue.borrow_mut().pop_front()),
                Err(error) => {
                    if matches!(error, StoreError::Conflict | StoreError::Gone) {
                        // Another page has gone on with this run: what is left of it here can never be written.
                        self.queue
                            .borrow_mut()
                            .retain(|(other, _)| other.id != header.id);
                        if let Some(tell) = self.lost.borrow().as_ref() {
                            tell(&header.id);
                        }
                    }
                    return SaveState::Failed(error);
                }
            }
        }
    }
}
