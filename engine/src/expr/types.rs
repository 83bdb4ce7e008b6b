use std::fmt;

use super::node::{Comparison, Function, Node};
use crate::calendar::Period;
use crate::value::{Value, ValueType};

/// What kind of value an expression has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Type {
    /// Nothing is known about it.
    Any,
    One(ValueType),
    List,
}

impl Type {
    const BOOL: Type = Type::One(ValueType::Bool);
    const INT: Type = Type::One(ValueType::Int);
    const MONEY: Type = Type::One(ValueType::Money);
    const DATE: Type = Type::One(ValueType::Date);
    const TEXT: Type = Type::One(ValueType::Text);
    const SET: Type = Type::One(ValueType::Set);
    const MOMENT: Type = Type::One(ValueType::Moment);

    fn of(value: &Value) -> Type {
        match value {
            Value::Absent => Type::Any,
            Value::Bool(_) => Type::BOOL,
            Value::Int(_) => Type::INT,
            Value::Money(_) => Type::MONEY,
            Value::Text(_) => Type::TEXT,
            Value::Date(_) => Type::DATE,
            Value::Moment(_) => Type::MOMENT,
            Value::Set(_) => Type::SET,
            Value::List(_) => Type::List,
        }
    }

    /// Citations compare as texts.
    fn plain(self) -> Type {
        match self {
            Type::One(ValueType::Cite) => Type::TEXT,
            other => other,
        }
    }

    fn is_day(self) -> bool {
        matches!(self, Type::Any | Type::DATE | Type::MOMENT)
    }

    fn is_group(self) -> bool {
        matches!(self, Type::Any | Type::SET | Type::List)
    }

    pub(crate) fn fits(self, other: Type) -> bool {
        let (a, b) = (self.plain(), other.plain());
        a == Type::Any || b == Type::Any || a == b || (a.is_day() && b.is_day())
    }
}

impl fmt::Display for Type {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Type::Any => f.write_str("anything"),
            Type::One(kind) => f.write_str(kind.word()),
            Type::List => f.write_str("list"),
        }
    }
}

/// The types of the names.
pub(crate) trait TypeScope<N> {
    fn type_of(&self, name: &N) -> Type;
    /// The type of a function that is not built in, `None` if there is no such function.
    fn type_of_call(&self, function: &str) -> Option<Type>;
}

/// The type of an expression.
///
/// # Errors
/// A sentence on two parts that can never fit, such as an amount compared with a number.
pub(crate) fn infer<N>(node: &Node<N>, scope: &impl TypeScope<N>) -> Result<Type, String> {
    let of = |node: &Node<N>| infer(node, scope);
    match node {
        Node::Value(value) => Ok(Type::of(value)),
        Node::Name(name) => Ok(scope.type_of(name)),
        Node::Not(inner) => expect(of(inner)?, Type::BOOL, "not"),
        Node::And(nodes) | Node::Or(nodes) => {
            for node in nodes {
                expect(of(node)?, Type::BOOL, "and, or")?;
            }
            Ok(Type::BOOL)
        }
        Node::Compare(comparison, sides) => {
            compare(*comparison, of(&sides.0)?, of(&sides.1)?, &sides.1)
        }
        Node::Sum(terms) => {
            let mut total: Option<Type> = None;
            for (_, term) in terms {
                let kind = of(term)?;
                total = Some(match total {
                    None => kind,
                    Some(total) => add(total, kind)?,
                });
            }
            Ok(total.unwrap_or(Type::Any))
        }
        Node::Product(nodes) => {
            let mut product = Type::INT;
            for node in nodes {
                product = match (product, of(node)?) {
                    (Type::Any, _) | (_, Type::Any) => Type::Any,
                    (kind, Type::INT) => kind,
                    (Type::INT, Type::MONEY) => Type::MONEY,
                    (a, b) => return Err(format!("{a} cannot be multiplied by {b}")),
                };
            }
            Ok(product)
        }
        Node::List(nodes) => {
            for node in nodes {
                of(node)?;
            }
            Ok(Type::List)
        }
        Node::Call(function, args) => call(function, args, scope),
    }
}

