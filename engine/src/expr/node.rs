use std::cmp::Ordering;
use std::sync::Arc;

use crate::value::{Symbol, Value};

/// An expression over names `N`: paths as written, or places in a compiled rule's state.
#[derive(Clone, Debug)]
pub(crate) enum Node<N> {
    Value(Value),
    Name(N),
    Not(Box<Node<N>>),
    And(Vec<Node<N>>),
    Or(Vec<Node<N>>),
    Compare(Comparison, Box<(Node<N>, Node<N>)>),
    /// Terms in order, each added or taken away.
    Sum(Vec<(Sign, Node<N>)>),
    Product(Vec<Node<N>>),
    List(Vec<Node<N>>),
    Call(Function, Vec<Node<N>>),
}

/// A name as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Leaf {
    Path(Arc<[Symbol]>),
    /// A question about the events of some kinds.
    Query(Query, Arc<[Symbol]>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Query {
    Seen,
    Count,
    Since,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sign {
    Plus,
    Minus,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Comparison {
    Equal,
    Unequal,
    Less,
    AtMost,
    Greater,
    AtLeast,
    In,
    NotIn,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Function {
    Has,
    Size,
    Subset,
    Overlap,
    Present,
    If,
    Min,
    Max,
    Days,
    Date,
    Deadline,
    Other(Symbol),
}

impl Query {
    pub(crate) fn named(name: &str) -> Option<Query> {
        match name {
            "seen" => Some(Query::Seen),
            "count" => Some(Query::Count),
            "since" => Some(Query::Since),
            _ => None,
        }
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Query::Seen => "seen",
            Query::Count => "count",
            Query::Since => "since",
        }
    }

    pub(crate) fn arity(self) -> usize {
        match self {
            Query::Seen | Query::Count => 1,
            Query::Since => 2,
        }
    }
}

impl Function {
    /// The function of that name and, for those built in, its number of arguments.
    pub(crate) fn named(name: &str) -> (Function, Option<usize>) {
        match name {
            "has" => (Function::Has, Some(2)),
            "size" => (Function::Size, Some(1)),
            "subset" => (Function::Subset, Some(2)),
            "overlap" => (Function::Overlap, Some(2)),
            "present" => (Function::Present, Some(1)),
            "if" => (Function::If, Some(3)),
            "min" => (Function::Min, Some(2)),
            "max" => (Function::Max, Some(2)),
            "days" => (Function::Days, Some(2)),
            "date" => (Function::Date, Some(1)),
            "deadline" => (Function::Deadline, Some(2)),
            other => (Function::Other(Symbol::new(other)), None),
        }
    }
}

impl Comparison {
    pub(crate) fn holds(self, a: &Value, b: &Value) -> bool {
        match self {
            Comparison::Equal => a.same(b) == Some(true),
            Comparison::Unequal => a.same(b) == Some(false),
            Comparison::Less => a.compare(b) == Some(Ordering::Less),
            Comparison::AtMost => a.compare(b).is_some_and(Ordering::is_le),
            Comparison::Greater => a.compare(b) == Some(Ordering::Greater),
            Comparison::AtLeast => a.compare(b).is_some_and(Ordering::is_ge),
            Comparison::In => a.is_in(b) == Some(true),
            Comparison::NotIn => a.is_in(b) == Some(false),
        }
    }
}

impl<N> Node<N> {
    /// Visits every name.
    pub(crate) fn leaves<'a>(&'a self, visit: &mut impl FnMut(&'a N)) {
        match self {
            Node::Value(_) => {}
            Node::Name(name) => visit(name),
            Node::Not(inner) => inner.leaves(visit),
            Node::Compare(_, sides) => {
                sides.0.leaves(visit);
                sides.1.leaves(visit);
            }
            Node::Sum(terms) => terms.iter().for_each(|(_, term)| term.leaves(visit)),
            Node::And(nodes)
            | Node::Or(nodes)
            | Node::Product(nodes)
            | Node::List(nodes)
            | Node::Call(_, nodes) => nodes.iter().for_each(|node| node.leaves(visit)),
        }
    }

    /// Visits every call.
    pub(crate) fn calls<'a>(&'a self, visit: &mut impl FnMut(&'a Function, &'a [Node<N>])) {
        match self {
            Node::Value(_) | Node::Name(_) => {}
            Node::Not(inner) => inner.calls(visit),
            Node::Compare(_, sides) => {
                sides.0.calls(visit);
                sides.1.calls(visit);
            }
            Node::Sum(terms) => terms.iter().for_each(|(_, term)| term.calls(visit)),
            Node::And(nodes) | Node::Or(nodes) | Node::Product(nodes) | Node::List(nodes) => {
                nodes.iter().for_each(|node| node.calls(visit));
            }
            Node::Call(function, nodes) => {
                visit(function, nodes);
                nodes.iter().for_each(|node| node.calls(visit));
            }
        }
    }

    /// The same expression over other names.
    pub(crate) fn map<M, E>(
        &self,
        rename: &mut impl FnMut(&N) -> Result<M, E>,
    ) -> Result<Node<M>, E> {
        fn all<N, M, E>(
            nodes: &[Node<N>],
            rename: &mut impl FnMut(&N) -> Result<M, E>,
        ) -> Result<Vec<Node<M>>, E> {
            nodes.iter().map(|node| node.map(rename)).collect()
        }
        Ok(match self {
            Node::Value(value) => Node::Value(value.clone()),
            Node::Name(name) => Node::Name(rename(name)?),
            Node::Not(inner) => Node::Not(Box::new(inner.map(rename)?)),
            Node::And(nodes) => Node::And(all(nodes, rename)?),
            Node::Or(nodes) => Node::Or(all(nodes, rename)?),
            Node::Compare(comparison, sides) => Node::Compare(
                *comparison,
                Box::new((sides.0.map(rename)?, sides.1.map(rename)?)),
            ),
            Node::Sum(terms) => Node::Sum(
                terms
                    .iter()
                    .map(|(sign, term)| Ok((*sign, term.map(rename)?)))
                    .collect::<Result<_, E>>()?,
            ),
            Node::Product(nodes) => Node::Product(all(nodes, rename)?),
            Node::List(nodes) => Node::List(all(nodes, rename)?),
            Node::Call(function, nodes) => Node::Call(function.clone(), all(nodes, rename)?),
        })
    }
}
