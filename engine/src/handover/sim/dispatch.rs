//! Who takes up what: work goes to those who are free, may do it and know it best.

use super::super::content::{Post, Reviewing};
use super::super::core::{Agenda, Purpose, Stream};
use super::Sim;
use super::case::stages;
use super::person::Person;
use super::state::{DUTY, Errand, Event, OFFICE, REVIEW, Reviewed, Roster, Stint, Task, Work};
use super::time::DAY;

/// Who takes up a piece of work.
struct Crew {
    lead: u16,
    second: u16,
    /// How many of the squad are free besides.
    left: usize,
    /// When the first of those who are at work already is free.
    next: u64,
}

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

    /// Who is at work on what this week.
    pub(super) fn muster(&mut self) {
        let squads = self.town.settings.squads;
        let mut roster = Roster::default();
        for (n, person) in self.town.people.iter().enumerate() {
            let place = match (person.post.squad(squads), person.post) {
                (Some(squad), _) => squad,
                (None, Post::Duty) => DUTY,
                (None, Post::Office) => OFFICE,
                (None, _) => REVIEW,
            };
            let may = place >= DUTY || self.town.may(person);
            if person.present(self.town.week)
                && may
                && let Some(post) = roster.posts.get_mut(place)
            {
                post.push(n as u16);
            }
        }
        self.town.roster = roster;
    }

    /// The first of a post who is free; where nobody is, it is noted until when.
    fn free(&mut self, place: usize) -> Option<u16> {
        self.pick(place, |_| 0)
    }

    /// Who of a post is free and ranks first.
    fn pick(&mut self, place: usize, rank: impl Fn(&Person) -> u32) -> Option<u16> {
        let now = self.town.now;
        let roster = &mut self.town.roster;
        let (post, busy) = (roster.posts.get(place)?, roster.busy.get_mut(place)?);
        if *busy > now {
            return None;
        }
        let mut best: Option<(u32, u16)> = None;
        let mut next = u64::MAX;
        for n in post {
            let Some(person) = self.town.people.get(usize::from(*n)) else {
                continue;
            };
            if person.free_at > now {
                next = next.min(person.free_at);
                continue;
            }
            next = now;
            let rank = rank(person);
            if best.is_none_or(|best| (rank, *n) < best) {
                best = Some((rank, *n));
            }
        }
        *busy = next;
        best.map(|(_, n)| n)
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

    /// One or two of a squad who are free and know the field best; the one twice where one is enough. Those with a
    /// certificate come first, even where others are let. Where there is nobody, until when.
    fn crew(&mut self, squad: usize, field: usize, two: bool) -> Result<Crew, u64> {
        let now = self.town.now;
        let roster = &mut self.town.roster;
        let (Some(post), Some(busy), Some(alone)) = (
            roster.posts.get(squad),
            roster.busy.get_mut(squad),
            roster.pairs.get_mut(squad),
        ) else {
            return Err(u64::MAX);
        };
        if *busy > now {
            return Err(*busy);
        }
        if two && *alone > now {
            return Err(*alone);
        }
        // The two of least rank, who is found with it: known field, certificate, place among the staff.
        let mut best = [u64::MAX; 2];
        let (mut free, mut next) = (0, u64::MAX);
        for n in post {
            let Some(person) = self.town.people.get(usize::from(*n)) else {
                continue;
            };
            if person.free_at > now {
                next = next.min(person.free_at);
                continue;
            }
            free += 1;
            let known = person.fields.get(field).copied().unwrap_or(1_000);
            let rank = u64::from(known) + if person.may_act() { 0 } else { 10_000 };
            let rank = rank << 16 | u64::from(*n);
            let [first, second] = best;
            if rank < first {
                best = [rank, first];
            } else if rank < second {
                best = [first, rank];
            }
        }
        if free == 0 {
            *busy = next;
            return Err(next);
        }
        if two && free == 1 {
            // Until the next of the others comes free there is nobody to go with.
            *alone = next;
            return Err(next);
        }
        let [lead, second] = best.map(|rank| rank as u16);
        Ok(Crew {
            lead,
            second: if two { second } else { lead },
            left: free - if two { 2 } else { 1 },
            next,
        })
    }

    /// Notes what is known of a squad once some of it are at work until `end`: when the next is free.
    fn rest_of(&mut self, squad: usize, crew: &Crew, end: u64) {
        let next = crew.next.min(end);
        let roster = &mut self.town.roster;
        let place = match crew.left {
            0 => roster.busy.get_mut(squad),
            1 => roster.pairs.get_mut(squad),
            _ => None,
        };
        if let Some(until) = place {
            *until = next;
        }
    }

    fn pace(&self, who: u16) -> u32 {
        let person = self.town.people.get(usize::from(who));
        let pace = person.map_or(100, |person| u32::from(person.pace));
        // Low spirits slow by up to a tenth, high ones quicken as much.
        let morale = self.town.morale.clamp(0, 100) as u32;
        let part = if person.is_some_and(|person| person.stationed) {
            // Sent people are there for the town as far as it weighs with them: 0.4 + 0.8 w.
            100_000 / (400 + 8 * u32::from(self.town.settings.weight))
        } else {
            100
        };
        pace * (110 - morale / 5) / 100 * part.max(100) / 100
    }

    /// Somebody is busy from now on; returns until when.
    fn busy(&mut self, who: u16, minutes: u32, work: Work) -> u64 {
        self.town.events += 1;
        let from = self.town.now;
        let to = from + u64::from(minutes.max(1));
        if let Some(person) = self.town.people.get_mut(usize::from(who)) {
            person.free_at = to;
            person.worked += minutes;
        }
        if self.town.keeps {
            self.town.diary.push(Stint {
                person: who,
                from,
                to,
                work,
            });
        }
        to
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
