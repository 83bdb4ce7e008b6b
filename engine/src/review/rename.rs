//! The same dossier with other names.

use super::data::RenameData;
use super::volume::Volume;
use crate::activity::Seed;
use crate::seed::draw;
use aho_corasick::{AhoCorasick, MatchKind};

/// Puts other names in, all of one group together.
///
/// A dossier that does not read back is left as it was; names hold no quotation marks, so this does not happen.
pub(super) fn rename(volume: Volume, groups: &[RenameData], seed: Seed) -> Volume {
    let (mut from, mut to) = (Vec::new(), Vec::new());
    for (index, group) in (0u32..).zip(groups) {
        let choices = u32::try_from(group.to.len()).unwrap_or(0).saturating_add(1);
        let drawn = draw(seed, "rename", &volume.case, index, choices);
        let drawn = usize::try_from(drawn).unwrap_or(0);
        // The last choice is the case's own names.
        let Some(words) = group.to.get(drawn) else {
            continue;
        };
        for (old, new) in group.of.iter().zip(words) {
            from.push(old.as_str());
            to.push(new.as_str());
        }
    }
    if from.is_empty() {
        return volume;
    }
    let Ok(finder) = AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostLongest)
        .build(&from)
    else {
        return volume;
    };
    let Ok(text) = serde_json::to_string(&volume) else {
        return volume;
    };
    serde_json::from_str(&finder.replace_all(&text, &to)).unwrap_or(volume)
}
