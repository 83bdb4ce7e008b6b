//! 队伍整合 and 力量下沉: thirty-six teams become ten, and how much of their strength goes down to the towns.

use super::fairness::per_mille;
use super::{Fault, twice};
use serde::{Deserialize, Serialize};

/// 队伍整合 as content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TeamsData {
    /// Title.
    pub title: String,
    /// What is to be seen.
    pub task: String,
    /// Where the figures come from, and what is invented.
    pub source: String,
    /// What counts as 下沉.
    pub counts: String,
    /// The share that must work in the towns, in per mille.
    pub target: u32,
    /// The teams before.
    pub old: Vec<OldTeam>,
    /// The teams after.
    pub team: Vec<TeamData>,
}

/// A team before the reform.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OldTeam {
    /// Its name.
    pub name: String,
    /// The team that took it in.
    pub into: String,
}

/// A team after the reform.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TeamData {
    /// Stable id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its name in six characters at most.
    pub short: String,
    /// Comprehensive or professional.
    pub kind: TeamKind,
    /// Its department.
    pub department: String,
    /// How often its cases come up, 1 ..= 5.
    pub frequency: u8,
    /// How much expertise they take, 1 ..= 5.
    pub depth: u8,
    /// Why it is of this kind.
    pub why: String,
    /// What it does.
    pub does: Vec<String>,
    /// What it is often asked for and does not do, and who does.
    pub not: Vec<NotIts>,
    /// Its people.
    pub staff: u32,
    /// How many work in the towns at the start.
    pub sunk: u32,
    /// How many must stay with the county: major cases, testing, review.
    pub keep: u32,
    /// What they are kept for.
    pub kept_for: String,
}

/// Something that is not a team's business.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NotIts {
    /// What.
    pub what: String,
    /// Whose it is.
    pub who: String,
}

/// The two kinds of team that remain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TeamKind {
    /// 综合: one team for a field (一个领域一支队伍).
    Comprehensive,
    /// 专业: one team for a department (一个部门一支队伍).
    Professional,
}

impl TeamKind {
    /// The Chinese term.
    pub fn chinese(self) -> &'static str {
        match self {
            TeamKind::Comprehensive => "综合",
            TeamKind::Professional => "专业",
        }
    }
}

/// How much of the strength is in the towns.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Sinking {
    /// People in all.
    pub staff: u32,
    /// People in the towns.
    pub sunk: u32,
    /// Their share, in per mille.
    pub share: u32,
    /// Whether the share is reached.
    pub reached: bool,
    /// How many more would have to go.
    pub lacking: u32,
    /// Teams, by place, that keep fewer with the county than they must.
    pub stripped: Vec<usize>,
}

impl TeamsData {
    /// The people in the towns at the start, by team.
    pub fn start(&self) -> Vec<u32> {
        self.team.iter().map(|team| team.sunk).collect()
    }

    /// How things stand with so many of each team in the towns; no more of a team than it has.
    pub fn sinking(&self, sunk: &[u32]) -> Sinking {
        let of = |n: usize| sunk.get(n).copied().unwrap_or(0);
        let teams = || self.team.iter().enumerate();
        let staff = self.team.iter().map(|team| team.staff).sum();
        let down = teams().map(|(n, team)| of(n).min(team.staff)).sum();
        let wanted = (u64::from(staff) * u64::from(self.target)).div_ceil(1_000);
        let lacking = wanted.saturating_sub(u64::from(down));
        let stripped = teams().filter(|(n, team)| team.staff.saturating_sub(of(*n)) < team.keep);
        Sinking {
            staff,
            sunk: down,
            share: per_mille(u64::from(down), u64::from(staff)),
            reached: lacking == 0,
            lacking: u32::try_from(lacking).unwrap_or(u32::MAX),
            stripped: stripped.map(|(n, _)| n).collect(),
        }
    }

