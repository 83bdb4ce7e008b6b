use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::event::{Event, EventError};
use crate::calendar::Moment;
use crate::value::{Symbol, Value, ValueType};

/// The events of procedure and their attributes, as written in the content.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VocabularyData {
    /// How attributes are called where their values are shown.
    #[serde(default)]
    pub attribute: BTreeMap<String, String>,
    /// Attributes that many kinds share.
    #[serde(default)]
    pub group: BTreeMap<String, BTreeMap<String, ValueType>>,
    /// The kinds of event.
    #[serde(default)]
    pub event: Vec<EventKindData>,
}

/// A kind of event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EventKindData {
    /// Its name in rules and logs.
    pub kind: String,
    /// Its name in the field.
    pub label: String,
    /// Groups of attributes that it has.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<String>,
    /// Further attributes.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub attrs: BTreeMap<String, ValueType>,
    /// Whether the case ends with it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub closing: bool,
}

/// A fault of a vocabulary, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VocabularyError {
    /// `event[3].groups`.
    pub path: String,
    /// What is wrong there.
    pub message: String,
}

impl fmt::Display for VocabularyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path, self.message)
    }
}

impl std::error::Error for VocabularyError {}

/// A kind of event; its number within a [`Vocabulary`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KindId(pub(super) u16);

/// An attribute; its number within a [`Vocabulary`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AttrId(pub(super) u16);

/// The events of procedure and their attributes 程序事件词汇.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    kinds: Vec<Kind>,
    attrs: Vec<Attr>,
    kind_ids: BTreeMap<Symbol, KindId>,
    attr_ids: BTreeMap<Symbol, AttrId>,
}

#[derive(Clone, Debug)]
struct Kind {
    name: Symbol,
    label: String,
    /// In order.
    attrs: Vec<AttrId>,
    closing: bool,
}

#[derive(Clone, Debug)]
struct Attr {
    name: Symbol,
    label: Option<String>,
    kind: ValueType,
}

/// Names that mean something else in expressions, and words of the language.
const RESERVED: [&str; 9] = [
    "at", "ref", "last", "and", "or", "not", "in", "true", "false",
];

impl Vocabulary {
    /// Builds a vocabulary.
    ///
    /// # Errors
    /// All faults: a kind or group that is there twice or not at all, a name that is no name, an
    /// attribute with two types.
    pub fn new(data: &VocabularyData) -> Result<Vocabulary, Vec<VocabularyError>> {
        let mut vocabulary = Vocabulary::default();
        let mut errors = Vec::new();
        for (n, event) in data.event.iter().enumerate() {
            let path = |field: &str| format!("event[{n}] {}{field}", event.kind);
            let mut fault = |field: &str, message: String| {
                errors.push(VocabularyError {
                    path: path(field),
                    message,
                });
            };
            if !is_name(&event.kind) {
                fault(".kind", "a kind is a name in lower case".to_owned());
            }
            let mut attrs = Vec::new();
            let groups = event.groups.iter().filter_map(|name| {
                let group = data.group.get(name);
                if group.is_none() {
                    fault(".groups", format!("there is no group {name}"));
                }
                group
            });
            let declared: Vec<_> = groups.collect();
            for (name, &kind) in declared.into_iter().flatten().chain(&event.attrs) {
                match vocabulary.declare(name, kind) {
                    Ok(attr) => attrs.push(attr),
                    Err(message) => fault(".attrs", message),
                }
            }
            attrs.sort_unstable();
            attrs.dedup();
            if let Err(message) = vocabulary.add(event, attrs) {
                fault("", message);
            }
        }
        for (name, label) in &data.attribute {
            match vocabulary.attr_ids.get(name.as_str()) {
                Some(id) => {
                    if let Some(attr) = vocabulary.attrs.get_mut(usize::from(id.0)) {
                        attr.label = Some(label.clone());
                    }
                }
                None => errors.push(VocabularyError {
                    path: format!("attribute.{name}"),
                    message: "no event has this attribute".to_owned(),
                }),
            }
        }
        if errors.is_empty() {
            Ok(vocabulary)
        } else {
            Err(errors)
        }
    }

    fn declare(&mut self, name: &str, kind: ValueType) -> Result<AttrId, String> {
        if !is_name(name) || RESERVED.contains(&name) {
            return Err(format!("{name:?} cannot name an attribute"));
        }
        if let Some(&id) = self.attr_ids.get(name) {
            let known = self.attrs.get(usize::from(id.0)).map(|attr| attr.kind);
            return match known {
                Some(known) if known == kind => Ok(id),
                _ => Err(format!("{name} has another type in an earlier event")),
            };
        }
        let id = AttrId(next(self.attrs.len(), "attributes")?);
        self.attrs.push(Attr {
            name: Symbol::new(name),
            label: None,
            kind,
        });
        self.attr_ids.insert(Symbol::new(name), id);
        Ok(id)
    }

