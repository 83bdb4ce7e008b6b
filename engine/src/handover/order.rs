//! What a deputy orders, and what of it is carried out.

use super::content::{Channel, Ground, Model, Post, Reviewing, Verdict};
use super::sim::person::Person;
use super::sim::state::{Errand, Stand, Town};
use super::sim::time::{DAY, WEEK, start_of};
use super::sim::{Means, Sim, agreed, equipped, score};
use super::world::World;
use crate::activity::{Rejection, RejectionCode};
use serde::{Deserialize, Serialize};

/// An order; numbers are places in the content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Order {
    /// How the powers are lodged; in the first week only.
    Model(Model),
    /// What is decided on an item.
    Decide {
        /// The item.
        item: u16,
        /// The decision.
        verdict: Verdict,
        /// The ground of deferring or handing back.
        ground: Option<Ground>,
    },
    /// How many squads there are.
    Squads(u8),
    /// Somebody's post.
    Post(u16, Post),
    /// Somebody's training from this week on; no hours: none.
    Study(u16, Channel, u8),
    /// What the office shall see to.
    Prepare(Errand),
    /// Who reviews.
    Reviewing(Reviewing),
    /// A lawyer is retained.
    Lawyer(bool),
    /// Equipment is bought.
    Buy(u8, u32),
    /// Further liaison stations.
    Stations(u32),
    /// The county leads in a field for two weeks.
    Help(u8),
    /// The simple track is opened.
    Simple(bool),
    /// The weight in the appraisal.
    Weight(u8),
    /// A meeting of leaders settles what hangs (会办): departments.
    Meet(Vec<Errand>),
    /// An item goes live.
    GoLive(u16),
    /// It rests again.
    Rest(u16),
    /// What must be reviewed goes out without.
    Unreviewed(bool),
    /// People without a certificate handle cases.
    Uncertified(bool),
    /// The choice on a card.
    Card(u16, u8),
}

/// Thousand yuan of a lawyer for the transition.
pub const LAWYER: i64 = 40;
/// Thousand yuan of a liaison station.
pub const STATION: i64 = 6;
/// Matters that a meeting can settle.
pub const TOPICS: usize = 3;

fn refuse(code: RejectionCode, reason: &str) -> Rejection {
    Rejection {
        code,
        reason: reason.to_owned(),
        param: None,
    }
}

fn impossible(reason: &str) -> Result<(), Rejection> {
    Err(refuse(RejectionCode::Impossible, reason))
}

fn unknown(param: &str) -> Rejection {
    Rejection::param(RejectionCode::Unknown, param)
}

