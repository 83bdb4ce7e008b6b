//! The people of a town: who they are, what they can, how they learn and forget.

use super::super::content::{Channel, Parameters, Post};
use super::super::core::{Purpose, Stream};
use super::super::world::{MOST_FIELDS, World};
use super::time::WEEK;
use crate::activity::Seed;

/// A novice's share of the chance of a defect, in ‰; what practice brings down.
pub const NOVICE: u16 = 1_000;

/// First degree (第一学历).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Schooling {
    /// 高中以下.
    Below,
    /// 高中、中专.
    Secondary,
    /// 大专及以上.
    College,
}

/// What a person may get wrong, with the skill that keeps it down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Skill {
    /// 文书制作.
    Documents,
    /// 法律适用.
    Law,
    /// 办案程序.
    Procedure,
}

impl Skill {
    /// All.
    pub const ALL: [Skill; 3] = [Skill::Documents, Skill::Law, Skill::Procedure];
}

/// One of the staff.
#[derive(Clone, Debug)]
pub struct Person {
    /// Places of the family and the given name.
    pub name: (u32, u32),
    /// Tenths of a year.
    pub age: u32,
    /// First degree.
    pub schooling: Schooling,
    /// 辅助人员.
    pub auxiliary: bool,
    /// Holds an enforcement certificate.
    pub certified: bool,
    /// The week at whose beginning the certificate runs out.
    pub expires: Option<u8>,
    /// Passed the examination for legal professionals.
    pub qualified: bool,
    /// Works where the family lives.
    pub local: bool,
    /// How carefully, per cent of the chance of a defect.
    pub care: u16,
    /// How quickly, per cent of the time.
    pub pace: u16,
    /// Sent by the county, under dual leadership.
    pub stationed: bool,
    /// ‰ of a novice's chance of a defect, by [`Skill`].
    pub skills: [u16; 3],
    /// The same by field.
    pub fields: [u16; MOST_FIELDS],
    /// Where they began, which forgetting does not pass.
    pub before: u16,
    /// The post.
    pub post: Post,
    /// Training for this and the following weeks.
    pub study: Option<(Channel, u8)>,
    /// Hours of training so far.
    pub trained: u32,
    /// Hours of it at the party school, towards the certificate.
    pub school_hours: u32,
    /// Absent until the beginning of this week, from 0.
    pub away: u8,
    /// No longer there.
    pub left: bool,
    /// Busy until.
    pub free_at: u64,
    /// Minutes of work this week.
    pub worked: u32,
    /// Minutes of training this week.
    pub studied: u32,
    /// Cases handled to the end.
    pub cases: u32,
}

impl Person {
    /// The officers and auxiliaries of a town at the beginning, drawn by seed; `halved` leaves every second one out.
    pub fn all(world: &World, seed: Seed, halved: bool, reviewers: u32) -> Vec<Person> {
        let Some(town) = world.town() else {
            return Vec::new();
        };
        let p = &world.parameters;
        let count = if halved {
            town.officers.div_ceil(2)
        } else {
            town.officers
        };
        let helpers = if halved {
            town.auxiliaries / 2
        } else {
            town.auxiliaries
        };
        let officers = (0..count).map(|n| Person::officer(world, seed, n));
        let auxiliaries = (0..helpers).map(|n| Person::helper(world, seed, 1_000 + n));
        let mut all: Vec<Person> = officers.chain(auxiliaries).collect();
        let mut lot = Stream::new(seed, Purpose::Staff, 0, u64::MAX);
        let own = lot.permille(p.reviewer_rate);
        let place = lot.below(town.officers);
        if own && let Some(first) = all.get_mut((place % count.max(1)) as usize) {
            first.qualified = true;
            first.certified = true;
        }
        // Further reviewers are people of their own, so that nobody else changes.
        let further = (0..reviewers).map(|n| {
            let mut person = Person::officer(world, seed, 2_000 + n);
            person.qualified = true;
            person.certified = true;
            person.expires = None;
            person.post = Post::Review;
            person
        });
        all.extend(further);
        for n in 0..all.len() {
            tell_apart(world, &mut all, n);
        }
        all
    }

    /// One officer; `n` tells one from another.
    pub fn officer(world: &World, seed: Seed, n: u32) -> Person {
        let p = &world.parameters;
        let mut draws = Stream::new(seed, Purpose::Staff, u64::from(n) + 1, 0);
        let (age, ties) = world.town().map_or((440, 2), |town| (town.age, town.ties));
        let years = i64::from(age) + ((draws.normal() * p.age_spread) >> 32);
        let schooling = match i64::from(draws.below(1_000)) {
            n if n < p.college_rate => Schooling::College,
            n if n >= 1_000 - p.school_rate => Schooling::Below,
            _ => Schooling::Secondary,
        };
        let certified = draws.permille(p.certified_rate);
        let expires = draws.permille(100).then(|| 4 + draws.below(8) as u8);
        let start = match schooling {
            Schooling::College => 700,
            Schooling::Secondary => 850,
            Schooling::Below => NOVICE,
        };
        let mut skills = [start; 3];
        for skill in &mut skills {
            *skill -= draws.below(150) as u16;
        }
        let mut fields = [start; MOST_FIELDS];
        for (at, field) in fields.iter_mut().enumerate() {
            // 市容环卫, the first, is what towns have always had to do with.
            *field -= draws.below(if at == 0 { 400 } else { 120 }) as u16;
        }
        Person {
            name: names(world, &mut draws),
            age: years.clamp(220, 599) as u32,
            schooling,
            auxiliary: false,
            certified,
            expires: expires.filter(|_| certified),
            qualified: false,
            local: draws.below(4) < u32::from(ties),
            care: 80 + draws.below(41) as u16,
            pace: 85 + draws.below(36) as u16,
            stationed: false,
            skills,
            fields,
            before: start,
            post: Post::Squad1,
            study: None,
            trained: 0,
            school_hours: 0,
            away: 0,
            left: false,
            free_at: 0,
            worked: 0,
            studied: 0,
            cases: 0,
        }
    }

