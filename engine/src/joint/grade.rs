//! Judging a sitting: what was let through, what was sent back and why, how the time was used.

use super::activity::State;
use super::clock::Clock;
use super::docket::Seat;
use super::sitting::Sitting;
use crate::review::{DefectResult, Grade, Remedy};
use crate::score::{CAPPED, Severity};
use serde::{Deserialize, Serialize};

/// The judgement of a sitting.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SittingGrade {
    /// Score in basis points, 0 ..= 10 000.
    pub score: i64,
    /// The mean of the dossiers, in basis points.
    pub mean: i64,
    /// Defects of 撤销 or 无效 in dossiers that were agreed to.
    pub let_through: u32,
    /// How the time was used.
    pub time: Time,
    /// The dossiers, in order.
    pub dossiers: Vec<SeatGrade>,
}

/// How the time was used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Time {
    /// The clock at the end.
    pub clock: Clock,
    /// What it adds to the score, in basis points.
    pub points: i64,
}

/// One dossier as judged.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SeatGrade {
    /// The town.
    pub town: String,
    /// Its score, in basis points.
    pub score: i64,
    /// What became of it.
    pub fate: Fate,
    /// Defects of 撤销 or 无效 that went through with it.
    pub let_through: u32,
    /// Items read.
    pub read: u32,
    /// Items in all.
    pub items: u32,
    /// Minutes spent on it.
    pub minutes: u32,
    /// Whether originals were seen.
    pub originals: bool,
    /// Marks and conclusion, as in a review.
    pub grade: Grade,
}

/// What became of a dossier.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fate {
    /// No conclusion was given.
    #[default]
    Undecided,
    /// Agreed to, and nothing was wrong.
    Sound,
    /// Agreed to with defects of 撤销 or 无效 in it.
    LetThrough,
    /// Agreed to with lesser defects in it.
    Lenient,
    /// Not agreed to, and what is gravest was pointed out.
    Stopped,
    /// Not agreed to, but what is gravest was not pointed out.
    Blind,
    /// Not agreed to, and nothing was wrong.
    Vain,
}

/// What each defect let through costs besides, in basis points.
const LET_THROUGH: i64 = 1_000;
/// The most that a dossier can come to that was wrongly sent back.
const VAIN: i64 = 3_000;
/// The share of the time in the score, in basis points.
const TIME: i64 = 1_000;

impl SittingGrade {
    pub(super) fn of(sitting: &Sitting, state: &State) -> SittingGrade {
        let dossiers: Vec<SeatGrade> = state
            .seats
            .iter()
            .enumerate()
            .filter_map(|(n, seat)| {
                let town = sitting.data.dossiers.get(n)?.town.clone();
                let grade = sitting.review(n)?.grade(&seat.review).unwrap_or_default();
                Some(seat_grade(seat, town, grade, state.clock.used))
            })
            .collect();
        let count = i64::try_from(dossiers.len()).unwrap_or(1).max(1);
        let mean = dossiers.iter().map(|seat| seat.score).sum::<i64>() / count;
        let let_through: u32 = dossiers.iter().map(|seat| seat.let_through).sum();
        // Time saved on a dossier that was not read is worth nothing.
        let points = TIME * state.clock.earned() / 10_000 * mean / 10_000;
        let whole = mean * (10_000 - TIME) / 10_000 + points - LET_THROUGH * i64::from(let_through);
        let whole = whole.clamp(0, 10_000);
        SittingGrade {
            score: if let_through > 0 {
                whole.min(CAPPED)
            } else {
                whole
            },
            mean,
            let_through,
            time: Time {
                clock: state.clock,
                points,
            },
            dossiers,
        }
    }

    /// Defects that nobody marked.
    pub fn missed(&self) -> impl Iterator<Item = &DefectResult> {
        let defects = self.dossiers.iter().flat_map(|seat| &seat.grade.defects);
        defects.filter(|defect| defect.mark.is_none())
    }
}

fn seat_grade(seat: &Seat, town: String, grade: Grade, used: u32) -> SeatGrade {
    let fatal = |defect: &&DefectResult| defect.severity >= Severity::Revocable;
    let fatals = grade.defects.iter().filter(fatal).count();
    let gravest = grade.defects.iter().map(|defect| defect.severity).max();
    let pointed_out = grade
        .defects
        .iter()
        .any(|defect| Some(defect.severity) == gravest && defect.mark.is_some());
    let fate = match (seat.conclusion(), gravest) {
        (None, _) => Fate::Undecided,
        (Some(Remedy::Agree), None) => Fate::Sound,
        (Some(Remedy::Agree), Some(_)) if fatals > 0 => Fate::LetThrough,
        (Some(Remedy::Agree), Some(_)) => Fate::Lenient,
        (Some(_), None) => Fate::Vain,
        (Some(_), Some(_)) if pointed_out => Fate::Stopped,
        (Some(_), Some(_)) => Fate::Blind,
    };
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    SeatGrade {
        town,
        score: match fate {
            Fate::Undecided => grade.score / 2,
            Fate::Vain => grade.score.min(VAIN),
            _ => grade.score,
        },
        fate,
        let_through: if fate == Fate::LetThrough {
            count(fatals)
        } else {
            0
        },
        read: count(seat.read.len()),
        items: seat
            .review
            .file()
            .map_or(0, |file| count(file.leaves.len())),
        minutes: seat.minutes,
        originals: seat.inspected(used),
        grade,
    }
}
