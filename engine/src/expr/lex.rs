use super::{ExprError, MAX_LENGTH};
use crate::value::{Symbol, Value};

/// A token and where it starts.
#[derive(Clone, Debug)]
pub(super) struct Spanned {
    pub(super) offset: usize,
    pub(super) token: Token,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token {
    Value(Value),
    Name(Symbol),
    /// A word or sign of the language.
    Sign(&'static str),
}

const SIGNS: [&str; 15] = [
    "==", "!=", "<=", ">=", "<", ">", "+", "-", "*", "(", ")", "[", "]", ",", ".",
];
const WORDS: [&str; 4] = ["and", "or", "not", "in"];

/// Cuts the source into tokens.
pub(super) fn tokens(source: &str) -> Result<Vec<Spanned>, ExprError> {
    if source.len() > MAX_LENGTH {
        return Err(error(MAX_LENGTH, "the expression is too long"));
    }
    let mut tokens = Vec::new();
    let mut rest = source.trim_start();
    while let Some(first) = rest.chars().next() {
        let offset = source.len() - rest.len();
        let (token, length) = if first.is_ascii_digit() {
            number(rest, offset)?
        } else if first.is_alphabetic() || first == '_' {
            word(rest)
        } else if first == '\'' || first == '"' {
            text(rest, first, offset)?
        } else {
            sign(rest, offset)?
        };
        tokens.push(Spanned { offset, token });
        rest = rest.get(length..).unwrap_or_default().trim_start();
    }
    Ok(tokens)
}

pub(super) fn error(offset: usize, message: impl Into<String>) -> ExprError {
    ExprError {
        offset,
        message: message.into(),
    }
}

fn sign(rest: &str, offset: usize) -> Result<(Token, usize), ExprError> {
    match SIGNS.iter().find(|sign| rest.starts_with(**sign)) {
        Some(sign) => Ok((Token::Sign(sign), sign.len())),
        None => {
            let found: String = rest.chars().take(1).collect();
            Err(error(offset, format!("unexpected character {found:?}")))
        }
    }
}

fn word(rest: &str) -> (Token, usize) {
    let length = rest
        .find(|c: char| !c.is_alphanumeric() && c != '_')
        .unwrap_or(rest.len());
    let word = rest.get(..length).unwrap_or_default();
    let token = match word {
        "true" => Token::Value(Value::Bool(true)),
        "false" => Token::Value(Value::Bool(false)),
        _ => match WORDS.iter().find(|known| **known == word) {
            Some(known) => Token::Sign(known),
            None => Token::Name(Symbol::new(word)),
        },
    };
    (token, length)
}

fn text(rest: &str, quote: char, offset: usize) -> Result<(Token, usize), ExprError> {
    let body = rest.get(1..).unwrap_or_default();
    match body.find(quote) {
        Some(end) => Ok((
            Token::Value(Value::text(body.get(..end).unwrap_or_default())),
            end + 2,
        )),
        None => Err(error(offset, "the text has no end")),
    }
}

/// A date, a moment, an amount or a whole number.
fn number(rest: &str, offset: usize) -> Result<(Token, usize), ExprError> {
    let bytes = rest.as_bytes();
    if bytes.get(4) == Some(&b'-')
        && bytes.get(7) == Some(&b'-')
        && bytes.iter().take(4).all(u8::is_ascii_digit)
    {
        return date(rest, offset);
    }
    let length = rest
        .find(|c: char| !c.is_ascii_digit() && c != '.')
        .unwrap_or(rest.len());
    let digits = rest.get(..length).unwrap_or_default();
    let unit = rest.get(length..).unwrap_or_default();
    let (money, length) = if unit.starts_with("万元") {
        let fen = crate::value::parse_money(digits);
        (
            Some(fen.and_then(|fen| fen.checked_mul(10_000))),
            length + "万元".len(),
        )
    } else if unit.starts_with('元') {
        (Some(crate::value::parse_money(digits)), length + "元".len())
    } else {
        (None, length)
    };
    let value = match money {
        Some(Some(fen)) => Value::Money(fen),
        Some(None) => return Err(error(offset, "not an amount of at most two decimals")),
        None if digits.contains('.') => {
            return Err(error(
                offset,
                "numbers are whole; write 1.5元 for an amount",
            ));
        }
        None => match digits.parse() {
            Ok(number) => Value::Int(number),
            Err(_) => return Err(error(offset, "the number is too large")),
        },
    };
    let next = rest.get(length..).and_then(|rest| rest.chars().next());
    if next.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == '%') {
        return Err(error(offset + length, "a number must end here"));
    }
    Ok((Token::Value(value), length))
}

fn date(rest: &str, offset: usize) -> Result<(Token, usize), ExprError> {
    let length = rest
        .find(|c: char| !c.is_ascii_digit() && !matches!(c, '-' | ':' | 'T'))
        .unwrap_or(rest.len());
    let text = rest.get(..length).unwrap_or_default();
    if let Ok(date) = text.parse() {
        return Ok((Token::Value(Value::Date(date)), length));
    }
    match text.parse() {
        Ok(moment) => Ok((Token::Value(Value::Moment(moment)), length)),
        Err(_) => Err(error(offset, format!("{text:?} is no date"))),
    }
}
