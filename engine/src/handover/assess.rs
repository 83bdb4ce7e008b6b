//! The assessment on seven dimensions, each made of parts that say why.

use super::content::{Dimension, Effect, ItemKind, Verdict};
use super::sim::state::{Stand, Town};
use super::sim::{Means, score};
use super::world::World;
use serde::Serialize;

/// A part of a dimension with what was earned and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Part {
    /// What it is about.
    pub label: &'static str,
    /// Basis points earned of the dimension.
    pub earned: i64,
    /// The most; a part of a card has none.
    pub most: i64,
    /// Why, in a sentence with the numbers.
    pub why: String,
}

/// One dimension.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Scored {
    /// Which.
    pub dimension: Dimension,
    /// 0 ..= 10 000.
    pub score: i64,
    /// Per cent of the whole.
    pub weight: i64,
    /// Its parts.
    pub parts: Vec<Part>,
}

/// The lights of an assessment (红黄绿).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Light {
    /// 8 000 and above.
    Green,
    /// 6 000 and above.
    Yellow,
    /// Below.
    Red,
}

impl Light {
    /// The light of a score.
    pub fn of(score: i64) -> Light {
        match score {
            8_000.. => Light::Green,
            6_000..=7_999 => Light::Yellow,
            _ => Light::Red,
        }
    }
}

/// What becomes of an item in the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum End {
    /// 承接.
    Taken,
    /// 延期.
    Extended,
    /// 收回.
    Withdrawn,
}

/// The seven scores without their reasons: what many runs are compared by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Scores {
    /// Basis points in the order of [`Dimension::ALL`].
    pub of: [i64; 7],
    /// The whole by the weights.
    pub whole: i64,
}

struct Sheet {
    parts: Option<Vec<Part>>,
    sum: i64,
}

impl Sheet {
    fn part(&mut self, label: &'static str, most: i64, share: Share, why: impl FnOnce() -> String) {
        let earned = most * share.clamp(0, 1_000) / 1_000;
        self.add(label, earned, most, why);
    }

    fn add(&mut self, label: &'static str, earned: i64, most: i64, why: impl FnOnce() -> String) {
        self.sum += earned;
        if let Some(parts) = &mut self.parts {
            parts.push(Part {
                label,
                earned,
                most,
                why: why(),
            });
        }
    }
}

/// ‰.
type Share = i64;

fn share(part: u32, whole: u32) -> Share {
    i64::from(part) * 1_000 / i64::from(whole.max(1))
}

/// Counts over the items that several dimensions go by.
struct Facts {
    offered: u32,
    undecided: u32,
    accepted: u32,
    guided: u32,
    published: u32,
    refused: u32,
    grounded: u32,
    live: u32,
    lawful: u32,
    due_live: u32,
    idle: u32,
    ready: u32,
    spoilt: u32,
    /// Clues on items that were rightly the town's: accepted, undecided, or refused without a ground that holds.
    fair: u32,
    /// Of these dealt with by the town.
    handled: u32,
    rules: (u32, u32),
    agreements: (u32, u32),
}

/// The assessment of a town as it stands.
pub struct Assessor<'a> {
    world: &'a World,
    town: &'a Town,
    facts: Facts,
}

impl<'a> Assessor<'a> {
    /// Looks the town over.
    pub fn new(world: &'a World, town: &'a Town) -> Self {
        Assessor {
            world,
            town,
            facts: facts(world, town),
        }
    }

    /// The seven scores.
    pub fn scores(&self) -> Scores {
        let mut scores = Scores::default();
        for (dimension, place) in Dimension::ALL.into_iter().zip(&mut scores.of) {
            *place = self.sheet(dimension, false).sum.clamp(0, 10_000);
            scores.whole += *place * self.weight(dimension);
        }
        let weights: i64 = Dimension::ALL
            .iter()
            .map(|dimension| self.weight(*dimension))
            .sum();
        scores.whole /= weights.max(1);
        scores
    }

