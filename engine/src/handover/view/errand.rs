//! What has to be arranged and how it stands.

use super::super::command::Matter;
use super::super::content::Verdict;
use super::super::sim::state::{Errand, Stand, Town};
use super::super::sim::time::{DAY, start_of};
use super::super::world::{Item, World};
use serde::Serialize;

/// Something to be arranged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ErrandView {
    /// What kind.
    pub what: Matter,
    /// Its target as commands name it.
    pub target: String,
    /// In words.
    pub name: String,
    /// How it stands.
    pub stands: Standing,
    /// Whether an accepted item needs it.
    pub wanted: bool,
}

/// How something stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// 未办.
    Not,
    /// 内勤待办.
    Listed,
    /// 等待, with working days left.
    Coming(u32),
    /// 办成.
    There,
}

/// Everything that can be arranged, wanted or not.
pub(super) fn errands(world: &World, town: &Town) -> Vec<ErrandView> {
    let accepted: Vec<&Item> = world
        .items
        .iter()
        .zip(&town.items)
        .filter(|(_, state)| matches!(state.verdict, Some((Verdict::Accept, _))))
        .map(|(item, _)| item)
        .collect();
    let now = start_of(town.week);
    let standing = |stand: Stand| match stand {
        Stand::Not => Standing::Not,
        Stand::Listed => Standing::Listed,
        Stand::Coming(at) => Standing::Coming((at.saturating_sub(now).div_ceil(DAY)) as u32),
        Stand::There => Standing::There,
    };
    let mut all = Vec::new();
    for (n, stand) in town.accounts.iter().enumerate() {
        all.push(ErrandView {
            what: Matter::Account,
            target: world.origins.get(n).cloned().unwrap_or_default(),
            name: world.errand_name(Errand::Account(n as u8)),
            stands: standing(*stand),
            wanted: accepted.iter().any(|item| item.origin == n),
        });
    }
    for (n, stand) in town.agreements.iter().enumerate() {
        all.push(ErrandView {
            what: Matter::Partner,
            target: world
                .data
                .partners
                .get(n)
                .map(|known| known.id.clone())
                .unwrap_or_default(),
            name: world.errand_name(Errand::Partner(n as u8)),
            stands: standing(*stand),
            wanted: accepted.iter().any(|item| item.partners & (1 << n) != 0),
        });
    }
    for (n, field) in world.data.fields.iter().enumerate() {
        all.push(ErrandView {
            what: Matter::Rules,
            target: field.id.clone(),
            name: world.errand_name(Errand::Rules(n as u8)),
            stands: standing(town.rules.get(n).copied().unwrap_or_default()),
            wanted: accepted.iter().any(|item| item.field == n),
        });
    }
    all.push(ErrandView {
        what: Matter::Takeover,
        target: String::new(),
        name: world.errand_name(Errand::Takeover),
        stands: standing(town.takeover),
        wanted: true,
    });
    let unpublished = town
        .items
        .iter()
        .any(|state| matches!(state.verdict, Some((Verdict::Accept, _))) && !state.published);
    let listed = town.office.contains(&Errand::Publish);
    all.push(ErrandView {
        what: Matter::Publish,
        target: String::new(),
        name: world.errand_name(Errand::Publish),
        stands: match (unpublished || accepted.is_empty(), listed) {
            (_, true) => Standing::Listed,
            (true, false) => Standing::Not,
            (false, false) => Standing::There,
        },
        wanted: !accepted.is_empty(),
    });
    all
}
