//! Cases: stage by stage, with what goes wrong in them, the review, the decision and what follows.

use super::super::content::ItemKind;
use super::super::core::{Purpose, Stream};
use super::Sim;
use super::person::Skill;
use super::state::{Case, Event, Reviewed, Task};
use super::time::DAY;

/// A stage of a case.
pub struct Stage {
    /// Its share of the case's hours, ‰.
    share: u32,
    /// How many officers it takes.
    pub officers: u8,
    /// Outside the office: takes a vehicle.
    pub outside: bool,
    /// What may go wrong, and how many documents come of it.
    errors: &'static [(Skill, u32)],
    /// Share of the case's waiting that comes after it, ‰.
    wait: u32,
    what: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Work,
    /// The review comes before this stage.
    Decision,
    Close,
}

use Skill::{Documents, Law, Procedure};

const fn stage(
    share: u32,
    officers: u8,
    outside: bool,
    errors: &'static [(Skill, u32)],
    wait: u32,
    what: Kind,
) -> Stage {
    Stage {
        share,
        officers,
        outside,
        errors,
        wait,
        what,
    }
}

/// 普通程序: 立案, 检查取证, 询问, 调查终结, 告知, 决定, 送达, 结案.
static ORDINARY: [Stage; 8] = [
    stage(40, 1, false, &[(Documents, 1)], 0, Kind::Work),
    stage(
        300,
        2,
        true,
        &[(Documents, 1), (Procedure, 1)],
        400,
        Kind::Work,
    ),
    stage(260, 2, false, &[(Documents, 1)], 0, Kind::Work),
    stage(150, 1, false, &[(Law, 1), (Documents, 1)], 0, Kind::Work),
    stage(
        80,
        1,
        false,
        &[(Documents, 1), (Procedure, 1)],
        300,
        Kind::Work,
    ),
    stage(60, 1, false, &[(Documents, 1)], 0, Kind::Decision),
    stage(70, 2, true, &[(Procedure, 1)], 300, Kind::Work),
    stage(40, 1, false, &[], 0, Kind::Close),
];

/// 简案快办: 立案并检查, 告知并询问, 决定, 送达, 结案.
static SIMPLE: [Stage; 5] = [
    stage(400, 2, true, &[(Documents, 1)], 0, Kind::Work),
    stage(
        250,
        1,
        false,
        &[(Documents, 1), (Procedure, 1)],
        700,
        Kind::Work,
    ),
    stage(200, 1, false, &[(Law, 1)], 0, Kind::Decision),
    stage(100, 2, true, &[(Procedure, 1)], 300, Kind::Work),
    stage(50, 1, false, &[], 0, Kind::Close),
];

/// The stages of a case.
pub fn stages(case: &Case) -> &'static [Stage] {
    if case.simple { &SIMPLE } else { &ORDINARY }
}

