use std::borrow::Cow;
use std::cmp::Ordering;

use super::Scope;
use super::node::{Function, Leaf, Node, Sign};
use crate::value::{Symbol, Value};

/// Where a compiled expression finds its names.
pub(crate) trait Env<N> {
    fn get(&self, name: &N) -> Cow<'_, Value>;
    fn call(&self, function: &str, args: &[Value]) -> Option<Value>;
}

/// A [`Scope`] asked by path.
pub(super) struct ByPath<'a, S>(pub(super) &'a S);

impl<S: Scope> Env<Leaf> for ByPath<'_, S> {
    fn get(&self, name: &Leaf) -> Cow<'_, Value> {
        Cow::Owned(match name {
            Leaf::Path(path) => self.0.name(path),
            Leaf::Query(query, kinds) => {
                let kinds: Vec<Value> = kinds.iter().cloned().map(Value::Text).collect();
                self.0.call(query.name(), &kinds).unwrap_or_default()
            }
        })
    }

    fn call(&self, function: &str, args: &[Value]) -> Option<Value> {
        self.0.call(function, args)
    }
}

/// The value of an expression. Recursion is bounded by the depth that the parser allows.
pub(crate) fn eval<'a, N>(node: &'a Node<N>, env: &'a impl Env<N>) -> Cow<'a, Value> {
    Cow::Owned(match node {
        Node::Value(value) => return Cow::Borrowed(value),
        Node::Name(name) => return env.get(name),
        Node::Not(_) | Node::And(_) | Node::Or(_) | Node::Compare(..) => {
            Value::Bool(truth(node, env))
        }
        Node::Sum(terms) => sum(terms, env),
        Node::Product(nodes) => nodes
            .iter()
            .map(|node| eval(node, env).into_owned())
            .reduce(|product, value| product.times(&value))
            .unwrap_or_default(),
        Node::List(nodes) => Value::List(
            nodes
                .iter()
                .map(|node| eval(node, env).into_owned())
                .collect(),
        ),
        Node::Call(function, args) => return call(function, args, env),
    })
}

/// Whether an expression is `true`.
#[inline]
pub(crate) fn truth<N>(node: &Node<N>, env: &impl Env<N>) -> bool {
    match node {
        Node::Not(inner) => !truth(inner, env),
        Node::And(nodes) => nodes.iter().all(|node| truth(node, env)),
        Node::Or(nodes) => nodes.iter().any(|node| truth(node, env)),
        Node::Compare(comparison, sides) => {
            comparison.holds(&eval(&sides.0, env), &eval(&sides.1, env))
        }
        Node::Name(name) => env.get(name).is_true(),
        other => eval(other, env).is_true(),
    }
}

fn sum<N>(terms: &[(Sign, Node<N>)], env: &impl Env<N>) -> Value {
    let mut total: Option<Value> = None;
    for (sign, term) in terms {
        let value = eval(term, env);
        total = Some(match (total, sign) {
            (None, Sign::Plus) => value.into_owned(),
            (None, Sign::Minus) => value.times(&Value::Int(-1)),
            (Some(total), Sign::Plus) => total.plus(&value),
            (Some(total), Sign::Minus) => total.minus(&value),
        });
    }
    total.unwrap_or_default()
}

fn call<'a, N>(
    function: &'a Function,
    args: &'a [Node<N>],
    env: &'a impl Env<N>,
) -> Cow<'a, Value> {
    let value = match (function, args) {
        (Function::If, [condition, yes, no]) => {
            return eval(if truth(condition, env) { yes } else { no }, env);
        }
        (Function::Present, [a]) => Value::Bool(!eval(a, env).is_absent()),
        (Function::Size, [a]) => size(&eval(a, env)),
        (Function::Date, [a]) => eval(a, env).date().map_or(Value::Absent, Value::Date),
        (Function::Has, [a, b]) => Value::Bool(eval(b, env).is_in(&eval(a, env)) == Some(true)),
        (Function::Subset, [a, b]) => {
            let (a, b) = (eval(a, env), eval(b, env));
            Value::Bool(match (texts(&a), texts(&b)) {
                (Some(mut a), Some(b)) => a.all(|text| b.clone().any(|other| text == other)),
                _ => false,
            })
        }
        (Function::Overlap, [a, b]) => {
            let (a, b) = (eval(a, env), eval(b, env));
            Value::Bool(match (texts(&a), texts(&b)) {
                (Some(mut a), Some(b)) => a.any(|text| b.clone().any(|other| text == other)),
                _ => false,
            })
        }
        (Function::Days, [a, b]) => eval(a, env).days_to(&eval(b, env)),
        (Function::Min, [a, b]) => return pick(a, b, env, Ordering::is_le),
        (Function::Max, [a, b]) => return pick(a, b, env, Ordering::is_ge),
        (Function::Deadline, args) => custom("deadline", args, env),
        (Function::Other(name), args) => custom(name, args, env),
        _ => Value::Absent,
    };
    Cow::Owned(value)
}

fn custom<N>(name: &str, args: &[Node<N>], env: &impl Env<N>) -> Value {
    let args: Vec<Value> = args.iter().map(|arg| eval(arg, env).into_owned()).collect();
    env.call(name, &args).unwrap_or_default()
}

fn pick<'a, N>(
    a: &'a Node<N>,
    b: &'a Node<N>,
    env: &'a impl Env<N>,
    first: impl FnOnce(Ordering) -> bool,
) -> Cow<'a, Value> {
    let (a, b) = (eval(a, env), eval(b, env));
    match a.compare(&b) {
        None => Cow::Owned(Value::Absent),
        Some(order) if first(order) => a,
        Some(_) => b,
    }
}

fn size(value: &Value) -> Value {
    let count = match value {
        Value::Set(set) => set.len(),
        Value::List(values) => values.len(),
        _ => return Value::Absent,
    };
    i64::try_from(count).map_or(Value::Absent, Value::Int)
}

/// The members of a set, a list of texts or a single text.
fn texts(value: &Value) -> Option<impl Iterator<Item = &Symbol> + Clone> {
    let values: &[Value] = match value {
        Value::Set(_) | Value::Text(_) => &[],
        Value::List(values) => values,
        _ => return None,
    };
    Some(
        value
            .symbols()
            .iter()
            .chain(values.iter().filter_map(Value::symbol)),
    )
}
