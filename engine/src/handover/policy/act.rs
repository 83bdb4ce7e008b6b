//! What a policy orders week by week.

use super::super::content::{Channel, Ground, Post, Reviewing, Verdict};
use super::super::order::{Order, TOPICS};
use super::super::sim::state::{Errand, Stand};
use super::super::sim::{Means, Sim};
use super::super::world::MOST_FIELDS;
use super::judge::{by_lot, fit, lot, wise};
use super::{Acceptance, Answering, GoingLive, PolicyData};

impl PolicyData {
    /// The same, with the orders that were carried out.
    pub fn orders(&self, sim: &mut Sim) -> Vec<Order> {
        sim.town.log = Some(Vec::new());
        self.act(sim);
        sim.town.log.take().unwrap_or_default()
    }

    /// What this policy orders for the week to come, carried out one by one.
    pub fn act(&self, sim: &mut Sim) {
        let week = sim.town.week;
        if week == 0 {
            self.set_up(sim);
        }
        self.answer(sim);
        self.judge_items(sim);
        self.train(sim);
        self.reviewing(sim);
        if self.prepare {
            self.arrange(sim);
        }
        if self.help && (4..12).contains(&week) {
            self.call_for_help(sim);
        }
        if self.meet {
            hold_meeting(sim);
        }
        self.go_live(sim);
    }

    fn set_up(&self, sim: &mut Sim) {
        give(sim, &Order::Model(self.model));
        give(sim, &Order::Squads(self.squads));
        give(sim, &Order::Simple(self.simple));
        give(sim, &Order::Weight(self.weight));
        if self.unreviewed != sim.town.settings.unreviewed {
            give(sim, &Order::Unreviewed(self.unreviewed));
        }
        if self.uncertified != sim.town.settings.uncertified {
            give(sim, &Order::Uncertified(self.uncertified));
        }
        let how = if self.joint {
            Reviewing::Joint
        } else {
            Reviewing::Own
        };
        give(sim, &Order::Reviewing(how));
        if self.lawyer {
            give(sim, &Order::Lawyer(true));
        }
        if self.stations > 0 {
            give(sim, &Order::Stations(self.stations));
        }
        let helpers = |wanted: bool, sim: &Sim| -> Vec<u16> {
            let people = sim.town.people.iter().enumerate();
            people
                .filter(|(_, person)| person.auxiliary == wanted && !person.left)
                .map(|(n, _)| n as u16)
                .collect()
        };
        let mut auxiliaries = helpers(true, sim).into_iter();
        for _ in 0..self.duty {
            if let Some(who) = auxiliaries.next() {
                give(sim, &Order::Post(who, Post::Duty));
            }
        }
        for _ in 0..self.office {
            if let Some(who) = auxiliaries.next() {
                give(sim, &Order::Post(who, Post::Office));
            }
        }
    }

    fn reviewing(&self, sim: &mut Sim) {
        if !self.reviewers {
            return;
        }
        let qualified: Vec<u16> = sim
            .town
            .people
            .iter()
            .enumerate()
            .filter(|(_, person)| person.qualified && !person.left && person.post != Post::Review)
            .map(|(n, _)| n as u16)
            .collect();
        for who in qualified {
            give(sim, &Order::Post(who, Post::Review));
        }
    }

    fn answer(&self, sim: &mut Sim) {
        let week = sim.town.week;
        let open: Vec<u16> = sim
            .town
            .cards
            .iter()
            .filter(|drawn| drawn.week == week && drawn.choice.is_none())
            .map(|drawn| drawn.card)
            .collect();
        for card in open {
            let Some(data) = sim.world.data.cards.get(usize::from(card)) else {
                continue;
            };
            let count = data.choice.len() as u32;
            let choice = match self.cards {
                Answering::First => 0,
                Answering::Last => count.saturating_sub(1),
                Answering::Lot => lot(sim, 1_000 + u64::from(card)).below(count),
                Answering::Wise => wise(data),
            };
            // What there is no help or money for is passed over for the first that can be had.
            let wanted = std::iter::once(choice).chain(0..count);
            for choice in wanted {
                if give(sim, &Order::Card(card, choice as u8)) {
                    break;
                }
            }
        }
    }