fn call<N>(
    function: &Function,
    args: &[Node<N>],
    scope: &impl TypeScope<N>,
) -> Result<Type, String> {
    let types: Vec<Type> = args
        .iter()
        .map(|arg| infer(arg, scope))
        .collect::<Result<_, _>>()?;
    match (function, types.as_slice()) {
        (Function::Has, [a, b]) => {
            need(a.is_group(), "has needs a set")?;
            need(b.fits(Type::TEXT) || *a == Type::List, "has needs a text")?;
            Ok(Type::BOOL)
        }
        (Function::Size, [a]) => {
            need(a.is_group(), "size needs a set")?;
            Ok(Type::INT)
        }
        (Function::Subset | Function::Overlap, [a, b]) => {
            let texts = |kind: &Type| kind.is_group() || kind.fits(Type::TEXT);
            need(texts(a) && texts(b), "subset and overlap need sets")?;
            Ok(Type::BOOL)
        }
        (Function::Present, [_]) => Ok(Type::BOOL),
        (Function::If, [condition, yes, no]) => {
            expect(*condition, Type::BOOL, "if")?;
            need(yes.fits(*no), "both branches of if must be of one type")?;
            Ok(if *yes == Type::Any { *no } else { *yes })
        }
        (Function::Min | Function::Max, [a, b]) => {
            need(a.fits(*b), "min and max need two values of one type")?;
            Ok(if *a == Type::Any { *b } else { *a })
        }
        (Function::Days, [a, b]) => {
            need(a.is_day() && b.is_day(), "days needs two dates")?;
            Ok(Type::INT)
        }
        (Function::Date, [a]) => {
            need(a.is_day(), "date needs a moment")?;
            Ok(Type::DATE)
        }
        (Function::Deadline, [a, b]) => {
            need(a.is_day(), "deadline needs a date")?;
            if let Some(Node::Value(Value::Text(period))) = args.get(1) {
                let period: Result<Period, _> = period.parse();
                period.map_err(|error| error.to_string())?;
            }
            need(
                b.fits(Type::TEXT),
                "deadline needs a period such as '5个工作日'",
            )?;
            Ok(Type::DATE)
        }
        (Function::Other(name), _) => scope
            .type_of_call(name)
            .ok_or_else(|| format!("there is no function {name}")),
        _ => Ok(Type::Any),
    }
}

fn compare<N>(comparison: Comparison, a: Type, b: Type, right: &Node<N>) -> Result<Type, String> {
    let fits = match comparison {
        Comparison::In | Comparison::NotIn => match right {
            Node::Value(Value::List(values)) => values.iter().all(|v| a.fits(Type::of(v))),
            _ => b.is_group(),
        },
        Comparison::Equal | Comparison::Unequal => a.fits(b) || (a.is_group() && b.is_group()),
        _ => a.fits(b) && !matches!(a, Type::List | Type::SET | Type::BOOL),
    };
    need(fits, &format!("{a} never compares with {b}")).map(|()| Type::BOOL)
}

fn add(a: Type, b: Type) -> Result<Type, String> {
    match (a, b) {
        (Type::Any, _) | (_, Type::Any) => Ok(Type::Any),
        (Type::INT, Type::INT) => Ok(Type::INT),
        (Type::MONEY, Type::MONEY) => Ok(Type::MONEY),
        (Type::DATE | Type::MOMENT, Type::INT) => Ok(a),
        (Type::DATE | Type::MOMENT, Type::DATE | Type::MOMENT) => Ok(Type::INT),
        _ => Err(format!("{a} and {b} do not add up")),
    }
}

fn expect(found: Type, wanted: Type, by: &str) -> Result<Type, String> {
    need(
        found.fits(wanted),
        &format!("{by}: expected {wanted}, found {found}"),
    )
    .map(|()| wanted)
}

fn need(holds: bool, message: &str) -> Result<(), String> {
    if holds {
        Ok(())
    } else {
        Err(message.to_owned())
    }
}