    /// The seven dimensions with their reasons.
    pub fn dimensions(&self) -> Vec<Scored> {
        let one = |dimension: Dimension| {
            let sheet = self.sheet(dimension, true);
            Scored {
                dimension,
                score: sheet.sum.clamp(0, 10_000),
                weight: self.weight(dimension),
                parts: sheet.parts.unwrap_or_default(),
            }
        };
        Dimension::ALL.into_iter().map(one).collect()
    }

    fn weight(&self, dimension: Dimension) -> i64 {
        let p = &self.world.parameters;
        match dimension {
            Dimension::Institution => p.weight_institution,
            Dimension::Organisation => p.weight_organisation,
            Dimension::Supervision => p.weight_supervision,
            Dimension::Handling => p.weight_handling,
            Dimension::Review => p.weight_review,
            Dimension::Effect => p.weight_effect,
            Dimension::Satisfaction => p.weight_satisfaction,
        }
    }

    fn sheet(&self, dimension: Dimension, told: bool) -> Sheet {
        let mut sheet = Sheet {
            parts: told.then(Vec::new),
            sum: 0,
        };
        match dimension {
            Dimension::Institution => self.institution(&mut sheet),
            Dimension::Organisation => self.organisation(&mut sheet),
            Dimension::Supervision => self.supervision(&mut sheet),
            Dimension::Handling => self.handling(&mut sheet),
            Dimension::Review => self.review(&mut sheet),
            Dimension::Effect => self.effect(&mut sheet),
            Dimension::Satisfaction => self.satisfaction(&mut sheet),
        }
        self.cards(dimension, &mut sheet);
        sheet
    }

    /// What choices on cards brought.
    fn cards(&self, dimension: Dimension, sheet: &mut Sheet) {
        for point in &self.town.points {
            let (card, choice, effect) = point.from;
            let card = self.world.data.cards.get(usize::from(card));
            let choice = card.and_then(|card| card.choice.get(usize::from(choice)));
            let effect = choice.and_then(|choice| choice.effects.get(usize::from(effect)));
            if let Some(Effect::Point {
                dimension: of,
                by,
                why,
            }) = effect
                && *of == dimension
            {
                let week = point.week + 1;
                sheet.add("事件处置", *by, 0, || format!("第{week}周：{why}"));
            }
        }
    }

    fn institution(&self, sheet: &mut Sheet) {
        let f = &self.facts;
        sheet.part("办事指南", 2_500, share(f.guided, f.accepted), || {
            format!("承接{}项，写出办事指南{}份。", f.accepted, f.guided)
        });
        sheet.part(
            "清单公示",
            1_500,
            share(f.published, f.accepted),
            || format!("承接{}项，已公示{}项。", f.accepted, f.published),
        );
        let opinions = match f.refused {
            0 => share(f.offered - f.undecided, f.offered),
            refused => {
                share(f.grounded, refused) * share(f.offered - f.undecided, f.offered) / 1_000
            }
        };
        sheet.part("逐项研判", 2_500, opinions, || {
            format!(
                "下达{}项，已研判{}项；暂缓、退回{}项，理由成立{}项。",
                f.offered,
                f.offered - f.undecided,
                f.refused,
                f.grounded
            )
        });
        sheet.part(
            "模板和裁量基准",
            1_500,
            share(f.rules.0, f.rules.1),
            || {
                format!(
                    "承接事项涉及{}个领域，配齐模板和裁量基准的{}个。",
                    f.rules.1, f.rules.0
                )
            },
        );
        sheet.part(
            "协作协议",
            1_000,
            share(f.agreements.0, f.agreements.1),
            || {
                format!(
                    "需要协作单位{}类，签订协议{}类。",
                    f.agreements.1, f.agreements.0
                )
            },
        );
        let over = self.town.takeover == Stand::There;
        sheet.part("存量交接", 1_000, if over { 1_000 } else { 0 }, || {
            let said = if over { "已经" } else { "没有" };
            format!("存量案件{said}交接。")
        });
    }

