//! What is written by hand in a case and not handed in yet: kept in localStorage, by run and form.

use crate::store::Listing;
use leptos::prelude::window;

const PREFIX: &str = "lifa-writing-";

/// Where the draft of a form is kept.
pub fn key(run: &str, form: &str) -> String {
    format!("{PREFIX}{run}-{form}")
}

/// Whether a key is that of a draft whose run is none of these.
fn orphaned<'r>(key: &str, mut runs: impl Iterator<Item = &'r str>) -> bool {
    let Some(rest) = key.strip_prefix(PREFIX) else {
        return false;
    };
    let of = |run: &str| {
        rest.strip_prefix(run)
            .is_some_and(|form| form.starts_with('-'))
    };
    !runs.any(of)
}

/// Forgets the drafts of runs that are not there any more.
pub fn forget_orphans(listing: &Listing) {
    let Ok(Some(storage)) = window().local_storage() else {
        return;
    };
    let keys = (0..storage.length().unwrap_or(0)).filter_map(|n| storage.key(n).ok().flatten());
    let known = || {
        let damaged = listing.damaged.iter().map(|(id, _)| id.as_str());
        listing
            .runs
            .iter()
            .map(|run| run.id.as_str())
            .chain(damaged)
    };
    let gone: Vec<String> = keys.filter(|key| orphaned(key, known())).collect();
    for key in gone {
        let _ = storage.remove_item(&key);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_is_orphaned_when_its_run_is_gone_and_nothing_else_ever_is() {
        let runs = ["r1-a", "r2-b"];
        let orphaned = |key: &str| super::orphaned(key, runs.into_iter());
        assert!(!orphaned(&key("r1-a", "decision")));
        assert!(orphaned(&key("r3-c", "decision")));
        assert!(orphaned(&key("r1-ab", "decision")));
        assert!(!orphaned("lifa-settings") && !orphaned("r3-c"));
    }
}
