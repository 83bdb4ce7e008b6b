//! Storage that goes with the page: private windows, and tests.

use super::{ArchivedBundle, Job, Listing, Reach, RunHeader, Storage, StoreError, StoredRun};
use std::cell::RefCell;
use std::collections::BTreeMap;

/// Keeps everything in memory.
#[derive(Default)]
pub struct MemoryStore {
    runs: RefCell<BTreeMap<String, StoredRun>>,
    bundles: RefCell<BTreeMap<String, String>>,
}

impl MemoryStore {
    fn now<T: 'static>(answer: Result<T, StoreError>) -> Job<'static, T> {
        Box::pin(std::future::ready(answer))
    }

    fn sweep(&self) {
        let runs = self.runs.borrow();
        self.bundles
            .borrow_mut()
            .retain(|hash, _| runs.values().any(|run| run.header.record.bundle == *hash));
    }
}

impl Storage for MemoryStore {
    fn reach(&self) -> Reach {
        Reach::Page
    }

    fn list(&self) -> Job<'_, Listing> {
        let mut runs: Vec<RunHeader> = self.runs.borrow().values().map(|run| run.header.clone()).collect();
        runs.sort_by_key(|header| std::cmp::Reverse(header.updated));
        Self::now(Ok(Listing { runs, damaged: Vec::new() }))
    }

    fn load<'a>(&'a self, id: &'a str) -> Job<'a, StoredRun> {
        Self::now(self.runs.borrow().get(id).cloned().ok_or(StoreError::Gone))
    }

    fn bundle<'a>(&'a self, hash: &'a str) -> Job<'a, String> {
        Self::now(self.bundles.borrow().get(hash).cloned().ok_or(StoreError::Gone))
    }

    fn create<'a>(&'a self, run: &'a StoredRun, bundle: &'a str) -> Job<'a, ()> {
        let header = &run.header;
        if self.runs.borrow().contains_key(&header.id) {
            return Self::now(Err(StoreError::Conflict));
        }
        self.bundles.borrow_mut().insert(header.record.bundle.clone(), bundle.to_owned());
        self.runs.borrow_mut().insert(header.id.clone(), run.clone());
        Self::now(Ok(()))
    }

    fn append<'a>(&'a self, header: &'a RunHeader, entry: &'a str) -> Job<'a, ()> {
        let mut runs = self.runs.borrow_mut();
        let answer = match runs.get_mut(&header.id) {
            None => Err(StoreError::Gone),
            Some(run) if run.entries.len() + 1 != header.entries => Err(StoreError::Conflict),
            Some(run) => {
                run.entries.push(entry.to_owned());
                run.header = header.clone();
                Ok(())
            }
        };
        Self::now(answer)
    }

    fn remove<'a>(&'a self, id: &'a str) -> Job<'a, ()> {
        self.runs.borrow_mut().remove(id);
        self.sweep();
        Self::now(Ok(()))
    }

    fn dump(&self) -> Job<'_, (Vec<StoredRun>, Vec<ArchivedBundle>)> {
        let runs = self.runs.borrow().values().cloned().collect();
        let bundles = self
            .bundles
            .borrow()
            .iter()
            .map(|(hash, text)| ArchivedBundle { hash: hash.clone(), text: text.clone() })
            .collect();
        Self::now(Ok((runs, bundles)))
    }

    fn restore<'a>(&'a self, runs: &'a [StoredRun], bundles: &'a [ArchivedBundle]) -> Job<'a, ()> {
        for bundle in bundles {
            self.bundles.borrow_mut().insert(bundle.hash.clone(), bundle.text.clone());
        }
        for run in runs {
            self.runs.borrow_mut().insert(run.header.id.clone(), run.clone());
        }
        Self::now(Ok(()))
    }

    fn erase(&self) -> Job<'_, ()> {
        self.runs.borrow_mut().clear();
        self.bundles.borrow_mut().clear();
        Self::now(Ok(()))
    }
}
