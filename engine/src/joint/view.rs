//! What the screen of a sitting may show; never the truth before the end.

use super::activity::State;
use super::clock::Clock;
use super::data::{ClockData, Way, WayData};
use super::grade::SittingGrade;
use super::sitting::Sitting;
use crate::activity::{Activity, Mode, Seed};
use crate::calendar::Moment;
use crate::review::{Remedy, ReviewView};
use serde::{Serialize, Serializer};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Everything on the table.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct JointView {
    /// Title.
    pub title: String,
    /// What it asks.
    pub summary: String,
    /// The seed.
    pub seed: Seed,
    /// The mode.
    pub mode: Mode,
    /// How it is held, once it has begun.
    pub way: Option<Way>,
    /// Remote, what it costs.
    pub remote: WayData,
    /// On site, what it costs.
    pub site: WayData,
    /// What takes how long.
    pub costs: ClockData,
    /// How the time stands.
    pub clock: Clock,
    /// What time it is.
    pub now: Moment,
    /// The dossier that lies open.
    pub current: Option<usize>,
    /// The dossiers; before the sitting begins, only who sends what.
    pub seats: Vec<SeatView>,
    /// The judgement, once it is over.
    pub grade: Option<SittingGrade>,
    /// Whether it is over.
    pub finished: bool,
}

/// One dossier.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SeatView {
    /// The town.
    pub town: String,
    /// Its title; its field alone before it was taken up.
    pub title: String,
    /// Whether it was taken up.
    pub opened: bool,
    /// What was read.
    pub read: BTreeSet<String>,
    /// Whether the originals are on the table.
    pub inspected: bool,
    /// When the originals come, once they were asked for.
    pub originals: Option<Moment>,
    /// Minutes spent on it.
    pub minutes: u32,
    /// The conclusion, once given.
    pub conclusion: Option<Remedy>,
    /// As on the reviewer's desk.
    #[serde(serialize_with = "plain")]
    pub review: Arc<ReviewView>,
}

impl JointView {
    pub(super) fn new(sitting: &Sitting, state: &State) -> JointView {
        let data = &sitting.data;
        let moment = |used: u32| super::docket::moment(data.day, used);
        let used = state.clock.used;
        let seats = data.dossiers.iter().enumerate().filter_map(|(n, docket)| {
            let review = sitting.review(n)?;
            let seat = state.seats.get(n);
            let own = match seat {
                Some(seat) => ReviewView {
                    file: if state.closed {
                        seat.review.file().cloned()
                    } else {
                        seat.file(used).cloned()
                    },
                    // What is concluded on is judged with all the others.
                    ..ReviewView::judged(review, &seat.review, state.closed)
                },
                None => ReviewView::judged(review, &review.start(state.seed, state.mode), false),
            };
            let opened = seat.is_some_and(|seat| seat.opened);
            Some(SeatView {
                town: docket.town.clone(),
                title: match own.file.as_ref().filter(|_| opened) {
                    Some(file) => file.title.clone(),
                    None => format!("{}案卷", review.library.case.data().field),
                },
                opened,
                read: seat.map(|seat| seat.read.clone()).unwrap_or_default(),
                inspected: seat.is_some_and(|seat| seat.inspected(used)),
                originals: seat.and_then(|seat| seat.originals).map(moment),
                minutes: seat.map_or(0, |seat| seat.minutes),
                conclusion: seat.and_then(|seat| seat.conclusion()),
                review: Arc::new(own),
            })
        });
        JointView {
            title: data.title.clone(),
            summary: data.summary.clone(),
            seed: state.seed,
            mode: state.mode,
            way: state.way,
            remote: data.remote,
            site: data.site,
            costs: data.clock,
            clock: state.clock,
            now: moment(used),
            current: state.current,
            seats: seats.collect(),
            grade: state.closed.then(|| sitting.grade(state)),
            finished: state.closed,
        }
    }
}

fn plain<T: Serialize, S: Serializer>(value: &Arc<T>, s: S) -> Result<S::Ok, S::Error> {
    value.as_ref().serialize(s)
}
