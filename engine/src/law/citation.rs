use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::numeral;

/// A place within a statute 条、款、项; 0 stands for “not named”.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// 条; 0 is the statute as a whole.
    pub article: u16,
    /// 之N of the article.
    pub suffix: u8,
    /// 款.
    pub paragraph: u8,
    /// 项. Without a paragraph it is the item of whichever paragraph has one.
    pub item: u8,
}

impl Place {
    /// An article.
    pub fn article(article: u16) -> Place {
        Place {
            article,
            ..Place::default()
        }
    }

    /// The same article without paragraph and item.
    pub fn whole_article(self) -> Place {
        Place {
            paragraph: 0,
            item: 0,
            ..self
        }
    }

    /// Whether `other` is this place or lies within it.
    pub fn contains(self, other: Place) -> bool {
        let within = |mine: u8, theirs: u8| mine == 0 || mine == theirs;
        (self.article == 0)
            || (self.article, self.suffix) == (other.article, other.suffix)
                && within(self.paragraph, other.paragraph)
                && within(self.item, other.item)
    }
}

impl fmt::Display for Place {
    /// `第一千零五十七条之一第一款第（二）项`; nothing for the statute as a whole.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.article == 0 {
            return Ok(());
        }
        write!(f, "第{}条", numeral::chinese(self.article))?;
        if self.suffix > 0 {
            write!(f, "之{}", numeral::chinese(self.suffix.into()))?;
        }
        if self.paragraph > 0 {
            write!(f, "第{}款", numeral::chinese(self.paragraph.into()))?;
        }
        if self.item > 0 {
            write!(f, "第（{}）项", numeral::chinese(self.item.into()))?;
        }
        Ok(())
    }
}

/// A citation 法条引用: a statute by one of its names, and a place in it.
///
/// Text form (serde, [`Display`](fmt::Display)) is `行政处罚法第五十八条第一款第（二）项`;
/// [`FromStr`] also takes 《》, Arabic numerals and leaves the statute's name as written.
/// Names are looked up by [`LawIndex`](super::LawIndex); for running text see
/// [`LawIndex::mentions`](super::LawIndex::mentions).
///
/// ```
/// use engine::law::Citation;
/// let citation: Citation = "《行政处罚法》第58条第1款第2项".parse().unwrap();
/// assert_eq!(citation.to_string(), "行政处罚法第五十八条第一款第（二）项");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Citation {
    /// A name of the statute: its id, full name or an alias, without 《》.
    pub statute: String,
    /// The place.
    pub place: Place,
}

impl Citation {
    /// The longest statute name in characters.
    pub const MAX_NAME: usize = 80;

    /// A place in a statute.
    pub fn new(statute: impl Into<String>, place: Place) -> Citation {
        Citation {
            statute: statute.into(),
            place,
        }
    }
}

impl fmt::Display for Citation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.statute, self.place)
    }
}

/// Text that is not one citation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CitationError {
    /// The text, cut at 60 characters.
    pub found: String,
}

impl fmt::Display for CitationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "expected one citation such as 行政处罚法第五十八条第一款第（二）项, found {:?}",
            self.found
        )
    }
}

impl std::error::Error for CitationError {}

impl FromStr for Citation {
    type Err = CitationError;

    /// Reads exactly one citation: a name, then 第N条, 之N, 第N款, 第（N）项 as far as given.
    fn from_str(text: &str) -> Result<Citation, CitationError> {
        parse(text.trim()).ok_or_else(|| CitationError {
            found: text.chars().take(60).collect(),
        })
    }
}

fn parse(text: &str) -> Option<Citation> {
    let (name, rest) = split_name(text)?;
    let name = name.trim();
    // Such names could not be told from a citation once written without 《》.
    let ambiguous = name.starts_with('《') || article_in(name).is_some();
    if name.is_empty() || name.chars().count() > Citation::MAX_NAME || ambiguous {
        return None;
    }
    let (place, rest) = leading_place(rest)?;
    rest.is_empty().then(|| Citation::new(name, place))
}

/// The name without 《》, and what follows. An unquoted name ends where `第N条` starts.
fn split_name(text: &str) -> Option<(&str, &str)> {
    if let Some(inner) = text.strip_prefix('《') {
        let (end, _) = inner.rmatch_indices('》').next()?;
        return Some((inner.get(..end)?, inner.get(end + '》'.len_utf8()..)?));
    }
    let start = article_in(text).unwrap_or(text.len());
    Some((text.get(..start)?, text.get(start..)?))
}

