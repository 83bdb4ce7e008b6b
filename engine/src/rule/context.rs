use std::borrow::Cow;

use super::event::Event;
use super::layout::{Layout, TrackRef};
use super::state::{Entry, State};
use super::vocabulary::AttrId;
use crate::calendar::{HolidayCalendar, Moment, Period, Roll, deadline};
use crate::expr::{Env, Node, truth};
use crate::value::Value;

/// A name of a compiled expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slot {
    /// An attribute of the event at hand.
    Own(AttrId),
    OwnAt,
    /// An attribute of the other, earlier event.
    Other(AttrId),
    OtherAt,
    /// An attribute of the latest event of a track: its place among the values kept.
    Last(TrackRef, u16, AttrId),
    LastAt(TrackRef),
    Seen(TrackRef),
    Count(TrackRef),
    Since(TrackRef, TrackRef),
}

/// A compiled expression.
pub(super) type Formula = Node<Slot>;

/// Where the attributes of an event are found.
#[derive(Clone, Copy)]
pub(super) enum Source<'a> {
    None,
    Event(&'a Event),
    /// Values that were kept, of these attributes, and the moment.
    Kept(&'a [AttrId], &'a [Value], Moment),
}

impl<'a> Source<'a> {
    #[inline]
    pub(super) fn get(self, attr: AttrId) -> &'a Value {
        const ABSENT: &Value = &Value::Absent;
        match self {
            Source::None => ABSENT,
            Source::Event(event) => event.get(attr),
            Source::Kept(attrs, values, _) => attrs
                .iter()
                .position(|&known| known == attr)
                .and_then(|place| values.get(place))
                .unwrap_or(ABSENT),
        }
    }

    fn at(self) -> Value {
        match self {
            Source::None => Value::Absent,
            Source::Event(event) => Value::Moment(event.at()),
            Source::Kept(_, _, at) => Value::Moment(at),
        }
    }
}

/// All that a compiled expression can ask for at one moment of a case.
#[derive(Clone, Copy)]
pub(super) struct Context<'a> {
    pub(super) layout: &'a Layout,
    pub(super) calendar: &'a HolidayCalendar,
    pub(super) state: &'a State,
    /// The block of the instance in each table.
    pub(super) blocks: &'a [u32],
    pub(super) own: Source<'a>,
    pub(super) other: Source<'a>,
}

/// Stands for the block of an instance that a table has not seen.
pub(super) const NO_BLOCK: u32 = u32::MAX;

impl<'a> Context<'a> {
    pub(super) fn with_other(self, other: Source<'a>) -> Context<'a> {
        Context { other, ..self }
    }

    #[inline]
    pub(super) fn holds(&self, formula: &Formula) -> bool {
        truth(formula, self)
    }

    /// Whether there is no condition or it holds.
    #[inline]
    pub(super) fn admits(&self, condition: Option<&Formula>) -> bool {
        condition.is_none_or(|condition| truth(condition, self))
    }

    #[inline]
    pub(super) fn block(&self, table: u16) -> u32 {
        self.blocks
            .get(usize::from(table))
            .copied()
            .unwrap_or(NO_BLOCK)
    }

    #[inline]
    pub(super) fn entry(&self, track: TrackRef) -> &'a Entry {
        self.state
            .entry(self.layout, track, self.block(track.table))
    }

    /// The latest event of a track.
    pub(super) fn latest(&self, track: TrackRef) -> Source<'a> {
        let (entry, block) = (self.entry(track), self.block(track.table));
        match self.layout.track_layout(track) {
            Some(layout) if entry.count > 0 => Source::Kept(
                &layout.keep,
                self.state.kept(self.layout, track, block),
                entry.at,
            ),
            _ => Source::None,
        }
    }
}

impl Env<Slot> for Context<'_> {
    #[inline]
    fn get(&self, slot: &Slot) -> Cow<'_, Value> {
        let value = match slot {
            Slot::Own(attr) => return Cow::Borrowed(self.own.get(*attr)),
            Slot::Other(attr) => return Cow::Borrowed(self.other.get(*attr)),
            Slot::OwnAt => self.own.at(),
            Slot::OtherAt => self.other.at(),
            Slot::Last(track, place, _) => {
                let kept = self
                    .state
                    .kept(self.layout, *track, self.block(track.table));
                return kept
                    .get(usize::from(*place))
                    .map_or(Cow::Owned(Value::Absent), Cow::Borrowed);
            }
            Slot::LastAt(track) => match self.entry(*track) {
                entry if entry.count > 0 => Value::Moment(entry.at),
                _ => Value::Absent,
            },
            Slot::Seen(track) => Value::Bool(self.entry(*track).count > 0),
            Slot::Count(track) => Value::Int(i64::from(self.entry(*track).count)),
            Slot::Since(track, start) => {
                Value::Bool(self.entry(*track).latest > self.entry(*start).latest)
            }
        };
        Cow::Owned(value)
    }

    fn call(&self, function: &str, args: &[Value]) -> Option<Value> {
        match (function, args) {
            ("deadline", [from, Value::Text(period)]) => {
                let period: Period = period.parse().ok()?;
                let from = match from {
                    Value::Moment(moment) => *moment,
                    other => Moment::start_of(other.date()?),
                };
                let end = deadline(self.calendar, from, &period, Roll::Never);
                Some(Value::Date(end.last.date()))
            }
            _ => None,
        }
    }
}
