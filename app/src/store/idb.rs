//! Storage in IndexedDB.
//!
//! Stores: `runs` (header by id), `entries` (one record each, key `[run, n]`), `bundles` (by hash), `meta`.
//! Nothing but requests of the same transaction is awaited inside a transaction, and an answer is given only
//! when the transaction is complete.

use super::{
    ArchivedBundle, Job, Listing, Reach, RunHeader, Storage, StoreError, StoredRun, read_header,
    write_header,
};
use ::idb::{
    DatabaseEvent, Error, Factory, KeyRange, ObjectStore, ObjectStoreParams, Query, Transaction,
    TransactionMode,
};
use js_sys::{Array, Object, Reflect};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{IdbDatabase, IdbTransaction};

const NAME: &str = "lifa";
const VERSION: u32 = 1;
const ALL: [&str; 4] = ["meta", "runs", "entries", "bundles"];

/// The database of this origin.
pub struct IdbStore {
    database: Rc<RefCell<Option<IdbDatabase>>>,
}

impl IdbStore {
    /// Opens it, and lays it out the first time.
    ///
    /// `blocked` is called if another page with another version keeps it from opening.
    pub async fn open(blocked: impl FnOnce() + 'static) -> Result<IdbStore, StoreError> {
        let database = connect(blocked).await?;
        Ok(IdbStore { database })
    }

    /// Begins a transaction, and connects again if the browser has closed the connection.
    async fn begin(&self, mode: TransactionMode) -> Result<Transaction, StoreError> {
        let open = self.database.borrow().clone();
        if let Some(Ok(transaction)) = open.map(|database| transaction(&database, mode)) {
            return Ok(transaction);
        }
        let fresh = connect(|| {}).await?;
        let database = fresh.borrow().clone().ok_or(StoreError::Unavailable)?;
        *self.database.borrow_mut() = Some(database.clone());
        transaction(&database, mode).map_err(|error| named(&format!("{error:?}")))
    }
}

async fn connect(
    blocked: impl FnOnce() + 'static,
) -> Result<Rc<RefCell<Option<IdbDatabase>>>, StoreError> {
    let factory = Factory::new().map_err(|_| StoreError::Unavailable)?;
    let mut request = factory
        .open(NAME, Some(VERSION))
        .map_err(|_| StoreError::Unavailable)?;
    request.on_blocked(move |_| blocked());
    request.on_upgrade_needed(|event| {
        let Ok(database) = event.database() else {
            return;
        };
        let present = database.store_names();
        for name in ALL
            .iter()
            .filter(|name| !present.iter().any(|known| known == *name))
        {
            let _ = database.create_object_store(name, ObjectStoreParams::new());
        }
    });
    let mut database = request.await.map_err(fault)?;
    let present = database.store_names();
    if let Some(missing) = ALL
        .iter()
        .find(|name| !present.iter().any(|known| known == *name))
    {
        return Err(StoreError::Corrupt(format!("object store {missing}")));
    }
    let slot = Rc::new(RefCell::new(None));
    // Let go when a newer page wants to change the layout, and notice when the browser closes it.
    let (changed, closed) = (slot.clone(), slot.clone());
    database.on_version_change(move |_| {
        if let Some(database) = changed.borrow_mut().take() {
            IdbDatabase::close(&database);
        }
    });
    database.on_close(move |_| {
        closed.borrow_mut().take();
    });
    database.forget_callbacks();
    *slot.borrow_mut() = Some(database.into());
    Ok(slot)
}

/// Opens a transaction over all stores that is durable on disk when it is complete, where the browser offers it.
fn transaction(database: &IdbDatabase, mode: TransactionMode) -> Result<Transaction, JsValue> {
    let names: Array = ALL.iter().map(|name| JsValue::from_str(name)).collect();
    let mode = match mode {
        TransactionMode::ReadOnly => "readonly",
        _ => "readwrite",
    };
    let options = Object::new();
    Reflect::set(&options, &"durability".into(), &"strict".into())?;
    let begin: js_sys::Function = Reflect::get(database, &"transaction".into())?.dyn_into()?;
    let transaction = begin.call3(database, &names, &mode.into(), &options)?;
    Ok(transaction.dyn_into::<IdbTransaction>()?.into())
}

/// Waits for the transaction's complete event.
async fn complete(transaction: Transaction) -> Result<(), StoreError> {
    let raw: IdbTransaction = transaction.into();
    match Transaction::from(raw.clone()).await {
        Ok(result) if result.is_committed() => Ok(()),
        Ok(_) => Err(raw
            .error()
            .map_or(StoreError::Other(String::new()), |error| {
                named(&error.name())
            })),
        Err(error) => Err(raw
            .error()
            .map_or_else(|| fault(error), |error| named(&error.name()))),
    }
}

