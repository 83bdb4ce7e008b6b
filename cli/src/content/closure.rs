//! What goes into a bundle because something in it is cited.

use super::load::Library;
use engine::law::{Card, Citation, LawIndex, StatuteData};
use std::collections::BTreeSet;

/// Cards and statutes that citations bring with them.
pub(super) struct Closure {
    /// The cards of the articles cited.
    pub cards: Vec<Card>,
    /// The statutes cited, those that the cards refer to, and what replaced the repealed.
    pub statutes: Vec<StatuteData>,
}

impl Closure {
    /// The closure of canonical citations and of further statutes by name.
    pub fn of(
        library: &Library,
        law: &LawIndex,
        cited: &BTreeSet<Citation>,
        further: impl IntoIterator<Item = String>,
    ) -> Closure {
        let article = |citation: &Citation| {
            (
                citation.statute.clone(),
                citation.place.article,
                citation.place.suffix,
            )
        };
        let articles: BTreeSet<_> = cited.iter().map(article).collect();
        let canonical = |citation: &Citation| law.canonical(citation);
        let cards: Vec<Card> = library
            .cards
            .iter()
            .filter(|card| {
                canonical(&card.item.id).is_some_and(|id| articles.contains(&article(&id)))
            })
            .map(|card| card.item.clone())
            .collect();
        let named = cards
            .iter()
            .flat_map(|card| card.related.iter().chain([&card.id]))
            .filter_map(canonical)
            .map(|citation| citation.statute);
        let mut names: BTreeSet<String> = cited
            .iter()
            .map(|citation| citation.statute.clone())
            .chain(named)
            .chain(further)
            .collect();
        let successors: Vec<String> = names
            .iter()
            .filter_map(|name| law.statute(name))
            .flat_map(|statute| &statute.data().version)
            .filter_map(|version| version.repealed_by.as_ref())
            .filter_map(canonical)
            .map(|citation| citation.statute)
            .collect();
        names.extend(successors);
        Closure {
            statutes: law.subset(names.iter().map(String::as_str)),
            cards,
        }
    }
}
