use super::context::{Formula, Slot};
use super::layout::{CellRef, TrackRef};
use super::vocabulary::{AttrId, KindId};
use crate::calendar::{Date, Period};

/// A compiled rule.
#[derive(Clone, Debug)]
pub(super) struct Rule {
    pub(super) when: Option<Formula>,
    pub(super) unless: Vec<Formula>,
    pub(super) from: Option<Date>,
    pub(super) until: Option<Date>,
    /// The tracks of the kinds whose latest date picks the version; none for the act's own date.
    pub(super) dated_by: Vec<TrackRef>,
    /// The table of its instances.
    pub(super) table: u16,
    /// The tables that it asks, its own included.
    pub(super) tables: Vec<u16>,
    pub(super) test: Test,
}

impl Rule {
    /// The attributes of the judged and of the other event that the rule asks for, in order.
    pub(super) fn asked(&self) -> (Vec<AttrId>, Vec<AttrId>) {
        let (mut own, mut other) = (Vec::new(), Vec::new());
        // In the condition of a response the trigger is the other event.
        let swapped: Vec<&Formula> = match &self.test {
            Test::Response(response) => response.condition.iter().collect(),
            _ => Vec::new(),
        };
        let formulas = self
            .when
            .iter()
            .chain(&self.unless)
            .chain(self.test.formulas());
        for (formula, swap) in formulas
            .map(|f| (f, false))
            .chain(swapped.into_iter().map(|f| (f, true)))
        {
            formula.leaves(&mut |slot| match (slot, swap) {
                (Slot::Own(attr), false) | (Slot::Other(attr), true) => own.push(*attr),
                (Slot::Other(attr), false) | (Slot::Own(attr), true) => other.push(*attr),
                _ => {}
            });
        }
        match &self.test {
            Test::Distinct { who, whom, .. } => {
                own.extend(who);
                other.extend(whom);
            }
            Test::Overlap(overlap) => {
                other.extend(&own);
                own.extend(&overlap.member);
                other.extend(&overlap.member);
            }
            Test::Cardinality { of, .. } => own.extend(of),
            _ => {}
        }
        for attrs in [&mut own, &mut other] {
            attrs.sort_unstable();
            attrs.dedup();
        }
        (own, other)
    }
}

impl Test {
    /// Its formulas, other than the condition of a response.
    fn formulas(&self) -> Vec<&Formula> {
        let mut formulas: Vec<&Formula> = Vec::new();
        match self {
            Test::Absence(breach) | Test::Agreement { breach, .. } => formulas.push(breach),
            Test::Gap {
                end: GapEnd::Day(day),
                ..
            }
            | Test::Lead { day, .. } => formulas.push(day),
            Test::Bound {
                value, most, least, ..
            } => {
                formulas.push(value);
                formulas.extend(most.iter().chain(least));
            }
            Test::Cardinality { most, .. } => formulas.extend(most),
            Test::Response(response) => {
                if let Limit::By(by) = &response.limit {
                    formulas.push(by);
                }
            }
            Test::Overlap(overlap) => formulas.extend([&overlap.start, &overlap.end]),
            _ => {}
        }
        formulas.extend(self.others().and_then(|others| others.condition.as_ref()));
        formulas
    }

    pub(super) fn others(&self) -> Option<&Others> {
        match self {
            Test::AtClose(others)
            | Test::Before { needs: others, .. }
            | Test::Gap { after: others, .. }
            | Test::Exclusion { after: others, .. }
            | Test::Agreement { with: others, .. }
            | Test::Distinct { with: others, .. } => Some(others),
            _ => None,
        }
    }

    pub(super) fn response(&self) -> Option<&Response> {
        match self {
            Test::Response(response) => Some(response),
            _ => None,
        }
    }
}

