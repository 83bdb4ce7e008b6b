//! Orders about means: what the office sees to, money, the county.

use super::super::sim::Sim;
use super::super::sim::state::{Errand, Event, Stand};
use super::super::sim::time::{DAY, start_of};
use super::{LAWYER, STATION, TOPICS, impossible, unknown};
use crate::activity::{Rejection, RejectionCode};

impl Sim<'_> {
    pub(super) fn prepare(&mut self, errand: Errand) -> Result<(), Rejection> {
        let known = match errand {
            Errand::Account(n) => usize::from(n) < self.town.accounts.len(),
            Errand::Partner(n) => usize::from(n) < self.town.agreements.len(),
            Errand::Rules(n) | Errand::Drill(n) => usize::from(n) < self.world.data.fields.len(),
            Errand::Guide(n) => usize::from(n) < self.town.items.len(),
            Errand::Takeover | Errand::Publish => true,
            Errand::Extra(_) => false,
        };
        if !known {
            return Err(unknown("targets"));
        }
        if let Errand::Guide(n) = errand
            && self
                .town
                .items
                .get(usize::from(n))
                .is_some_and(|item| item.guide)
        {
            return impossible("办事指南已经写好");
        }
        if let Errand::Drill(field) = errand {
            self.town.now = self.town.now.max(start_of(self.town.week));
            self.drill(field);
            return Ok(());
        }
        if self.town.list(errand) {
            Ok(())
        } else {
            impossible("已经在办")
        }
    }

    pub(super) fn lawyer(&mut self, yes: bool) -> Result<(), Rejection> {
        if yes && !self.town.settings.lawyer {
            self.spend(LAWYER)?;
        }
        self.town.settings.lawyer = yes;
        Ok(())
    }

    fn spend(&mut self, price: i64) -> Result<(), Rejection> {
        if price > self.town.budget {
            return impossible("经费不够");
        }
        self.town.budget -= price;
        Ok(())
    }

    pub(super) fn buy(&mut self, kind: u8, n: u32) -> Result<(), Rejection> {
        let place = usize::from(kind);
        let Some(equipment) = self.world.data.equipment.get(place) else {
            return Err(unknown("equipment"));
        };
        if n == 0 || n > 50 {
            return Err(Rejection::param(RejectionCode::BadParameter, "n"));
        }
        self.spend(i64::from(equipment.price) * i64::from(n))?;
        if let Some(owned) = self.town.equipment.get_mut(place) {
            *owned += n;
        }
        if equipment.id == "vehicle" {
            self.town.vehicles += n;
        }
        Ok(())
    }

    pub(super) fn stations(&mut self, n: u32) -> Result<(), Rejection> {
        if n == 0 || n > 20 || self.town.stations + n > 20 {
            return Err(Rejection::param(RejectionCode::BadParameter, "n"));
        }
        self.spend(STATION * i64::from(n))?;
        self.found_stations(n);
        Ok(())
    }

    pub(super) fn help(&mut self, field: u8) -> Result<(), Rejection> {
        let week = self.town.week;
        let Some(until) = self.town.helped.get_mut(usize::from(field)) else {
            return Err(unknown("field"));
        };
        if *until > week {
            return impossible("这个领域县里已经在带办");
        }
        if self.town.tokens < 1 {
            return impossible("县里可以派的带办力量已经用完");
        }
        self.town.tokens -= 1;
        *until = week + 2;
        Ok(())
    }

    pub(super) fn weight(&mut self, percent: u8) -> Result<(), Rejection> {
        if percent > 100 {
            return Err(Rejection::param(RejectionCode::BadParameter, "percent"));
        }
        self.town.settings.weight = percent;
        Ok(())
    }

    pub(super) fn meet(&mut self, topics: &[Errand]) -> Result<(), Rejection> {
        if topics.is_empty() || topics.len() > TOPICS {
            return impossible("一次会办议一至三件事");
        }
        if self.town.met == self.town.week + 1 {
            return impossible("本周已经会办过一次");
        }
        let now = start_of(self.town.week);
        let mut settled = false;
        for topic in topics {
            if let Some(stand) = self.town.stand(*topic)
                && let Stand::Coming(at) = *stand
            {
                // What hangs comes twice as soon, at the earliest in a day.
                let left = at.saturating_sub(now) / 2;
                *stand = Stand::Coming(now + left.max(DAY));
                let at = now + left.max(DAY);
                self.town.plan(at, Event::Came(*topic));
                settled = true;
            }
        }
        if !settled {
            return impossible("这几件事没有在等的");
        }
        self.town.met = self.town.week + 1;
        Ok(())
    }
}
