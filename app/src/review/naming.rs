//! Places of a dossier in words.

use engine::review::{File, FileLeaf, ReviewMark, Spot};

/// Where a mark is.
pub fn place_of(mark: &ReviewMark) -> Spot {
    Spot {
        item: mark.item.clone(),
        field: mark.field.clone(),
        span: mark.span,
        missing: mark.missing.clone(),
    }
}

/// A place in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlaceName {
    /// 《行政处罚决定书》 or 缺少《…》.
    pub document: String,
    /// 第 12 页.
    pub pages: String,
    /// The field's label.
    pub field: String,
    /// The words of the span.
    pub words: String,
}

impl PlaceName {
    /// The name of a place in a dossier.
    pub fn of(file: &File, spot: &Spot) -> PlaceName {
        if !spot.missing.is_empty() {
            let named = file.templates.iter().find(|(id, _)| *id == spot.missing);
            let name = named.map_or(spot.missing.as_str(), |(_, name)| name);
            return PlaceName {
                document: format!("卷内缺少《{name}》"),
                ..PlaceName::default()
            };
        }
        let Some(leaf) = file.leaves.iter().find(|leaf| leaf.id == spot.item) else {
            return PlaceName::default();
        };
        let field = leaf.fields.iter().find(|field| field.id == spot.field);
        let words = spot.span.zip(field).map(|((from, to), field)| {
            let count = to.saturating_sub(from);
            field.text.chars().skip(from).take(count).collect()
        });
        PlaceName {
            document: format!("《{}》", leaf.label),
            pages: pages(leaf),
            field: field.map_or(String::new(), |field| field.label.clone()),
            words: words.unwrap_or_default(),
        }
    }
}

/// 第 12—14 页.
pub fn pages(leaf: &FileLeaf) -> String {
    let last = leaf.page + leaf.pages.saturating_sub(1);
    if last > leaf.page {
        format!("第 {}—{last} 页", leaf.page)
    } else {
        format!("第 {} 页", leaf.page)
    }
}
