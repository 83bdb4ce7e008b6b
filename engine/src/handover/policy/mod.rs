//! Policies: how a deputy would decide, written down, so that a town can be run without one.

mod act;
mod judge;

use super::content::{Channel, Model};
use serde::{Deserialize, Serialize};

/// A policy (对策).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PolicyData {
    /// Stable id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// One sentence.
    pub summary: String,
    /// Which items are accepted.
    pub accept: Acceptance,
    /// When an accepted item goes live.
    pub live: GoingLive,
    /// How the powers are lodged.
    #[serde(default)]
    pub model: Model,
    /// Squads, 1 to 3.
    pub squads: u8,
    /// Auxiliaries on duty.
    pub duty: u32,
    /// People in the office: auxiliaries first.
    pub office: u32,
    /// Whether own qualified people review.
    pub reviewers: bool,
    /// Whether joint review is arranged.
    pub joint: bool,
    /// Whether a lawyer is retained.
    pub lawyer: bool,
    /// Training of officers, by stretch of weeks.
    #[serde(default)]
    pub training: Vec<Training>,
    /// Whether the simple track is opened.
    pub simple: bool,
    /// The weight in the appraisal, per cent.
    pub weight: u8,
    /// Whether guides are written, agreements signed, rules adopted, drills held, cases taken over, equipment bought.
    pub prepare: bool,
    /// Whether the county's help is called for.
    pub help: bool,
    /// Whether meetings are held.
    pub meet: bool,
    /// Further liaison stations.
    pub stations: u32,
    /// Whether what must be reviewed goes out without.
    #[serde(default)]
    pub unreviewed: bool,
    /// Whether people without a certificate handle cases.
    #[serde(default)]
    pub uncertified: bool,
    /// How cards are answered.
    pub cards: Answering,
}

/// Which items are accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Acceptance {
    /// 照单全收.
    All,
    /// 一概退回.
    None,
    /// What is frequent enough and can be done; the rest deferred or handed back with a ground that holds.
    Fit,
    /// By lot.
    Lot,
}

/// When accepted items go live.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GoingLive {
    /// As soon as gates and readiness are met.
    Ready,
    /// As soon as it is possible at all.
    AtOnce,
    /// By lot.
    Lot,
    /// Never.
    Never,
}

/// How cards are answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answering {
    /// By what it brings in the assessment.
    Wise,
    /// The first.
    First,
    /// The last.
    Last,
    /// By lot.
    Lot,
}

/// Training of officers over a stretch of weeks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Training {
    /// First and last week.
    pub weeks: [u8; 2],
    /// Where.
    pub channel: Channel,
    /// Hours a week.
    pub hours: u8,
}

/// What is contradictory in a policy, as a field and a sentence.
pub type Contradiction = (&'static str, &'static str);

impl PolicyData {
    /// The first contradiction.
    pub fn contradiction(&self) -> Option<Contradiction> {
        let hours = |week: u8| {
            let of = |training: &&Training| (training.weeks[0]..=training.weeks[1]).contains(&week);
            self.training.iter().filter(of).count()
        };
        if !(1..=3).contains(&self.squads) {
            return Some(("squads", "中队数应为一至三"));
        }
        if self.weight > 100 {
            return Some(("weight", "考核权重不超过100%"));
        }
        if self.accept == Acceptance::None && self.live == GoingLive::AtOnce {
            return Some(("live", "一概退回的，没有事项可以上线"));
        }
        if self.stations > 20 {
            return Some(("stations", "新设联络站不超过二十个"));
        }
        if self.training.iter().any(|training| training.hours > 40) {
            return Some(("training", "每周培训不超过四十学时"));
        }
        if self.training.iter().any(|training| {
            training.weeks[0] < 1 || training.weeks[1] > 13 || training.weeks[0] > training.weeks[1]
        }) {
            return Some(("training", "培训周次应在一至十三之间，先后有序"));
        }
        if (1..=13).any(|week| hours(week) > 1) {
            return Some(("training", "同一周只能安排一个培训渠道"));
        }
        if self.live == GoingLive::Ready && !self.prepare && self.accept != Acceptance::None {
            return Some(("prepare", "要准备度达标才上线，却不作准备"));
        }
        (self.live == GoingLive::Ready && !self.reviewers && !self.joint)
            .then_some(("joint", "要过硬门槛才上线，却没有安排法制审核"))
    }
}
