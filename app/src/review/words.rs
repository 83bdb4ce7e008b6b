//! Texts of a document cut at marks, each piece knowing where it stands in its field.

use leptos::prelude::*;

/// A stretch of a field that is shaded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shade {
    /// The field.
    pub field: String,
    /// Characters of it; none: all of it.
    pub span: Option<(usize, usize)>,
}

/// The field's own words of one block: `from` is where they stand in the field.
pub fn words(text: &str, from: usize, shades: &[(usize, usize)]) -> Vec<AnyView> {
    let pieces = cut(text, from, shades);
    let piece = |(at, text, shaded): (usize, String, bool)| {
        if shaded {
            view! { <mark data-from=at>{text}</mark> }.into_any()
        } else {
            view! { <span data-from=at>{text}</span> }.into_any()
        }
    };
    pieces.into_iter().map(piece).collect()
}

/// The text cut where shading begins and ends: place, text, whether it is shaded.
fn cut(text: &str, from: usize, shades: &[(usize, usize)]) -> Vec<(usize, String, bool)> {
    let chars: Vec<char> = text.chars().collect();
    let end = from + chars.len();
    let mut edges: Vec<usize> = shades
        .iter()
        .flat_map(|&(start, stop)| [start, stop])
        .filter(|&edge| from < edge && edge < end)
        .chain([from, end])
        .collect();
    edges.sort_unstable();
    edges.dedup();
    let piece = |pair: &[usize]| {
        let [start, stop] = *pair else { return None };
        let text = chars.get(start - from..stop - from)?.iter().collect();
        let shaded = shades.iter().any(|&(a, b)| a <= start && stop <= b);
        Some((start, text, shaded))
    };
    edges.windows(2).filter_map(piece).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_where_shading_begins_and_ends_and_nothing_is_lost() {
        let pieces = cut("罚款三千元", 10, &[(12, 14), (0, 11)]);
        let shown: Vec<_> = pieces
            .iter()
            .map(|(at, text, shaded)| (*at, text.as_str(), *shaded))
            .collect();
        let expected = [
            (10, "罚", true),
            (11, "款", false),
            (12, "三千", true),
            (14, "元", false),
        ];
        assert_eq!(shown, expected);
        assert_eq!(cut("", 3, &[(0, 9)]), []);
    }
}
