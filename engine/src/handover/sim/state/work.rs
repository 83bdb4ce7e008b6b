//! What there is to do, and what is to happen.

/// What the office has to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Errand {
    /// Accounts, seal and receipts with a department.
    Account(u8),
    /// An agreement with a partner.
    Partner(u8),
    /// Templates and discretion benchmarks of a field.
    Rules(u8),
    /// Taking over the cases under way.
    Takeover,
    /// The published list.
    Publish,
    /// The guide of an item.
    Guide(u16),
    /// A drill in a field, by two officers.
    Drill(u8),
    /// Whatever an event demands, in hours.
    Extra(u16),
}

/// Work that can be taken up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Task {
    /// Checking a clue.
    Check(u32),
    /// A penalty on the spot.
    Spot(u32),
    /// The next stage of a case.
    Stage(u32),
    /// A drill in a field.
    Drill(u8),
}

/// What is on the agenda.
#[derive(Clone, Copy, Debug)]
pub enum Event {
    /// A clue arrives.
    Arrive(u32),
    /// A clue was routed by a person.
    Routed(u32, u16),
    /// A clue goes back to be routed anew.
    Again(u32),
    /// The county has answered a clue.
    Answered(u32),
    /// A clue's time is up.
    ClueDue(u32),
    /// Work was done by one or two.
    Done(Task, u16, u16),
    /// A case can go on.
    Ready(u32),
    /// A case's time is up.
    CaseDue(u32),
    /// An own reviewer is through with a case.
    Reviewed(u32, u16),
    /// Joint review is through with a case.
    Joint(u32),
    /// A file that was sent back is mended.
    Mended(u32),
    /// The office has done an errand.
    Office(Errand),
    /// What the errand was for has come.
    Came(Errand),
    /// A decision is challenged.
    Challenge(u32),
    /// Somebody is free again after training.
    Wake,
}
