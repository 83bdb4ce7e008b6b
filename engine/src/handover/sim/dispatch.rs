//! Who takes up what: work goes to those who are free, may do it and know it best.

use super::super::content::Reviewing;
use super::super::core::{Agenda, Purpose, Stream};
use super::Sim;
use super::case::stages;
use super::state::{DUTY, Errand, Event, OFFICE, REVIEW, Reviewed, Task, Work};
use super::time::DAY;

impl Sim<'_> {
    /// Puts work down for the squad that has the field.
    pub fn queue(&mut self, field: usize, due: u64, task: Task) {
        let squad = self.town.squad(self.world, field);
        if let Some(queue) = self.town.queues.get_mut(squad) {
            queue.plan(due, task);
        }
        if let Some(quiet) = self.town.roster.quiet.get_mut(squad) {
            *quiet = 0;
        }
    }

    /// Whoever routes clues and is free takes up the next.
    pub(super) fn route_all(&mut self) {
        while !self.town.triage.is_empty() && self.route_one() {}
    }

    /// Everyone who is free takes up what is next.
    pub(super) fn dispatch(&mut self) {
        self.route_all();
        for squad in 0..usize::from(self.town.settings.squads) {
            while self.take_one(squad) {}
        }
        while !self.town.reviews.is_empty() && self.review_one() {}
        while !self.town.office.is_empty() && self.errand_one() {}
    }

    fn route_one(&mut self) -> bool {
        let on_duty = self
            .town
            .roster
            .posts
            .get(DUTY)
            .is_some_and(|post| !post.is_empty());
        let person = if on_duty {
            self.free(DUTY)
        } else {
            // Nobody on duty: whoever of the squads or the office is free does it.
            (0..=OFFICE).find_map(|place| self.free(place))
        };
        person.is_some_and(|person| self.route(person))
    }

    fn route(&mut self, person: u16) -> bool {
        let Some(clue) = self.town.triage.pop_front() else {
            return false;
        };
        let minutes = self.world.parameters.triage_minutes as u32;
        let end = self.busy(person, minutes, Work::Triage);
        self.town.plan(end, Event::Routed(clue, person));
        true
    }

    /// A squad takes up its next work, if those that it takes are free.
    fn take_one(&mut self, squad: usize) -> bool {
        let quiet = |sim: &Self| sim.town.roster.quiet.get(squad).copied();
        if quiet(self).is_none_or(|until| until > self.town.now) {
            return false;
        }
        match self.take_next(squad) {
            Ok(()) => true,
            Err(until) => {
                if let Some(quiet) = self.town.roster.quiet.get_mut(squad) {
                    *quiet = until;
                }
                false
            }
        }
    }

    /// The same; when it cannot, until when nothing can change that but further work.
    fn take_next(&mut self, squad: usize) -> Result<(), u64> {
        let next = self.town.queues.get(squad).and_then(Agenda::peek);
        let task = next.ok_or(u64::MAX)?;
        let (officers, outside, field, work) = self.needs(task);
        if outside && self.town.vehicles == 0 {
            // One comes home with work that is done.
            return Err(self.town.now);
        }
        let crew = self.crew(squad, field, officers > 1)?;
        let (lead, second) = (crew.lead, crew.second);
        if let Some(queue) = self.town.queues.get_mut(squad) {
            queue.pop();
        }
        if outside {
            self.town.vehicles -= 1;
        }
        // The slower one sets the time of both.
        let mut pace = self.pace(lead);
        if second != lead {
            pace = pace.max(self.pace(second));
        }
        let minutes = self.minutes(task) * pace / 100;
        let end = self.busy(lead, minutes, work);
        if second != lead {
            self.busy(second, minutes, work);
        }
        self.town.plan(end, Event::Done(task, lead, second));
        self.rest_of(squad, &crew, end);
        Ok(())
    }

    /// How many officers, outside or not, in which field, and what it is.
    fn needs(&self, task: Task) -> (u8, bool, usize, Work) {
        let field_of = |item: u16| {
            self.world
                .items
                .get(usize::from(item))
                .map_or(0, |item| item.field)
        };
        let of_clue = |n: u32| {
            self.town
                .clues
                .get(n as usize)
                .map_or(0, |clue| field_of(clue.item))
        };
        match task {
            Task::Check(n) => (2, true, of_clue(n), Work::Check),
            Task::Spot(n) => (2, false, of_clue(n), Work::Check),
            Task::Drill(field) => (2, false, usize::from(field), Work::Drill),
            Task::Stage(n) => {
                let Some(case) = self.town.cases.get(n as usize) else {
                    return (1, false, 0, Work::Case);
                };
                let stage = stages(case).get(usize::from(case.stage));
                let (officers, outside) =
                    stage.map_or((1, false), |stage| (stage.officers, stage.outside));
                (officers, outside, field_of(case.item), Work::Case)
            }
        }
    }

    /// For how long each officer is at it, pace left out.
    fn minutes(&self, task: Task) -> u32 {
        let p = &self.world.parameters;
        match task {
            Task::Check(_) => p.check_minutes as u32,
            Task::Spot(_) => p.spot_minutes as u32 / 2,
            Task::Drill(_) => p.drill_hours as u32 * 60,
            Task::Stage(n) => {
                let case = self.town.cases.get(n as usize);
                case.map_or(10, |case| self.stage_minutes(case))
            }
        }
    }

    /// The field that work is in.
    pub fn field_of(&self, task: Task) -> usize {
        self.needs(task).2
    }

    pub(super) fn reviewer_there(&self) -> bool {
        self.town
            .roster
            .posts
            .get(REVIEW)
            .is_some_and(|post| !post.is_empty())
    }

    /// Own reviewers first; what they cannot take up at once goes to joint review where that is arranged.
    fn review_one(&mut self) -> bool {
        let own = self.pick(REVIEW, |person| u32::from(!person.qualified));
        if let Some(person) = own {
            let Some(n) = self.town.reviews.pop_front() else {
                return false;
            };
            let minutes = self.world.parameters.review_minutes as u32;
            let end = self.busy(person, minutes, Work::Review);
            self.town.plan(end, Event::Reviewed(n, person));
            return true;
        }
        if self.town.settings.reviewing != Reviewing::Joint {
            return false;
        }
        let Some(n) = self.town.reviews.pop_front() else {
            return false;
        };
        let p = &self.world.parameters;
        let key = self.town.cases.get(n as usize).map_or(0, |case| case.key);
        let mut draws = Stream::new(self.town.seed, Purpose::Case, u64::from(key), 103);
        let days = draws.days(p.joint_days, p.joint_days_p90, 100);
        let end = self.town.now + u64::from(days) * DAY / 100;
        self.town.plan(end, Event::Joint(n));
        true
    }

    pub(super) fn reviewed(&mut self, n: u32, person: u16) {
        let p = &self.world.parameters;
        let qualified = |who: &u16| {
            let person = self.town.people.get(usize::from(*who));
            person.is_some_and(|person| person.qualified)
        };
        let reviewers = self.town.roster.posts.get(REVIEW).into_iter().flatten();
        let (detect, how) = match (
            qualified(&person),
            reviewers.filter(|who| qualified(who)).count(),
        ) {
            (true, 2..) => (p.detect_paired, Reviewed::Rightly),
            (true, _) => (p.detect_qualified, Reviewed::Rightly),
            (false, _) => (p.detect_unqualified, Reviewed::Wrongly),
        };
        self.examined(n, detect, p.false_own, how);
    }

    pub(super) fn jointly(&mut self, n: u32) {
        let p = &self.world.parameters;
        self.examined(n, p.detect_joint, p.false_joint, Reviewed::Rightly);
    }

    /// Work on cases by somebody without a certificate; told by whether there was some.
    pub(super) fn taint(&mut self, lead: u16, second: u16) -> bool {
        let may = |who: u16| {
            self.town
                .people
                .get(usize::from(who))
                .is_some_and(|person| person.may_act())
        };
        !may(lead) || !may(second)
    }

    /// What was taken up is done: a vehicle comes home, the work has its consequence.
    pub(super) fn done(&mut self, task: Task, lead: u16, second: u16) {
        let (_, outside, ..) = self.needs(task);
        if outside {
            let owned = self
                .world
                .vehicles
                .and_then(|at| self.town.equipment.get(at).copied());
            self.town.vehicles = (self.town.vehicles + 1).min(owned.unwrap_or(u32::MAX));
        }
        match task {
            Task::Check(n) => self.checked(n, lead, second),
            Task::Spot(n) => self.fined(n, lead, second),
            Task::Stage(n) => self.stage_done(n, lead, second),
            Task::Drill(field) => self.drilled(usize::from(field), lead, second),
        }
    }

    fn errand_one(&mut self) -> bool {
        let Some(person) = self.free(OFFICE) else {
            return false;
        };
        let Some(errand) = self.town.office.pop_front() else {
            return false;
        };
        let p = &self.world.parameters;
        let hours = match errand {
            Errand::Guide(_) => p.guide_hours,
            Errand::Rules(_) => p.rules_hours,
            Errand::Takeover => p.errand_hours * 4,
            Errand::Extra(hours) => i64::from(hours),
            Errand::Account(_) | Errand::Partner(_) | Errand::Publish | Errand::Drill(_) => {
                p.errand_hours
            }
        };
        let minutes = (hours.max(0) as u32 * 60) * self.pace(person) / 100;
        let end = self.busy(person, minutes, Work::Office);
        self.town.plan(end, Event::Office(errand));
        true
    }
}
