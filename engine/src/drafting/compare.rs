//! A draft beside the model document, field by field and sentence by sentence.

use crate::document::{DocumentData, Draft};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The comparison of a whole document.
pub type Comparison = Vec<FieldComparison>;

/// One field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldComparison {
    /// The field.
    pub field: String,
    /// Its name.
    pub label: String,
    /// Whether both say the same.
    pub same: bool,
    /// Sentences side by side: the trainee's, the model's.
    pub rows: Vec<(Option<String>, Option<String>)>,
}

/// Lays a draft beside the model; fields that both leave empty are left out.
pub fn compare(template: &DocumentData, draft: &Draft, model: &Draft) -> Comparison {
    let mut fields = Vec::new();
    for field in template.fields() {
        let (mine, right) = (draft.text(&field.id), model.text(&field.id));
        if mine.trim().is_empty() && right.trim().is_empty() {
            continue;
        }
        let rows = beside(&sentences(&mine), &sentences(&right));
        fields.push(FieldComparison {
            field: field.id.clone(),
            label: field.label.clone(),
            same: rows.iter().all(|(mine, right)| mine == right),
            rows,
        });
    }
    fields
}

/// The most sentences of a field that are laid side by side.
const MOST: usize = 120;
/// From this likeness on, in percent, two sentences stand side by side.
const ALIKE: usize = 34;

fn sentences(text: &str) -> Vec<String> {
    text.split_inclusive(['。', '；', '！', '？', '\n'])
        .map(|sentence| sentence.trim().to_owned())
        .filter(|sentence| !sentence.is_empty())
        .take(MOST)
        .collect()
}

fn beside(mine: &[String], right: &[String]) -> Vec<(Option<String>, Option<String>)> {
    let (rows, cols) = (mine.len(), right.len());
    let pairs: Vec<BTreeSet<(char, char)>> = mine.iter().map(|text| bigrams(text)).collect();
    let others: Vec<BTreeSet<(char, char)>> = right.iter().map(|text| bigrams(text)).collect();
    let like = |i: usize, j: usize| match (pairs.get(i), others.get(j)) {
        (Some(a), Some(b)) => {
            let value = likeness(a, b);
            if value >= ALIKE { value } else { 0 }
        }
        _ => 0,
    };
    // best[i][j]: the most likeness of mine[i..] and right[j..].
    let at = |i: usize, j: usize| i * (cols + 1) + j;
    let mut best = vec![0usize; (rows + 1) * (cols + 1)];
    let read = |best: &[usize], i, j| best.get(at(i, j)).copied().unwrap_or(0);
    for i in (0..rows).rev() {
        for j in (0..cols).rev() {
            let joined = match like(i, j) {
                0 => 0,
                value => read(&best, i + 1, j + 1) + value,
            };
            let value = joined.max(read(&best, i + 1, j)).max(read(&best, i, j + 1));
            if let Some(cell) = best.get_mut(at(i, j)) {
                *cell = value;
            }
        }
    }
    let (mut i, mut j, mut out) = (0, 0, Vec::new());
    while i < rows || j < cols {
        let value = like(i, j);
        if value > 0 && read(&best, i, j) == read(&best, i + 1, j + 1) + value {
            out.push((mine.get(i).cloned(), right.get(j).cloned()));
            i += 1;
            j += 1;
        } else if j >= cols || (i < rows && read(&best, i + 1, j) >= read(&best, i, j + 1)) {
            out.push((mine.get(i).cloned(), None));
            i += 1;
        } else {
            out.push((None, right.get(j).cloned()));
            j += 1;
        }
    }
    out
}

fn bigrams(text: &str) -> BTreeSet<(char, char)> {
    let chars: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
    match chars.as_slice() {
        [only] => BTreeSet::from([(*only, *only)]),
        chars => chars
            .iter()
            .copied()
            .zip(chars.iter().copied().skip(1))
            .collect(),
    }
}

/// The share of pairs that both have, in percent (Dice).
fn likeness(a: &BTreeSet<(char, char)>, b: &BTreeSet<(char, char)>) -> usize {
    let both = a.intersection(b).count();
    (200 * both).checked_div(a.len() + b.len()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn like_sentences_stand_side_by_side() {
        let mine = sentences("经查，当事人摆放果架。罚款三百元。");
        let right = sentences("经查，当事人在店门外摆放果架三排。理由如下。决定罚款二百元。");
        let rows = beside(&mine, &right);
        assert_eq!(rows.len(), 3);
        assert!(rows[0].0.is_some() && rows[0].1.is_some());
        assert!(rows[1].0.is_none() && rows[1].1.as_deref() == Some("理由如下。"));
        assert!(rows[2].0.is_some() && rows[2].1.is_some());
    }

    #[test]
    fn nothing_beside_nothing_is_nothing() {
        assert!(beside(&[], &[]).is_empty());
        assert_eq!(beside(&["甲".into()], &[]), [(Some("甲".into()), None)]);
    }
}
