use serde::{Deserialize, Serialize};

use super::statute::{Located, locate};
use super::{Citation, LawIndex};
use crate::calendar::Date;

/// What a citation comes to on a day 引用核验.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "status", rename_all = "snake_case")]
pub enum Resolution {
    /// The provision is there and in force.
    InForce {
        /// When the version was adopted or last revised.
        revised: Date,
        /// What limits the answer.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        caution: Option<Caution>,
    },
    /// The statute, or the version known here, comes into force later.
    NotYetInForce {
        /// The first day.
        from: Date,
    },
    /// The statute is no longer in force.
    Repealed {
        /// The first day on which it is not.
        on: Date,
        /// The provision that repealed it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<Citation>,
    },
    /// The statute has no such article.
    NoSuchArticle {
        /// The number of its last article.
        last: u16,
    },
    /// The article has no such paragraph 款.
    NoSuchParagraph {
        /// How many it has.
        paragraphs: u8,
    },
    /// The paragraph has no such item 项.
    NoSuchItem {
        /// How many it has.
        items: u8,
    },
    /// No statute of that name is known.
    UnknownStatute,
}

/// A limit of what the index knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Caution {
    /// Only the statute's dates are known; article, paragraph and item were not checked.
    ArticlesUnknown,
    /// The day lies before the last revision: the article may then have had another text.
    RevisedLater,
    /// The day on which the last revision came into force is not known to be past.
    AmendmentDateUnknown,
}

impl Resolution {
    /// Whether the provision may be relied on.
    pub fn is_in_force(&self) -> bool {
        matches!(self, Resolution::InForce { .. })
    }

    /// The word of the serialized form.
    pub fn status(&self) -> &'static str {
        match self {
            Resolution::InForce { .. } => "in_force",
            Resolution::NotYetInForce { .. } => "not_yet_in_force",
            Resolution::Repealed { .. } => "repealed",
            Resolution::NoSuchArticle { .. } => "no_such_article",
            Resolution::NoSuchParagraph { .. } => "no_such_paragraph",
            Resolution::NoSuchItem { .. } => "no_such_item",
            Resolution::UnknownStatute => "unknown_statute",
        }
    }
}

impl LawIndex {
    /// Checks a citation against the version of its statute on that day: first whether there is
    /// one, then article, paragraph, item.
    pub fn resolve(&self, citation: &Citation, day: Date) -> Resolution {
        let version = self
            .statute(&citation.statute)
            .and_then(|statute| statute.version_on(day));
        let Some((version, structure)) = version else {
            return Resolution::UnknownStatute;
        };
        if day < version.in_force {
            return Resolution::NotYetInForce {
                from: version.in_force,
            };
        }
        if let Some(on) = version.repealed.filter(|&on| on <= day) {
            return Resolution::Repealed {
                on,
                by: version.repealed_by.clone(),
            };
        }
        let there = |caution| Resolution::InForce {
            revised: version.revised,
            caution,
        };
        let Some(structure) = structure else {
            let checked = citation.place.article == 0;
            return there((!checked).then_some(Caution::ArticlesUnknown));
        };
        match locate(structure, citation.place) {
            Located::There if day < version.revised => there(Some(Caution::RevisedLater)),
            Located::There
                if version.amendment_date_unknown && within_a_year(version.revised, day) =>
            {
                there(Some(Caution::AmendmentDateUnknown))
            }
            Located::There => there(None),
            Located::NoArticle => Resolution::NoSuchArticle {
                last: structure.last_article(),
            },
            Located::NoParagraph(paragraphs) => Resolution::NoSuchParagraph { paragraphs },
            Located::NoItem(items) => Resolution::NoSuchItem { items },
        }
    }
}

/// An amendment comes into force within a year of its adoption.
fn within_a_year(revised: Date, day: Date) -> bool {
    day < revised.plus_months(12)
}
