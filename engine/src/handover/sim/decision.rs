//! The review of a case, its decision, and what follows.

use super::super::content::Reviewing;
use super::super::core::{Purpose, Stream};
use super::Sim;
use super::case::must_review;
use super::state::{Event, News, Reviewed};
use super::time::DAY;

impl Sim<'_> {
    /// A review is through: it finds each defect or not, and now and then sees one that is not there.
    pub(super) fn examined(&mut self, n: u32, detect: i64, false_alarm: i64, how: Reviewed) {
        self.town.note(13, n);
        let p = &self.world.parameters;
        let Some(case) = self.town.cases.get(n as usize).copied() else {
            return;
        };
        let mut draws = Stream::new(self.town.seed, Purpose::Case, u64::from(case.key), 100);
        let plain = case.defects - case.grave.min(case.defects);
        let found_plain = (0..plain).filter(|_| draws.permille(detect)).count() as u8;
        let found_grave = (0..case.grave).filter(|_| draws.permille(detect)).count() as u8;
        let alarm = draws.permille(false_alarm);
        let found = found_plain + found_grave;
        let t = &mut self.town.totals;
        t.found += u32::from(found);
        t.false_alarms += u32::from(alarm);
        t.reviews += 1;
        t.review_waiting += self.town.now - case.waiting;
        self.town.tally.found += u32::from(found);
        self.town.tally.reviewed += 1;
        if let Some(case) = self.town.cases.get_mut(n as usize) {
            case.reviewed = how;
            case.defects -= found;
            case.grave -= found_grave;
        }
        if found > 0 || alarm {
            let minutes = u64::try_from(p.rework_minutes).unwrap_or(0) * u64::from(found.max(1));
            let lead = case.lead.unwrap_or(0);
            if let Some(person) = self.town.people.get_mut(usize::from(lead)) {
                // It is put right between other work, and counted.
                person.worked += minutes as u32;
            }
            self.town
                .plan(self.town.now + minutes.min(10 * DAY), Event::Mended(n));
        } else {
            self.go_on(n);
        }
    }

    pub(super) fn mended(&mut self, n: u32) {
        self.town.note(14, n);
        self.go_on(n);
    }

    pub(super) fn decide_case(&mut self, n: u32) {
        let p = &self.world.parameters;
        let Some(case) = self.town.cases.get(n as usize).copied() else {
            return;
        };
        let must = must_review(&case, self.risk(&case));
        let lawful = self
            .town
            .items
            .get(usize::from(case.item))
            .is_some_and(|item| item.lawful || case.inherited);
        let unlawful = !lawful || case.tainted;
        let t = &mut self.town.totals;
        t.decided += 1;
        t.escaped += u32::from(case.defects);
        t.grave += u32::from(case.grave);
        t.unlawful += u32::from(unlawful);
        t.uncertified += u32::from(case.tainted);
        if must {
            t.must_review += 1;
            match case.reviewed {
                Reviewed::Rightly => t.reviewed_rightly += 1,
                Reviewed::Wrongly => t.reviewed_wrongly += 1,
                Reviewed::Not => t.unreviewed += 1,
            }
        }
        if case.simple {
            t.simple += 1;
            t.simple_minutes += self.town.now - case.opened;
            t.simple_in_time += u32::from(self.town.now <= case.due);
        }
        self.town.tally.decided += 1;
        self.town.tally.escaped += u32::from(case.defects);
        self.town.tally.unlawful += u32::from(unlawful);
        let spoilt = case.grave > 0 || unlawful || (must && case.reviewed != Reviewed::Rightly);
        if let Some(item) = self.town.items.get_mut(usize::from(case.item)) {
            item.decided += 1;
            item.spoilt += u32::from(spoilt);
        }
        let week = self.town.week + 1;
        if let Some(case) = self.town.cases.get_mut(n as usize) {
            case.decided = true;
            case.week = week;
            case.spoilt = spoilt;
        }
        let mut draws = Stream::new(self.town.seed, Purpose::Case, u64::from(case.key), 101);
        let exempt = draws.permille(p.exempt_rate);
        let chance = if spoilt {
            p.challenge_grave
        } else {
            p.challenge_rate
        };
        if draws.permille(chance) && !exempt {
            let days = u64::from(5 + draws.below(10));
            self.town
                .plan(self.town.now + days * DAY, Event::Challenge(n));
        }
    }

    pub(super) fn challenged(&mut self, n: u32) {
        self.town.note(15, n);
        let p = &self.world.parameters;
        let Some(case) = self.town.cases.get(n as usize).copied() else {
            return;
        };
        let mut draws = Stream::new(self.town.seed, Purpose::Case, u64::from(case.key), 102);
        self.town.totals.challenges += 1;
        if let Some(case) = self.town.cases.get_mut(n as usize) {
            case.challenged = true;
        }
        self.town.tell(News::Challenged(case.item));
        self.complain();
        let lawful = self
            .town
            .items
            .get(usize::from(case.item))
            .is_some_and(|item| item.lawful || case.inherited);
        let weak = case.grave > 0 || !lawful || case.tainted;
        if weak && draws.permille(p.lost_grave) {
            self.town.totals.lost += 1;
            self.town.tell(News::Lost(case.item));
            self.town.satisfaction -= 40;
            self.town.morale -= 3;
        }
    }

    /// What becomes of a file that waits and that nobody can review.
    pub(super) fn unreviewable(&mut self) {
        let joint = self.town.settings.reviewing == Reviewing::Joint;
        if joint || (self.reviewer_there() && !self.town.settings.unreviewed) {
            return;
        }
        let world = self.world;
        let mut stuck = std::mem::take(&mut self.town.reviews);
        let mut left = std::collections::VecDeque::new();
        while let Some(n) = stuck.pop_front() {
            let Some(case) = self.town.cases.get(n as usize).copied() else {
                continue;
            };
            let risk = world
                .items
                .get(usize::from(case.item))
                .map_or(1, |item| item.risk);
            if self.reviewer_there() || (must_review(&case, risk) && !self.town.settings.unreviewed)
            {
                left.push_back(n);
            } else {
                self.go_on(n);
            }
        }
        self.town.reviews = left;
    }
}
