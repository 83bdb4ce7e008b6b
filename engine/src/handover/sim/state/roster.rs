//! Who is at work on what.

/// Who is at work on what this week; made when the week begins.
#[derive(Clone, Debug, Default)]
pub struct Roster {
    /// By squad, then those on duty, in the office and at review.
    pub posts: [Vec<u16>; 6],
    /// Before this time nobody of a post is free.
    pub busy: [u64; 6],
    /// Before this time no two of a squad are free at once.
    pub pairs: [u64; 3],
    /// Before this time a squad takes nothing up, unless more is put down for it.
    pub quiet: [u64; 3],
}

/// Places in a [`Roster`] beyond the squads.
pub const DUTY: usize = 3;
/// The office.
pub const OFFICE: usize = 4;
/// Review.
pub const REVIEW: usize = 5;
