//! Bringing a run back from storage.

use crate::ctx::Ctx;
use crate::lock::{self, Lease};
use crate::run::{self, AnyRun};
use crate::store::{RunHeader, StoreError};
use crate::text;
use engine::run::{Opened, ResumeError};

/// A run brought back from storage, before its screen is there.
pub struct OpenRun {
    /// What is known of it.
    pub header: RunHeader,
    /// Its content.
    pub opened: Opened,
    /// The run.
    pub run: AnyRun,
    /// The right to write it, unless another page has it.
    pub lease: Option<Lease>,
}

/// What is to be done about the right to write a run.
pub enum Right {
    /// It is held already.
    Held(Lease),
    /// It is to be asked for.
    Wanted,
    /// The run is only looked at.
    Needless,
}

/// Reads a run from storage and replays it.
///
/// `right` is the right to write it: held already, wanted, or not needed.
pub async fn open_run(ctx: Ctx, id: &str, right: Right) -> Result<OpenRun, String> {
    let store = ctx
        .store()
        .ok_or_else(|| text::store_error(&StoreError::Unavailable))?;
    // The right to write comes first: what is read after it cannot change any more.
    let lease = match right {
        Right::Held(lease) => Some(lease),
        Right::Wanted => lock::acquire(id).await,
        Right::Needless => None,
    };
    let told = |error: StoreError| text::store_error(&error);
    let stored = store.load(id).await.map_err(told)?;
    let bundle = store
        .bundle(&stored.header.record.bundle)
        .await
        .map_err(|error| match error {
            StoreError::Gone => "这次办案所用的案例内容不在本机，不能打开。".to_owned(),
            other => told(other),
        })?;
    let opened = run::open(&bundle)?;
    let record = stored.header.record_json(&stored.entries).map_err(told)?;
    let run = opened.resume(&record).map_err(resume_fault)?;
    Ok(OpenRun {
        header: stored.header,
        opened,
        run,
        lease,
    })
}

fn resume_fault(error: ResumeError) -> String {
    match error {
        ResumeError::Malformed { line, column } => {
            format!(
                "这次办案的记录有损坏（第 {line} 行第 {column} 列），不能继续。原数据没有改动。"
            )
        }
        ResumeError::OtherContent(field) => {
            format!("记录与本机保存的案例内容不符（{field}），不能继续。原数据没有改动。")
        }
        ResumeError::Entry(n) => format!("记录的第 {n} 步不能重现，不能继续。原数据没有改动。"),
    }
}
