use std::collections::BTreeMap;

use super::Place;

/// How many 款 each article of a statute has, and how many 项 each 款.
///
/// Written as one text, articles from the first on, separated by spaces:
///
/// * `3` — three paragraphs without items; `(6)` — one paragraph with six items; both can be
///   joined: `1(4)2` has four paragraphs, the second with four items. Items belong to the
///   paragraph that introduces them.
/// * `2x12` — twelve articles of that kind.
/// * `+2` — the next 之N of the article before: the first `+` after article 120 is 120之一.
/// * `-` — an article whose number is left but whose text was deleted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Structure {
    /// Items of each paragraph, by article and suffix. Deleted articles are absent.
    articles: BTreeMap<(u16, u8), Vec<u8>>,
    last: u16,
}

/// Where the text of a structure cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StructureError {
    /// The token, counted from 0.
    pub token: usize,
}

impl Structure {
    /// Reads the text form.
    ///
    /// # Errors
    /// The first token that is not of the form described above, or goes past article 9999,
    /// paragraph 200 or item 200.
    pub fn parse(text: &str) -> Result<Structure, StructureError> {
        let mut structure = Structure::default();
        let mut suffix = 0;
        for (n, token) in text.split_ascii_whitespace().enumerate() {
            structure
                .push(token, &mut suffix)
                .ok_or(StructureError { token: n })?;
        }
        Ok(structure)
    }

    /// The number of the last article.
    pub fn last_article(&self) -> u16 {
        self.last
    }

    /// Articles with text, those with 之N included.
    pub fn articles(&self) -> impl Iterator<Item = Place> + '_ {
        self.articles.keys().map(|&(article, suffix)| Place {
            suffix,
            ..Place::article(article)
        })
    }

    /// The number of items of each paragraph of the article that `place` lies in.
    pub fn paragraphs(&self, place: Place) -> Option<&[u8]> {
        self.articles
            .get(&(place.article, place.suffix))
            .map(Vec::as_slice)
    }

    fn push(&mut self, token: &str, suffix: &mut u8) -> Option<()> {
        if let Some(token) = token.strip_prefix('+') {
            *suffix = suffix.checked_add(1)?;
            let key = (self.last, *suffix);
            (self.last > 0).then_some(())?;
            self.articles.insert(key, paragraphs(token)?);
            return Some(());
        }
        *suffix = 0;
        let (token, times) = match token.split_once('x') {
            Some((token, times)) => (token, number(times, 9999)?),
            None => (token, 1),
        };
        let kind = match token {
            "-" => None,
            _ => Some(paragraphs(token)?),
        };
        for _ in 0..times {
            self.last = self.last.checked_add(1).filter(|&n| n <= 9999)?;
            if let Some(kind) = &kind {
                self.articles.insert((self.last, 0), kind.clone());
            }
        }
        Some(())
    }
}

fn paragraphs(mut token: &str) -> Option<Vec<u8>> {
    let mut items = Vec::new();
    while !token.is_empty() {
        if let Some(rest) = token.strip_prefix('(') {
            let (inner, rest) = rest.split_once(')')?;
            items.push(number(inner, 200)? as u8);
            token = rest;
        } else {
            let (plain, _) = token.split_once('(').unwrap_or((token, ""));
            let count = usize::from(number(plain, 200)?);
            items.resize(items.len() + count, 0);
            token = token.get(plain.len()..)?;
        }
    }
    (1..=200).contains(&items.len()).then_some(items)
}

fn number(text: &str, max: u16) -> Option<u16> {
    let plain = !text.starts_with(['+', '0']);
    text.parse().ok().filter(|n| plain && (1..=max).contains(n))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(article: u16, suffix: u8) -> Place {
        Place {
            suffix,
            ..Place::article(article)
        }
    }

    #[test]
    fn the_text_form_is_read() {
        let structure = Structure::parse("1x2 3 (6) 1(4)2 - +1 +(2) 2").unwrap();
        for (article, suffix, items) in [
            (1, 0, Some(&[0u8] as &[u8])),
            (2, 0, Some(&[0])),
            (3, 0, Some(&[0, 0, 0])),
            (4, 0, Some(&[6])),
            (5, 0, Some(&[0, 4, 0, 0])),
            (6, 0, None),
            (6, 1, Some(&[0])),
            (6, 2, Some(&[2])),
            (7, 0, Some(&[0, 0])),
            (8, 0, None),
        ] {
            assert_eq!(
                structure.paragraphs(place(article, suffix)),
                items,
                "{article}"
            );
        }
        assert_eq!(structure.last_article(), 7);
        assert_eq!(structure.articles().count(), 8);
    }

    #[test]
    fn a_faulty_token_is_named() {
        for (text, token) in [
            ("1 a", 1),
            ("+1", 0),
            ("1 0", 1),
            ("1 (0)", 1),
            ("(3", 0),
            ("1x", 0),
            ("1x0", 0),
            ("1x99999", 0),
            ("1x9999 1", 1),
            ("201", 0),
            ("(1)(", 0),
            ("1 -x2 +-", 2),
            ("百", 0),
        ] {
            assert_eq!(
                Structure::parse(text),
                Err(StructureError { token }),
                "{text}"
            );
        }
    }
}
