//! Expressions and texts with expressions, parsed where they are read, so that a fault is located.

use crate::expr::{Expr, Scope};
use crate::value::Value;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

/// An expression of the content; the empty one holds always.
#[derive(Clone, Debug, Default)]
pub struct Code {
    source: String,
    expr: Option<Expr>,
}

impl Code {
    /// Parses an expression.
    ///
    /// # Errors
    /// A message with the offset at which the expression stops making sense.
    pub fn parse(source: &str) -> Result<Code, String> {
        if source.trim().is_empty() {
            return Ok(Code::default());
        }
        match Expr::parse(source) {
            Ok(expr) => Ok(Code {
                source: source.to_owned(),
                expr: Some(expr),
            }),
            Err(error) => Err(format!("expression `{source}`: {error}")),
        }
    }

    /// Whether nothing is written.
    pub fn is_empty(&self) -> bool {
        self.expr.is_none()
    }

    /// As written.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// The parsed expression, unless empty.
    pub fn expr(&self) -> Option<&Expr> {
        self.expr.as_ref()
    }

    /// Its value; absent if empty.
    pub fn eval<S: Scope>(&self, scope: &S) -> Value {
        self.expr
            .as_ref()
            .map_or(Value::Absent, |expr| expr.eval(scope))
    }

    /// Whether it holds; the empty one does.
    pub fn holds<S: Scope>(&self, scope: &S) -> bool {
        self.expr
            .as_ref()
            .is_none_or(|expr| expr.eval(scope).is_true())
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(&self.source)
    }
}

impl<'de> Deserialize<'de> for Code {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        Code::parse(&String::deserialize(d)?).map_err(D::Error::custom)
    }
}

/// A text that may hold `{expression}`.
#[derive(Clone, Debug, Default)]
pub struct Text {
    source: String,
    parts: Vec<Part>,
}

#[derive(Clone, Debug)]
enum Part {
    Words(String),
    Value(Expr),
}

impl Text {
    /// Parses a text.
    ///
    /// # Errors
    /// A message if a brace is left open or an expression is malformed.
    pub fn parse(source: &str) -> Result<Text, String> {
        let mut parts = Vec::new();
        let mut rest = source;
        while let Some((words, after)) = rest.split_once('{') {
            if !words.is_empty() {
                parts.push(Part::Words(words.to_owned()));
            }
            let Some((inside, tail)) = after.split_once('}') else {
                return Err(format!("text `{source}`: a `{{` is not closed"));
            };
            match Expr::parse(inside) {
                Ok(expr) => parts.push(Part::Value(expr)),
                Err(error) => return Err(format!("text `{source}`, `{{{inside}}}`: {error}")),
            }
            rest = tail;
        }
        if !rest.is_empty() {
            parts.push(Part::Words(rest.to_owned()));
        }
        Ok(Text {
            source: source.to_owned(),
            parts,
        })
    }

    /// Whether nothing is written.
    pub fn is_empty(&self) -> bool {
        self.source.is_empty()
    }

    /// As written.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// The expressions in it.
    pub fn exprs(&self) -> impl Iterator<Item = &Expr> {
        self.parts.iter().filter_map(|part| match part {
            Part::Words(_) => None,
            Part::Value(expr) => Some(expr),
        })
    }

    /// The text with its values put in.
    pub fn render<S: Scope>(&self, scope: &S) -> String {
        let mut out = String::with_capacity(self.source.len());
        for part in &self.parts {
            match part {
                Part::Words(words) => out.push_str(words),
                Part::Value(expr) => out.push_str(&super::words::shown(&expr.eval(scope))),
            }
        }
        out
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(&self.source)
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        Text::parse(&String::deserialize(d)?).map_err(D::Error::custom)
    }
}
