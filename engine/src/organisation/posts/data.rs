//! What `scenarios/organisation/posts.toml` holds.

use super::{Fault, twice};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// 编制下放 as content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PostsData {
    /// Title.
    pub title: String,
    /// What is to be done.
    pub task: String,
    /// Where the totals come from, and that the districts are invented.
    pub source: String,
    /// What the need is reckoned from, in a sentence: an assumption.
    pub model: String,
    /// Minutes that one post works in a year.
    pub post_minutes: u32,
    /// The lines, each with its posts.
    pub line: Vec<LineData>,
    /// The six indicators.
    pub indicator: Vec<IndicatorData>,
    /// The districts.
    pub district: Vec<DistrictData>,
    /// Weightings to start from.
    pub preset: Vec<PresetData>,
    /// Questions on who keeps what.
    #[serde(default)]
    pub question: Vec<QuestionData>,
}

/// A line of enforcement (条线) with the posts that are handed down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LineData {
    /// Stable id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Posts to be handed down.
    pub handed: u32,
    /// Minutes of work for a case.
    pub case_minutes: u32,
    /// Minutes a year for each 10 000 inhabitants.
    #[serde(default)]
    pub people_minutes: u32,
    /// Minutes a year for each 亿元 of GDP: enterprises to inspect.
    #[serde(default)]
    pub gdp_minutes: u32,
    /// Minutes a year for each km²: patrols.
    #[serde(default)]
    pub area_minutes: u32,
}

/// The indicators of the report (测算指标).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Indicator {
    /// 常住人口.
    People,
    /// 地区生产总值.
    Gdp,
    /// 一般公共预算收入.
    Revenue,
    /// 区域面积.
    Area,
    /// 执法案件数量.
    Cases,
    /// 现有编制配备.
    Posts,
}

impl Indicator {
    /// All, in the report's order.
    pub const ALL: [Indicator; 6] = [
        Indicator::People,
        Indicator::Gdp,
        Indicator::Revenue,
        Indicator::Area,
        Indicator::Cases,
        Indicator::Posts,
    ];
}

/// An indicator as shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IndicatorData {
    /// Which.
    pub id: Indicator,
    /// Its name.
    pub name: String,
    /// Its unit.
    pub unit: String,
    /// What it tells of the work.
    pub says: String,
    /// What it overlooks.
    pub misses: String,
}

/// A district.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DistrictData {
    /// Stable id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// One of the central districts.
    pub central: bool,
    /// What it is like.
    pub note: String,
    /// Inhabitants, in 万人.
    pub people: u32,
    /// GDP, in 亿元.
    pub gdp: u32,
    /// 一般公共预算收入, in 亿元.
    pub revenue: u32,
    /// Area, in km².
    pub area: u32,
    /// Cases a year, by line.
    pub cases: BTreeMap<String, u32>,
    /// Posts that are there, by line.
    pub posts: BTreeMap<String, u32>,
}

impl DistrictData {
    pub(super) fn of(&self, table: &BTreeMap<String, u32>, line: &str) -> u32 {
        table.get(line).copied().unwrap_or(0)
    }
}

/// A weighting with a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PresetData {
    /// Its name.
    pub name: String,
    /// The thought behind it.
    pub why: String,
    /// The weights.
    pub weights: Weights,
}

/// How much each indicator counts; what matters is their proportion.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Weights {
    /// 常住人口.
    pub people: u32,
    /// 地区生产总值.
    pub gdp: u32,
    /// 一般公共预算收入.
    pub revenue: u32,
    /// 区域面积.
    pub area: u32,
    /// 执法案件数量.
    pub cases: u32,
    /// 现有编制配备, the other way round.
    pub posts: u32,
}

impl Weights {
    /// The largest weight.
    pub const MOST: u32 = 100;

    /// The weight of an indicator, at most [`Weights::MOST`].
    pub fn get(&self, indicator: Indicator) -> u32 {
        let weight = match indicator {
            Indicator::People => self.people,
            Indicator::Gdp => self.gdp,
            Indicator::Revenue => self.revenue,
            Indicator::Area => self.area,
            Indicator::Cases => self.cases,
            Indicator::Posts => self.posts,
        };
        weight.min(Self::MOST)
    }

    /// Sets the weight of an indicator, at most [`Weights::MOST`].
    pub fn set(&mut self, indicator: Indicator, weight: u32) {
        let slot = match indicator {
            Indicator::People => &mut self.people,
            Indicator::Gdp => &mut self.gdp,
            Indicator::Revenue => &mut self.revenue,
            Indicator::Area => &mut self.area,
            Indicator::Cases => &mut self.cases,
            Indicator::Posts => &mut self.posts,
        };
        *slot = weight.min(Self::MOST);
    }

    /// Whether nothing counts.
    pub fn none(&self) -> bool {
        Indicator::ALL.into_iter().all(|by| self.get(by) == 0)
    }
}

/// A question with one right answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuestionData {
    /// What is asked.
    pub text: String,
    /// The answers.
    pub choice: Vec<ChoiceData>,
    /// Why the right one is right.
    pub why: String,
}

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChoiceData {
    /// What it says.
    pub text: String,
    /// The right one.
    #[serde(default)]
    pub right: bool,
}

impl PostsData {
    /// What is wrong with it.
    pub fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        twice(
            "line",
            self.line.iter().map(|line| line.id.as_str()),
            &mut faults,
        );
        twice(
            "district",
            self.district.iter().map(|row| row.id.as_str()),
            &mut faults,
        );
        if self.post_minutes == 0 {
            faults.push(Fault::new(
                "post_minutes",
                "a post works at least one minute",
            ));
        }
        let named: Vec<Indicator> = self.indicator.iter().map(|by| by.id).collect();
        if named != Indicator::ALL {
            let message = "the six indicators stand once each, in the order people, gdp, revenue, area, cases, posts";
            faults.push(Fault::new("indicator[0].id", message));
        }
        for (n, row) in self.district.iter().enumerate() {
            for (table, name) in [(&row.cases, "cases"), (&row.posts, "posts")] {
                let same = table.len() == self.line.len()
                    && self.line.iter().all(|line| table.contains_key(&line.id));
                if !same {
                    let message = format!("{name} names each line once and nothing else");
                    faults.push(Fault::new(format!("district[{n}].{name}"), message));
                }
                // Sums of these stay far below what 64 bits hold.
                if table.values().any(|count| *count > 1_000_000) {
                    let message = "a number is at most 1 000 000";
                    faults.push(Fault::new(format!("district[{n}].{name}"), message));
                }
            }
            if [row.people, row.gdp, row.revenue, row.area]
                .iter()
                .any(|n| *n > 1_000_000)
            {
                faults.push(Fault::new(
                    format!("district[{n}].people"),
                    "a number is at most 1 000 000",
                ));
            }
        }
        if self.preset.len() < 2 {
            faults.push(Fault::new(
                "preset",
                "two weightings at least, so that they can be compared",
            ));
        }
        for (n, preset) in self.preset.iter().enumerate() {
            if preset.weights.none() {
                faults.push(Fault::new(
                    format!("preset[{n}].weights"),
                    "no indicator counts",
                ));
            }
        }
        for (n, question) in self.question.iter().enumerate() {
            if question.choice.iter().filter(|choice| choice.right).count() != 1 {
                faults.push(Fault::new(
                    format!("question[{n}]"),
                    "exactly one answer is right",
                ));
            }
        }
        faults
    }
}
