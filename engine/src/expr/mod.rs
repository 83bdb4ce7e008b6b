//! The expression language of rules and cases (docs/rules.md): comparisons, arithmetic on whole
//! numbers, sets, and questions about the events so far.
//!
//! ```
//! use engine::expr::{Expr, Scope};
//! use engine::value::{Symbol, Value};
//! struct Fine(i64);
//! impl Scope for Fine {
//!     fn name(&self, path: &[Symbol]) -> Value {
//!         if path == ["fine"] { Value::Money(self.0) } else { Value::Absent }
//!     }
//!     fn call(&self, _: &str, _: &[Value]) -> Option<Value> {
//!         None
//!     }
//! }
//! let expr = Expr::parse("fine > 200元 and not present(refusal)").unwrap();
//! assert!(expr.is_true(&Fine(30_000)));
//! assert!(!expr.is_true(&Fine(20_000)));
//! ```

mod eval;
mod lex;
mod node;
mod parse;
mod types;

pub(crate) use eval::{Env, eval, truth};
pub(crate) use node::{Function, Leaf, Node, Query};
pub(crate) use types::{Type, TypeScope, infer};

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::value::{Symbol, Value};

/// The longest expression, in bytes.
pub const MAX_LENGTH: usize = 4096;
/// How deeply parentheses, lists and calls may nest.
pub const MAX_DEPTH: usize = 48;

/// A parsed expression; cheap to clone. In JSON it is its source text.
#[derive(Clone, Debug)]
pub struct Expr {
    source: Arc<str>,
    node: Arc<Node<Leaf>>,
}

/// Why a text is no expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExprError {
    /// Where, in bytes from the start.
    pub offset: usize,
    /// What is wrong there.
    pub message: String,
}

/// What the names of an expression mean.
pub trait Scope {
    /// The value of a name such as `fine` or `ref.fine`; absent where it has none.
    fn name(&self, path: &[Symbol]) -> Value;

    /// The value of a function that is not built in, `None` if there is no such function (then
    /// absent): `seen`, `count` and `since`, whose arguments are event kinds as texts,
    /// `deadline(date, period)`, and whatever else the scope offers.
    fn call(&self, function: &str, args: &[Value]) -> Option<Value>;
}

impl Expr {
    /// Reads an expression.
    ///
    /// # Errors
    /// The text is none, is longer than [`MAX_LENGTH`] or nests deeper than [`MAX_DEPTH`].
    pub fn parse(source: &str) -> Result<Expr, ExprError> {
        let node = parse::parse(source)?;
        Ok(Expr {
            source: source.into(),
            node: Arc::new(node),
        })
    }

    /// An expression that is always this value.
    pub fn constant(value: Value) -> Expr {
        let source = match &value {
            Value::Absent => "absent()".to_owned(),
            Value::Text(symbol) => format!("'{symbol}'"),
            other => other.to_string(),
        };
        Expr {
            source: source.into(),
            node: Arc::new(Node::Value(value)),
        }
    }

    /// The text it was read from.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// Its value.
    pub fn eval(&self, scope: &impl Scope) -> Value {
        eval(&self.node, &eval::ByPath(scope)).into_owned()
    }

    /// Whether its value is `true`.
    pub fn is_true(&self, scope: &impl Scope) -> bool {
        truth(&self.node, &eval::ByPath(scope))
    }

    /// The names it asks for, in order, without repetition; not the event kinds.
    pub fn names(&self) -> Vec<&[Symbol]> {
        let mut names: Vec<&[Symbol]> = Vec::new();
        self.node.leaves(&mut |leaf| {
            if let Leaf::Path(path) = leaf
                && !names.contains(&&**path)
            {
                names.push(path);
            }
        });
        names
    }

    /// The event kinds it asks for, in `seen`, `count`, `since` and `last.…`.
    pub fn kinds(&self) -> Vec<&Symbol> {
        let mut kinds = Vec::new();
        self.node.leaves(&mut |leaf| match leaf {
            Leaf::Query(_, asked) => kinds.extend(asked.iter()),
            Leaf::Path(path) => {
                if let [first, kind, _] = &**path
                    && first == "last"
                {
                    kinds.push(kind);
                }
            }
        });
        let mut seen: Vec<&Symbol> = Vec::new();
        for kind in kinds {
            if !seen.contains(&kind) {
                seen.push(kind);
            }
        }
        seen
    }

    /// The functions it calls that are not built in, each with its number of arguments; not
    /// `seen`, `count`, `since` and `deadline`.
    pub fn calls(&self) -> Vec<(&Symbol, usize)> {
        let mut calls = Vec::new();
        self.node.calls(&mut |function, args| {
            if let Function::Other(name) = function
                && !calls.contains(&(name, args.len()))
            {
                calls.push((name, args.len()));
            }
        });
        calls
    }

    pub(crate) fn node(&self) -> &Node<Leaf> {
        &self.node
    }
}

impl PartialEq for Expr {
    fn eq(&self, other: &Expr) -> bool {
        self.source == other.source
    }
}

impl Eq for Expr {}

impl fmt::Display for Expr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.source)
    }
}

impl fmt::Display for ExprError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "at byte {}: {}", self.offset, self.message)
    }
}

impl std::error::Error for ExprError {}

impl Serialize for Expr {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.source)
    }
}

impl<'de> Deserialize<'de> for Expr {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Expr, D::Error> {
        let source = String::deserialize(deserializer)?;
        Expr::parse(&source)
            .map_err(|error| de::Error::custom(format_args!("expression {source:?} {error}")))
    }
}

#[cfg(test)]
mod tests;
