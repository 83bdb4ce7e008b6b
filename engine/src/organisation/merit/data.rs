//! What `scenarios/organisation/merit.toml` holds.

use super::{Fault, twice};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// 量化赋分制 as content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeritData {
    /// Title.
    pub title: String,
    /// What is to be done.
    pub task: String,
    /// Where the figures come from.
    pub source: String,
    /// What the model assumes, in sentences.
    pub model: Vec<String>,
    /// Weeks of a quarter.
    pub weeks: u32,
    /// How many people.
    pub staff: u32,
    /// How many are rated 好.
    pub good: u32,
    /// How many lines can be checked at once (核验).
    pub checks: u32,
    /// Working minutes of a week.
    pub minutes: u32,
    /// Kinds of people.
    pub temperament: Vec<TemperamentData>,
    /// What can be rewarded.
    pub act: Vec<ActData>,
    /// What can be punished.
    pub lapse: Vec<LapseData>,
    /// Tables to start from.
    pub preset: Vec<TablePreset>,
}

/// A kind of person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TemperamentData {
    /// Stable id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What they are like.
    pub note: String,
    /// How many of a thousand.
    pub share: u32,
    /// How much of the time is worked, in per mille.
    pub drive: u32,
    /// How strongly points pull, in per mille.
    pub greed: u32,
    /// How readily numbers are made up where nothing is checked, in per mille.
    pub fake: u32,
    /// How often rules are broken, in per mille of the usual.
    pub lapses: u32,
}

/// Something that can be rewarded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ActData {
    /// Stable id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its unit.
    pub unit: String,
    /// Minutes to do one.
    pub minutes: u32,
    /// What one is worth to the public.
    pub worth: u32,
    /// Minutes to make one up; 0: it cannot be made up.
    pub fake_minutes: u32,
    /// What one that is made up costs the public: work that is sent out for nothing, problems that stay.
    #[serde(default)]
    pub fake_harm: u32,
    /// How many a week are of use.
    pub most: u32,
    /// How many a week can be claimed without a question.
    pub plausible: u32,
    /// How much of the time goes there by habit.
    pub habit: u32,
    /// How it is made up, and what to do about it.
    pub lesson: String,
    /// What becomes of it where nothing is given for it.
    pub neglect: String,
}

/// Something that can be punished.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LapseData {
    /// Stable id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// How often in a thousand weeks.
    pub rate: u32,
    /// What it costs the public.
    pub harm: u32,
    /// How often it comes out by itself, in per mille.
    pub seen: u32,
    /// The lapse that it hides.
    #[serde(default)]
    pub hides: String,
    /// What drives it, and what to do about it.
    pub lesson: String,
}

/// A table with a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TablePreset {
    /// Its name.
    pub name: String,
    /// The thought behind it.
    pub why: String,
    /// The table.
    pub table: Table,
}

/// 加扣分表: by id of act or lapse; what is not in it gives nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Table(pub BTreeMap<String, Rule>);

/// One line of the table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Rule {
    /// Points for each: up to 10 for an act, down to −20 for a lapse.
    pub points: i32,
    /// The most that is counted in a week; 0: no limit.
    pub cap: u32,
    /// Whether it is checked.
    pub check: bool,
}

impl Table {
    /// The most that an act can bring.
    pub const MOST: i32 = 10;
    /// The most that a lapse can cost.
    pub const LEAST: i32 = -20;
    /// The highest weekly limit.
    pub const MOST_CAP: u32 = 50;

    /// The line of an act.
    pub fn act(&self, id: &str) -> Rule {
        let rule = self.0.get(id).copied().unwrap_or_default();
        Rule {
            points: rule.points.clamp(0, Self::MOST),
            cap: rule.cap.min(Self::MOST_CAP),
            ..rule
        }
    }

    /// The line of a lapse.
    pub fn lapse(&self, id: &str) -> Rule {
        let rule = self.0.get(id).copied().unwrap_or_default();
        Rule {
            points: rule.points.clamp(Self::LEAST, 0),
            cap: 0,
            ..rule
        }
    }

    /// How many lines are checked.
    pub fn checks(&self) -> u32 {
        let checked = self.0.values().filter(|rule| rule.check).count();
        u32::try_from(checked).unwrap_or(u32::MAX)
    }
}

impl MeritData {
    /// What is wrong with it.
    pub fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        let names = self.act.iter().map(|act| act.id.as_str());
        twice("act", names.clone(), &mut faults);
        let lapses = self.lapse.iter().map(|lapse| lapse.id.as_str());
        twice("lapse", lapses.clone(), &mut faults);
        let kinds = self.temperament.iter().map(|kind| kind.id.as_str());
        twice("temperament", kinds, &mut faults);
        let known: Vec<&str> = names.chain(lapses.clone()).collect();
        let mut whole = |path: &str, holds: bool, message: &str| {
            if !holds {
                faults.push(Fault::new(path, message));
            }
        };
        whole("weeks", (1..=52).contains(&self.weeks), "1 to 52 weeks");
        whole("staff", (1..=500).contains(&self.staff), "1 to 500 people");
        whole(
            "good",
            self.good <= self.staff,
            "no more than there are people",
        );
        whole(
            "minutes",
            (1..=10_000).contains(&self.minutes),
            "1 to 10 000 minutes",
        );
        let shares: u64 = self
            .temperament
            .iter()
            .map(|kind| u64::from(kind.share))
            .sum();
        whole(
            "temperament[0].share",
            shares == 1_000,
            "the shares add up to 1 000",
        );
        for (n, act) in self.act.iter().enumerate() {
            let path = format!("act[{n}].minutes");
            let bounds = [
                act.minutes,
                act.worth,
                act.fake_minutes,
                act.most,
                act.plausible,
                act.habit,
            ];
            whole(&path, act.minutes > 0, "an act takes at least one minute");
            whole(
                &path,
                bounds.iter().all(|n| *n <= 10_000),
                "a number is at most 10 000",
            );
        }
        for (n, lapse) in self.lapse.iter().enumerate() {
            let path = format!("lapse[{n}].hides");
            let hides = lapse.hides.is_empty() || lapses.clone().any(|id| id == lapse.hides);
            whole(&path, hides, "no such lapse");
            let bounds = [lapse.rate, lapse.seen, lapse.harm];
            whole(
                &format!("lapse[{n}].rate"),
                bounds.iter().all(|n| *n <= 1_000),
                "a number is at most 1 000",
            );
        }
        for (n, preset) in self.preset.iter().enumerate() {
            let path = format!("preset[{n}].table");
            for id in preset.table.0.keys() {
                whole(
                    &path,
                    known.contains(&id.as_str()),
                    &format!("no act or lapse {id}"),
                );
            }
            whole(
                &path,
                preset.table.checks() <= self.checks,
                "more lines are checked than can be",
            );
        }
        faults
    }
}
