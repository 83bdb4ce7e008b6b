use super::super::compiled::{
    Effect, Extend, GapEnd, Limit, Others, Overlap, Response, Suspend, Test,
};
use super::super::context::{Formula, Slot};
use super::super::data::{RuleData, RuleKind};
use super::super::vocabulary::{AttrId, KindId};
use super::names::{Speaks, Wanted};
use super::{Compiler, asked_of_other};
use crate::value::ValueType;

const PERSONS: [ValueType; 2] = [ValueType::Set, ValueType::Text];

impl Compiler<'_> {
    /// The test of a rule; none if it has faults. `formulas` are its `when` and `unless`.
    pub(super) fn test(
        &mut self,
        data: &RuleData,
        other: &[KindId],
        formulas: &[&Formula],
    ) -> Option<Test> {
        let acts = self.acts.clone();
        let own = Speaks {
            own: &acts,
            other: None,
        };
        let both = Speaks {
            own: &acts,
            other: Some(other),
        };
        Some(match data.kind {
            RuleKind::Existence if acts.is_empty() => {
                Test::AtClose(self.others(data, other, both, formulas, &[])?)
            }
            RuleKind::Existence | RuleKind::Precedence => {
                let since = self.kinds("since", &data.since);
                Test::Before {
                    needs: self.others(data, other, both, &[], &[])?,
                    since: since.into_iter().map(|kind| self.track(kind)).collect(),
                }
            }
            RuleKind::Absence => {
                Test::Absence(self.condition("breach", data.breach.as_ref()?, own)?)
            }
            RuleKind::Response => self.response(data, other, formulas)?,
            RuleKind::Gap => {
                let end = match (data.period, &data.day) {
                    (Some(period), _) => GapEnd::Period(period),
                    (None, Some(day)) => {
                        GapEnd::Day(self.formula("day", day, both, Wanted::Day)?)
                    }
                    (None, None) => return None,
                };
                let mut formulas = formulas.to_vec();
                if let GapEnd::Day(day) = &end {
                    formulas.push(day);
                }
                Test::Gap {
                    after: self.others(data, other, both, &formulas, &[])?,
                    end,
                    roll: data.roll,
                }
            }
            RuleKind::Lead => Test::Lead {
                day: self.formula("day", data.day.as_ref()?, own, Wanted::Day)?,
                period: data.period?,
            },
            RuleKind::Exclusion => {
                let lifted_by = self.kinds("lifted_by", &data.lifted_by);
                Test::Exclusion {
                    after: self.others(data, other, both, formulas, &[])?,
                    lifted_by: lifted_by.into_iter().map(|kind| self.track(kind)).collect(),
                }
            }
            RuleKind::Cardinality => self.cardinality(data, own)?,
            RuleKind::Agreement => {
                let breach = self.condition("breach", data.breach.as_ref()?, both)?;
                let mut formulas = formulas.to_vec();
                formulas.push(&breach);
                Test::Agreement {
                    with: self.others(data, other, both, &formulas, &[])?,
                    breach,
                }
            }
            RuleKind::Bound => self.bound(data, own)?,
            RuleKind::Overlap => self.overlap(data)?,
            RuleKind::Distinct => {
                let whom = self.attrs("whom", &data.whom, other, &PERSONS);
                Test::Distinct {
                    who: self.attrs("who", &data.who, &acts, &PERSONS),
                    with: self.others(data, other, both, formulas, &whom)?,
                    whom,
                }
            }
        })
    }

    /// The other events of a rule. Where a condition chooses among them, or all their persons
    /// matter, candidates are kept; else the latest of each kind is enough.
    fn others(
        &mut self,
        data: &RuleData,
        kinds: &[KindId],
        speaks: Speaks<'_>,
        formulas: &[&Formula],
        persons: &[AttrId],
    ) -> Option<Others> {
        let condition = match &data.condition {
            Some(source) => Some(self.condition("if", source, speaks)?),
            None => None,
        };
        let (mut keep, by_moment) =
            asked_of_other(formulas.iter().copied().chain(condition.as_ref()));
        keep.extend(persons);
        keep.sort_unstable();
        keep.dedup();
        let mut others = Others {
            condition,
            by_moment,
            keep,
            ..Others::default()
        };
        if others.condition.is_none() && persons.is_empty() {
            for &kind in kinds {
                let track = self.track(kind);
                for &attr in &others.keep {
                    if self.vocabulary.declares(kind, attr) {
                        self.layout.keep(track, attr);
                    }
                }
                others.tracks.push(track);
            }
            return Some(others);
        }
        for &kind in kinds {
            let table = self.layout.table_for(self.vocabulary, &self.key, &[kind]);
            self.tables.insert(table);
            let known = others.cells.iter().position(|cell| cell.table == table);
            let place = known.unwrap_or_else(|| {
                others.cells.push(self.layout.cell(table));
                others.cells.len() - 1
            });
            self.effect(kind, Effect::Remember(self.number, place as u8), table);
        }
        Some(others)
    }

    fn response(
        &mut self,
        data: &RuleData,
        needs: &[KindId],
        formulas: &[&Formula],
    ) -> Option<Test> {
        let triggers = self.acts.clone();
        let own = Speaks {
            own: &triggers,
            other: None,
        };
        let fulfilling = Speaks {
            own: needs,
            other: Some(&triggers),
        };
        let limit = match (data.within, &data.by) {
            (Some(period), _) => Limit::Within(period),
            (None, Some(by)) => Limit::By(self.formula("by", by, own, Wanted::Day)?),
            (None, None) => Limit::None,
        };
        let condition = match &data.condition {
            Some(source) => Some(self.condition("if", source, fulfilling)?),
            None => None,
        };
        let extend = self.extensions(data, &triggers)?;
        let suspend = self.suspensions(data)?;
        let conditions = extend.iter().filter_map(|extend| extend.condition.as_ref());
        let (mut keep, _) = asked_of_other(conditions.chain(&condition));
        for formula in formulas {
            formula.leaves(&mut |slot| {
                if let Slot::Own(attr) = slot {
                    keep.push(*attr);
                }
            });
        }
        keep.sort_unstable();
        keep.dedup();
        let table = self.layout.table(self.key.clone());
        let cell = self.layout.cell(table);
        for &kind in needs {
            self.effect(kind, Effect::Fulfil(self.number), table);
        }
        for kind in self.kinds("cancel", &data.cancel) {
            self.effect(kind, Effect::Cancel(self.number), table);
        }
        Some(Test::Response(Box::new(Response {
            limit,
            roll: data.roll,
            condition,
            suspend,
            extend,
            cell,
            keep,
        })))
    }

    fn extensions(&mut self, data: &RuleData, triggers: &[KindId]) -> Option<Vec<Extend>> {
        let mut extensions = Vec::new();
        let table = self.layout.table(self.key.clone());
        for (n, extend) in data.extend.iter().enumerate() {
            let Ok(place) = u8::try_from(n) else {
                self.error("extend", "there are more than 256 extensions");
                return None;
            };
            let by = self.kinds(&format!("extend[{n}].by"), &extend.by);
            let speaks = Speaks {
                own: &by,
                other: Some(triggers),
            };
            let condition = match &extend.condition {
                Some(source) => Some(self.condition(&format!("extend[{n}].if"), source, speaks)?),
                None => None,
            };
            for &kind in &by {
                self.effect(kind, Effect::Extend(self.number, place), table);
            }
            extensions.push(Extend {
                period: extend.period,
                condition,
                times: extend.times,
            });
        }
        Some(extensions)
    }

    fn suspensions(&mut self, data: &RuleData) -> Option<Vec<Suspend>> {
        let mut suspensions = Vec::new();
        for (n, suspend) in data.suspend.iter().enumerate() {
            let Ok(place) = u8::try_from(n) else {
                self.error("suspend", "there are more than 256 suspensions");
                return None;
            };
            let start = self.kinds(&format!("suspend[{n}].start"), &suspend.start);
            let end = self.kinds(&format!("suspend[{n}].end"), &suspend.end);
            if start.is_empty() || end.is_empty() {
                self.error(&format!("suspend[{n}]"), "start and end must name events");
            }
            let all: Vec<KindId> = start.iter().chain(&end).copied().collect();
            let key = match &suspend.key {
                None => None,
                Some(name) => {
                    let attr = self.vocabulary.attr(name);
                    let declared = attr.is_some_and(|attr| {
                        all.iter().all(|&kind| self.vocabulary.declares(kind, attr))
                    });
                    if !declared {
                        let message = format!("not all of these events have {name}");
                        self.error(&format!("suspend[{n}].key"), message);
                    }
                    attr
                }
            };
            let table = self.layout.table_for(self.vocabulary, &self.key, &all);
            self.tables.insert(table);
            let cell = self.layout.cell(table);
            for &kind in &start {
                self.effect(kind, Effect::Stop(self.number, place), table);
            }
            for &kind in &end {
                if start.contains(&kind) {
                    self.error(
                        &format!("suspend[{n}].end"),
                        "an event cannot be start and end",
                    );
                }
                self.effect(kind, Effect::Resume(self.number, place), table);
            }
            suspensions.push(Suspend { key, cell });
        }
        Some(suspensions)
    }

    fn cardinality(&mut self, data: &RuleData, own: Speaks<'_>) -> Option<Test> {
        let at_close = Speaks { own: &[], ..own };
        let most = match &data.most {
            Some(most) => Some(self.amount("most", most, own, Wanted::Number)?),
            None => None,
        };
        let least = match &data.least {
            Some(least) => Some(self.amount("least", least, at_close, Wanted::Number)?),
            None => None,
        };
        let of = match &data.of {
            None => None,
            Some(name) => {
                let attr = self.vocabulary.attr(name).filter(|&attr| {
                    own.own
                        .iter()
                        .any(|&kind| self.vocabulary.declares(kind, attr))
                });
                if attr.is_none() {
                    self.error("of", format!("the act has no attribute {name}"));
                }
                Some(attr?)
            }
        };
        let table = self.layout.table(self.key.clone());
        let cell = self.layout.cell(table);
        Some(Test::Cardinality {
            most,
            least,
            of,
            cell,
        })
    }

    fn bound(&mut self, data: &RuleData, own: Speaks<'_>) -> Option<Test> {
        let (path, amount) = match (&data.value, &data.sum) {
            (Some(value), _) => ("value", value),
            (None, Some(sum)) => ("sum", sum),
            (None, None) => return None,
        };
        let value = self.amount(path, amount, own, Wanted::Quantity)?;
        let mut bound = |path: &str, amount: &Option<_>| match amount {
            Some(amount) => {
                let bound = self.amount(path, amount, own, Wanted::Quantity)?;
                self.expect_same_type(path, &value, &bound);
                Some(Some(bound))
            }
            None => Some(None),
        };
        let (most, least) = (bound("most", &data.most)?, bound("least", &data.least)?);
        let table = self.layout.table(self.key.clone());
        let sum = data.sum.is_some().then(|| self.layout.cell(table));
        Some(Test::Bound {
            value,
            sum,
            most,
            least,
        })
    }

    fn overlap(&mut self, data: &RuleData) -> Option<Test> {
        let acts = self.acts.clone();
        let with = match data.with.is_empty() {
            true => acts.clone(),
            false => self.kinds("with", &data.with),
        };
        let all: Vec<KindId> = acts.iter().chain(&with).copied().collect();
        let speaks = Speaks {
            own: &all,
            other: None,
        };
        for &kind in &all {
            for &attr in &self.key.clone() {
                if !self.vocabulary.declares(kind, attr) {
                    let kind = self.vocabulary.kind_name(kind).to_owned();
                    self.error("key", format!("{kind} has not all of the key"));
                }
            }
        }
        let start = self.formula("start", data.start.as_ref()?, speaks, Wanted::Moment)?;
        let end = self.formula("end", data.end.as_ref()?, speaks, Wanted::Moment)?;
        let member = self.attrs("member", &data.member, &all, &PERSONS);
        let table = self.layout.table(self.key.clone());
        let cell = self.layout.cell(table);
        Some(Test::Overlap(Box::new(Overlap {
            start,
            end,
            member,
            acts,
            with,
            cell,
        })))
    }
}
