//! A case as its deputy sees it.

use super::super::sim::state::{Case, Town};
use super::super::sim::time::{DAY, start_of};
use serde::Serialize;

/// A case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct CaseView {
    /// The item.
    pub item: usize,
    /// Had been the county's.
    pub inherited: bool,
    /// On the simple track.
    pub simple: bool,
    /// How it stands.
    pub stands: CaseStanding,
    /// Nothing is left to be done on it.
    pub over: bool,
    /// Its time was up before it was decided.
    pub late: bool,
    /// The decision went out with a grave defect, unreviewed, or without the town's being able to make it.
    pub spoilt: bool,
    /// Defects in the file of a case that was decided, those of serving it counted in.
    pub defects: u8,
    /// The decision was challenged.
    pub challenged: bool,
    /// Who leads, by place.
    pub lead: Option<u16>,
}

/// How a case stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CaseStanding {
    /// Not decided; working days left, or over if below 0.
    Open(i64),
    /// Waits for a review; days as above.
    Review(i64),
    /// Decided in this week, from 1.
    Decided(u8),
}

/// All cases: those undecided by what is left of their time, then those decided, the latest first.
pub(super) fn cases(town: &Town) -> Vec<CaseView> {
    let now = start_of(town.week);
    let one = |(n, case): (usize, &Case)| {
        let left = (case.due as i64 - now as i64).div_euclid(DAY as i64);
        let waits = !case.over && town.reviews.contains(&(n as u32));
        CaseView {
            item: usize::from(case.item),
            inherited: case.inherited,
            simple: case.simple,
            stands: match (case.decided, waits) {
                (true, _) => CaseStanding::Decided(case.week),
                (false, true) => CaseStanding::Review(left),
                (false, false) => CaseStanding::Open(left),
            },
            over: case.over,
            late: case.late,
            spoilt: case.spoilt,
            defects: if case.decided { case.defects } else { 0 },
            challenged: case.challenged,
            lead: case.lead,
        }
    };
    let mut all: Vec<CaseView> = town.cases.iter().enumerate().map(one).collect();
    all.sort_by_key(|case| match case.stands {
        CaseStanding::Open(left) | CaseStanding::Review(left) => (0, left),
        CaseStanding::Decided(week) => (1, -i64::from(week)),
    });
    all
}