    fn judge_items(&self, sim: &mut Sim) {
        let week = sim.town.week;
        let world = sim.world;
        for (n, item) in world.items.iter().enumerate() {
            // A batch is decided on in its week; what was deferred is looked at once more at mid-term.
            if item.batch != week + 1 {
                continue;
            }
            let (verdict, ground) = match self.accept {
                Acceptance::All => (Verdict::Accept, None),
                Acceptance::None => (Verdict::Return, Some(Ground::Risk)),
                Acceptance::Fit => fit(sim, n),
                Acceptance::Lot => by_lot(sim, n),
            };
            give(
                sim,
                &Order::Decide {
                    item: n as u16,
                    verdict,
                    ground,
                },
            );
        }
    }

    fn train(&self, sim: &mut Sim) {
        let week = sim.town.week + 1;
        let due = self
            .training
            .iter()
            .find(|training| (training.weeks[0]..=training.weeks[1]).contains(&week));
        let (channel, hours) = due.map_or((Channel::Party, 0), |training| {
            (training.channel, training.hours)
        });
        for who in 0..sim.town.people.len() {
            let Some(person) = sim.town.people.get(who) else {
                continue;
            };
            if person.auxiliary || person.left {
                continue;
            }
            // Whoever has no certificate yet goes to the school first.
            let (channel, hours) = if !person.certified && self.prepare && person.school_hours < 40
            {
                (Channel::Party, 20)
            } else {
                (channel, hours)
            };
            // What is arranged already needs no order.
            if person.study != (hours > 0).then_some((channel, hours)) {
                give(sim, &Order::Study(who as u16, channel, hours));
            }
        }
    }

    fn arrange(&self, sim: &mut Sim) {
        let world = sim.world;
        if sim.town.week == 1 {
            give(sim, &Order::Prepare(Errand::Takeover));
        }
        let accepted = |sim: &Sim, n: usize| {
            sim.town
                .items
                .get(n)
                .is_some_and(|item| matches!(item.verdict, Some((Verdict::Accept, _))))
        };
        let mut by_frequency: Vec<usize> = Vec::with_capacity(world.items.len());
        let all = world.by_frequency.iter().map(|n| usize::from(*n));
        by_frequency.extend(all.filter(|n| accepted(sim, *n)));
        for n in &by_frequency {
            let Some(item) = world.items.get(*n) else {
                continue;
            };
            arrange(sim, Errand::Account(item.origin as u8));
            arrange(sim, Errand::Rules(item.field as u8));
            let mut partners = item.partners;
            while partners != 0 {
                arrange(sim, Errand::Partner(partners.trailing_zeros() as u8));
                partners &= partners - 1;
            }
        }
        let unpublished = by_frequency
            .iter()
            .any(|n| sim.town.items.get(*n).is_some_and(|item| !item.published));
        if unpublished {
            give(sim, &Order::Prepare(Errand::Publish));
        }
        for n in &by_frequency {
            if sim.town.items.get(*n).is_some_and(|item| !item.asked) {
                give(sim, &Order::Prepare(Errand::Guide(*n as u16)));
            }
        }
        self.equip(sim, &by_frequency);
        if sim.town.week == 3 || sim.town.week == 4 {
            let mut fields = [false; MOST_FIELDS];
            for n in &by_frequency {
                if let Some(field) = world
                    .items
                    .get(*n)
                    .and_then(|item| fields.get_mut(item.field))
                {
                    *field = true;
                }
            }
            for (field, wanted) in fields.iter().enumerate() {
                if *wanted && sim.town.drills.get(field).is_some_and(|drills| *drills < 2) {
                    give(sim, &Order::Prepare(Errand::Drill(field as u8)));
                }
            }
        }
    }

