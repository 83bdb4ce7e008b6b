//! What a deputy orders, and what of it is carried out.

mod items;
mod means;
mod staff;

pub use items::holds;

use super::content::{Channel, Ground, Model, Post, Reviewing, Verdict};
use super::sim::Sim;
use super::sim::state::Errand;
use super::sim::time::WEEK;
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
        let Some(chosen) = data.and_then(|card| card.choice.get(usize::from(choice))) else {
            return Err(unknown("choice"));
        };
        if let Some(short) = chosen.beyond(self.town.tokens, self.town.budget) {
            return impossible(short);
        }
        drawn.choice = Some(choice);
        self.town.now = self.town.now.max(u64::from(week) * WEEK);
        self.choose(card, choice);
        Ok(())
    }
}
