use super::super::context::{Formula, Slot};
use super::super::data::{Amount, Names};
use super::super::vocabulary::{AttrId, KindId, Vocabulary};
use super::Compiler;
use crate::expr::{Expr, Leaf, Node, Query, Type, TypeScope, infer};
use crate::value::{Symbol, Value, ValueType};

/// Whose attributes names can be.
#[derive(Clone, Copy)]
pub(super) struct Speaks<'k> {
    /// The kinds of the event at hand; none where there is no event.
    pub(super) own: &'k [KindId],
    /// The kinds of the other event, if `ref.` has a meaning.
    pub(super) other: Option<&'k [KindId]>,
}

/// What a formula is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    Condition,
    Day,
    /// A number or an amount.
    Quantity,
    Number,
    Moment,
}

impl Compiler<'_> {
    /// The kinds of those names.
    pub(super) fn kinds(&mut self, path: &str, names: &Names) -> Vec<KindId> {
        let mut kinds = Vec::new();
        for name in names.iter() {
            match self.vocabulary.kind(name) {
                Some(kind) if kinds.contains(&kind) => {
                    self.error(path, format!("{name} is there twice"));
                }
                Some(kind) => kinds.push(kind),
                None => self.error(path, format!("there is no event {name}")),
            }
        }
        kinds
    }

    /// The attributes of those names, each declared by one of the kinds at least.
    pub(super) fn attrs(
        &mut self,
        path: &str,
        names: &Names,
        kinds: &[KindId],
        types: &[ValueType],
    ) -> Vec<AttrId> {
        let mut attrs = Vec::new();
        for name in names.iter() {
            match attr_of(self.vocabulary, name, kinds) {
                Ok(attr) if types.contains(&self.vocabulary.attr_type(attr)) => attrs.push(attr),
                Ok(_) => self.error(path, format!("{name} is of another type")),
                Err(message) => self.error(path, message),
            }
        }
        attrs
    }

    pub(super) fn condition(
        &mut self,
        path: &str,
        source: &str,
        speaks: Speaks<'_>,
    ) -> Option<Formula> {
        self.formula(path, source, speaks, Wanted::Condition)
    }

    pub(super) fn amount(
        &mut self,
        path: &str,
        amount: &Amount,
        speaks: Speaks<'_>,
        wanted: Wanted,
    ) -> Option<Formula> {
        match amount {
            Amount::Number(number) => Some(Node::Value(Value::Int(*number))),
            Amount::Expression(source) => self.formula(path, source, speaks, wanted),
        }
    }

    pub(super) fn formula(
        &mut self,
        path: &str,
        source: &str,
        speaks: Speaks<'_>,
        wanted: Wanted,
    ) -> Option<Formula> {
        let expr = match Expr::parse(source) {
            Ok(expr) => expr,
            Err(error) => {
                self.error(path, error.to_string());
                return None;
            }
        };
        let formula = expr
            .node()
            .map(&mut |leaf| self.slot(leaf, speaks))
            .map_err(|message: String| self.error(path, message))
            .ok()?;
        match self.type_of(&formula) {
            Err(message) => {
                self.error(path, message);
                None
            }
            Ok(found) if !wanted.admits(found) => {
                self.error(path, format!("expected {}, found {found}", wanted.name()));
                None
            }
            Ok(_) => Some(formula),
        }
    }

    /// Whether two formulas can be compared; an error if not.
    pub(super) fn expect_same_type(&mut self, path: &str, a: &Formula, b: &Formula) {
        if let (Ok(a), Ok(b)) = (self.type_of(a), self.type_of(b))
            && !a.fits(b)
        {
            self.error(path, format!("{b} never compares with {a}"));
        }
    }

    fn type_of(&self, formula: &Formula) -> Result<Type, String> {
        infer(formula, &Types(self.vocabulary))
    }

    /// What a name means.
    fn slot(&mut self, leaf: &Leaf, speaks: Speaks<'_>) -> Result<Slot, String> {
        match leaf {
            Leaf::Query(query, kinds) => {
                let mut tracks = Vec::new();
                for name in kinds.iter() {
                    tracks.push(self.track(kind_of(self.vocabulary, name)?));
                }
                match (query, tracks.as_slice()) {
                    (Query::Seen, [track]) => Ok(Slot::Seen(*track)),
                    (Query::Count, [track]) => Ok(Slot::Count(*track)),
                    (Query::Since, [track, start]) => Ok(Slot::Since(*track, *start)),
                    _ => Err(format!("{} has too few arguments", query.name())),
                }
            }
            Leaf::Path(path) => match &**path {
                [name] => self.own(name, speaks),
                [first, name] if first == "ref" => self.other(name, speaks),
                [first, kind, name] if first == "last" => self.last(kind, name),
                _ => Err(format!("there is nothing named {}", path.join("."))),
            },
        }
    }

    fn own(&self, name: &Symbol, speaks: Speaks<'_>) -> Result<Slot, String> {
        if speaks.own.is_empty() {
            return Err(format!("there is no event that {name} could belong to"));
        }
        if name == "at" {
            return Ok(Slot::OwnAt);
        }
        attr_of(self.vocabulary, name, speaks.own)
            .map(Slot::Own)
            .map_err(|message| match speaks.other {
                Some(other) if attr_of(self.vocabulary, name, other).is_ok() => {
                    format!("{message}; perhaps ref.{name} is meant")
                }
                _ => message,
            })
    }

    fn other(&self, name: &Symbol, speaks: Speaks<'_>) -> Result<Slot, String> {
        match speaks.other {
            None => Err(format!(
                "ref.{name} has no meaning here: there is no other event"
            )),
            Some(_) if name == "at" => Ok(Slot::OtherAt),
            Some(kinds) => attr_of(self.vocabulary, name, kinds).map(Slot::Other),
        }
    }

    fn last(&mut self, kind: &Symbol, name: &Symbol) -> Result<Slot, String> {
        let kind = kind_of(self.vocabulary, kind)?;
        if name == "at" {
            return Ok(Slot::LastAt(self.track(kind)));
        }
        let attr = attr_of(self.vocabulary, name, &[kind])?;
        let track = self.track(kind);
        Ok(Slot::Last(track, self.layout.keep(track, attr), attr))
    }
}