    fn organisation(&self, sheet: &mut Sheet) {
        let f = &self.facts;
        let t = &self.town.totals;
        let t_load = (t.worked * 100 / t.available.max(1)) as i64;
        sheet.part(
            "事项上线",
            3_500,
            share(f.live, f.accepted.max(f.offered / 4)),
            || format!("承接{}项，上线{}项。", f.accepted, f.live),
        );
        let officers = self
            .town
            .people
            .iter()
            .filter(|person| !person.auxiliary && !person.left);
        let (all, certified) = officers.fold((0, 0), |(all, certified), person| {
            (all + 1, certified + u32::from(person.certified))
        });
        sheet.part("持证在岗", 2_000, share(certified, all), || {
            format!("在编在岗{all}人，持证{certified}人。")
        });
        // Best between a third and nine tenths; idle and exhausted squads both lose.
        let load = match t_load {
            35..=90 => 1_000,
            load @ 0..35 => load * 1_000 / 35,
            load => (1_000 - (load - 90) * 100).max(0),
        };
        sheet.part("负荷", 1_500, load, || {
            format!("执法人员工时利用率平均{t_load}%。")
        });
        let weight = i64::from(self.town.settings.weight);
        sheet.part(
            "属地考核权重",
            1_000,
            (weight * 20).min(1_000),
            || format!("派驻人员考核中镇里占{weight}%，不低于50%为足。"),
        );
        let wrong = share(t.misrouted, t.arrived);
        sheet.part("派单准确", 1_000, 1_000 - wrong * 12, || {
            format!("线索{}件，派错退回{}件。", t.arrived, t.misrouted)
        });
        let morale = self.town.morale;
        sheet.part("队伍士气", 1_000, (morale - 20) * 1_000 / 60, || {
            format!("士气{morale}（百分制）。")
        });
    }

    fn supervision(&self, sheet: &mut Sheet) {
        let f = &self.facts;
        let t = &self.town.totals;
        let answered = t.closed + t.transferred + t.checked_late;
        let late = t.checked_late.min(answered);
        sheet.part(
            "线索按时核查",
            4_500,
            share(answered - late, answered) * 2 - 1_000,
            || {
                format!(
                    "线索到期{answered}件，按时核查或者答复{}件。",
                    answered - late
                )
            },
        );
        sheet.part("本镇自办", 2_500, share(f.handled, f.fair), || {
            format!("应由镇里办的线索{}件，镇里办了{}件。", f.fair, f.handled)
        });
        sheet.part(
            "没有僵尸事项",
            2_000,
            share(f.due_live - f.idle, f.due_live),
            || format!("上线三周以上的{}项，一件未办的{}项。", f.due_live, f.idle),
        );
        let stations = self.world.town().map_or(0, |town| town.stations) + self.town.stations;
        let people = self.world.town().map_or(1, |town| town.population);
        let wanted = (people / 8_000).max(4);
        sheet.part("联络站覆盖", 1_000, share(stations, wanted), || {
            format!("联络站{stations}个，按人口宜有{wanted}个。")
        });
    }

    fn handling(&self, sheet: &mut Sheet) {
        let t = &self.town.totals;
        let f = &self.facts;
        // Against what the town might have been expected to decide of the clues that were rightly its own.
        let wanted = (f.fair * 9 / 100).max(6) + t.inherited * 2 / 3;
        let volume = share(t.decided, wanted).min(1_000);
        sheet.part("办案数量", 2_500, volume, || {
            format!("作出决定{}件，按线索和存量宜有{wanted}件。", t.decided)
        });
        let sound = t.decided.saturating_sub(t.grave.max(t.unlawful));
        sheet.part(
            "案卷质量",
            4_000,
            share(sound, t.decided) * volume / 1_000,
            || {
                format!(
                    "决定{}件，带重大缺陷出门{}处，门槛未过或者无证办理的{}件。",
                    t.decided, t.grave, t.unlawful
                )
            },
        );
        let cases = t.opened + t.inherited;
        let timely = share(cases.saturating_sub(t.overdue_cases), cases);
        sheet.part("期限", 2_000, timely * volume.max(300) / 1_000, || {
            format!("办理案件{cases}件，超期{}件。", t.overdue_cases)
        });
        let simple = if t.simple == 0 {
            0
        } else {
            share(t.simple_in_time, t.simple)
        };
        sheet.part("简案快办", 1_500, simple, || match t.simple {
            0 => "没有办结简案。".to_owned(),
            n => format!(
                "简案{n}件，{}件按时办结，平均{}个工作日。",
                t.simple_in_time,
                t.simple_minutes / 480 / u64::from(n)
            ),
        });
    }

