//! Clues: they arrive, are routed, checked or passed on.

use super::super::content::Parameters;
use super::super::core::{Purpose, Stream};
use super::Sim;
use super::state::{Case, Clue, Event, Fate, Task};
use super::time::{DAY, calendar_days};
use crate::activity::Seed;

/// What a clue turns out to be, and where it came from: three in four are tickets.
fn fate(seed: Seed, key: u32, p: &Parameters) -> (Fate, u8) {
    let mut draws = Stream::new(seed, Purpose::Clue, u64::from(key), 0);
    let fate = Fate {
        files: draws.permille(p.filing_rate),
        spot: draws.permille(p.spot_rate),
        simple: draws.permille(700),
        hearing: draws.permille(p.hearing_rate),
        hold: draws.permille(p.hold_rate),
        lost_way: draws.permille(80),
        grumble: draws.permille(120),
    };
    let source = match draws.below(100) {
        0..=73 => 0,
        74..=79 => 1,
        80..=87 => 2,
        _ => 3,
    };
    (fate, source)
}

impl Sim<'_> {
    pub(super) fn arrive(&mut self, n: u32) {
        let Some(clue) = self.town.clues.get(n as usize).copied() else {
            return;
        };
        if let Some(item) = self.town.items.get_mut(usize::from(clue.item)) {
            item.clues += 1;
        }
        self.town.totals.arrived += 1;
        self.town.tally.arrived += 1;
        self.town.note(1, n);
        let (fate, source) = fate(self.town.seed, clue.key, &self.world.parameters);
        self.change(n, |clue| {
            clue.fate = fate;
            clue.source = clue.source.max(source);
        });
        self.town.triage.push_back(n);
        if n as usize >= self.town.stream {
            let due = self.town.now + calendar_days(self.world.parameters.clue_days);
            self.town.plan(due, Event::ClueDue(n));
        }
    }

    /// Somebody read it and sends it where they think that it belongs.
    pub(super) fn routed(&mut self, n: u32, person: u16) {
        self.town.note(2, n);
        let Some(clue) = self.town.clues.get(n as usize).copied() else {
            return;
        };
        let fate = clue.fate;
        let unskilled = self
            .town
            .people
            .get(usize::from(person))
            .is_none_or(|person| person.skills.get(2).copied().unwrap_or(1_000) > 500);
        if fate.lost_way && unskilled && !clue.misrouted {
            self.change(n, |clue| clue.misrouted = true);
            self.town.totals.misrouted += 1;
            self.town.tally.returned += 1;
            self.town.plan(self.town.now + DAY, Event::Again(n));
            return;
        }
        let item = usize::from(clue.item);
        let live = self
            .town
            .items
            .get(item)
            .is_some_and(|item| item.live.is_some());
        let field = self.world.items.get(item).map_or(0, |item| item.field);
        if live {
            let due = clue.at + calendar_days(self.world.parameters.clue_days);
            self.queue(field, due, Task::Check(n));
        } else {
            self.pass_on(n, clue);
        }
    }

    /// The county answers; how soon hangs on the weight that the town has in the appraisal.
    fn pass_on(&mut self, n: u32, clue: Clue) {
        let median =
            u32::try_from(self.world.parameters.county_days.max(1)).unwrap_or(u32::MAX / 200);
        let mut draws = Stream::new(self.town.seed, Purpose::Clue, u64::from(clue.key), 1);
        // Days in hundredths at half of the weight.
        let days = draws.lognormal(median * 100, median * 180);
        // base × (1.6 − 1.2 w), as domain parameters have it; beyond three fifths the line departments pull back.
        let weight = u64::from(self.town.settings.weight);
        let factor = 160 - 120 * weight.min(60) / 100 + weight.saturating_sub(60);
        let spell = self.town.county;
        let speed = if spell.until > self.town.week {
            u64::from(spell.percent)
        } else {
            100
        };
        let minutes = u64::from(days) * DAY * factor * speed / 1_000_000;
        self.town.plan(self.town.now + minutes, Event::Answered(n));
    }

    pub(super) fn answered(&mut self, n: u32) {
        self.town.note(3, n);
        let Some(clue) = self.town.clues.get(n as usize).copied() else {
            return;
        };
        let fate = clue.fate;
        self.heard(n, clue);
        self.town.totals.transferred += 1;
        self.town.tally.transferred += 1;
        self.town.totals.county_cases += u32::from(fate.files);
        self.close(n, clue, fate.grumble);
        self.shadowed(usize::from(clue.item), fate.files);
    }

    /// Those who follow the county's work learn by its cases.
    fn shadowed(&mut self, item: usize, files: bool) {
        use super::super::content::Channel;
        let Some(item) = self.world.items.get(item).filter(|_| files) else {
            return;
        };
        let p = &self.world.parameters;
        for person in &mut self.town.people {
            if matches!(person.study, Some((Channel::Shadow, hours)) if hours > 0) {
                person.practised(item.field, p, 40);
                person.cases -= 1;
            }
        }
    }

    /// Two officers were there.
    pub(super) fn checked(&mut self, n: u32, lead: u16, second: u16) {
        self.town.note(4, n);
        let Some(clue) = self.town.clues.get(n as usize).copied() else {
            return;
        };
        let fate = clue.fate;
        let at = usize::from(clue.item);
        let Some(item) = self.world.items.get(at) else {
            return;
        };
        self.heard(n, clue);
        if let Some(state) = self.town.items.get_mut(at) {
            state.handled += 1;
        }
        self.taint(lead, second);
        if fate.files {
            let simple = fate.simple && item.simple && self.town.settings.simple;
            self.open(clue, simple, fate.hearing && !simple, fate.hold && !simple);
            self.finish(n, clue, fate.grumble);
        } else if fate.spot && item.risk < 3 {
            let due = clue.at + calendar_days(self.world.parameters.clue_days);
            self.queue(item.field, due, Task::Spot(n));
        } else {
            self.finish(n, clue, fate.grumble);
        }
    }

    pub(super) fn fined(&mut self, n: u32, lead: u16, second: u16) {
        self.town.note(5, n);
        let Some(clue) = self.town.clues.get(n as usize).copied() else {
            return;
        };
        let fate = clue.fate;
        self.town.totals.spot += 1;
        self.taint(lead, second);
        self.finish(n, clue, fate.grumble);
    }

    /// A clue is checked or answered, in time unless it was found late before; only the first time counts.
    fn heard(&mut self, n: u32, clue: Clue) {
        self.town.totals.answered_in_time += u32::from(!clue.answered && !clue.late);
        self.change(n, |clue| clue.answered = true);
    }

    fn finish(&mut self, n: u32, clue: Clue, grumble: bool) {
        self.town.totals.closed += 1;
        self.town.tally.closed += 1;
        self.close(n, clue, grumble);
    }

    /// What the person who reported it thinks of the time that it took.
    fn close(&mut self, n: u32, clue: Clue, grumble: bool) {
        self.change(n, |clue| clue.done = true);
        let took = self.town.now - clue.at;
        let allowed = calendar_days(self.world.parameters.clue_days);
        let aim = self.world.parameters.satisfaction_aim;
        let felt = match took {
            took if took <= allowed / 2 => aim + 50,
            took if took <= allowed => aim - 250,
            took if took <= allowed * 2 => aim - 1_200,
            _ => aim - 3_000,
        };
        let complains = grumble && took > allowed;
        if complains {
            self.complain();
        }
        // One clue weighs a hundredth of what was thought before.
        self.town.satisfaction += (felt.min(10_000) - self.town.satisfaction) / 100;
    }

    pub(super) fn complain(&mut self) {
        self.town.totals.complaints += 1;
        self.town.tally.complaints += 1;
        self.town.satisfaction -= 8;
    }

    pub(super) fn clue_due(&mut self, n: u32) {
        let Some(clue) = self.town.clues.get_mut(n as usize) else {
            return;
        };
        if !clue.answered {
            clue.late = true;
            self.town.note(6, n);
            self.town.totals.answered_late += 1;
            self.town.tally.overdue += 1;
        }
    }

    /// Opens a case on a clue.
    fn open(&mut self, clue: Clue, simple: bool, hearing: bool, hold: bool) {
        let p = &self.world.parameters;
        let days = if simple {
            p.simple_days
        } else {
            p.ordinary_days
        };
        let mut draws = Stream::new(self.town.seed, Purpose::Case, u64::from(clue.key), 0);
        let wait = if simple {
            draws.days(p.simple_wait, p.simple_wait_p90, 100)
        } else {
            draws.days(p.ordinary_wait, p.ordinary_wait_p90, 100)
        };
        let (now, due) = (self.town.now, self.town.now + calendar_days(days));
        self.admit(Case {
            simple,
            hearing,
            hold,
            ..Case::new(clue.item, clue.key, now, due, wait)
        });
        self.town.totals.opened += 1;
    }

    pub(super) fn change(&mut self, n: u32, how: impl FnOnce(&mut Clue)) {
        if let Some(clue) = self.town.clues.get_mut(n as usize) {
            how(clue);
        }
    }
}
