//! One dossier of a sitting as it lies before the reviewers.

use crate::calendar::Moment;
use crate::dossier::Exhibit;
use crate::review::{self, File, Remedy};
use std::collections::BTreeSet;
use std::sync::Arc;

/// One dossier and what was done with it.
#[derive(Clone, Debug)]
pub struct Seat {
    /// Marks and conclusion, as in a review; without dossier until it is taken up.
    pub(super) review: review::State,
    /// The dossier as it comes over the network: without what originals alone show.
    pub(super) copy: Option<Arc<File>>,
    /// Whether it was taken up; a conclusion can be given without.
    pub(super) opened: bool,
    /// What was read.
    pub(super) read: BTreeSet<String>,
    /// At which minute of the sitting its originals are there, once they were asked for.
    pub(super) originals: Option<u32>,
    /// Minutes spent on it.
    pub(super) minutes: u32,
}

impl Seat {
    /// Whether its originals are on the table.
    pub(super) fn inspected(&self, used: u32) -> bool {
        self.originals.is_some_and(|at| at <= used)
    }

    /// The dossier as it can be seen at that minute.
    pub(super) fn file(&self, used: u32) -> Option<&Arc<File>> {
        if self.inspected(used) {
            self.review.file()
        } else {
            self.copy.as_ref()
        }
    }

    /// The conclusion.
    pub(super) fn conclusion(&self) -> Option<Remedy> {
        self.review.conclusion()
    }

    /// Pages of an item; `None` if there is none of that id.
    pub(super) fn pages(&self, item: &str) -> Option<u32> {
        let file = self.review.file()?;
        let leaf = file.leaves.iter().find(|leaf| leaf.id == item)?;
        Some(leaf.pages.max(1))
    }
}

/// What a scan does not show: the time, place and maker that a photograph or recording states, and the recorder's footage.
pub(super) fn scanned(file: &File) -> File {
    let mut copy = file.clone();
    copy.clips.clear();
    for leaf in &mut copy.leaves {
        if let Some(exhibit) = leaf.exhibit.as_mut().filter(|exhibit| exhibit.pictured) {
            // What it shows on the whole can be made out, details of it cannot.
            let roughly = exhibit.shows.split_once('；');
            *exhibit = Exhibit {
                shows: roughly.map_or(exhibit.shows.clone(), |(first, _)| format!("{first}。")),
                taken: String::new(),
                place: String::new(),
                takers: Vec::new(),
                ..exhibit.clone()
            };
        }
    }
    copy
}

/// The moment of a minute of the sitting.
pub(super) fn moment(day: crate::calendar::Date, used: u32) -> Moment {
    Moment::start_of(day).plus_minutes(BEGINS + i64::from(used))
}

/// 8:30.
const BEGINS: i64 = 510;
