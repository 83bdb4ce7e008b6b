//! The office: accounts, agreements, templates, guides, the published list; and drills.

use super::super::content::Verdict;
use super::super::core::{Purpose, Stream};
use super::Sim;
use super::state::{Errand, Event, News, Stand, Task, Town};
use super::time::DAY;

impl Town {
    /// Where a thing to be arranged stands; guides and drills have no stand of their own.
    pub fn stand(&mut self, errand: Errand) -> Option<&mut Stand> {
        match errand {
            Errand::Account(n) => self.accounts.get_mut(usize::from(n)),
            Errand::Partner(n) => self.agreements.get_mut(usize::from(n)),
            Errand::Rules(n) => self.rules.get_mut(usize::from(n)),
            Errand::Takeover => Some(&mut self.takeover),
            Errand::Publish | Errand::Guide(_) | Errand::Drill(_) | Errand::Extra(_) => None,
        }
    }

    /// Puts an errand on the office's list, once.
    pub fn list(&mut self, errand: Errand) -> bool {
        if let Some(stand) = self.stand(errand) {
            if *stand != Stand::Not {
                return false;
            }
            *stand = Stand::Listed;
        } else if let Errand::Guide(n) = errand {
            let Some(item) = self.items.get_mut(usize::from(n)) else {
                return false;
            };
            if item.asked {
                return false;
            }
            item.asked = true;
        } else if self.office.contains(&errand) {
            return false;
        }
        self.office.push_back(errand);
        true
    }
}

impl Sim<'_> {
    /// The office has done its part.
    pub(super) fn arranged(&mut self, errand: Errand) {
        self.town.note(20, 0);
        let p = &self.world.parameters;
        let (median, p90) = match errand {
            Errand::Account(_) => (p.account_days, p.account_days_p90),
            Errand::Partner(_) => (p.agreement_days, p.agreement_days_p90),
            Errand::Takeover | Errand::Rules(_) | Errand::Publish => (2, 4),
            Errand::Guide(item) => return self.guided(item),
            Errand::Drill(_) | Errand::Extra(_) => return,
        };
        let (kind, n) = match errand {
            Errand::Account(n) => (1, n),
            Errand::Partner(n) => (2, n),
            Errand::Rules(n) => (3, n),
            _ => (4, 0),
        };
        let mut draws = Stream::new(self.town.seed, Purpose::Preparation, kind, u64::from(n));
        let days = draws.days(median, p90, 100);
        // Beyond three fifths of weight in the appraisal the line departments pull back.
        let drag = 100 + u64::from(self.town.settings.weight.saturating_sub(60)) * 2;
        let at = self.town.now + u64::from(days) * DAY * drag / 10_000;
        if let Some(stand) = self.town.stand(errand) {
            *stand = Stand::Coming(at);
        }
        self.town.plan(at, Event::Came(errand));
    }

    /// What was arranged is there, unless it was put off in the meantime.
    pub(super) fn came(&mut self, errand: Errand) {
        let now = self.town.now;
        if errand == Errand::Publish {
            self.town.note(21, 0);
            for item in &mut self.town.items {
                item.published |= matches!(item.verdict, Some((Verdict::Accept, _)));
            }
            self.town.tell(News::Came(errand));
            return;
        }
        let Some(stand) = self.town.stand(errand) else {
            return;
        };
        match *stand {
            Stand::Coming(at) if at > now => self.town.plan(at, Event::Came(errand)),
            Stand::Coming(_) => {
                *stand = Stand::There;
                self.town.note(22, 0);
                self.town.tell(News::Came(errand));
                // What is taken over by a signed list comes with time left.
                if errand == Errand::Takeover && self.town.totals.inherited == 0 {
                    self.hand_over(60);
                    let taken = self.town.totals.inherited;
                    self.town.tell(News::Taken(taken));
                }
            }
            Stand::Not | Stand::Listed | Stand::There => {}
        }
    }

    fn guided(&mut self, item: u16) {
        self.town.note(23, u32::from(item));
        if let Some(item) = self.town.items.get_mut(usize::from(item)) {
            item.guide = true;
        }
    }

    pub(super) fn drilled(&mut self, field: usize, lead: u16, second: u16) {
        self.town.note(24, field as u32);
        if let Some(drills) = self.town.drills.get_mut(field) {
            *drills = drills.saturating_add(1);
        }
        for who in [lead, second] {
            if let Some(person) = self.town.people.get_mut(usize::from(who)) {
                person.practised(field, &self.world.parameters, 60);
                person.cases -= 1;
            }
        }
    }

    /// Puts a drill down for the squad of a field.
    pub fn drill(&mut self, field: u8) {
        let due = self.town.now + 10 * DAY;
        self.queue(usize::from(field), due, Task::Drill(field));
    }
}