fn fault(error: Error) -> StoreError {
    named(&error.to_string())
}

fn named(text: &str) -> StoreError {
    let kinds = [
        ("QuotaExceeded", StoreError::Quota),
        ("ConstraintError", StoreError::Conflict),
        ("VersionError", StoreError::Newer),
        ("SecurityError", StoreError::Unavailable),
        ("InvalidStateError", StoreError::Unavailable),
    ];
    kinds
        .into_iter()
        .find(|(name, _)| text.contains(name))
        .map_or_else(|| StoreError::Other(text.to_owned()), |(_, kind)| kind)
}

fn entry_key(run: &str, n: usize) -> JsValue {
    Array::of2(&run.into(), &JsValue::from_f64(n as f64)).into()
}

fn entries_of(run: &str) -> Result<Query, StoreError> {
    let (from, to) = (
        Array::of1(&run.into()),
        Array::of2(&run.into(), &Array::new()),
    );
    KeyRange::bound(&from, &to, None, None)
        .map(Query::KeyRange)
        .map_err(fault)
}

async fn text_at(store: &ObjectStore, key: &str) -> Result<Option<String>, StoreError> {
    let value = store
        .get(JsValue::from_str(key))
        .map_err(fault)?
        .await
        .map_err(fault)?;
    Ok(value.and_then(|value| value.as_string()))
}

async fn put(store: &ObjectStore, key: JsValue, text: &str) -> Result<(), StoreError> {
    store
        .put(&text.into(), Some(&key))
        .map_err(fault)?
        .await
        .map_err(fault)
        .map(|_| ())
}

async fn write_run(transaction: &Transaction, run: &StoredRun) -> Result<(), StoreError> {
    let header = write_header(&run.header)?;
    let entries = transaction.object_store("entries").map_err(fault)?;
    entries
        .delete(entries_of(&run.header.id)?)
        .map_err(fault)?
        .await
        .map_err(fault)?;
    for (n, entry) in run.entries.iter().enumerate() {
        put(&entries, entry_key(&run.header.id, n), entry).await?;
    }
    let runs = transaction.object_store("runs").map_err(fault)?;
    put(&runs, JsValue::from_str(&run.header.id), &header).await
}

async fn entries(transaction: &Transaction, header: &RunHeader) -> Result<Vec<String>, StoreError> {
    let store = transaction.object_store("entries").map_err(fault)?;
    let values = store
        .get_all(Some(entries_of(&header.id)?), None)
        .map_err(fault)?
        .await
        .map_err(fault)?;
    values
        .iter()
        .enumerate()
        .map(|(n, value)| {
            value
                .as_string()
                .ok_or_else(|| StoreError::Corrupt(format!("entry {n}")))
        })
        .collect()
}

async fn headers(transaction: &Transaction) -> Result<Listing, StoreError> {
    let store = transaction.object_store("runs").map_err(fault)?;
    let keys = store
        .get_all_keys(None, None)
        .map_err(fault)?
        .await
        .map_err(fault)?;
    let values = store
        .get_all(None, None)
        .map_err(fault)?
        .await
        .map_err(fault)?;
    let mut listing = Listing::default();
    for (key, value) in keys.iter().zip(values) {
        let text = value.as_string().unwrap_or_default();
        match read_header(&text) {
            Ok(header) => listing.runs.push(header),
            Err(_) => listing
                .damaged
                .push((key.as_string().unwrap_or_default(), text)),
        }
    }
    listing
        .runs
        .sort_by_key(|header| std::cmp::Reverse(header.updated));
    Ok(listing)
}

impl Storage for IdbStore {
    fn reach(&self) -> Reach {
        Reach::Computer
    }

