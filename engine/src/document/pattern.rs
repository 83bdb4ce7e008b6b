//! Patterns over sentences: how content says what a sentence must say.

use super::class::Class;
use super::normal::fold_str;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A parsed pattern; see docs/documents.md for the notation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    source: String,
    pub(crate) terms: Vec<Term>,
}

/// One term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Term {
    /// Where it has to stand.
    pub place: Place,
    /// The alternatives.
    pub options: Vec<Alternative>,
    /// Whether a negated word counts.
    pub even_negated: bool,
}

/// Where a term has to stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// After the term before it, at most so many characters on.
    Next(Option<usize>),
    /// Anywhere in the sentence.
    Anywhere,
    /// Nowhere in the sentence.
    Nowhere,
}

/// One alternative of a term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Alternative {
    /// A word, folded.
    Word(String),
    /// The words of that name.
    Synonyms(String),
    /// A fact of the dossier.
    Fact(String),
    /// A date, a sum, ….
    Class(Class),
}

/// Why a text is no pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PatternError {
    /// What is wrong.
    pub message: String,
}

impl std::fmt::Display for PatternError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for PatternError {}

fn fault(message: String) -> PatternError {
    PatternError { message }
}

impl Pattern {
    /// The pattern as written.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// The names of synonyms that it refers to.
    pub fn synonyms(&self) -> impl Iterator<Item = &str> {
        self.alternatives().filter_map(|option| match option {
            Alternative::Synonyms(name) => Some(name.as_str()),
            _ => None,
        })
    }

    fn alternatives(&self) -> impl Iterator<Item = &Alternative> {
        self.terms.iter().flat_map(|term| &term.options)
    }
}

impl std::str::FromStr for Pattern {
    type Err = PatternError;

    fn from_str(source: &str) -> Result<Pattern, PatternError> {
        let mut terms: Vec<Term> = Vec::new();
        let mut gap = None;
        for part in source.split_whitespace() {
            if let Some(most) = part.strip_prefix("..") {
                let most = most
                    .parse()
                    .map_err(|_| fault(format!("{part}: no number after ..")))?;
                if terms.is_empty() {
                    return Err(fault(format!("{part}: nothing before it")));
                }
                gap = Some(most);
                continue;
            }
            let (rest, place) = match part.chars().next() {
                Some('&') => (part.get(1..), Place::Anywhere),
                Some('-') => (part.get(1..), Place::Nowhere),
                _ => (Some(part), Place::Next(gap.take())),
            };
            let rest = rest.unwrap_or_default();
            let (rest, even_negated) = match rest.strip_prefix('~') {
                Some(rest) => (rest, true),
                None => (rest, false),
            };
            let options = rest
                .split('|')
                .map(alternative)
                .collect::<Result<Vec<_>, _>>()?;
            terms.push(Term {
                place,
                options,
                even_negated,
            });
        }
        if gap.is_some() {
            return Err(fault("a distance with nothing after it".to_owned()));
        }
        if !terms.iter().any(|term| term.place != Place::Nowhere) {
            return Err(fault("nothing to look for".to_owned()));
        }
        Ok(Pattern {
            source: source.to_owned(),
            terms,
        })
    }
}

fn alternative(text: &str) -> Result<Alternative, PatternError> {
    let inner = |open, close| {
        text.strip_prefix(open)
            .and_then(|rest: &str| rest.strip_suffix(close))
    };
    if let Some(name) = inner('{', '}') {
        return Class::ALL
            .into_iter()
            .find(|class| class.name() == name)
            .map(Alternative::Class)
            .ok_or_else(|| fault(format!("no class {{{name}}}")));
    }
    if let Some(name) = inner('[', ']').filter(|name| name.contains('.') || name.is_ascii()) {
        return Ok(Alternative::Fact(name.to_owned()));
    }
    if let Some(name) = text.strip_prefix('@') {
        return Ok(Alternative::Synonyms(name.to_owned()));
    }
    let word = fold_str(text);
    if word.is_empty() {
        return Err(fault(format!("an empty word in {text:?}")));
    }
    Ok(Alternative::Word(word))
}

impl Serialize for Pattern {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(&self.source)
    }
}

impl<'de> Deserialize<'de> for Pattern {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Pattern, D::Error> {
        String::deserialize(d)?
            .parse()
            .map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_is_read_term_by_term() {
        let pattern: Pattern = "@权利|享有 ..6 陈述|申辩 &{date} -~未".parse().unwrap();
        assert_eq!(pattern.terms.len(), 4);
        assert_eq!(pattern.terms[1].place, Place::Next(Some(6)));
        assert_eq!(pattern.terms[2].options, [Alternative::Class(Class::Date)]);
        assert_eq!(pattern.terms[3].place, Place::Nowhere);
        assert!(pattern.terms[3].even_negated);
        assert_eq!(pattern.synonyms().collect::<Vec<_>>(), ["权利"]);
    }

    #[test]
    fn faults_are_named() {
        for bad in ["", "..5 a", "a ..5", "{dat}", "a||b", "-词", "a ..x b"] {
            assert!(bad.parse::<Pattern>().is_err(), "{bad}");
        }
    }
}
