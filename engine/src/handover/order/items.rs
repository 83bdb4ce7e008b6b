//! Orders about items: what is decided on them, and when they go live.

use super::super::content::{Ground, Verdict};
use super::super::sim::state::Town;
use super::super::sim::{Means, Sim, agreed, equipped, score};
use super::super::world::World;
use super::{impossible, unknown};
use crate::activity::{Rejection, RejectionCode};

impl Sim<'_> {
    pub(super) fn decide(
        &mut self,
        item: u16,
        verdict: Verdict,
        ground: Option<Ground>,
    ) -> Result<(), Rejection> {
        let place = usize::from(item);
        let (Some(known), Some(state)) = (self.world.items.get(place), self.town.items.get(place))
        else {
            return Err(unknown("items"));
        };
        if known.batch > self.town.week + 1 {
            return impossible("这一批次还没有下达");
        }
        if state.live.is_some() && verdict != Verdict::Accept {
            return impossible("已经上线的事项，先停用再改决定");
        }
        match (verdict, ground) {
            (Verdict::Accept, _) => {}
            (_, None) => return Err(Rejection::param(RejectionCode::BadParameter, "ground")),
            (Verdict::Return, Some(Ground::Time)) => {
                return impossible("“分期承接”是暂缓的理由，不是退回的理由");
            }
            _ => {}
        }
        let (world, town) = (self.world, &*self.town);
        let ready = || score(&Means::of(world, town).parts(world, town, place));
        let grounded = ground.is_some_and(|ground| holds(world, town, place, ground, ready));
        let week = self.town.week;
        if let Some(state) = self.town.items.get_mut(place) {
            state.verdict = Some((verdict, week));
            state.ground = ground.filter(|_| verdict != Verdict::Accept);
            state.grounded = grounded;
        }
        Ok(())
    }

    pub(super) fn go_live(&mut self, item: u16) -> Result<(), Rejection> {
        let place = usize::from(item);
        let Some(state) = self.town.items.get(place) else {
            return Err(unknown("items"));
        };
        if !matches!(state.verdict, Some((Verdict::Accept, _))) {
            return impossible("没有承接的事项不能上线");
        }
        if state.live.is_some() {
            return impossible("已经上线");
        }
        let week = self.town.week;
        if i64::from(week) + 1 < self.world.parameters.first_live {
            let first = self.world.parameters.first_live;
            return impossible(&format!("第{first}周起可以上线"));
        }
        let lawful = Means::of(self.world, self.town).gated(self.world, self.town, place);
        if let Some(state) = self.town.items.get_mut(place) {
            state.live = Some(week);
            state.lawful = lawful;
        }
        Ok(())
    }

    pub(super) fn rest(&mut self, item: u16) -> Result<(), Rejection> {
        let Some(state) = self.town.items.get_mut(usize::from(item)) else {
            return Err(unknown("items"));
        };
        if state.live.take().is_none() {
            return impossible("没有上线");
        }
        Ok(())
    }
}

/// Whether a ground for deferring or handing back holds of an item now, which has so many points of readiness.
pub fn holds(
    world: &World,
    town: &Town,
    item: usize,
    ground: Ground,
    ready: impl FnOnce() -> u32,
) -> bool {
    let Some(known) = world.items.get(item) else {
        return false;
    };
    match ground {
        Ground::Expertise => known.professional,
        Ground::Equipment => equipped(known, town) < 100 || agreed(known, town) < 100,
        Ground::Rare => known.expected < 1_000,
        Ground::Risk => known.risk == 3,
        Ground::Time => i64::from(ready()) < world.parameters.ready_at,
    }
}
