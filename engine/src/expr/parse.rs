use std::sync::Arc;

use super::lex::{Spanned, Token, error, tokens};
use super::node::{Comparison, Function, Leaf, Node, Query, Sign};
use super::{ExprError, MAX_DEPTH};
use crate::value::{Symbol, Value};

/// Reads an expression: or, and, not, comparison, sum, product, in order of growing binding.
pub(super) fn parse(source: &str) -> Result<Node<Leaf>, ExprError> {
    let mut parser = Parser {
        tokens: &tokens(source)?,
        end: source.len(),
        depth: 0,
    };
    let node = parser.or()?;
    match parser.tokens.first() {
        None => Ok(node),
        Some(extra) => Err(error(extra.offset, "the expression should end here")),
    }
}

struct Parser<'a> {
    tokens: &'a [Spanned],
    end: usize,
    depth: usize,
}

type Parsed = Result<Node<Leaf>, ExprError>;

impl Parser<'_> {
    fn or(&mut self) -> Parsed {
        self.chain("or", Parser::and, Node::Or)
    }

    fn and(&mut self) -> Parsed {
        self.chain("and", Parser::not, Node::And)
    }

    /// Operands joined by one operator, kept flat so that long chains do not nest.
    fn chain(
        &mut self,
        sign: &str,
        operand: fn(&mut Self) -> Parsed,
        join: fn(Vec<Node<Leaf>>) -> Node<Leaf>,
    ) -> Parsed {
        let first = operand(self)?;
        if !self.at(sign) {
            return Ok(first);
        }
        let mut nodes = vec![first];
        while self.take(sign) {
            nodes.push(operand(self)?);
        }
        Ok(join(nodes))
    }

    fn not(&mut self) -> Parsed {
        if self.take("not") {
            let inner = self.deeper(Parser::not)?;
            return Ok(Node::Not(Box::new(inner)));
        }
        self.comparison()
    }

    fn comparison(&mut self) -> Parsed {
        let left = self.sum()?;
        let Some(comparison) = self.comparison_sign()? else {
            return Ok(left);
        };
        let right = self.sum()?;
        let offset = self.offset();
        if self.comparison_sign()?.is_some() {
            return Err(error(
                offset,
                "comparisons do not chain; join them with and",
            ));
        }
        Ok(Node::Compare(comparison, Box::new((left, right))))
    }

    fn comparison_sign(&mut self) -> Result<Option<Comparison>, ExprError> {
        const SIGNS: [(&str, Comparison); 7] = [
            ("==", Comparison::Equal),
            ("!=", Comparison::Unequal),
            ("<=", Comparison::AtMost),
            (">=", Comparison::AtLeast),
            ("<", Comparison::Less),
            (">", Comparison::Greater),
            ("in", Comparison::In),
        ];
        if self.take("not") {
            return match self.take("in") {
                true => Ok(Some(Comparison::NotIn)),
                false => Err(error(self.offset(), "expected in after not")),
            };
        }
        Ok(SIGNS
            .iter()
            .find(|(sign, _)| self.take(sign))
            .map(|(_, comparison)| *comparison))
    }

    fn sum(&mut self) -> Parsed {
        let first = self.product()?;
        if !self.at("+") && !self.at("-") {
            return Ok(first);
        }
        let mut terms = vec![(Sign::Plus, first)];
        loop {
            let sign = match () {
                () if self.take("+") => Sign::Plus,
                () if self.take("-") => Sign::Minus,
                () => return Ok(Node::Sum(terms)),
            };
            terms.push((sign, self.product()?));
        }
    }

    fn product(&mut self) -> Parsed {
        self.chain("*", Parser::unary, Node::Product)
    }

    fn unary(&mut self) -> Parsed {
        if self.take("-") {
            let inner = self.deeper(Parser::unary)?;
            return Ok(Node::Sum(vec![(Sign::Minus, inner)]));
        }
        self.primary()
    }

    fn primary(&mut self) -> Parsed {
        if self.take("(") {
            let inner = self.deeper(Parser::or)?;
            self.expect(")")?;
            return Ok(inner);
        }
        if self.take("[") {
            return Ok(list(self.items("]")?));
        }
        let offset = self.offset();
        match self.next() {
            Some(Token::Value(value)) => Ok(Node::Value(value.clone())),
            Some(Token::Name(name)) if self.take("(") => self.call(name, offset),
            Some(Token::Name(name)) => self.path(name),
            Some(Token::Sign(sign)) => Err(error(offset, format!("unexpected {sign}"))),
            None => Err(error(offset, "the expression ends too early")),
        }
    }

    fn call(&mut self, name: &Symbol, offset: usize) -> Parsed {
        if let Some(query) = Query::named(name) {
            return self.query(query, offset);
        }
        let args = self.items(")")?;
        let (function, arity) = Function::named(name);
        match arity {
            Some(arity) if arity != args.len() => Err(arity_error(name, arity, offset)),
            _ => Ok(Node::Call(function, args)),
        }
    }

    /// `seen(kind)`, `count(kind)`, `since(kind, kind)`: the arguments are bare event kinds.
    fn query(&mut self, query: Query, offset: usize) -> Parsed {
        let mut kinds: Vec<Symbol> = Vec::new();
        loop {
            let place = self.offset();
            match self.next() {
                Some(Token::Name(kind)) => kinds.push(kind.clone()),
                _ => return Err(error(place, "expected an event kind")),
            }
            if !self.take(",") {
                break;
            }
        }
        self.expect(")")?;
        if kinds.len() != query.arity() {
            return Err(arity_error(query.name(), query.arity(), offset));
        }
        Ok(Node::Name(Leaf::Query(query, kinds.into())))
    }

    fn path(&mut self, first: &Symbol) -> Parsed {
        let mut path = vec![first.clone()];
        while self.take(".") {
            let offset = self.offset();
            match self.next() {
                Some(Token::Name(name)) if path.len() < 4 => path.push(name.clone()),
                _ => return Err(error(offset, "expected a name after the dot")),
            }
        }
        Ok(Node::Name(Leaf::Path(path.into())))
    }

    fn items(&mut self, close: &'static str) -> Result<Vec<Node<Leaf>>, ExprError> {
        let mut items = Vec::new();
        if self.take(close) {
            return Ok(items);
        }
        loop {
            items.push(self.deeper(Parser::or)?);
            if self.take(close) {
                return Ok(items);
            }
            self.expect(",")?;
        }
    }

    fn deeper(&mut self, inner: fn(&mut Self) -> Parsed) -> Parsed {
        if self.depth >= MAX_DEPTH {
            return Err(error(self.offset(), "the expression nests too deeply"));
        }
        self.depth += 1;
        let node = inner(self);
        self.depth -= 1;
        node
    }

    fn at(&self, sign: &str) -> bool {
        matches!(self.tokens.first(), Some(Spanned { token: Token::Sign(next), .. }) if *next == sign)
    }

    fn take(&mut self, sign: &str) -> bool {
        let there = self.at(sign);
        if there {
            self.next();
        }
        there
    }

    fn expect(&mut self, sign: &str) -> Result<(), ExprError> {
        let offset = self.offset();
        match self.take(sign) {
            true => Ok(()),
            false => Err(error(offset, format!("expected {sign}"))),
        }
    }

    fn offset(&self) -> usize {
        self.tokens.first().map_or(self.end, |next| next.offset)
    }
}

impl<'a> Parser<'a> {
    fn next(&mut self) -> Option<&'a Token> {
        let (first, rest) = self.tokens.split_first()?;
        self.tokens = rest;
        Some(&first.token)
    }
}

/// A list of literals is itself a literal.
fn list(items: Vec<Node<Leaf>>) -> Node<Leaf> {
    let values: Option<Arc<[Value]>> = items
        .iter()
        .map(|item| match item {
            Node::Value(value) => Some(value.clone()),
            _ => None,
        })
        .collect();
    match values {
        Some(values) => Node::Value(Value::List(values)),
        None => Node::List(items),
    }
}

fn arity_error(name: &str, arity: usize, offset: usize) -> ExprError {
    let plural = if arity == 1 { "" } else { "s" };
    error(offset, format!("{name} takes {arity} argument{plural}"))
}