/// What a rule looks at when one of its acts occurs.
#[derive(Clone, Debug)]
pub(super) enum Test {
    /// Something must be in the trace at the close.
    AtClose(Others),
    /// The act must not be such.
    Absence(Formula),
    /// Something must have come before, since the latest of some events.
    Before { needs: Others, since: Vec<TrackRef> },
    /// Something must follow.
    Response(Box<Response>),
    /// Time must have passed.
    Gap {
        after: Others,
        end: GapEnd,
        roll: bool,
    },
    /// Time must be left.
    Lead { day: Formula, period: Period },
    /// Must not occur while something lasts.
    Exclusion {
        after: Others,
        lifted_by: Vec<TrackRef>,
    },
    /// How often it may and must occur.
    Cardinality {
        most: Option<Formula>,
        least: Option<Formula>,
        of: Option<AttrId>,
        cell: CellRef,
    },
    /// Must agree with the other event.
    Agreement { with: Others, breach: Formula },
    /// Must be within bounds.
    Bound {
        value: Formula,
        /// Where the sum is kept, if the sum is bounded.
        sum: Option<CellRef>,
        most: Option<Formula>,
        least: Option<Formula>,
    },
    /// Nobody in two places.
    Overlap(Box<Overlap>),
    /// Not the same persons.
    Distinct {
        who: Vec<AttrId>,
        whom: Vec<AttrId>,
        with: Others,
    },
}

/// Other events that an act is judged by.
#[derive(Clone, Debug, Default)]
pub(super) struct Others {
    /// The latest of each kind.
    pub(super) tracks: Vec<TrackRef>,
    /// Which of them count.
    pub(super) condition: Option<Formula>,
    /// Where all that may count are kept, if the latest is not enough.
    pub(super) cells: Vec<CellRef>,
    /// The attributes kept of each.
    pub(super) keep: Vec<AttrId>,
    /// Whether their moments matter, so that of two with the same values both are kept.
    pub(super) by_moment: bool,
}

#[derive(Clone, Debug)]
pub(super) enum GapEnd {
    Period(Period),
    Day(Formula),
}

#[derive(Clone, Debug)]
pub(super) struct Response {
    pub(super) limit: Limit,
    pub(super) roll: bool,
    /// Which events fulfil it.
    pub(super) condition: Option<Formula>,
    pub(super) suspend: Vec<Suspend>,
    pub(super) extend: Vec<Extend>,
    /// Where the open obligations are.
    pub(super) cell: CellRef,
    /// The attributes of the trigger that are kept.
    pub(super) keep: Vec<AttrId>,
}

#[derive(Clone, Debug)]
pub(super) enum Limit {
    /// Owed until the close.
    None,
    Within(Period),
    By(Formula),
}

#[derive(Clone, Debug)]
pub(super) struct Suspend {
    pub(super) key: Option<AttrId>,
    pub(super) cell: CellRef,
}

#[derive(Clone, Debug)]
pub(super) struct Extend {
    pub(super) period: Period,
    pub(super) condition: Option<Formula>,
    pub(super) times: u8,
}

#[derive(Clone, Debug)]
pub(super) struct Overlap {
    pub(super) start: Formula,
    pub(super) end: Formula,
    pub(super) member: Vec<AttrId>,
    pub(super) acts: Vec<KindId>,
    pub(super) with: Vec<KindId>,
    pub(super) cell: CellRef,
}

/// What happens with one kind of event.
#[derive(Clone, Debug, Default)]
pub(super) struct Plan {
    /// The tables whose block it must know.
    pub(super) tables: Vec<u16>,
    /// The rules that judge it, in order.
    pub(super) judged_by: Vec<u16>,
    /// What it does to other rules, in order.
    pub(super) effects: Vec<Effect>,
    /// The tracks that it is the latest of.
    pub(super) tracks: Vec<TrackRef>,
}

/// What an event does to a rule that does not judge it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Effect {
    /// It may fulfil what is owed.
    Fulfil(u16),
    /// It ends what is owed.
    Cancel(u16),
    /// It moves an end: the rule and which extension.
    Extend(u16, u8),
    /// The clock stops: the rule and which suspension.
    Stop(u16, u8),
    /// The clock goes on.
    Resume(u16, u8),
    /// It is kept as a candidate: the rule and in which of its cells.
    Remember(u16, u8),
}
