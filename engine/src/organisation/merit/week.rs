//! People, week by week.

use super::data::{ActData, MeritData, Rule, Table};
use super::outcome::{ActResult, FakedBy, LapseResult, MeritOutcome, WeekResult};
use crate::activity::Seed;
use crate::organisation::fairness::{apportion, gini, per_mille};
use crate::seed::draw;
use std::cmp::Reverse;

/// Morale at the start, in per mille.
const MORALE: i64 = 700;
/// What everyone learns from each that is caught, in per mille of fear.
const HEARSAY: i64 = 25;

struct Person {
    name: String,
    kind: usize,
    /// In per mille.
    skill: i64,
    morale: i64,
    /// By act, in per mille.
    fear: Vec<i64>,
    /// Made up, by act.
    faked: Vec<u64>,
    score: i64,
    work: i64,
}

/// The people and what has come of them.
pub(super) struct Office<'a> {
    data: &'a MeritData,
    table: &'a Table,
    seed: Seed,
    people: Vec<Person>,
    acts: Vec<ActResult>,
    lapses: Vec<LapseResult>,
    weeks: Vec<WeekResult>,
    /// Fear that has got about, by act.
    talk: Vec<i64>,
}

/// What one person makes of one act in a week.
#[derive(Default)]
struct Done {
    /// Really done, in thousandths.
    real: i64,
    /// Made up.
    fake: i64,
}

