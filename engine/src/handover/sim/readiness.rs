//! How ready an item is to go live: eleven parts, four of them gates.

use super::super::content::{Post, Reviewing};
use super::super::world::{Item, World};
use super::person::Person;
use super::state::{Stand, Town};
use serde::Serialize;

/// A part of readiness (准备度的构成).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// 持证人员: at least two in the squad; a gate.
    Certified,
    /// 专业训练.
    Training,
    /// 法制审核; a gate.
    Review,
    /// 装备.
    Equipment,
    /// 办事指南.
    Guide,
    /// 文书模板与裁量基准.
    Rules,
    /// 账号、印章、票据; a gate.
    Account,
    /// 协作协议.
    Agreements,
    /// 存量案件交接.
    Takeover,
    /// 模拟案.
    Drills,
    /// 公示; a gate.
    Published,
}

impl Part {
    /// All with what each is worth; together 100.
    pub const ALL: [(Part, u32); 11] = [
        (Part::Certified, 12),
        (Part::Training, 12),
        (Part::Review, 12),
        (Part::Equipment, 8),
        (Part::Guide, 12),
        (Part::Rules, 14),
        (Part::Account, 10),
        (Part::Agreements, 6),
        (Part::Takeover, 4),
        (Part::Drills, 6),
        (Part::Published, 4),
    ];

    /// The Chinese term.
    pub fn chinese(self) -> &'static str {
        match self {
            Part::Certified => "持证人员两名以上",
            Part::Training => "专业训练",
            Part::Review => "法制审核有人",
            Part::Equipment => "装备",
            Part::Guide => "办事指南",
            Part::Rules => "文书模板和裁量基准",
            Part::Account => "账号、印章、票据",
            Part::Agreements => "协作协议",
            Part::Takeover => "存量案件交接",
            Part::Drills => "模拟案两件",
            Part::Published => "清单公示",
        }
    }
}

/// The hard gates (硬门槛).
pub const GATES: [Part; 4] = [
    Part::Certified,
    Part::Review,
    Part::Account,
    Part::Published,
];

/// What a town has for all of its items; reckoned once for many items.
pub struct Means {
    /// Certified people and their training hours, by squad.
    squads: [(u32, u32); 3],
    review: bool,
}

impl Means {
    /// What the town has now.
    pub fn of(world: &World, town: &Town) -> Means {
        let mut squads = [(0, 0); 3];
        for person in town
            .people
            .iter()
            .filter(|person| person.may_act() && !person.left)
        {
            let squad = person.post.squad(town.settings.squads);
            if let Some((count, hours)) = squad.and_then(|at| squads.get_mut(at)) {
                *count += 1;
                *hours += person
                    .trained
                    .min(world.parameters.training_target.max(1) as u32);
            }
        }
        let own = |person: &Person| person.qualified && !person.left && person.post == Post::Review;
        Means {
            squads,
            review: town.settings.reviewing == Reviewing::Joint || town.people.iter().any(own),
        }
    }

    /// Whether an item's gates are met.
    pub fn gated(&self, world: &World, town: &Town, n: usize) -> bool {
        let (Some(item), Some(state)) = (world.items.get(n), town.items.get(n)) else {
            return false;
        };
        let certified = || {
            let squad = town.squad(world, item.field);
            self.squads.get(squad).is_some_and(|(count, _)| *count >= 2)
        };
        self.review
            && state.published
            && town.accounts.get(item.origin) == Some(&Stand::There)
            && certified()
    }

    /// Whether an item's gates are met and it has the points to go live.
    pub fn ready(&self, world: &World, town: &Town, n: usize) -> bool {
        let points = || i64::from(score(&self.parts(world, town, n)));
        self.gated(world, town, n) && points() >= world.parameters.ready_at
    }

    /// How ready an item is.
    pub fn parts(&self, world: &World, town: &Town, n: usize) -> [u32; 11] {
        let (Some(item), Some(state)) = (world.items.get(n), town.items.get(n)) else {
            return [0; 11];
        };
        let squad = town.squad(world, item.field);
        let (certified, hours) = self.squads.get(squad).copied().unwrap_or_default();
        let target = world.parameters.training_target.max(1) as u32 * certified.max(1);
        let there = |stand: Option<&Stand>| stand == Some(&Stand::There);
        let drills = town.drills.get(item.field).copied().unwrap_or(0);
        let full = |yes: bool| if yes { 100 } else { 0 };
        [
            if certified >= 2 { 100 } else { certified * 50 },
            (hours * 100 / target).min(100),
            full(self.review),
            equipped(item, town),
            full(state.guide),
            full(there(town.rules.get(item.field))),
            full(there(town.accounts.get(item.origin))),
            agreed(item, town),
            full(town.takeover == Stand::There),
            u32::from(drills.min(2)) * 50,
            full(state.published),
        ]
    }
}

/// The sum of parts.
pub fn score(parts: &[u32; 11]) -> u32 {
    let sum: u32 = parts
        .iter()
        .zip(Part::ALL)
        .map(|(percent, (_, worth))| percent * worth)
        .sum();
    sum / 100
}

/// Per cent of the equipment that is there.
pub fn equipped(item: &Item, town: &Town) -> u32 {
    share(item.equipment, |kind| {
        town.equipment.get(kind).is_some_and(|owned| *owned > 0)
    })
}

/// Per cent of the agreements that are signed.
pub fn agreed(item: &Item, town: &Town) -> u32 {
    share(item.partners, |kind| {
        town.agreements.get(kind) == Some(&Stand::There)
    })
}

fn share(set: u32, has: impl Fn(usize) -> bool) -> u32 {
    let (mut wanted, mut have, mut left) = (0, 0, set);
    while left != 0 {
        wanted += 1;
        have += u32::from(has(left.trailing_zeros() as usize));
        left &= left - 1;
    }
    (have * 100).checked_div(wanted).unwrap_or(100)
}
