use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::vocabulary::{AttrId, KindId, Vocabulary};
use crate::calendar::Moment;
use crate::value::{Value, ValueType};

/// One dated event of a case 程序事件, of the kinds of a [`Vocabulary`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    kind: KindId,
    at: Moment,
    /// In order of the attributes, without absent values.
    data: Vec<(AttrId, Value)>,
}

/// An event as text: by the names of its kind and attributes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EventData {
    /// When.
    pub at: Moment,
    /// The kind.
    pub kind: String,
    /// The attributes.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub data: BTreeMap<String, Value>,
}

/// Why something is no event of the vocabulary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EventError {
    /// There is no such kind.
    UnknownKind(String),
    /// Events of the kind have no such attribute.
    UnknownAttribute {
        /// The kind.
        kind: String,
        /// The attribute.
        attribute: String,
    },
    /// The value is not of the declared type.
    WrongType {
        /// The attribute.
        attribute: String,
        /// Its type.
        expected: ValueType,
    },
}

impl fmt::Display for EventError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            EventError::UnknownKind(kind) => write!(f, "there is no event {kind:?}"),
            EventError::UnknownAttribute { kind, attribute } => {
                write!(f, "{kind} has no attribute {attribute:?}")
            }
            EventError::WrongType {
                attribute,
                expected,
            } => {
                write!(f, "{attribute} should be of type {}", expected.word())
            }
        }
    }
}

impl std::error::Error for EventError {}

impl Event {
    /// An event without data.
    pub fn new(kind: KindId, at: Moment) -> Event {
        Event {
            kind,
            at,
            data: Vec::new(),
        }
    }

    /// Makes it another event, keeping the memory.
    pub fn reset(&mut self, kind: KindId, at: Moment) {
        self.kind = kind;
        self.at = at;
        self.data.clear();
    }

    /// What happened.
    pub fn kind(&self) -> KindId {
        self.kind
    }

    /// When.
    pub fn at(&self) -> Moment {
        self.at
    }

    /// The value of an attribute; absent if it carries none.
    #[inline]
    pub fn get(&self, attr: AttrId) -> &Value {
        const ABSENT: &Value = &Value::Absent;
        for (known, value) in &self.data {
            if *known >= attr {
                return if *known == attr { value } else { ABSENT };
            }
        }
        ABSENT
    }

    /// Gives an attribute a value; absent takes it away.
    pub fn set(&mut self, attr: AttrId, value: Value) {
        let place = self.data.partition_point(|(known, _)| *known < attr);
        match self.data.get_mut(place) {
            Some((known, old)) if *known == attr => {
                if value.is_absent() {
                    self.data.remove(place);
                } else {
                    *old = value;
                }
            }
            _ if value.is_absent() => {}
            _ => self.data.insert(place, (attr, value)),
        }
    }

    /// Its attributes in order.
    pub fn data(&self) -> impl Iterator<Item = (AttrId, &Value)> {
        self.data.iter().map(|(attr, value)| (*attr, value))
    }

    /// The event as text.
    pub fn to_data(&self, vocabulary: &Vocabulary) -> EventData {
        EventData {
            at: self.at,
            kind: vocabulary.kind_name(self.kind).to_owned(),
            data: self
                .data()
                .map(|(attr, value)| (vocabulary.attr_name(attr).to_owned(), value.clone()))
                .collect(),
        }
    }
}

impl EventData {
    /// The event of the vocabulary.
    ///
    /// # Errors
    /// As for [`Vocabulary::event`].
    pub fn to_event(&self, vocabulary: &Vocabulary) -> Result<Event, EventError> {
        let data = self
            .data
            .iter()
            .map(|(name, value)| (name.as_str(), value.clone()));
        vocabulary.event(&self.kind, self.at, data)
    }
}
