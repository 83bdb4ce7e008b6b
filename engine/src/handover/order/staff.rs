//! Orders about people: how the powers are lodged, squads, posts, training.

use super::super::content::{Channel, Model, Post};
use super::super::sim::Sim;
use super::super::sim::person::Person;
use super::{impossible, unknown};
use crate::activity::{Rejection, RejectionCode};

impl Sim<'_> {
    pub(super) fn lodge(&mut self, model: Model) -> Result<(), Rejection> {
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

    pub(super) fn squads(&mut self, n: u8) -> Result<(), Rejection> {
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

    pub(super) fn post(&mut self, who: u16, post: Post) -> Result<(), Rejection> {
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

    pub(super) fn study(&mut self, who: u16, channel: Channel, hours: u8) -> Result<(), Rejection> {
        if hours > 40 {
            return Err(Rejection::param(RejectionCode::BadParameter, "hours"));
        }
        let person = self.member(who)?;
        person.study = (hours > 0).then_some((channel, hours));
        Ok(())
    }
}
