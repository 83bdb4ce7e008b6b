//! The seven dimensions, part by part.

use super::super::content::{Post, Reviewing};
use super::super::sim::state::Stand;
use super::{Assessor, Sheet, only, share};

impl Assessor<'_> {
    pub(super) fn institution(&self, sheet: &mut Sheet) {
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

    pub(super) fn organisation(&self, sheet: &mut Sheet) {
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
            || format!("县里驻镇所站的考核中镇里占{weight}%，不低于50%为足。"),
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

    /// Clues that have been the town's to deal with since items can be live.
    fn own(&self) -> u32 {
        let begun = i64::from(self.town.week) >= self.world.parameters.first_live;
        if begun { self.facts.fair } else { 0 }
    }

    pub(super) fn supervision(&self, sheet: &mut Sheet) {
        let f = &self.facts;
        let t = &self.town.totals;
        // A clue within its time that nobody has seen to yet counts neither way.
        let due = t.answered_in_time + t.answered_late;
        sheet.part(
            "线索按时核查",
            4_500,
            share(t.answered_in_time, due) * 2 - 1_000,
            || {
                format!(
                    "已核查、答复或者到期的线索{due}件，按时的{}件。",
                    t.answered_in_time
                )
            },
        );
        sheet.out_of(due);
        sheet.part("本镇自办", 2_500, share(f.handled, f.fair), || {
            format!(
                "可以上线以来应由镇里办的线索约{}件，镇里办了{}件。",
                f.fair, f.handled
            )
        });
        sheet.out_of(self.own());
        sheet.part(
            "没有僵尸事项",
            2_000,
            share(f.due_live - f.idle, f.due_live),
            || format!("上线三周以上的{}项，一件未办的{}项。", f.due_live, f.idle),
        );
        sheet.out_of(f.due_live);
        let stations = self.world.town().map_or(0, |town| town.stations) + self.town.stations;
        let people = self.world.town().map_or(1, |town| town.population);
        let wanted = (people / 8_000).max(4);
        sheet.part("联络站覆盖", 1_000, share(stations, wanted), || {
            format!("联络站{stations}个，按人口宜有{wanted}个。")
        });
    }

    pub(super) fn handling(&self, sheet: &mut Sheet) {
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
                    "决定{}件，带重大缺陷出门{}处，门槛未过或者无证办理的{}件。{}",
                    t.decided,
                    t.grave,
                    t.unlawful,
                    only(&format!("决定不到宜有的{wanted}件"), volume)
                )
            },
        );
        sheet.out_of(t.decided);
        let cases = t.opened + t.inherited;
        let timely = share(cases.saturating_sub(t.overdue_cases), cases);
        let backed = volume.max(300);
        sheet.part("期限", 2_000, timely * backed / 1_000, || {
            format!(
                "办理案件{cases}件，超期{}件。{}",
                t.overdue_cases,
                only(&format!("决定不到宜有的{wanted}件"), backed)
            )
        });
        sheet.out_of(cases);
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
        sheet.out_of(t.simple);
    }

    pub(super) fn review(&self, sheet: &mut Sheet) {
        let t = &self.town.totals;
        let own = self
            .town
            .people
            .iter()
            .any(|person| person.qualified && !person.left && person.post == Post::Review);
        let joint = self.town.settings.reviewing == Reviewing::Joint;
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
        let few = || only("审核不到5件", proved);
        sheet.part("应审尽审", 3_500, rightly * proved / 1_000, || {
            format!(
                "应当审核的决定{}件，合格审核{}件，不合格人员审核{}件，未审{}件。{}",
                t.must_review,
                t.reviewed_rightly,
                t.reviewed_wrongly,
                t.unreviewed,
                few()
            )
        });
        sheet.out_of(t.must_review + t.reviews);
        let seen = share(t.found, t.found + t.escaped);
        sheet.part(
            "发现问题",
            3_000,
            (seen * 1_250 / 1_000).min(1_000) * proved / 1_000,
            || {
                format!(
                    "审核发现缺陷{}处，漏出{}处，误报{}次。{}",
                    t.found,
                    t.escaped,
                    t.false_alarms,
                    few()
                )
            },
        );
        sheet.out_of(t.found + t.escaped);
        let days = t.review_waiting / u64::from(t.reviews.max(1)) / 480;
        let quick = (1_000 - (days as i64 - 2).max(0) * 150).max(0);
        sheet.part("审核时效", 1_500, quick * proved / 1_000, || {
            format!("审核{}件，平均{days}个工作日审结。{}", t.reviews, few())
        });
        sheet.out_of(t.reviews);
    }

    pub(super) fn effect(&self, sheet: &mut Sheet) {
        let f = &self.facts;
        let t = &self.town.totals;
        sheet.part(
            "问题就地解决",
            4_000,
            share(f.handled, f.fair),
            || {
                format!(
                    "可以上线以来应由镇里办的线索约{}件，镇里办了{}件。",
                    f.fair, f.handled
                )
            },
        );
        sheet.out_of(self.own());
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

    pub(super) fn satisfaction(&self, sheet: &mut Sheet) {
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
}
