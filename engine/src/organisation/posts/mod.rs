//! 编制下放: posts of a city handed down to its districts, line by line, by six weighted indicators or by hand.
//!
//! How much each district needs is reckoned from a workload model of the content (an assumption, shown as one); how
//! posts are given is judged by the need that stays unmet and by how unequally the load per post is spread.

use super::fairness::{apportion, gini, per_mille};
use super::{Fault, twice};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

mod data;
mod search;

pub use data::{
    ChoiceData, DistrictData, Indicator, IndicatorData, LineData, PostsData, PresetData,
    QuestionData, Weights,
};
pub use search::Best;

/// Posts by line, then by district, in the order of the content.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Allotment(pub Vec<Vec<u32>>);

impl Allotment {
    /// The posts of a line in a district.
    pub fn get(&self, line: usize, district: usize) -> u32 {
        let row = self.0.get(line);
        row.and_then(|row| row.get(district)).copied().unwrap_or(0)
    }

    /// Sets the posts of a line in a district.
    pub fn set(&mut self, line: usize, district: usize, posts: u32) {
        if let Some(cell) = self.0.get_mut(line).and_then(|row| row.get_mut(district)) {
            *cell = posts;
        }
    }

    /// The posts of a line.
    pub fn line(&self, line: usize) -> u32 {
        self.0.get(line).map_or(0, |row| row.iter().sum())
    }

    /// The posts of a district.
    pub fn district(&self, district: usize) -> u32 {
        let cells = self.0.iter().filter_map(|row| row.get(district));
        cells.sum()
    }
}

/// How an allotment does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Judgement {
    /// Posts that are needed and not there, over all lines and districts (未满足需求).
    pub unmet: u32,
    /// Posts that are there and not needed.
    pub spare: u32,
    /// Inequality of the load per post between districts, in per mille.
    pub gini: u32,
    /// The districts, in order.
    pub districts: Vec<DistrictResult>,
    /// The lines, in order.
    pub lines: Vec<LineResult>,
    /// Where most is lacking, largest first, at most five.
    pub lacking: Vec<Cell>,
    /// Where most is to spare, largest first, at most five.
    pub sparing: Vec<Cell>,
}

/// A district as it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DistrictResult {
    /// Posts needed.
    pub need: u32,
    /// Posts that it has already.
    pub had: u32,
    /// Posts handed down to it.
    pub given: u32,
    /// Posts lacking, line by line, added up.
    pub unmet: u32,
    /// Posts needed for each thousand that are there: 1 000 is a full load.
    pub load: u32,
}

/// A line as it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LineResult {
    /// Posts to be handed down.
    pub posts: u32,
    /// Posts handed down.
    pub given: u32,
    /// Posts lacking in its districts.
    pub unmet: u32,
    /// The least that could be lacking, however the posts are given.
    pub floor: u32,
}

/// One line in one district.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Cell {
    /// The line.
    pub line: usize,
    /// The district.
    pub district: usize,
    /// How many posts.
    pub posts: u32,
}

/// How an allotment compares with the best weighting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// A line is not handed down to the last post, or over-spent.
    Unfinished,
    /// No worse in either respect.
    Level,
    /// At most one post in a hundred more unmet, and a Gini at most 15 per mille higher.
    Near,
    /// Worse.
    Behind,
}

impl PostsData {
    /// Posts needed by a line in a district, rounded up.
    pub fn need(&self, line: usize, district: usize) -> u32 {
        let (Some(line), Some(district)) = (self.line.get(line), self.district.get(district))
        else {
            return 0;
        };
        let minutes = |count: u32, each: u32| u64::from(count) * u64::from(each);
        let work = minutes(district.of(&district.cases, &line.id), line.case_minutes)
            + minutes(district.people, line.people_minutes)
            + minutes(district.gdp, line.gdp_minutes)
            + minutes(district.area, line.area_minutes);
        let each = u64::from(self.post_minutes.max(1));
        u32::try_from(work.div_ceil(each)).unwrap_or(u32::MAX)
    }

    /// Posts that a line has in a district before anything is handed down.
    pub fn had(&self, line: usize, district: usize) -> u32 {
        match (self.line.get(line), self.district.get(district)) {
            (Some(line), Some(district)) => district.of(&district.posts, &line.id),
            _ => 0,
        }
    }

    /// What counts for a district under an indicator: shares are reckoned from it.
    ///
    /// 现有编制 counts the other way round, by what is lacking in thousandths of a post: the posts that would be its own
    /// if all posts of the line, old and new, went by cases, less those that are there.
    pub fn measure(&self, indicator: Indicator, line: usize, district: usize) -> u64 {
        let Some(row) = self.district.get(district) else {
            return 0;
        };
        match indicator {
            Indicator::People => u64::from(row.people),
            Indicator::Gdp => u64::from(row.gdp),
            Indicator::Revenue => u64::from(row.revenue),
            Indicator::Area => u64::from(row.area),
            Indicator::Cases => self
                .line
                .get(line)
                .map_or(0, |line| u64::from(row.of(&row.cases, &line.id))),
            Indicator::Posts => self.lacking_by_cases(line, district),
        }
    }