impl Wanted {
    fn admits(self, found: Type) -> bool {
        let fits = |kind: ValueType| found.fits(Type::One(kind));
        match self {
            Wanted::Condition => fits(ValueType::Bool),
            Wanted::Day => fits(ValueType::Date),
            Wanted::Quantity => fits(ValueType::Int) || fits(ValueType::Money),
            Wanted::Number => fits(ValueType::Int),
            Wanted::Moment => found == Type::Any || found == Type::One(ValueType::Moment),
        }
    }

    fn name(self) -> &'static str {
        match self {
            Wanted::Condition => "a condition",
            Wanted::Day => "a date",
            Wanted::Quantity => "a number or an amount",
            Wanted::Number => "a number",
            Wanted::Moment => "a moment",
        }
    }
}

fn kind_of(vocabulary: &Vocabulary, name: &str) -> Result<KindId, String> {
    vocabulary
        .kind(name)
        .ok_or_else(|| format!("there is no event {name}"))
}

fn attr_of(vocabulary: &Vocabulary, name: &str, kinds: &[KindId]) -> Result<AttrId, String> {
    let attr = vocabulary
        .attr(name)
        .ok_or_else(|| format!("there is no attribute {name}"))?;
    if kinds.iter().any(|&kind| vocabulary.declares(kind, attr)) {
        return Ok(attr);
    }
    let kinds: Vec<&str> = kinds
        .iter()
        .map(|&kind| vocabulary.kind_name(kind))
        .collect();
    Err(format!("{} has no attribute {name}", kinds.join(", ")))
}

struct Types<'v>(&'v Vocabulary);

impl TypeScope<Slot> for Types<'_> {
    fn type_of(&self, slot: &Slot) -> Type {
        Type::One(match slot {
            Slot::Own(attr) | Slot::Other(attr) | Slot::Last(_, _, attr) => self.0.attr_type(*attr),
            Slot::OwnAt | Slot::OtherAt | Slot::LastAt(_) => ValueType::Moment,
            Slot::Seen(_) | Slot::Since(..) => ValueType::Bool,
            Slot::Count(_) => ValueType::Int,
        })
    }

    fn type_of_call(&self, _: &str) -> Option<Type> {
        None
    }
}