impl Sim<'_> {
    /// Takes a case up and puts its first stage down.
    pub(super) fn admit(&mut self, case: Case) {
        let n = self.town.cases.len() as u32;
        let item = usize::from(case.item);
        let field = self.world.items.get(item).map_or(0, |item| item.field);
        self.town.cases.push(case);
        self.town.tally.opened += 1;
        self.town.note(10, n);
        self.town.plan(case.due, Event::CaseDue(n));
        if case.hold && !self.has_measure(field) {
            // Without the power to seize the evidence is weaker.
            self.blame(n, 1, false);
        }
        self.queue(field, case.due, Task::Stage(n));
    }

    fn has_measure(&self, field: usize) -> bool {
        let items = self.world.items.iter().zip(&self.town.items);
        items
            .filter(|(item, _)| item.kind == ItemKind::Measure && item.field == field)
            .any(|(_, state)| state.live.is_some())
    }

    /// Minutes of each officer for the next stage, pace left out.
    pub(super) fn stage_minutes(&self, case: &Case) -> u32 {
        let p = &self.world.parameters;
        let Some(stage) = stages(case).get(usize::from(case.stage)) else {
            return 0;
        };
        let mut hours = if case.simple {
            p.simple_hours
        } else {
            p.ordinary_hours
        };
        if case.hearing && stage.what == Kind::Decision {
            hours += p.hearing_hours * 1_000 / i64::from(stage.share);
        }
        if case.hold && case.stage == 1 {
            hours += p.hold_hours * 1_000 / i64::from(stage.share);
        }
        let minutes = hours * 60 * i64::from(stage.share) / 1_000 / i64::from(stage.officers);
        minutes.clamp(10, 4_800) as u32
    }

    /// A stage is done.
    pub(super) fn stage_done(&mut self, n: u32, lead: u16, second: u16) {
        self.town.note(11, n);
        let Some(case) = self.town.cases.get(n as usize).copied() else {
            return;
        };
        let Some(stage) = stages(&case).get(usize::from(case.stage)) else {
            return;
        };
        let tainted = self.taint(lead, second);
        self.err(n, &case, stage, lead);
        let Some(standing) = self.town.cases.get_mut(n as usize) else {
            return;
        };
        standing.lead.get_or_insert(lead);
        standing.tainted |= tainted;
        standing.stage += 1;
        match stage.what {
            Kind::Decision => self.decide_case(n),
            Kind::Close => return self.close_case(n, lead, second),
            Kind::Work => {}
        }
        let mut minutes = u64::from(case.wait) * u64::from(stage.wait) * DAY / 100_000;
        if self.unpaid(&case) {
            minutes += u64::try_from(self.world.parameters.urge_days).unwrap_or(0) * DAY;
        }
        self.town.plan(self.town.now + minutes, Event::Ready(n));
    }

    /// The penalty of an ordinary case was served and is not paid by itself.
    fn unpaid(&self, case: &Case) -> bool {
        let served = !case.simple && usize::from(case.stage) + 2 == ORDINARY.len();
        let pays = || {
            let mut draws = Stream::new(self.town.seed, Purpose::Case, u64::from(case.key), 104);
            draws.permille(self.world.parameters.pay_rate)
        };
        served && !pays()
    }

    /// A case can go on: to the review where the next stage is the decision, else to the squad.
    pub(super) fn ready(&mut self, n: u32) {
        let Some(case) = self
            .town
            .cases
            .get(n as usize)
            .copied()
            .filter(|case| !case.over)
        else {
            return;
        };
        let decides = stages(&case)
            .get(usize::from(case.stage))
            .is_some_and(|stage| stage.what == Kind::Decision);
        if decides && case.reviewed == Reviewed::Not && self.wants_review(&case) {
            self.town.note(12, n);
            if let Some(case) = self.town.cases.get_mut(n as usize) {
                case.waiting = self.town.now;
            }
            self.town.reviews.push_back(n);
            return;
        }
        self.go_on(n);
    }

    pub(super) fn go_on(&mut self, n: u32) {
        let Some(case) = self.town.cases.get(n as usize).copied() else {
            return;
        };
        let field = self
            .world
            .items
            .get(usize::from(case.item))
            .map_or(0, |item| item.field);
        self.queue(field, case.due, Task::Stage(n));
    }

    /// Whether the law has it reviewed (处罚法第五十八条: hearing, grave interests, hard cases), or the town does.
    fn wants_review(&self, case: &Case) -> bool {
        must_review(case, self.risk(case)) || !case.simple
    }

    pub(super) fn risk(&self, case: &Case) -> u8 {
        self.world
            .items
            .get(usize::from(case.item))
            .map_or(1, |item| item.risk)
    }

    /// What may go wrong in a stage does or does not.
    fn err(&mut self, n: u32, case: &Case, stage: &Stage, lead: u16) {
        let world = self.world;
        let p = &world.parameters;
        let Some(item) = world.items.get(usize::from(case.item)) else {
            return;
        };
        let Some(state) = self.town.items.get(usize::from(case.item)).copied() else {
            return;
        };
        let mut draws = Stream::new(
            self.town.seed,
            Purpose::Case,
            u64::from(case.key),
            1 + u64::from(case.stage),
        );
        let templates = self.town.rules.get(item.field) == Some(&super::state::Stand::There);
        let helped = self
            .town
            .helped
            .get(item.field)
            .is_some_and(|until| *until > self.town.week);
        let worse = if self.town.worse.until > self.town.week {
            self.town.worse.percent
        } else {
            100
        };
        let Some(person) = self.town.people.get(usize::from(lead)) else {
            return;
        };
        let mut made: Vec<bool> = Vec::new();
        let overloaded = person.worked + person.studied > 2_160;
        for (skill, documents) in stage.errors {
            let (novice, per) = match skill {
                Skill::Documents => (p.defect_document, *documents),
                Skill::Law => (p.defect_law, 1),
                Skill::Procedure => (p.defect_procedure, 1),
            };
            let mut chance = novice * i64::from(person.chance(*skill, item.field)) / 1_000;
            let mut by = |percent: i64| chance = chance * percent / 100;
            by(i64::from(worse));
            if item.professional {
                by(p.professional_defects);
            }
            if !state.guide {
                by(p.without_guide);
            }
            if !templates && *skill == Skill::Documents {
                by(p.without_templates);
            }
            if person.local && *skill == Skill::Procedure {
                by(p.local_defects);
            }
            if overloaded {
                by(p.overload_defects);
            }
            if helped {
                by(p.help_effect);
            }
            if self.town.settings.lawyer && *skill == Skill::Law {
                by(p.lawyer_effect);
            }
            if super::readiness::equipped(item, self.town) < 100 && stage.outside {
                by(130);
            }
            for _ in 0..per {
                let wrong = draws.permille(chance);
                let grave = draws.permille(p.grave_share);
                if wrong {
                    made.push(grave);
                }
            }
        }
        for grave in made {
            self.blame(n, 1, grave);
        }
    }

    /// A file has a defect more.
    fn blame(&mut self, n: u32, count: u8, grave: bool) {
        self.town.totals.made += u32::from(count);
        if let Some(case) = self.town.cases.get_mut(n as usize) {
            case.defects = case.defects.saturating_add(count);
            case.grave = case.grave.saturating_add(u8::from(grave));
        }
    }

    fn close_case(&mut self, n: u32, lead: u16, second: u16) {
        self.town.note(16, n);
        self.town.tally.ended += 1;
        let Some(case) = self.town.cases.get_mut(n as usize) else {
            return;
        };
        case.over = true;
        let item = usize::from(case.item);
        let field = self.world.items.get(item).map_or(0, |item| item.field);
        for (who, part) in [(lead, 100), (second, 50)] {
            if let Some(person) = self.town.people.get_mut(usize::from(who)) {
                person.practised(field, &self.world.parameters, part);
            }
        }
    }

    pub(super) fn case_due(&mut self, n: u32) {
        let open = |case: &&mut Case| !case.decided && !case.over;
        let Some(case) = self.town.cases.get_mut(n as usize).filter(open) else {
            return;
        };
        case.late = true;
        self.town.note(17, n);
        self.town.totals.overdue_cases += 1;
        self.town.tally.overdue += 1;
    }
}

/// 处罚法第五十八条: what was heard, grave interests, complicated cases; here a hearing, a seizure or a high risk.
pub fn must_review(case: &Case, risk: u8) -> bool {
    !case.simple && (case.hearing || case.hold || risk >= 2)
}
