//! What was: work done, cards drawn, points given, spells that wear off, news.

use super::Errand;

/// For a while something is otherwise.
#[derive(Clone, Copy, Debug)]
pub struct Spell {
    /// Per cent.
    pub percent: u32,
    /// Until the beginning of this week.
    pub until: u8,
}

/// What somebody did from when to when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Stint {
    /// Who.
    pub person: u16,
    /// From.
    pub from: u64,
    /// To.
    pub to: u64,
    /// What: the work of a case or a clue needs a certificate.
    pub work: Work,
}

/// Kinds of [`Stint`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Work {
    /// Taking in clues.
    Triage,
    /// Checking a clue.
    Check,
    /// A case.
    Case,
    /// Reviewing.
    Review,
    /// The office.
    Office,
    /// A drill.
    Drill,
    /// Training.
    Study,
}

/// A card that was drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Drawn {
    /// Its place.
    pub card: u16,
    /// The week, from 0.
    pub week: u8,
    /// What was chosen; the last choice counts as none.
    pub choice: Option<u8>,
}

/// A point given by a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// The card, its choice, the effect's place.
    pub from: (u16, u8, u8),
    /// The week, from 0.
    pub week: u8,
}

/// Something that changed in a week without being ordered in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    /// One of the auxiliaries left.
    Left(u16),
    /// Somebody absent is back from the next week on.
    Back(u16),
    /// A certificate ran out.
    Expired(u16),
    /// A certificate was renewed.
    Renewed(u16),
    /// Somebody passed the examination for the certificate.
    Passed(u16),
    /// Somebody did not.
    Failed(u16),
    /// What was arranged is there.
    Came(Errand),
    /// The county stops leading in a field.
    HelpEnds(u8),
    /// Site guidance did not take place: no help was left.
    NoGuidance,
    /// Cases were taken over by a signed list.
    Taken(u32),
    /// Cases that nobody took over by a list landed on the town.
    Landed(u32),
    /// A decision on an item was challenged.
    Challenged(u16),
    /// And set aside.
    Lost(u16),
}
