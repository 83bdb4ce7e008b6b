//! Cases.

/// A case (案件).
#[derive(Clone, Copy, Debug)]
pub struct Case {
    /// The item.
    pub item: u16,
    /// The key of its draws.
    pub key: u32,
    /// When it was opened.
    pub opened: u64,
    /// When it must be decided.
    pub due: u64,
    /// On the simple track.
    pub simple: bool,
    /// With a hearing.
    pub hearing: bool,
    /// With a seizure.
    pub hold: bool,
    /// Had been the county's.
    pub inherited: bool,
    /// The next stage.
    pub stage: u8,
    /// Who leads.
    pub lead: Option<u16>,
    /// Days for which it waits on others.
    pub wait: u32,
    /// Defects in the file, and the grave ones among them.
    pub defects: u8,
    /// Grave ones.
    pub grave: u8,
    /// Since when it waits for a review.
    pub waiting: u64,
    /// How it was reviewed.
    pub reviewed: Reviewed,
    /// Somebody without a certificate worked on it.
    pub tainted: bool,
    /// Decided.
    pub decided: bool,
    /// In this week, from 1; 0 before.
    pub week: u8,
    /// The decision went out with a grave defect, unreviewed, or without the town's being able to make it.
    pub spoilt: bool,
    /// It was challenged.
    pub challenged: bool,
    /// Its time was up before it was decided.
    pub late: bool,
    /// Over.
    pub over: bool,
}

impl Case {
    /// A case just taken up on the ordinary track, at its first stage.
    pub fn new(item: u16, key: u32, opened: u64, due: u64, wait: u32) -> Case {
        Case {
            item,
            key,
            opened,
            due,
            simple: false,
            hearing: false,
            hold: false,
            inherited: false,
            stage: 0,
            lead: None,
            wait,
            defects: 0,
            grave: 0,
            waiting: 0,
            reviewed: Reviewed::Not,
            tainted: false,
            decided: false,
            week: 0,
            spoilt: false,
            challenged: false,
            late: false,
            over: false,
        }
    }
}

/// How a case was reviewed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reviewed {
    /// Not yet, or not at all.
    #[default]
    Not,
    /// By somebody qualified, or by joint review.
    Rightly,
    /// By somebody without the qualification.
    Wrongly,
}