    /// Recorders for everybody, then what the most frequent items need, while money lasts.
    fn equip(&self, sim: &mut Sim, by_frequency: &[usize]) {
        if sim.town.week != 1 && sim.town.week != 3 {
            return;
        }
        let officers = sim
            .town
            .people
            .iter()
            .filter(|person| person.may_act() && !person.left)
            .count() as u32;
        let kinds = &sim.world.data.equipment;
        if let Some(at) = kinds.iter().position(|kind| kind.id == "recorder") {
            let owned = sim.town.equipment.get(at).copied().unwrap_or(0);
            if owned < officers {
                give(sim, &Order::Buy(at as u8, officers - owned));
            }
        }
        for n in by_frequency.iter().take(60) {
            let Some(item) = sim.world.items.get(*n) else {
                continue;
            };
            for kind in 0..kinds.len() {
                let owned = sim.town.equipment.get(kind).copied().unwrap_or(0);
                if item.equipment & (1 << kind) != 0 && owned == 0 {
                    give(sim, &Order::Buy(kind as u8, 1));
                }
            }
        }
    }

    fn call_for_help(&self, sim: &mut Sim) {
        let week = sim.town.week;
        let mut expected = [0u64; MOST_FIELDS];
        for (item, state) in sim.world.items.iter().zip(&sim.town.items) {
            if state.live.is_some()
                && let Some(sum) = expected.get_mut(item.field)
            {
                *sum += item.expected;
            }
        }
        let fields = expected.iter().zip(&sim.town.helped).enumerate();
        let busiest = fields
            .take(sim.world.data.fields.len())
            .filter(|(_, (_, until))| **until <= week)
            .max_by_key(|(field, (sum, _))| (**sum, MOST_FIELDS - field))
            .map(|(field, _)| field);
        if let Some(field) = busiest {
            give(sim, &Order::Help(field as u8));
        }
    }

    fn go_live(&self, sim: &mut Sim) {
        if self.live == GoingLive::Never
            || i64::from(sim.town.week) + 1 < sim.world.parameters.first_live
        {
            return;
        }
        let means = Means::of(sim.world, sim.town);
        for n in 0..sim.town.items.len() {
            let accepted = sim.town.items.get(n).is_some_and(|item| {
                item.live.is_none() && matches!(item.verdict, Some((Verdict::Accept, _)))
            });
            if !accepted {
                continue;
            }
            let goes = match self.live {
                GoingLive::Ready => means.ready(sim.world, sim.town, n),
                GoingLive::AtOnce => true,
                GoingLive::Lot => lot(sim, 5_000 + n as u64).permille(150),
                GoingLive::Never => false,
            };
            if goes {
                give(sim, &Order::GoLive(n as u16));
            }
        }
    }
}

/// An order of a policy that cannot be carried out is passed over; tells whether it was.
fn give(sim: &mut Sim, order: &Order) -> bool {
    let done = sim.order(order).is_ok();
    if done && let Some(log) = &mut sim.town.log {
        log.push(order.clone());
    }
    done
}

/// Has the office see to something that nobody sees to yet.
fn arrange(sim: &mut Sim, errand: Errand) {
    if sim
        .town
        .stand(errand)
        .is_some_and(|stand| *stand == Stand::Not)
    {
        give(sim, &Order::Prepare(errand));
    }
}

fn hold_meeting(sim: &mut Sim) {
    let coming = |stand: &Stand| matches!(stand, Stand::Coming(_));
    let accounts = sim
        .town
        .accounts
        .iter()
        .enumerate()
        .filter(|(_, stand)| coming(stand));
    let partners = sim
        .town
        .agreements
        .iter()
        .enumerate()
        .filter(|(_, stand)| coming(stand));
    let topics: Vec<Errand> = accounts
        .map(|(n, _)| Errand::Account(n as u8))
        .chain(partners.map(|(n, _)| Errand::Partner(n as u8)))
        .take(TOPICS)
        .collect();
    if !topics.is_empty() {
        give(sim, &Order::Meet(topics));
    }
}