    /// What is wrong with it.
    pub fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        twice(
            "team",
            self.team.iter().map(|team| team.id.as_str()),
            &mut faults,
        );
        if self.target > 1_000 {
            faults.push(Fault::new("target", "at most 1 000 per mille"));
        }
        for (n, old) in self.old.iter().enumerate() {
            if !self.team.iter().any(|team| team.id == old.into) {
                let message = format!("no team {}", old.into);
                faults.push(Fault::new(format!("old[{n}].into"), message));
            }
        }
        for (n, team) in self.team.iter().enumerate() {
            if team.sunk > team.staff || team.keep > team.staff || team.staff > 10_000 {
                faults.push(Fault::new(
                    format!("team[{n}].staff"),
                    "fewer people than are sunk or kept, or too many",
                ));
            }
            if !(1..=5).contains(&team.frequency) || !(1..=5).contains(&team.depth) {
                faults.push(Fault::new(format!("team[{n}].frequency"), "1 to 5"));
            }
            if team.short.chars().count() > 6 {
                faults.push(Fault::new(
                    format!("team[{n}].short"),
                    "at most six characters",
                ));
            }
            if team.does.is_empty() || team.not.is_empty() {
                faults.push(Fault::new(
                    format!("team[{n}].does"),
                    "something it does and something it does not",
                ));
            }
        }
        let kept: u64 = self
            .team
            .iter()
            .map(|team| u64::from(team.staff.saturating_sub(team.keep)))
            .sum();
        let staff: u64 = self.team.iter().map(|team| u64::from(team.staff)).sum();
        if kept * 1_000 < staff * u64::from(self.target) {
            faults.push(Fault::new(
                "target",
                "cannot be reached with what must be kept",
            ));
        }
        faults
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn data() -> TeamsData {
        let text = include_str!("../../../scenarios/organisation/teams.toml");
        toml::from_str(text).unwrap()
    }

    #[test]
    fn thirty_six_teams_become_five_comprehensive_and_five_professional() {
        let data = data();
        assert_eq!(data.faults(), []);
        assert_eq!((data.old.len(), data.team.len()), (36, 10));
        let comprehensive = |team: &&TeamData| team.kind == TeamKind::Comprehensive;
        assert_eq!(data.team.iter().filter(comprehensive).count(), 5);
        for team in &data.team {
            assert!(
                data.old.iter().any(|old| old.into == team.id),
                "{}",
                team.name
            );
        }
    }

    #[test]
    fn professional_teams_have_rarer_or_deeper_cases_than_comprehensive_ones() {
        for team in data().team {
            let professional = team.depth > team.frequency;
            assert_eq!(
                professional,
                team.kind == TeamKind::Professional,
                "{}",
                team.name
            );
        }
    }

    #[test]
    fn sixty_per_cent_is_reached_exactly_at_sixty_per_cent() {
        let mut data = data();
        data.team.truncate(1);
        data.team[0].staff = 100;
        data.team[0].keep = 40;
        assert!(!data.sinking(&[59]).reached);
        assert_eq!(data.sinking(&[59]).lacking, 1);
        assert!(data.sinking(&[60]).reached);
        assert!(data.sinking(&[60]).stripped.is_empty());
        assert_eq!(data.sinking(&[61]).stripped, [0]);
    }

    #[test]
    fn the_share_is_not_reached_at_the_start_and_can_be_without_stripping_a_team() {
        let data = data();
        assert!(!data.sinking(&data.start()).reached);
        let most: Vec<u32> = data
            .team
            .iter()
            .map(|team| team.staff - team.keep)
            .collect();
        let sinking = data.sinking(&most);
        assert!(sinking.reached && sinking.stripped.is_empty());
    }

    #[test]
    fn more_than_a_team_has_cannot_be_sunk() {
        let data = data();
        let sinking = data.sinking(&vec![u32::MAX; data.team.len()]);
        assert_eq!(sinking.sunk, sinking.staff);
        assert_eq!(
            sinking.stripped.len(),
            data.team.iter().filter(|team| team.keep > 0).count()
        );
    }
}