impl<'a> Office<'a> {
    pub fn new(data: &'a MeritData, table: &'a Table, seed: Seed) -> Office<'a> {
        let person = |(n, kind): (u32, usize)| {
            let name = format!("p{n}");
            Person {
                kind,
                skill: 800 + i64::from(draw(seed, "merit-skill", &name, 0, 401)),
                morale: MORALE,
                fear: vec![0; data.act.len()],
                faked: vec![0; data.act.len()],
                score: 0,
                work: 0,
                name,
            }
        };
        let act = ActResult {
            by: vec![FakedBy::default(); data.temperament.len()],
            ..ActResult::default()
        };
        Office {
            people: (0..).zip(kinds(data, seed)).map(person).collect(),
            acts: vec![act; data.act.len()],
            lapses: vec![LapseResult::default(); data.lapse.len()],
            weeks: Vec::new(),
            talk: vec![0; data.act.len()],
            data,
            table,
            seed,
        }
    }

    pub fn week(&mut self, week: u32) {
        // What counts is learnt within five weeks.
        let learnt = (250 + 150 * i64::from(week)).min(1_000);
        let mut people = std::mem::take(&mut self.people);
        let done = |people: &[Person]| people.iter().map(|person| person.work).sum::<i64>();
        let before = done(&people);
        let (mut points, mut made_up) = (0, 0);
        for person in &mut people {
            let (own, fake) = self.work(person, week, learnt);
            points += own;
            made_up += fake;
            person.work -= self.lapse(person, week);
        }
        let work = done(&people) - before;
        self.feel(&mut people);
        let morale: i64 = people.iter().map(|person| person.morale).sum();
        let count = i64::try_from(people.len().max(1)).unwrap_or(1);
        self.weeks.push(WeekResult {
            work: unsigned(work),
            faked: per_mille(unsigned(made_up), unsigned(points)),
            morale: u32::try_from(morale / count).unwrap_or(0),
        });
        self.people = people;
    }

    /// A week's work of one person; points given, and those for what was made up.
    fn work(&mut self, person: &mut Person, week: u32, learnt: i64) -> (i64, i64) {
        let data = self.data;
        let Some(kind) = data.temperament.get(person.kind) else {
            return (0, 0);
        };
        let time = i64::from(data.minutes) * i64::from(kind.drive) / 1_000
            * (500 + person.morale / 2)
            / 1_000;
        let rules: Vec<Rule> = data.act.iter().map(|act| self.table.act(&act.id)).collect();
        let pull = i64::from(kind.greed) * learnt / 1_000;
        let minutes = shares(&data.act, &rules, time, pull);
        let (mut points, mut made_up) = (0, 0);
        for (n, (act, rule)) in data.act.iter().zip(&rules).enumerate() {
            let minutes = minutes.get(n).copied().unwrap_or(0);
            let fear = person.fear.get(n).copied().unwrap_or(0);
            let fear = fear.max(self.talk.get(n).copied().unwrap_or(0)).min(950);
            let lean = i64::from(kind.fake) * learnt / 1_000 * (1_000 - fear) / 1_000;
            let done = split(
                act,
                *rule,
                minutes,
                lean,
                i64::from(kind.greed),
                person.skill,
            );
            let useful = done.real.min(i64::from(act.most) * 1_000);
            person.work +=
                i64::from(act.worth) * useful / 1_000 - i64::from(act.fake_harm) * done.fake;
            let count = done.real / 1_000 + done.fake;
            let counted = match rule.cap {
                0 => count,
                cap => count.min(i64::from(cap)),
            };
            let won = i64::from(rule.points) * counted;
            // Where both are there, what was made up is counted in proportion.
            let false_won = (won * done.fake).checked_div(count).unwrap_or(0);
            person.score += won;
            points += won;
            made_up += false_won;
            self.note(n, person, &done);
            if rule.check && done.fake > 0 {
                let odds = u32::try_from((150 + done.fake * 40).min(900)).unwrap_or(900);
                if draw(
                    self.seed,
                    &format!("merit-check-{}", act.id),
                    &person.name,
                    week,
                    1_000,
                ) < odds
                {
                    self.caught(n, person, false_won);
                }
            }
        }
        (points, made_up)
    }

    fn note(&mut self, act: usize, person: &mut Person, done: &Done) {
        let (Some(result), Some(own)) = (self.acts.get_mut(act), person.faked.get_mut(act)) else {
            return;
        };
        let fake = unsigned(done.fake);
        result.real += unsigned(done.real / 1_000);
        result.faked += fake;
        if let Some(by) = result.by.get_mut(person.kind) {
            by.people += u32::from(*own == 0 && fake > 0);
            by.units += fake;
        }
        *own += fake;
    }

    /// Points are taken back twice over, and everyone hears of it.
    fn caught(&mut self, act: usize, person: &mut Person, won: i64) {
        person.score -= 2 * won;
        if let Some(fear) = person.fear.get_mut(act) {
            *fear = 900;
        }
        if let Some(talk) = self.talk.get_mut(act) {
            *talk = (*talk + HEARSAY).min(850);
        }
        if let Some(result) = self.acts.get_mut(act) {
            result.caught += 1;
        }
    }

    /// What went wrong with one person in a week; the harm done.
    fn lapse(&mut self, person: &mut Person, week: u32) -> i64 {
        let data = self.data;
        let often = data
            .temperament
            .get(person.kind)
            .map_or(1_000, |kind| i64::from(kind.lapses));
        let mut harm = 0;
        for (n, lapse) in data.lapse.iter().enumerate() {
            let rule = self.table.lapse(&lapse.id);
            let seen = if rule.check {
                900
            } else {
                i64::from(lapse.seen)
            };
            let risk = i64::from(rule.points.abs()) * seen / 1_000;
            // What is punished hard and comes out by itself is worth hiding, as long as hiding is not looked for.
            let hidden = i64::from(self.table.lapse(&lapse.hides).points.abs());
            let tempted = i64::from(lapse.rate) + hidden * 12 * (1_000 - seen) / 1_000;
            let rate = tempted * often / 1_000 * (1_000 - (risk * 60).min(900)) / 1_000;
            let chance = |what: &str| {
                let purpose = format!("merit-{what}-{}", lapse.id);
                i64::from(draw(self.seed, &purpose, &person.name, week, 1_000))
            };
            if chance("lapse") >= rate {
                continue;
            }
            harm += i64::from(lapse.harm);
            let found = chance("seen") < seen;
            if let Some(result) = self.lapses.get_mut(n) {
                result.count += 1;
                result.seen += u32::from(found);
            }
            if found {
                person.score += i64::from(rule.points);
                person.morale -= i64::from(rule.points.abs());
            }
        }
        harm
    }

    /// Who works and is not seen loses heart; so does everyone under a table that only takes.
    fn feel(&self, people: &mut [Person]) {
        let by_score = places(people, |person| person.score);
        let by_work = places(people, |person| person.work);
        let gives: i32 = self
            .data
            .act
            .iter()
            .map(|act| self.table.act(&act.id).points)
            .sum();
        let takes: i32 = self
            .data
            .lapse
            .iter()
            .map(|lapse| self.table.lapse(&lapse.id).points)
            .sum();
        let mood = match (gives, takes) {
            (0, 0) => -3,
            _ if gives < -takes / 2 => -12,
            _ => 4,
        };
        for ((person, score), work) in people.iter_mut().zip(by_score).zip(by_work) {
            let passed_over = (score - work - 15).clamp(0, 120) / 6;
            person.morale = (person.morale + mood - passed_over).clamp(200, 1_000);
        }
    }

    pub fn outcome(self) -> MeritOutcome {
        let people = &self.people;
        let good = i64::from(self.data.good);
        let by_score = places(people, |person| person.score);
        let by_work = places(people, |person| person.work);
        let rated = |place: &i64| *place < good;
        let made_up = |person: &Person| person.faked.iter().sum::<u64>() > 0;
        let count = |n: usize| u32::try_from(n).unwrap_or(0);
        let kinds = (0..self.data.temperament.len()).map(|kind| {
            let own = people
                .iter()
                .zip(&by_score)
                .filter(|(person, _)| person.kind == kind);
            (
                count(own.clone().count()),
                count(own.filter(|(_, place)| rated(place)).count()),
            )
        });
        let least = people
            .iter()
            .map(|person| person.score)
            .min()
            .unwrap_or(0)
            .min(0);
        let scores: Vec<u64> = people
            .iter()
            .map(|person| unsigned(person.score - least))
            .collect();
        let mean = |of: fn(&WeekResult) -> u32| {
            let sum: u32 = self.weeks.iter().map(of).sum();
            sum / count(self.weeks.len()).max(1)
        };
        MeritOutcome {
            work: unsigned(people.iter().map(|person| person.work).sum()),
            faked: mean(|week| week.faked),
            morale: self.weeks.last().map_or(0, |week| week.morale),
            spread: gini(&scores),
            deserved: count(
                by_score
                    .iter()
                    .zip(&by_work)
                    .filter(|(s, w)| rated(s) && rated(w))
                    .count(),
            ),
            fakers_rated: count(
                people
                    .iter()
                    .zip(&by_score)
                    .filter(|(p, s)| rated(s) && made_up(p))
                    .count(),
            ),
            people: kinds.collect(),
            acts: self.acts,
            lapses: self.lapses,
            weeks: self.weeks,
        }
    }
}