    fn review(&self, sheet: &mut Sheet) {
        let t = &self.town.totals;
        let own = self.town.people.iter().any(|person| {
            person.qualified && !person.left && person.post == super::content::Post::Review
        });
        let joint = self.town.settings.reviewing == super::content::Reviewing::Joint;
        sheet.part(
            "审核力量",
            2_000,
            if own || joint { 1_000 } else { 0 },
            || {
                let who = match (own, joint) {
                    (true, true) => "本镇有合格审核人员，并接入联审",
                    (true, false) => "本镇有合格审核人员",
                    (false, true) => "接入联审",
                    (false, false) => "没有合格审核人员，也没有接入联审",
                };
                format!("{who}。")
            },
        );
        // Nothing decided proves nothing: five decisions are the least to go by.
        let proved = share(t.reviews.min(5), 5);
        let rightly = share(t.reviewed_rightly, t.must_review.max(1));
        let rightly = if t.must_review == 0 { proved } else { rightly };
        sheet.part("应审尽审", 3_500, rightly * proved / 1_000, || {
            format!(
                "应当审核的决定{}件，合格审核{}件，不合格人员审核{}件，未审{}件。",
                t.must_review, t.reviewed_rightly, t.reviewed_wrongly, t.unreviewed
            )
        });
        let seen = share(t.found, t.found + t.escaped);
        sheet.part(
            "发现问题",
            3_000,
            (seen * 1_250 / 1_000).min(1_000) * proved / 1_000,
            || {
                format!(
                    "审核发现缺陷{}处，漏出{}处，误报{}次。",
                    t.found, t.escaped, t.false_alarms
                )
            },
        );
        let days = t.review_waiting / u64::from(t.reviews.max(1)) / 480;
        let quick = (1_000 - (days as i64 - 2).max(0) * 150).max(0);
        sheet.part("审核时效", 1_500, quick * proved / 1_000, || {
            format!("审核{}件，平均{days}个工作日审结。", t.reviews)
        });
    }

    fn effect(&self, sheet: &mut Sheet) {
        let f = &self.facts;
        let t = &self.town.totals;
        sheet.part(
            "问题就地解决",
            4_000,
            share(f.handled, f.fair),
            || format!("应由镇里办的线索{}件，镇里办了{}件。", f.fair, f.handled),
        );
        let kept = f.ready.saturating_sub(f.spoilt);
        sheet.part(
            "接得住",
            3_500,
            share(kept, f.accepted.max(f.offered / 4)),
            || {
                format!(
                    "承接{}项，上线达标且办过件的{}项，其中办出问题案件的{}项。",
                    f.accepted, f.ready, f.spoilt
                )
            },
        );
        let troubles = i64::from(t.lost) * 250 + i64::from(t.complaints) * 12;
        sheet.part("复议诉讼和投诉", 2_500, 1_000 - troubles, || {
            format!(
                "被复议、起诉{}件，败{}件；投诉{}件。",
                t.challenges, t.lost, t.complaints
            )
        });
    }

    fn satisfaction(&self, sheet: &mut Sheet) {
        let now = self.town.satisfaction;
        let aim = self.world.parameters.satisfaction_aim;
        let span = (aim - 8_500).max(1);
        sheet.part("满意率", 10_000, (now - 8_500) * 1_000 / span, || {
            format!(
                "满意率{}.{:02}%，目标{}.{:02}%；低于85%不得分。",
                now / 100,
                now % 100,
                aim / 100,
                aim % 100
            )
        });
    }