    fn lacking_by_cases(&self, line: usize, district: usize) -> u64 {
        let districts = 0..self.district.len();
        let cases = |n: usize| self.measure(Indicator::Cases, line, n);
        let there: u64 = districts
            .clone()
            .map(|n| u64::from(self.had(line, n)))
            .sum();
        let handed = self.line.get(line).map_or(0, |line| u64::from(line.handed));
        let all: u64 = districts.map(cases).sum();
        let due = ((there + handed) * 1_000 * cases(district)).checked_div(all);
        let had = u64::from(self.had(line, district)) * 1_000;
        due.unwrap_or(0).saturating_sub(had)
    }

    /// A district's share in an indicator, in millionths.
    pub fn share(&self, indicator: Indicator, line: usize, district: usize) -> u64 {
        let all = (0..self.district.len()).map(|n| self.measure(indicator, line, n));
        let sum: u64 = all.sum();
        (self.measure(indicator, line, district) * 1_000_000)
            .checked_div(sum)
            .unwrap_or(0)
    }

    /// The posts of every line by those weights, each line exactly.
    pub fn distribute(&self, weights: Weights) -> Allotment {
        let rows = self.line.iter().enumerate().map(|(line, data)| {
            let claims: Vec<u64> = (0..self.district.len())
                .map(|district| self.claim(weights, line, district))
                .collect();
            apportion(data.handed, &claims)
        });
        Allotment(rows.collect())
    }

    fn claim(&self, weights: Weights, line: usize, district: usize) -> u64 {
        let parts = Indicator::ALL.into_iter().map(|indicator| {
            u64::from(weights.get(indicator)) * self.share(indicator, line, district)
        });
        parts.sum()
    }

    /// Where a district's posts come from under those weights: tenths of a post by indicator.
    pub fn drivers(&self, weights: Weights, district: usize) -> Vec<(Indicator, u32)> {
        let mut tenths = BTreeMap::<Indicator, u64>::new();
        for (line, data) in self.line.iter().enumerate() {
            let all = (0..self.district.len()).map(|n| self.claim(weights, line, n));
            let sum: u64 = all.sum();
            for indicator in Indicator::ALL {
                let claim =
                    u64::from(weights.get(indicator)) * self.share(indicator, line, district);
                let part = (claim * u64::from(data.handed) * 10).checked_div(sum);
                *tenths.entry(indicator).or_default() += part.unwrap_or(0);
            }
        }
        let small = |tenths: u64| u32::try_from(tenths).unwrap_or(u32::MAX);
        tenths.into_iter().map(|(by, n)| (by, small(n))).collect()
    }

    /// How an allotment does.
    pub fn judge(&self, allotment: &Allotment) -> Judgement {
        let mut lacking = Vec::new();
        let mut sparing = Vec::new();
        for line in 0..self.line.len() {
            for district in 0..self.district.len() {
                let need = self.need(line, district);
                let there = self.had(line, district) + allotment.get(line, district);
                let cell = |posts| Cell {
                    line,
                    district,
                    posts,
                };
                if need > there {
                    lacking.push(cell(need - there));
                } else if there > need {
                    sparing.push(cell(there - need));
                }
            }
        }
        let sum = |cells: &[Cell], of: &dyn Fn(&Cell) -> bool| -> u32 {
            cells.iter().filter(|c| of(c)).map(|c| c.posts).sum()
        };
        let districts: Vec<DistrictResult> = (0..self.district.len())
            .map(|district| {
                let over = |of: &dyn Fn(usize) -> u32| (0..self.line.len()).map(of).sum::<u32>();
                let need = over(&|line| self.need(line, district));
                let had = over(&|line| self.had(line, district));
                let given = allotment.district(district);
                DistrictResult {
                    need,
                    had,
                    given,
                    unmet: sum(&lacking, &|cell| cell.district == district),
                    load: per_mille(u64::from(need), u64::from((had + given).max(1))),
                }
            })
            .collect();
        let lines = self.line.iter().enumerate().map(|(line, data)| {
            let gaps = (0..self.district.len())
                .map(|n| self.need(line, n).saturating_sub(self.had(line, n)));
            LineResult {
                posts: data.handed,
                given: allotment.line(line),
                unmet: sum(&lacking, &|cell| cell.line == line),
                floor: gaps.sum::<u32>().saturating_sub(data.handed),
            }
        });
        let loads: Vec<u64> = districts.iter().map(|row| u64::from(row.load)).collect();
        Judgement {
            unmet: sum(&lacking, &|_| true),
            spare: sum(&sparing, &|_| true),
            gini: gini(&loads),
            lines: lines.collect(),
            lacking: largest(lacking),
            sparing: largest(sparing),
            districts,
        }
    }

    /// How an allotment compares with the best weighting.
    pub fn standing(&self, own: &Judgement, best: &Judgement) -> Standing {
        let handed: u32 = self.line.iter().map(|line| line.handed).sum();
        if own.lines.iter().any(|line| line.given != line.posts) {
            Standing::Unfinished
        } else if own.unmet <= best.unmet && own.gini <= best.gini {
            Standing::Level
        } else if own.unmet <= best.unmet + handed / 100 && own.gini <= best.gini + 15 {
            Standing::Near
        } else {
            Standing::Behind
        }
    }
}

fn largest(mut cells: Vec<Cell>) -> Vec<Cell> {
    cells.sort_by_key(|cell| (std::cmp::Reverse(cell.posts), cell.line, cell.district));
    cells.truncate(5);
    cells
}

#[cfg(test)]
mod tests;
