//! Checks what a file claims: every bundle is its hash, every run replays.

use crate::store::{Archive, ArchiveFault, ArchivedRun, RunFault};
use crate::timers;
use engine::record::Record;
use engine::run::Opened;
use std::collections::BTreeMap;

/// Replays every run of the file, a turn of the page between each; `progress` is told (n, of).
///
/// # Errors
/// The first bundle or run that is not what it claims to be.
pub async fn verify(
    archive: &Archive,
    progress: impl Fn(usize, usize),
) -> Result<(), ArchiveFault> {
    let contents = contents(archive)?;
    for (n, run) in archive.runs.iter().enumerate() {
        progress(n + 1, archive.runs.len());
        timers::sleep(0).await;
        if !replays(run, &contents) {
            return Err(ArchiveFault::Run(
                n + 1,
                run.header.record.title.clone(),
                RunFault::Replay,
            ));
        }
    }
    Ok(())
}

fn contents(archive: &Archive) -> Result<BTreeMap<&str, Opened>, ArchiveFault> {
    let mut contents = BTreeMap::new();
    for (n, bundle) in archive.bundles.iter().enumerate() {
        let opened = Opened::read(&bundle.text)
            .ok()
            .filter(|opened| opened.hash == bundle.hash);
        contents.insert(
            bundle.hash.as_str(),
            opened.ok_or(ArchiveFault::Bundle(n + 1))?,
        );
    }
    Ok(contents)
}

/// Whether the run comes to the very entries, hashes included, and to the result that its header states.
fn replays(run: &ArchivedRun, contents: &BTreeMap<&str, Opened>) -> bool {
    let header = &run.header;
    let Some(opened) = contents.get(header.record.bundle.as_str()) else {
        return false;
    };
    let Ok(text) = header.record_json(&run.entries) else {
        return false;
    };
    let Ok(stated) = engine::json::read::<Record>(&text) else {
        return false;
    };
    let Ok(replayed) = opened.resume(&text) else {
        return false;
    };
    let outcome = replayed.outcome();
    replayed.record().entries == stated.entries
        && header.finished == outcome.is_some()
        && header.score == outcome.as_ref().map(|outcome| outcome.score)
        && header.passed == outcome.is_some_and(|outcome| outcome.passed)
}