impl Sim<'_> {
    /// Carries an order out.
    ///
    /// # Errors
    /// What cannot be done leaves the town as it was; what is merely unlawful is done.
    pub fn order(&mut self, order: &Order) -> Result<(), Rejection> {
        match order {
            Order::Model(model) => self.lodge(*model),
            Order::Decide {
                item,
                verdict,
                ground,
            } => self.decide(*item, *verdict, *ground),
            Order::Squads(n) => self.squads(*n),
            Order::Post(who, post) => self.post(*who, *post),
            Order::Study(who, channel, hours) => self.study(*who, *channel, *hours),
            Order::Prepare(errand) => self.prepare(*errand),
            Order::Reviewing(how) => {
                self.town.settings.reviewing = *how;
                Ok(())
            }
            Order::Lawyer(yes) => self.lawyer(*yes),
            Order::Buy(kind, n) => self.buy(*kind, *n),
            Order::Stations(n) => self.stations(*n),
            Order::Help(field) => self.help(*field),
            Order::Simple(yes) => {
                self.town.settings.simple = *yes;
                Ok(())
            }
            Order::Weight(percent) => self.weight(*percent),
            Order::Meet(topics) => self.meet(topics),
            Order::GoLive(item) => self.go_live(*item),
            Order::Rest(item) => self.rest(*item),
            Order::Unreviewed(yes) => {
                self.town.settings.unreviewed = *yes;
                Ok(())
            }
            Order::Uncertified(yes) => {
                self.town.settings.uncertified = *yes;
                Ok(())
            }
            Order::Card(card, choice) => self.answer_card(*card, *choice),
        }
    }

    fn lodge(&mut self, model: Model) -> Result<(), Rejection> {
        if self.town.week > 0 {
            return impossible("运行模式只在第一周定");
        }
        self.town.people.retain(|person| !person.stationed);
        let sent = match model {
            Model::Delegated => 0,
            Model::Shared => 2,
            Model::Stationed => 4,
        };
        for n in 0..sent {
            let person = Person::stationed(self.world, self.town.seed, n);
            self.town.people.push(person);
        }
        self.town.settings.model = model;
        Ok(())
    }

    fn decide(
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

    fn squads(&mut self, n: u8) -> Result<(), Rejection> {
        if !(1..=3).contains(&n) {
            return Err(Rejection::param(RejectionCode::BadParameter, "n"));
        }
        self.town.settings.squads = n;
        // Officers of squads are dealt out anew in turn, so that each squad has its share.
        let mut turn = 0;
        for person in self
            .town
            .people
            .iter_mut()
            .filter(|person| !person.auxiliary && !person.left)
        {
            if matches!(person.post, Post::Squad1 | Post::Squad2 | Post::Squad3) {
                person.post = match turn % n {
                    0 => Post::Squad1,
                    1 => Post::Squad2,
                    _ => Post::Squad3,
                };
                turn += 1;
            }
        }
        self.requeue();
        Ok(())
    }

    /// What lies in the squads' queues goes to the squad that has it now.
    fn requeue(&mut self) {
        for mut queue in std::mem::take(&mut self.town.queues) {
            while let Some((due, task)) = queue.pop() {
                let field = self.field_of(task);
                self.queue(field, due, task);
            }
        }
    }

    /// Somebody who is still there.
    fn member(&mut self, who: u16) -> Result<&mut Person, Rejection> {
        let person = self.town.people.get_mut(usize::from(who));
        person
            .filter(|person| !person.left)
            .ok_or_else(|| unknown("people"))
    }

    fn post(&mut self, who: u16, post: Post) -> Result<(), Rejection> {
        let squads = self.town.settings.squads;
        let person = self.member(who)?;
        if matches!(post, Post::Squad2 if squads < 2) || matches!(post, Post::Squad3 if squads < 3)
        {
            return impossible("没有这个中队");
        }
        if person.auxiliary && post == Post::Review {
            return impossible("辅助人员不能从事法制审核");
        }
        person.post = post;
        Ok(())
    }

    fn study(&mut self, who: u16, channel: Channel, hours: u8) -> Result<(), Rejection> {
        if hours > 40 {
            return Err(Rejection::param(RejectionCode::BadParameter, "hours"));
        }
        let person = self.member(who)?;
        person.study = (hours > 0).then_some((channel, hours));
        Ok(())
    }

    fn prepare(&mut self, errand: Errand) -> Result<(), Rejection> {
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

    fn lawyer(&mut self, yes: bool) -> Result<(), Rejection> {
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

    fn buy(&mut self, kind: u8, n: u32) -> Result<(), Rejection> {
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

    fn stations(&mut self, n: u32) -> Result<(), Rejection> {
        if n == 0 || n > 20 || self.town.stations + n > 20 {
            return Err(Rejection::param(RejectionCode::BadParameter, "n"));
        }
        self.spend(STATION * i64::from(n))?;
        self.found_stations(n);
        Ok(())
    }

    fn help(&mut self, field: u8) -> Result<(), Rejection> {
        let week = self.town.week;
        let Some(until) = self.town.helped.get_mut(usize::from(field)) else {
            return Err(unknown("field"));
        };
        if self.town.tokens < 1 {
            return impossible("县里可以派的带办力量已经用完");
        }
        self.town.tokens -= 1;
        *until = week + 2;
        Ok(())
    }

    fn weight(&mut self, percent: u8) -> Result<(), Rejection> {
        if percent > 100 {
            return Err(Rejection::param(RejectionCode::BadParameter, "percent"));
        }
        self.town.settings.weight = percent;
        Ok(())
    }

    fn meet(&mut self, topics: &[Errand]) -> Result<(), Rejection> {
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
                // What hangs comes twice as soon, and within a week if little is left.
                let left = at.saturating_sub(now) / 2;
                *stand = Stand::Coming(now + left.max(DAY));
                let at = now + left.max(DAY);
                self.town.plan(at, super::sim::state::Event::Came(*topic));
                settled = true;
            }
        }
        if !settled {
            return impossible("这几件事没有在等的");
        }
        self.town.met = self.town.week + 1;
        Ok(())
    }

    fn go_live(&mut self, item: u16) -> Result<(), Rejection> {
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
            return impossible("还不到上线的时候");
        }
        let lawful = Means::of(self.world, self.town).gated(self.world, self.town, place);
        if let Some(state) = self.town.items.get_mut(place) {
            state.live = Some(week);
            state.lawful = lawful;
        }
        Ok(())
    }

    fn rest(&mut self, item: u16) -> Result<(), Rejection> {
        let Some(state) = self.town.items.get_mut(usize::from(item)) else {
            return Err(unknown("items"));
        };
        if state.live.take().is_none() {
            return impossible("没有上线");
        }
        Ok(())
    }

    fn answer_card(&mut self, card: u16, choice: u8) -> Result<(), Rejection> {
        let week = self.town.week;
        let drawn = self
            .town
            .cards
            .iter_mut()
            .find(|drawn| drawn.card == card && drawn.week == week);
        let Some(drawn) = drawn else {
            return Err(unknown("card"));
        };
        if drawn.choice.is_some() {
            return impossible("已经作了决定");
        }
        let data = self.world.data.cards.get(usize::from(card));
        if data.is_none_or(|card| card.choice.len() <= usize::from(choice)) {
            return Err(unknown("choice"));
        }
        drawn.choice = Some(choice);
        self.town.now = self.town.now.max(u64::from(week) * WEEK);
        self.choose(card, choice);
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
