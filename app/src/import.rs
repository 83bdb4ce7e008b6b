//! Checks what a file claims: every bundle is its hash, every run replays.

use crate::store::{Archive, ArchiveFault, RunFault};
use crate::timers;
use engine::record::{Contents, verify_text};
use engine::run::Opened;

/// Replays every run of the file, a turn of the page between each; `progress` is told (n, of).
///
/// # Errors
/// The first bundle or run that is not what it claims to be.
pub async fn verify(archive: &Archive, progress: impl Fn(usize, usize)) -> Result<(), ArchiveFault> {
    let contents = contents(archive)?;
    for n in 0..archive.runs.len() {
        progress(n + 1, archive.runs.len());
        timers::sleep(0).await;
        verify_run(archive, n, &contents)?;
    }
    Ok(())
}

fn contents(archive: &Archive) -> Result<Contents, ArchiveFault> {
    let mut contents = Contents::new();
    for (n, bundle) in archive.bundles.iter().enumerate() {
        let opened = Opened::read(&bundle.text).ok().filter(|opened| opened.hash == bundle.hash);
        contents.insert(bundle.hash.clone(), opened.ok_or(ArchiveFault::Bundle(n + 1))?);
    }
    Ok(contents)
}

fn verify_run(archive: &Archive, n: usize, contents: &Contents) -> Result<(), ArchiveFault> {
    let Some(run) = archive.runs.get(n) else { return Ok(()) };
    let sound = run.header.record_json(&run.entries).is_ok_and(|record| verify_text(&record, contents).is_sound());
    if sound {
        return Ok(());
    }
    Err(ArchiveFault::Run(n + 1, run.header.record.title.clone(), RunFault::Replay))
}
