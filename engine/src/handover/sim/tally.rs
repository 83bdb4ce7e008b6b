//! What is counted, week by week.

use serde::Serialize;

/// What happened in one week; states are those at its end.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Week {
    /// Clues that arrived.
    pub arrived: u32,
    /// Clues closed by the town.
    pub closed: u32,
    /// Clues passed on to the county.
    pub transferred: u32,
    /// Clues still open.
    pub open_clues: u32,
    /// Cases opened by the town, those taken over counted in.
    pub opened: u32,
    /// Cases decided.
    pub decided: u32,
    /// Cases ended.
    pub ended: u32,
    /// Cases still open.
    pub open_cases: u32,
    /// Clues and cases that passed their time this week.
    pub overdue: u32,
    /// Clues that came back because they were sent to the wrong place.
    pub returned: u32,
    /// Reviews done.
    pub reviewed: u32,
    /// Defects found by reviews.
    pub found: u32,
    /// Defects in decisions that went out.
    pub escaped: u32,
    /// Decisions on items whose gates were not met.
    pub unlawful: u32,
    /// Complaints, challenges counted in.
    pub complaints: u32,
    /// Satisfaction, basis points.
    pub satisfaction: i64,
    /// Working time used of what there was, officers, per cent.
    pub load: u32,
    /// The same by squad.
    pub squads: [u32; 3],
    /// Items live.
    pub live: u32,
    /// Mean readiness of accepted items, of 100.
    pub readiness: u32,
    /// Morale, of 100.
    pub morale: i64,
    /// Files waiting for a review.
    pub waiting_review: u32,
    /// Guides written so far.
    pub guides: u32,
}

/// Sums over the whole time that the assessment goes by.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Totals {
    /// Clues that arrived, passed on, closed by the town.
    pub arrived: u32,
    /// Passed on to the county.
    pub transferred: u32,
    /// Closed by the town.
    pub closed: u32,
    /// Checked by the town or answered by the county before their time was up.
    pub answered_in_time: u32,
    /// Neither checked nor answered when their time was up.
    pub answered_late: u32,
    /// Routed wrongly at first.
    pub misrouted: u32,
    /// Cases opened by the town.
    pub opened: u32,
    /// Cases taken over.
    pub inherited: u32,
    /// Cases that the county opened on clues passed on.
    pub county_cases: u32,
    /// Penalties on the spot.
    pub spot: u32,
    /// Decided.
    pub decided: u32,
    /// Of these on the simple track.
    pub simple: u32,
    /// Of these within the days of the simple track.
    pub simple_in_time: u32,
    /// Minutes of working time of simple cases, opening to decision.
    pub simple_minutes: u64,
    /// Cases that passed their time.
    pub overdue_cases: u32,
    /// Decisions that had to be reviewed.
    pub must_review: u32,
    /// Of these reviewed by a qualified person or joint review.
    pub reviewed_rightly: u32,
    /// Reviewed by somebody without the qualification.
    pub reviewed_wrongly: u32,
    /// Gone out without a review.
    pub unreviewed: u32,
    /// Defects made, found by review, gone out; of the last the grave ones.
    pub made: u32,
    /// Found by review.
    pub found: u32,
    /// Gone out.
    pub escaped: u32,
    /// Grave ones gone out.
    pub grave: u32,
    /// False alarms of reviews.
    pub false_alarms: u32,
    /// Decisions on items whose gates were not met.
    pub unlawful: u32,
    /// Work on cases by somebody without a certificate.
    pub uncertified: u32,
    /// Challenges and lost ones.
    pub challenges: u32,
    /// Lost.
    pub lost: u32,
    /// Complaints.
    pub complaints: u32,
    /// Minutes that files waited for review.
    pub review_waiting: u64,
    /// Reviews.
    pub reviews: u32,
    /// Minutes officers worked, and had.
    pub worked: u64,
    /// Minutes they had.
    pub available: u64,
}
