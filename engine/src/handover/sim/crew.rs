//! Who is there for work, who of them takes it up, and how long they are busy.

use super::super::content::Post;
use super::Sim;
use super::person::Person;
use super::state::{DUTY, OFFICE, REVIEW, Roster, Stint, Work};

/// Who takes up a piece of work.
pub(super) struct Crew {
    pub lead: u16,
    pub second: u16,
    /// How many of the squad are free besides.
    left: usize,
    /// When the first of those who are at work already is free.
    next: u64,
}

impl Sim<'_> {
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
    pub(super) fn free(&mut self, place: usize) -> Option<u16> {
        self.pick(place, |_| 0)
    }

    /// Who of a post is free and ranks first.
    pub(super) fn pick(&mut self, place: usize, rank: impl Fn(&Person) -> u32) -> Option<u16> {
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

    /// One or two of a squad who are free and know the field best; the one twice where one is enough. Those with a
    /// certificate come first, even where others are let. Where there is nobody, until when.
    pub(super) fn crew(&mut self, squad: usize, field: usize, two: bool) -> Result<Crew, u64> {
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
    pub(super) fn rest_of(&mut self, squad: usize, crew: &Crew, end: u64) {
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

    pub(super) fn pace(&self, who: u16) -> u32 {
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
    pub(super) fn busy(&mut self, who: u16, minutes: u32, work: Work) -> u64 {
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
}
