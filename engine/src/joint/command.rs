//! What reviewers do at a sitting, and what happens.

use super::data::Way;
use crate::review::{Remedy, ReviewMark};
use serde::{Deserialize, Serialize};

/// What the reviewers do.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// 开会: the first command.
    Convene {
        /// Remote or on site.
        way: Way,
    },
    /// Takes a dossier up.
    Open {
        /// Which, from 0.
        dossier: usize,
    },
    /// Reads a document or a piece of evidence.
    Read {
        /// Which dossier.
        dossier: usize,
        /// The item.
        item: String,
    },
    /// 调取原始载体: asks the town for the originals of photographs and recordings.
    Ask {
        /// Which dossier.
        dossier: usize,
    },
    /// Waits for the next originals.
    Wait,
    /// Adds a mark.
    Mark {
        /// Which dossier.
        dossier: usize,
        /// The mark.
        mark: ReviewMark,
    },
    /// Changes a mark.
    Edit {
        /// Which dossier.
        dossier: usize,
        /// Which mark, from 0.
        n: usize,
        /// The mark as it is from then on.
        mark: ReviewMark,
    },
    /// Takes a mark back.
    Unmark {
        /// Which dossier.
        dossier: usize,
        /// Which mark, from 0.
        n: usize,
    },
    /// Concludes on a dossier, for good.
    Decide {
        /// Which dossier.
        dossier: usize,
        /// The conclusion.
        conclusion: Remedy,
    },
    /// 散会.
    Close,
}

/// What happens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// The sitting began.
    Convened,
    /// A dossier was taken up.
    Opened(usize),
    /// An item was read.
    Read(usize),
    /// Originals were asked for.
    Asked(usize),
    /// Time was let pass.
    Waited,
    /// Marks changed.
    Marked(usize),
    /// A dossier was concluded on.
    Decided(usize),
    /// The sitting ended.
    Closed,
}