/// Who is of which temperament: the shares are exact, the seed draws who.
fn kinds(data: &MeritData, seed: Seed) -> Vec<usize> {
    let shares: Vec<u64> = data
        .temperament
        .iter()
        .map(|kind| u64::from(kind.share))
        .collect();
    let mut kinds: Vec<(u32, usize)> = Vec::new();
    let mut n = 0;
    for (kind, count) in apportion(data.staff, &shares).into_iter().enumerate() {
        for _ in 0..count {
            kinds.push((draw(seed, "merit-kind", "", n, 1 << 30), kind));
            n += 1;
        }
    }
    kinds.sort_unstable();
    kinds.into_iter().map(|(_, kind)| kind).collect()
}

/// How the time goes: habit, and what brings points for an hour; beyond a limit only habit.
fn shares(acts: &[ActData], rules: &[Rule], time: i64, pull: i64) -> Vec<i64> {
    let weight = |(act, rule): (&ActData, &Rule)| {
        let hourly = i64::from(rule.points) * 60 / i64::from(act.minutes.max(1));
        i64::from(act.habit) * 10 + hourly * pull
    };
    let weights: Vec<i64> = acts.iter().zip(rules).map(weight).collect();
    let sum: i64 = weights.iter().sum::<i64>().max(1);
    let mut minutes: Vec<i64> = weights.iter().map(|weight| time * weight / sum).collect();
    let (mut freed, mut open) = (0, 0);
    for (((act, rule), minutes), weight) in acts.iter().zip(rules).zip(&mut minutes).zip(&weights) {
        let enough = i64::from(rule.cap) * i64::from(act.minutes);
        if rule.cap > 0 && *minutes > enough {
            let back = (*minutes - enough) * pull.min(1_000) / 1_000;
            *minutes -= back;
            freed += back;
        } else {
            open += weight;
        }
    }
    for (((act, rule), minutes), weight) in acts.iter().zip(rules).zip(&mut minutes).zip(&weights) {
        let enough = i64::from(rule.cap) * i64::from(act.minutes);
        if rule.cap == 0 || *minutes <= enough {
            *minutes += (freed * weight).checked_div(open).unwrap_or(0);
        }
    }
    minutes
}

/// Real and made up, within that time. Whoever reckons makes up no more than passes, and does not idle beyond it.
fn split(act: &ActData, rule: Rule, minutes: i64, lean: i64, greed: i64, skill: i64) -> Done {
    let wished = match (act.fake_minutes, rule.points) {
        (0, _) | (_, ..=0) => 0,
        _ => minutes * lean / 1_000,
    };
    let passes = match rule.cap {
        0 => act.plausible,
        cap => act.plausible.min(cap),
    };
    let enough = wished.min(i64::from(passes) * i64::from(act.fake_minutes));
    let idle = enough + (wished - enough) * (1_000 - greed.min(1_000)) / 1_000;
    let fake = enough.checked_div(i64::from(act.fake_minutes)).unwrap_or(0);
    Done {
        real: (minutes - idle) * skill / i64::from(act.minutes.max(1)),
        fake,
    }
}

/// The place of each person, 0 for the first; of equals the earlier.
fn places(people: &[Person], of: fn(&Person) -> i64) -> Vec<i64> {
    let mut order: Vec<(Reverse<i64>, usize)> = people
        .iter()
        .enumerate()
        .map(|(n, person)| (Reverse(of(person)), n))
        .collect();
    order.sort_unstable();
    let mut places = vec![0; people.len()];
    for (place, (_, n)) in (0..).zip(order) {
        if let Some(slot) = places.get_mut(n) {
            *slot = place;
        }
    }
    places
}

fn unsigned(value: i64) -> u64 {
    u64::try_from(value).unwrap_or(0)
}