    /// One auxiliary.
    pub fn helper(world: &World, seed: Seed, n: u32) -> Person {
        let mut person = Person::officer(world, seed, n);
        person.auxiliary = true;
        person.certified = false;
        person.expires = None;
        person.age = person.age.saturating_sub(90).max(220);
        person
    }

    /// One sent by the county.
    pub fn stationed(world: &World, seed: Seed, n: u32) -> Person {
        let mut person = Person::officer(world, seed, 3_000 + n);
        person.certified = true;
        person.expires = None;
        person.stationed = true;
        person.skills = [350; 3];
        person.fields = [400; MOST_FIELDS];
        person.before = 500;
        person
    }

    /// Is there this week and works in this town.
    pub fn present(&self, week: u8) -> bool {
        !self.left && self.away <= week
    }

    /// May handle cases.
    pub fn may_act(&self) -> bool {
        self.certified && !self.auxiliary
    }

    /// ‰ of a novice's chance of getting a kind of thing wrong in a field, the person's care counted in.
    pub fn chance(&self, skill: Skill, field: usize) -> u32 {
        let of_skill = self.skills.get(skill as usize).copied().unwrap_or(NOVICE);
        let of_field = self.fields.get(field).copied().unwrap_or(NOVICE);
        // Half by the craft, half by knowing the field.
        (u32::from(of_skill) + u32::from(of_field)) / 2 * u32::from(self.care) / 100
    }

    /// A case of the kind was brought to its end.
    pub fn practised(&mut self, field: usize, p: &Parameters, part: i64) {
        let least = floor(p);
        // The one who leads learns in full, the second by half.
        let percent = 100 - (100 - p.learn_case) * part / 100;
        if let Some(of_field) = self.fields.get_mut(field) {
            *of_field = lower(*of_field, percent * 10, least);
        }
        for skill in &mut self.skills {
            *skill = lower(*skill, 1_000 - (1_000 - percent * 10) / 3, least);
        }
        self.cases += 1;
    }

    /// Hours of training, two by two.
    pub fn learned(&mut self, channel: Channel, hours: u32, fields: u32, p: &Parameters) {
        let least = floor(p);
        let strong = p.learn_hours * 10;
        let weak = 1_000 - (1_000 - strong) / 2;
        let of_skill = match channel {
            Channel::Party => [1_000, strong, strong],
            Channel::Shadow => [strong, 1_000, strong],
            Channel::Site => [strong, weak, weak],
        };
        for _ in 0..hours / 2 {
            for (skill, factor) in self.skills.iter_mut().zip(of_skill) {
                *skill = lower(*skill, factor, least);
            }
            if channel != Channel::Party {
                for (at, field) in self.fields.iter_mut().enumerate() {
                    if fields & (1 << at) != 0 {
                        *field = lower(*field, weak, least);
                    }
                }
            }
        }
        self.trained += hours;
        if channel == Channel::Party {
            self.school_hours += hours;
        }
    }

    /// A week passes.
    pub fn forget(&mut self, p: &Parameters) {
        let most = self.before;
        let permille = 1_000 + u32::try_from(p.forgetting).unwrap_or(0);
        let grow = |value: &mut u16| {
            let grown = u32::from(*value) * permille / 1_000;
            *value = (grown as u16).min(most.max(*value));
        };
        self.skills.iter_mut().for_each(grow);
        self.fields.iter_mut().for_each(grow);
    }

    /// The week begins: absence and training take their hours first.
    pub fn begin_week(&mut self, week: u8, start: u64) {
        self.worked = 0;
        self.studied = 0;
        self.free_at = self.free_at.max(start);
        if !self.present(week) {
            self.free_at = start + WEEK;
            return;
        }
        if let Some((_, hours)) = self.study {
            self.studied = u32::from(hours) * 60;
            self.free_at += u64::from(self.studied);
        }
    }
}

/// Where an expert stands, below which nobody gets.
fn floor(p: &Parameters) -> u16 {
    p.expert_share.clamp(0, 1_000) as u16
}

fn lower(value: u16, permille: i64, least: u16) -> u16 {
    let lowered = i64::from(value) * permille.clamp(0, 1_000) / 1_000;
    (lowered as u16).max(least.min(value))
}

/// Gives one of the staff another given name while somebody before has both names.
pub fn tell_apart(world: &World, all: &mut [Person], n: usize) {
    let given = world.data.names.given.len() as u32;
    let Some(mut name) = all.get(n).map(|person| person.name) else {
        return;
    };
    let (before, _) = all.split_at(n);
    for _ in 0..given {
        if !before.iter().any(|other| other.name == name) {
            break;
        }
        name.1 = (name.1 + 1) % given;
    }
    if let Some(person) = all.get_mut(n) {
        person.name = name;
    }
}

fn names(world: &World, draws: &mut Stream) -> (u32, u32) {
    let names = &world.data.names;
    (
        draws.below(names.family.len() as u32),
        draws.below(names.given.len() as u32),
    )
}