    fn list(&self) -> Job<'_, Listing> {
        Box::pin(async move {
            let transaction = self.begin(TransactionMode::ReadOnly).await?;
            headers(&transaction).await
        })
    }

    fn load<'a>(&'a self, id: &'a str) -> Job<'a, StoredRun> {
        Box::pin(async move {
            let transaction = self.begin(TransactionMode::ReadOnly).await?;
            let runs = transaction.object_store("runs").map_err(fault)?;
            let header = read_header(&text_at(&runs, id).await?.ok_or(StoreError::Gone)?)?;
            let entries = entries(&transaction, &header).await?;
            Ok(StoredRun { header, entries })
        })
    }

    fn bundle<'a>(&'a self, hash: &'a str) -> Job<'a, String> {
        Box::pin(async move {
            let transaction = self.begin(TransactionMode::ReadOnly).await?;
            let bundles = transaction.object_store("bundles").map_err(fault)?;
            text_at(&bundles, hash).await?.ok_or(StoreError::Gone)
        })
    }

    fn create<'a>(&'a self, run: &'a StoredRun, bundle: &'a str) -> Job<'a, ()> {
        Box::pin(async move {
            let transaction = self.begin(TransactionMode::ReadWrite).await?;
            let bundles = transaction.object_store("bundles").map_err(fault)?;
            put(
                &bundles,
                JsValue::from_str(&run.header.record.bundle),
                bundle,
            )
            .await?;
            write_run(&transaction, run).await?;
            complete(transaction).await
        })
    }

    fn append<'a>(&'a self, header: &'a RunHeader, entry: &'a str) -> Job<'a, ()> {
        Box::pin(async move {
            let text = write_header(header)?;
            let transaction = self.begin(TransactionMode::ReadWrite).await?;
            let runs = transaction.object_store("runs").map_err(fault)?;
            text_at(&runs, &header.id).await?.ok_or(StoreError::Gone)?;
            let entries = transaction.object_store("entries").map_err(fault)?;
            // `add` refuses a number that is taken: two pages can never write the same entry.
            let key = entry_key(&header.id, header.entries.saturating_sub(1));
            entries
                .add(&entry.into(), Some(&key))
                .map_err(fault)?
                .await
                .map_err(fault)?;
            put(&runs, JsValue::from_str(&header.id), &text).await?;
            complete(transaction).await
        })
    }

    fn remove<'a>(&'a self, id: &'a str) -> Job<'a, ()> {
        Box::pin(async move {
            let transaction = self.begin(TransactionMode::ReadWrite).await?;
            let runs = transaction.object_store("runs").map_err(fault)?;
            runs.delete(JsValue::from_str(id))
                .map_err(fault)?
                .await
                .map_err(fault)?;
            let entries = transaction.object_store("entries").map_err(fault)?;
            entries
                .delete(entries_of(id)?)
                .map_err(fault)?
                .await
                .map_err(fault)?;
            let left = headers(&transaction).await?;
            let bundles = transaction.object_store("bundles").map_err(fault)?;
            // A damaged header may still use any bundle.
            if left.damaged.is_empty() {
                for key in bundles
                    .get_all_keys(None, None)
                    .map_err(fault)?
                    .await
                    .map_err(fault)?
                {
                    let used = left
                        .runs
                        .iter()
                        .any(|run| key.as_string().as_ref() == Some(&run.record.bundle));
                    if !used {
                        bundles.delete(key).map_err(fault)?.await.map_err(fault)?;
                    }
                }
            }
            complete(transaction).await
        })
    }

    fn dump(&self) -> Job<'_, (Vec<StoredRun>, Vec<ArchivedBundle>)> {
        Box::pin(async move {
            let transaction = self.begin(TransactionMode::ReadOnly).await?;
            let mut runs = Vec::new();
            for header in headers(&transaction).await?.runs {
                let entries = entries(&transaction, &header).await?;
                runs.push(StoredRun { header, entries });
            }
            let store = transaction.object_store("bundles").map_err(fault)?;
            let keys = store
                .get_all_keys(None, None)
                .map_err(fault)?
                .await
                .map_err(fault)?;
            let values = store
                .get_all(None, None)
                .map_err(fault)?
                .await
                .map_err(fault)?;
            let bundles = keys
                .iter()
                .zip(values)
                .filter_map(|(key, value)| {
                    Some(ArchivedBundle {
                        hash: key.as_string()?,
                        text: value.as_string()?,
                    })
                })
                .collect();
            Ok((runs, bundles))
        })
    }

    fn restore<'a>(&'a self, runs: &'a [StoredRun], bundles: &'a [ArchivedBundle]) -> Job<'a, ()> {
        Box::pin(async move {
            let transaction = self.begin(TransactionMode::ReadWrite).await?;
            let store = transaction.object_store("bundles").map_err(fault)?;
            for bundle in bundles {
                put(&store, JsValue::from_str(&bundle.hash), &bundle.text).await?;
            }
            for run in runs {
                write_run(&transaction, run).await?;
            }
            complete(transaction).await
        })
    }

    fn erase(&self) -> Job<'_, ()> {
        Box::pin(async move {
            let transaction = self.begin(TransactionMode::ReadWrite).await?;
            for name in ALL {
                let store = transaction.object_store(name).map_err(fault)?;
                store.clear().map_err(fault)?.await.map_err(fault)?;
            }
            complete(transaction).await
        })
    }
}
