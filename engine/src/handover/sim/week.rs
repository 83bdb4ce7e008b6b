//! One week: people come to work, what happens happens, and it is counted.

use super::super::content::{Channel, Verdict};
use super::super::core::{Purpose, Stream};
use super::Sim;
use super::readiness::{Means, score};
use super::state::{Event, News, Stand, Stint, Town, Work};
use super::tally::Week;
use super::time::{WEEK, WEEKS, calendar_days, start_of};

impl Sim<'_> {
    /// The week runs, and the next one is made ready.
    pub fn run_week(&mut self) {
        if self.town.week >= WEEKS {
            return;
        }
        let start = start_of(self.town.week);
        self.town.now = start;
        self.town.tally = Week::default();
        self.town.diary.clear();
        self.town.news.clear();
        self.open_week(start);
        self.unreviewable();
        self.dispatch();
        let allowed = calendar_days(self.world.parameters.clue_days);
        while let Some((at, event)) = self.next(start + WEEK, allowed) {
            self.town.now = at;
            self.town.events += 1;
            self.happen(event);
            match event {
                // A time that is up and a thing that has come set nobody free and bring no work.
                Event::ClueDue(_)
                | Event::CaseDue(_)
                | Event::Came(_)
                | Event::Challenge(_)
                | Event::Answered(_) => {}
                // A clue to be read is no work for squads yet.
                Event::Arrive(_) | Event::Again(_) => self.route_all(),
                _ => self.dispatch(),
            }
        }
        self.town.now = start + WEEK;
        self.close_week();
        self.town.week += 1;
    }

    /// What happens next before `end`. The clues that come whatever is decided stand in order, and so do the times
    /// `allowed` for them; only what decisions bring about needs the agenda.
    fn next(&mut self, end: u64, allowed: u64) -> Option<(u64, Event)> {
        let of = |n: usize| {
            self.town
                .clues
                .get(n)
                .filter(|_| n < self.town.stream)
                .map(|clue| clue.at)
        };
        let arrival = of(self.town.arrived).unwrap_or(u64::MAX);
        let due = of(self.town.due).map_or(u64::MAX, |at| at + allowed);
        let planned = self.town.agenda.next_at().unwrap_or(u64::MAX);
        if arrival < end && arrival <= due && arrival <= planned {
            self.town.arrived += 1;
            return Some((arrival, Event::Arrive(self.town.arrived as u32 - 1)));
        }
        if due < end && due <= planned {
            self.town.due += 1;
            return Some((due, Event::ClueDue(self.town.due as u32 - 1)));
        }
        self.town.agenda.next_before(end)
    }

    fn happen(&mut self, event: Event) {
        match event {
            Event::Arrive(n) => self.arrive(n),
            Event::Routed(n, person) => self.routed(n, person),
            Event::Again(n) => self.town.triage.push_back(n),
            Event::Answered(n) => self.answered(n),
            Event::ClueDue(n) => self.clue_due(n),
            Event::Done(task, lead, second) => self.done(task, lead, second),
            Event::Ready(n) => self.ready(n),
            Event::CaseDue(n) => self.case_due(n),
            Event::Reviewed(n, person) => self.reviewed(n, person),
            Event::Joint(n) => self.jointly(n),
            Event::Mended(n) => self.mended(n),
            Event::Office(errand) => self.arranged(errand),
            Event::Came(errand) => self.came(errand),
            Event::Challenge(n) => self.challenged(n),
            Event::Wake => {}
        }
    }

    /// Absence and training take their hours first; site guidance takes the county's help.
    fn open_week(&mut self, start: u64) {
        let week = self.town.week;
        self.unstudy();
        let mut wakes = Vec::new();
        for (n, person) in self.town.people.iter_mut().enumerate() {
            let before = person.free_at.max(start);
            person.begin_week(week, start);
            if person.studied > 0 && person.present(week) {
                wakes.push(person.free_at);
                if self.town.keeps {
                    let stint = Stint {
                        person: n as u16,
                        from: before,
                        to: person.free_at,
                        work: Work::Study,
                    };
                    self.town.diary.push(stint);
                }
            }
        }
        wakes.sort_unstable();
        wakes.dedup();
        for at in wakes {
            self.town.plan(at, Event::Wake);
        }
        self.expire();
        self.muster();
        self.regard();
        // Cases that nobody took over by a signed list land on the town all the same.
        if week == 7 && self.town.takeover != Stand::There {
            self.town.takeover = Stand::There;
            let before = self.town.totals.inherited;
            self.hand_over(20);
            let landed = self.town.totals.inherited - before;
            self.town.tell(News::Landed(landed));
            self.complain();
        }
    }

    /// Whether the gates of what is live are still met.
    fn regard(&mut self) {
        let means = Means::of(self.world, self.town);
        for n in 0..self.town.items.len() {
            if self
                .town
                .items
                .get(n)
                .is_some_and(|item| item.live.is_some())
            {
                let gated = means.gated(self.world, self.town, n);
                if let Some(item) = self.town.items.get_mut(n) {
                    item.lawful = gated;
                }
            }
        }
    }

    /// Site guidance without help left does not take place.
    fn unstudy(&mut self) {
        let site = |channel: Option<(Channel, u8)>| matches!(channel, Some((Channel::Site, hours)) if hours > 0);
        if !self.town.people.iter().any(|person| site(person.study)) {
            return;
        }
        if self.town.tokens > 0 {
            self.town.tokens -= 1;
            return;
        }
        self.town.tell(News::NoGuidance);
        for person in self
            .town
            .people
            .iter_mut()
            .filter(|person| site(person.study))
        {
            person.study = None;
        }
    }

    /// A certificate runs out unless eight hours of training stand against it.
    fn expire(&mut self) {
        let week = self.town.week;
        let (people, mut tell) = self.town.people_told();
        for (n, person) in people.iter_mut().enumerate() {
            if person.expires == Some(week) {
                let renewed = person.trained >= 8;
                person.certified &= renewed;
                person.expires = None;
                if !person.left {
                    tell(match renewed {
                        true => News::Renewed(n as u16),
                        false => News::Expired(n as u16),
                    });
                }
            }
        }
    }

    fn close_week(&mut self) {
        self.learn();
        self.staffing();
        self.announce();
        let spirits = self.spirits();
        self.town.morale = (self.town.morale + spirits).clamp(0, 100);
        self.count();
        let last = self.town.tally.clone();
        self.town.weeks.push(last);
        self.town.note(40, u32::from(self.town.week));
    }

    fn learn(&mut self) {
        let p = &self.world.parameters;
        let squads = self.town.settings.squads;
        let mut of_squad = [0u32; 3];
        for field in 0..self.world.data.fields.len() {
            let squad = self.town.squad(self.world, field);
            if let Some(set) = of_squad.get_mut(squad) {
                *set |= 1 << field;
            }
        }
        let week = self.town.week;
        let seed = self.town.seed;
        let (people, mut tell) = self.town.people_told();
        for (n, person) in people.iter_mut().enumerate() {
            if !person.present(week) {
                continue;
            }
            person.forget(p);
            if let Some((channel, hours)) = person.study.filter(|(_, hours)| *hours > 0) {
                let squad = person.post.squad(squads).unwrap_or(0);
                let fields = of_squad.get(squad).copied().unwrap_or(0);
                person.learned(channel, u32::from(hours), fields, p);
            }
            // Forty hours of school, then the examination, which four in five pass.
            if !person.certified && !person.auxiliary && person.school_hours >= 40 {
                let mut draws = Stream::new(seed, Purpose::Person, n as u64, u64::from(week));
                person.certified = draws.permille(800);
                tell(match person.certified {
                    true => News::Passed(n as u16),
                    false => News::Failed(n as u16),
                });
            }
        }
    }

    /// Auxiliaries leave by the month's rate, sooner when spirits are low.
    fn staffing(&mut self) {
        let p = &self.world.parameters;
        let week = u64::from(self.town.week);
        let rate = p.quit_rate * 100 / 433 * (150 - self.town.morale) / 85;
        let mut draws = Stream::new(self.town.seed, Purpose::Person, u64::MAX, week);
        let (people, mut tell) = self.town.people_told();
        for (n, person) in people.iter_mut().enumerate() {
            // Each has a draw, so that nobody's going changes another's.
            let goes = draws.permille(rate) && person.auxiliary;
            if goes && !person.left {
                tell(News::Left(n as u16));
            }
            person.left |= goes;
        }
    }

    /// Who is back and where the county's help ends, seen from the end of the week.
    fn announce(&mut self) {
        let next = self.town.week + 1;
        if !self.town.keeps || next >= WEEKS {
            return;
        }
        let Town {
            people,
            news,
            helped,
            ..
        } = &mut *self.town;
        let back = |(n, person): (usize, &super::person::Person)| {
            (person.away == next && !person.left).then_some(News::Back(n as u16))
        };
        news.extend(people.iter().enumerate().filter_map(back));
        let ends = |(n, until): (usize, &u8)| (*until == next).then_some(News::HelpEnds(n as u8));
        news.extend(helped.iter().enumerate().filter_map(ends));
    }

    /// Overwork lowers spirits, some slack and training raise them.
    fn spirits(&self) -> i64 {
        let officers = self
            .town
            .people
            .iter()
            .filter(|person| !person.auxiliary && !person.left);
        let (mut over, mut all) = (0, 0);
        for person in officers {
            all += 1;
            over += i64::from(person.worked + person.studied > 2_200);
        }
        if all == 0 {
            return 0;
        }
        match over * 100 / all {
            0..=15 => 1,
            16..=40 => 0,
            41..=70 => -1,
            _ => -3,
        }
    }

    fn count(&mut self) {
        let squads = self.town.settings.squads;
        let (mut worked, mut had) = ([0u64; 3], [0u64; 3]);
        let week = self.town.week;
        for person in self
            .town
            .people
            .iter()
            .filter(|person| person.may_act() && person.present(week))
        {
            let Some(place) = person.post.squad(squads) else {
                continue;
            };
            if let (Some(worked), Some(had)) = (worked.get_mut(place), had.get_mut(place)) {
                *worked += u64::from((person.worked + person.studied).min(2_400));
                *had += WEEK;
            }
        }
        let percent = |part: u64, whole: u64| (part * 100 / whole.max(1)) as u32;
        let (all_worked, all_had) = (worked.iter().sum(), had.iter().sum());
        self.town.totals.worked += all_worked;
        self.town.totals.available += all_had;
        let mut by_squad = [0; 3];
        for ((share, worked), had) in by_squad.iter_mut().zip(worked).zip(had) {
            *share = percent(worked, had);
        }
        // Only shown, never gone by: many runs do without.
        let readiness = if self.town.keeps {
            self.mean_readiness()
        } else {
            0
        };
        let town = &self.town;
        let live = town.items.iter().filter(|item| item.live.is_some()).count() as u32;
        let guides = town.items.iter().filter(|item| item.guide).count() as u32;
        let filled = Week {
            open_clues: town.open_clues(),
            open_cases: town.open_cases(),
            satisfaction: town.satisfaction,
            load: percent(all_worked, all_had),
            squads: by_squad,
            live,
            readiness,
            morale: town.morale,
            waiting_review: town.reviews.len() as u32,
            guides,
            ..town.tally.clone()
        };
        self.town.tally = filled;
    }

    fn mean_readiness(&self) -> u32 {
        let means = Means::of(self.world, self.town);
        let (mut sum, mut count) = (0, 0);
        for (n, item) in self.town.items.iter().enumerate() {
            if matches!(item.verdict, Some((Verdict::Accept, _))) {
                sum += score(&means.parts(self.world, self.town, n));
                count += 1;
            }
        }
        sum / count.max(1)
    }
}