/// Where the first 第N条 of the text starts.
fn article_in(text: &str) -> Option<usize> {
    text.match_indices('第').map(|(at, _)| at).find(|&at| {
        text.get(at..)
            .is_some_and(|rest| step(rest, '条').is_some())
    })
}

/// The place at the start of the text and the rest; the empty place if the text does not go on
/// with 第N条.
fn leading_place(text: &str) -> Option<(Place, &str)> {
    let mut place = Place::default();
    let Some((article, mut rest)) = step(text, '条') else {
        return Some((place, text));
    };
    place.article = article;
    if let Some(after) = rest.strip_prefix('之')
        && let Some((n, len)) = numeral::leading(after)
    {
        place.suffix = u8::try_from(n).ok()?;
        rest = after.get(len..)?;
    }
    if let Some((n, after)) = step(rest, '款') {
        place.paragraph = u8::try_from(n).ok()?;
        rest = after;
    }
    if let Some((n, after)) = step(rest, '项') {
        place.item = u8::try_from(n).ok()?;
        rest = after;
    }
    Some((place, rest))
}

/// `第N<unit>` or `第（N）<unit>` at the start of the text.
fn step(text: &str, unit: char) -> Option<(u16, &str)> {
    let text = text.strip_prefix('第')?;
    let (text, open) = match text.strip_prefix(['（', '(']) {
        Some(inner) => (inner, true),
        None => (text, false),
    };
    let (n, len) = numeral::leading(text)?;
    let mut rest = text.get(len..)?;
    if open {
        rest = rest.strip_prefix(['）', ')'])?;
    }
    Some((n, rest.strip_prefix(unit)?))
}

impl Serialize for Citation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Citation {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Citation, D::Error> {
        struct Text;
        impl de::Visitor<'_> for Text {
            type Value = Citation;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a citation such as 行政处罚法第五十八条")
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<Citation, E> {
                text.parse().map_err(E::custom)
            }
        }
        deserializer.deserialize_str(Text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_citation_is_read_as_it_is_written() {
        for text in [
            "行政处罚法",
            "行政处罚法第五十八条",
            "行政处罚法第五十八条第一款第（二）项",
            "刑法第一百二十条之六",
            "生态环境法典第一千一百三十二条第一款",
            "行政处罚法第六十四条第（二）项",
            "示范省程序规定第十二条第一款",
        ] {
            let citation: Citation = text.parse().unwrap();
            assert_eq!(citation.to_string(), text);
            let json = serde_json::to_string(&citation).unwrap();
            assert_eq!(serde_json::from_str::<Citation>(&json).unwrap(), citation);
        }
    }

    #[test]
    fn forms_in_use() {
        for (text, canonical) in [
            (
                "《中华人民共和国行政处罚法》第58条",
                "中华人民共和国行政处罚法第五十八条",
            ),
            (
                "行政处罚法第５８条第1款第2项",
                "行政处罚法第五十八条第一款第（二）项",
            ),
            (
                "行政处罚法第五十八条第一款第二项",
                "行政处罚法第五十八条第一款第（二）项",
            ),
            (
                "行政处罚法第五十八条第一款第(二)项",
                "行政处罚法第五十八条第一款第（二）项",
            ),
            (
                "《最高人民法院关于适用《中华人民共和国行政诉讼法》的解释》第64条",
                "最高人民法院关于适用《中华人民共和国行政诉讼法》的解释第六十四条",
            ),
            (
                "《示范省裁量基准（教学用）》第四条",
                "示范省裁量基准（教学用）第四条",
            ),
        ] {
            assert_eq!(text.parse::<Citation>().unwrap().to_string(), canonical);
        }
    }

    #[test]
    fn text_that_is_not_one_citation_is_refused() {
        for text in [
            "",
            "第五十八条",
            "《》第五十八条",
            "《《行政处罚法》》第一条",
            "《关于第五条的规定》第六条",
            "《行政处罚法第五十八条",
            "行政处罚法第五十八条和第五十九条",
            "行政处罚法第五十八条第一款以外",
            "某法第五十八条第三百款",
            &format!("{}第一条", "法".repeat(81)),
        ] {
            assert!(text.parse::<Citation>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_place_contains_what_lies_within() {
        let whole = Place::article(58);
        let first = Place {
            paragraph: 1,
            ..whole
        };
        let item = Place { item: 2, ..first };
        assert!(whole.contains(first) && whole.contains(item) && first.contains(item));
        assert!(
            !item.contains(first)
                && !first.contains(Place {
                    paragraph: 2,
                    ..whole
                })
        );
        assert!(!whole.contains(Place { suffix: 1, ..whole }));
        assert!(Place::default().contains(item));
    }
}
