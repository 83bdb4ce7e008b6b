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
        let mut runs: Vec<RunHeader> = self
            .runs
            .borrow()
            .values()
            .map(|run| run.header.clone())
            .collect();
        runs.sort_by_key(|header| std::cmp::Reverse(header.updated));
        Self::now(Ok(Listing {
            runs,
            damaged: Vec::new(),
        }))
    }

    fn load<'a>(&'a self, id: &'a str) -> Job<'a, StoredRun> {
        Self::now(self.runs.borrow().get(id).cloned().ok_or(StoreError::Gone))
    }

    fn bundle<'a>(&'a self, hash: &'a str) -> Job<'a, String> {
        Self::now(
            self.bundles
                .borrow()
                .get(hash)
                .cloned()
                .ok_or(StoreError::Gone),
        )
    }

    fn create<'a>(&'a self, run: &'a StoredRun, bundle: &'a str) -> Job<'a, ()> {
        let header = &run.header;
        if self.runs.borrow().contains_key(&header.id) {
            return Self::now(Err(StoreError::Conflict));
        }
        self.bundles
            .borrow_mut()
            .insert(header.record.bundle.clone(), bundle.to_owned());
        self.runs
            .borrow_mut()
            .insert(header.id.clone(), run.clone());
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
            .map(|(hash, text)| ArchivedBundle {
                hash: hash.clone(),
                text: text.clone(),
            })
            .collect();
        Self::now(Ok((runs, bundles)))
    }

    fn restore<'a>(&'a self, runs: &'a [StoredRun], bundles: &'a [ArchivedBundle]) -> Job<'a, ()> {
        for bundle in bundles {
            self.bundles
                .borrow_mut()
                .insert(bundle.hash.clone(), bundle.text.clone());
        }
        for run in runs {
            self.runs
                .borrow_mut()
                .insert(run.header.id.clone(), run.clone());
        }
        Self::now(Ok(()))
    }

    fn erase(&self) -> Job<'_, ()> {
        self.runs.borrow_mut().clear();
        self.bundles.borrow_mut().clear();
        Self::now(Ok(()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use engine::activity::{Mode, Seed};
    use engine::record::Header;
    use std::pin::pin;
    use std::task::{Context, Poll, Waker};

    fn done<T>(job: Job<'_, T>) -> Result<T, StoreError> {
        match pin!(job).poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(answer) => answer,
            Poll::Pending => panic!("memory answers at once"),
        }
    }

    fn run(id: &str, bundle: &str) -> StoredRun {
        let record = Header {
            schema: 1,
            kind: "case".into(),
            content: "k1".into(),
            title: "案".into(),
            bundle: bundle.into(),
            rules: String::new(),
            engine: String::new(),
            seed: Seed::default(),
            mode: Mode::Exam,
            learner: String::new(),
            unit: String::new(),
            fork: None,
            documents: false,
        };
        let header = RunHeader {
            schema: 1,
            id: id.into(),
            record,
            started: 0,
            updated: 0,
            place: String::new(),
            entries: 0,
            finished: false,
            score: None,
            passed: false,
            headings: Vec::new(),
        };
        StoredRun {
            header,
            entries: Vec::new(),
        }
    }

    #[test]
    fn entries_are_appended_one_by_one_and_never_over_one_another() {
        let store = MemoryStore::default();
        let mut stored = run("r1", "b1");
        done(store.create(&stored, "{}")).unwrap();
        stored.header.entries = 1;
        done(store.append(&stored.header, "first")).unwrap();
        assert_eq!(
            done(store.append(&stored.header, "again")),
            Err(StoreError::Conflict)
        );
        assert_eq!(done(store.load("r1")).unwrap().entries, ["first"]);
        assert_eq!(done(store.create(&stored, "{}")), Err(StoreError::Conflict));
    }

    #[test]
    fn a_removed_run_takes_no_more_entries_and_its_bundle_goes_with_the_last_user() {
        let store = MemoryStore::default();
        let mut first = run("r1", "b1");
        done(store.create(&first, "{}")).unwrap();
        done(store.create(&run("r2", "b1"), "{}")).unwrap();
        done(store.remove("r1")).unwrap();
        first.header.entries = 1;
        assert_eq!(
            done(store.append(&first.header, "late")),
            Err(StoreError::Gone)
        );
        assert_eq!(done(store.bundle("b1")), Ok("{}".into()));
        done(store.remove("r2")).unwrap();
        assert_eq!(done(store.bundle("b1")), Err(StoreError::Gone));
    }

    #[test]
    fn the_list_begins_with_what_was_written_last() {
        let store = MemoryStore::default();
        for (id, updated) in [("a", 1), ("b", 3), ("c", 2)] {
            let mut stored = run(id, "b1");
            stored.header.updated = updated;
            done(store.create(&stored, "{}")).unwrap();
        }
        let ids: Vec<String> = done(store.list())
            .unwrap()
            .runs
            .into_iter()
            .map(|run| run.id)
            .collect();
        assert_eq!(ids, ["b", "c", "a"]);
    }
}
