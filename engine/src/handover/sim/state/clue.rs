//! Clues, and what they turn out to be.

/// A clue (线索).
#[derive(Clone, Copy, Debug)]
pub struct Clue {
    /// The item.
    pub item: u16,
    /// When it arrived.
    pub at: u64,
    /// Where it came from: 0 a ticket, 1 a station, 2 the grid, 3 a patrol.
    pub source: u8,
    /// What its draws are keyed by; the same whatever is decided.
    pub key: u32,
    /// What it will turn out to be, drawn when it arrives.
    pub fate: Fate,
    /// It is closed or passed on.
    pub done: bool,
    /// It was sent to the wrong place once already.
    pub misrouted: bool,
    /// It was checked or answered.
    pub answered: bool,
    /// It was neither when its time was up.
    pub late: bool,
}

impl Clue {
    /// A clue that has yet to arrive.
    pub fn new(item: u16, at: u64) -> Clue {
        Clue {
            item,
            at,
            source: 0,
            key: 0,
            fate: Fate::default(),
            done: false,
            misrouted: false,
            answered: false,
            late: false,
        }
    }
}

/// What a clue turns out to be, drawn once for each whatever is decided.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Fate {
    /// Grave enough for a case.
    pub files: bool,
    /// A penalty on the spot ends it.
    pub spot: bool,
    /// Fit for the simple track, if the item is.
    pub simple: bool,
    /// With a hearing, if it becomes an ordinary case.
    pub hearing: bool,
    /// With a seizure.
    pub hold: bool,
    /// Unskilled people send it to the wrong place.
    pub lost_way: bool,
    /// Who reported it complains if it takes long.
    pub grumble: bool,
}