    fn add(&mut self, event: &EventKindData, attrs: Vec<AttrId>) -> Result<(), String> {
        let id = KindId(next(self.kinds.len(), "events")?);
        let name = Symbol::new(&event.kind);
        if self.kind_ids.insert(name.clone(), id).is_some() {
            return Err("the event is there twice".to_owned());
        }
        self.kinds.push(Kind {
            name,
            label: event.label.clone(),
            attrs,
            closing: event.closing,
        });
        Ok(())
    }

    /// The kind of that name.
    pub fn kind(&self, name: &str) -> Option<KindId> {
        self.kind_ids.get(name).copied()
    }

    /// The attribute of that name.
    pub fn attr(&self, name: &str) -> Option<AttrId> {
        self.attr_ids.get(name).copied()
    }

    /// All kinds in order.
    pub fn kinds(&self) -> impl Iterator<Item = KindId> {
        (0..self.kinds.len()).map(|n| KindId(n as u16))
    }

    /// The name of a kind in rules and logs.
    pub fn kind_name(&self, kind: KindId) -> &str {
        self.kind_info(kind).map_or("", |kind| &kind.name)
    }

    /// The name of a kind in the field.
    pub fn kind_label(&self, kind: KindId) -> &str {
        self.kind_info(kind).map_or("", |kind| &kind.label)
    }

    /// Whether a case ends with events of that kind.
    pub fn is_closing(&self, kind: KindId) -> bool {
        self.kind_info(kind).is_some_and(|kind| kind.closing)
    }

    /// The attributes that events of that kind may carry, in order.
    pub fn attrs_of(&self, kind: KindId) -> &[AttrId] {
        self.kind_info(kind).map_or(&[], |kind| &kind.attrs)
    }

    /// Whether events of that kind may carry the attribute.
    pub fn declares(&self, kind: KindId, attr: AttrId) -> bool {
        self.attrs_of(kind).binary_search(&attr).is_ok()
    }

    /// The name of an attribute in rules and logs.
    pub fn attr_name(&self, attr: AttrId) -> &str {
        self.attr_info(attr).map_or("", |attr| &attr.name)
    }

    /// What an attribute is called where its value is shown: its label, else its name.
    pub fn attr_label(&self, attr: AttrId) -> &str {
        self.attr_info(attr)
            .map_or("", |attr| attr.label.as_deref().unwrap_or(&attr.name))
    }

    /// The type of an attribute.
    pub fn attr_type(&self, attr: AttrId) -> ValueType {
        self.attr_info(attr)
            .map_or(ValueType::Text, |attr| attr.kind)
    }

    /// An event of that kind. Absent values are left out; plain values are taken as the declared
    /// type where [`ValueType::coerce`] can.
    ///
    /// # Errors
    /// There is no such kind, it has no such attribute, or a value is of another type.
    pub fn event<'a>(
        &self,
        kind: &str,
        at: Moment,
        data: impl IntoIterator<Item = (&'a str, Value)>,
    ) -> Result<Event, EventError> {
        let kind = self
            .kind(kind)
            .ok_or_else(|| EventError::UnknownKind(kind.to_owned()))?;
        let mut event = Event::new(kind, at);
        for (name, value) in data {
            let unknown = || EventError::UnknownAttribute {
                kind: self.kind_name(kind).to_owned(),
                attribute: name.to_owned(),
            };
            let attr = self.attr(name).ok_or_else(unknown)?;
            if !self.declares(kind, attr) {
                return Err(unknown());
            }
            let expected = self.attr_type(attr);
            match expected.coerce(value) {
                Some(value) => event.set(attr, value),
                None => {
                    return Err(EventError::WrongType {
                        attribute: name.to_owned(),
                        expected,
                    });
                }
            }
        }
        Ok(event)
    }

    fn kind_info(&self, kind: KindId) -> Option<&Kind> {
        self.kinds.get(usize::from(kind.0))
    }

    fn attr_info(&self, attr: AttrId) -> Option<&Attr> {
        self.attrs.get(usize::from(attr.0))
    }
}

fn next(len: usize, what: &str) -> Result<u16, String> {
    u16::try_from(len).map_err(|_| format!("more than 65536 {what}"))
}

/// Lower-case ASCII letters, digits and `_`, not beginning with a digit.
fn is_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_lowercase() || c == '_')
        && name
            .bytes()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'_')
}