    /// What becomes of each item.
    pub fn ends(&self) -> Vec<End> {
        let means = Means::of(self.world, self.town);
        let one = |(n, state): (usize, &super::sim::state::ItemState)| match state.verdict {
            Some((Verdict::Accept, _)) if state.live.is_some() => {
                let (score, gated) = score(&means.parts(self.world, self.town, n));
                let ready = gated && i64::from(score) >= self.world.parameters.ready_at;
                if state.spoilt > 1 || (!gated && state.decided > 0) {
                    End::Withdrawn
                } else if ready {
                    End::Taken
                } else {
                    End::Extended
                }
            }
            Some((Verdict::Accept | Verdict::Defer, _)) => End::Extended,
            Some((Verdict::Return, _)) => End::Withdrawn,
            None => End::Extended,
        };
        self.town.items.iter().enumerate().map(one).collect()
    }
}

fn facts(world: &World, town: &Town) -> Facts {
    let means = Means::of(world, town);
    let mut f = Facts {
        offered: 0,
        undecided: 0,
        accepted: 0,
        guided: 0,
        published: 0,
        refused: 0,
        grounded: 0,
        live: 0,
        lawful: 0,
        due_live: 0,
        idle: 0,
        ready: 0,
        spoilt: 0,
        fair: 0,
        handled: 0,
        rules: (0, 0),
        agreements: (0, 0),
    };
    let mut fields = 0u32;
    let mut partners = 0u32;
    for (n, (item, state)) in world.items.iter().zip(&town.items).enumerate() {
        if item.batch > town.week.max(1) {
            continue;
        }
        f.offered += 1;
        match state.verdict {
            None => f.undecided += 1,
            Some((Verdict::Accept, _)) => {
                f.accepted += 1;
                f.guided += u32::from(state.guide);
                f.published += u32::from(state.published);
                fields |= 1 << item.field;
                partners |= item.partners;
            }
            Some(_) => {
                f.refused += 1;
                f.grounded += u32::from(state.grounded);
            }
        }
        let refused_rightly =
            state.grounded && matches!(state.verdict, Some((Verdict::Defer | Verdict::Return, _)));
        if !refused_rightly {
            f.fair += state.clues;
            f.handled += state.handled.min(state.clues);
        }
        if let Some(since) = state.live {
            f.live += 1;
            f.lawful += u32::from(state.lawful);
            f.spoilt += u32::from(state.spoilt > 0);
            // A measure serves the penalties of its field; whether it was wanted is not to be told by clues.
            let idle = item.kind == ItemKind::Penalty && state.handled == 0;
            if item.kind == ItemKind::Penalty && town.week.saturating_sub(since) >= 3 {
                f.due_live += 1;
                f.idle += u32::from(idle);
            }
            let (score, gated) = score(&means.parts(world, town, n));
            f.ready += u32::from(gated && i64::from(score) >= world.parameters.ready_at && !idle);
        }
    }
    // What was live only late is counted from when it could have been.
    let weeks = u32::from(town.week).max(1);
    let before = u32::try_from(world.parameters.first_live - 1)
        .unwrap_or(0)
        .min(weeks);
    f.fair = f.fair * (weeks - before).max(1) / weeks;
    let stands = |stands: &[Stand], set: u32| {
        let there = |(n, stand): (usize, &Stand)| set & (1 << n) != 0 && *stand == Stand::There;
        stands
            .iter()
            .enumerate()
            .filter(|pair| there(*pair))
            .count() as u32
    };
    f.rules = (stands(&town.rules, fields), fields.count_ones().max(1));
    f.agreements = (stands(&town.agreements, partners), partners.count_ones());
    if f.agreements.1 == 0 {
        f.agreements = (u32::from(f.accepted > 0), 1);
    }
    f
}
