//! Two courses of events laid side by side.

use super::state::Happened;
use crate::score::{PathRow, PathStatus};
use std::collections::BTreeMap;

/// A pairing of the taken and the lawful course: indices of events, in order.
pub(crate) type Pairs = Vec<(Option<usize>, Option<usize>)>;

/// Aligns two courses by their event kinds so that as many as possible stand side by side.
pub(crate) fn align(taken: &[Happened], lawful: &[Happened]) -> Pairs {
    let (rows, cols) = (taken.len() + 1, lawful.len() + 1);
    // best[i][j]: longest common subsequence of taken[i..] and lawful[j..].
    let mut best = vec![0u32; rows * cols];
    let at = |i: usize, j: usize| i * cols + j;
    let same = |i: usize, j: usize| match (taken.get(i), lawful.get(j)) {
        (Some(a), Some(b)) => a.kind == b.kind,
        _ => false,
    };
    let read = |best: &[u32], i: usize, j: usize| best.get(at(i, j)).copied().unwrap_or(0);
    for i in (0..taken.len()).rev() {
        for j in (0..lawful.len()).rev() {
            let value = if same(i, j) {
                read(&best, i + 1, j + 1) + 1
            } else {
                read(&best, i + 1, j).max(read(&best, i, j + 1))
            };
            if let Some(cell) = best.get_mut(at(i, j)) {
                *cell = value;
            }
        }
    }
    let mut pairs = Vec::new();
    let (mut i, mut j) = (0, 0);
    while i < taken.len() || j < lawful.len() {
        if same(i, j) {
            pairs.push((Some(i), Some(j)));
            i += 1;
            j += 1;
        } else if j >= lawful.len()
            || (i < taken.len() && read(&best, i + 1, j) >= read(&best, i, j + 1))
        {
            pairs.push((Some(i), None));
            i += 1;
        } else {
            pairs.push((None, Some(j)));
            j += 1;
        }
    }
    pairs
}

/// How far apart two courses are: events that stand alone.
pub(crate) fn distance(pairs: &Pairs) -> usize {
    pairs
        .iter()
        .filter(|(a, b)| a.is_none() || b.is_none())
        .count()
}

/// The alignment as rows; what is in both but elsewhere in the order counts as moved.
pub(crate) fn rows(
    pairs: &Pairs,
    taken: &[Happened],
    lawful: &[Happened],
    label: impl Fn(&str) -> String,
) -> Vec<PathRow> {
    let mut alone: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for pair in pairs {
        match *pair {
            (Some(i), None) => {
                if let Some(event) = taken.get(i) {
                    alone.entry(&event.kind).or_default().0 += 1;
                }
            }
            (None, Some(j)) => {
                if let Some(event) = lawful.get(j) {
                    alone.entry(&event.kind).or_default().1 += 1;
                }
            }
            _ => {}
        }
    }
    let moved = |kind: &str| {
        alone
            .get(kind)
            .is_some_and(|(extra, skipped)| *extra > 0 && *skipped > 0)
    };
    let mut out = Vec::new();
    for pair in pairs {
        let a = pair.0.and_then(|i| taken.get(i));
        let b = pair.1.and_then(|j| lawful.get(j));
        let Some(kind) = a.or(b).map(|event| event.kind.as_str()) else {
            continue;
        };
        let status = match (a, b) {
            (Some(_), Some(_)) => PathStatus::Same,
            _ if moved(kind) => PathStatus::Moved,
            (Some(_), None) => PathStatus::Extra,
            _ => PathStatus::Skipped,
        };
        out.push(PathRow {
            label: label(kind),
            status,
            taken: a.map(|e| e.at),
            lawful: b.map(|e| e.at),
        });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::{Date, Moment};
    use std::sync::Arc;

    fn course(kinds: &str) -> Vec<Happened> {
        let day = Date::new(2026, 9, 1).unwrap();
        let event = |(n, kind): (usize, &str)| Happened {
            at: Moment::start_of(day.plus_days(i32::try_from(n).unwrap())),
            kind: kind.to_owned(),
            data: Arc::default(),
            command: n,
        };
        kinds.split_whitespace().enumerate().map(event).collect()
    }

    fn drawn(taken: &str, lawful: &str) -> String {
        let (taken, lawful) = (course(taken), course(lawful));
        let pairs = align(&taken, &lawful);
        let rows = rows(&pairs, &taken, &lawful, str::to_owned);
        let word = |row: &PathRow| {
            let sign = match row.status {
                PathStatus::Same => "=",
                PathStatus::Skipped => "-",
                PathStatus::Extra => "+",
                PathStatus::Moved => "~",
            };
            format!("{sign}{}", row.label)
        };
        rows.iter().map(word).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn skipped_extra_and_moved_steps_are_told_apart() {
        assert_eq!(drawn("a b c", "a b c"), "=a =b =c");
        assert_eq!(drawn("a c", "a b c"), "=a -b =c");
        assert_eq!(drawn("a x b", "a b"), "=a +x =b");
        assert_eq!(drawn("a c b d", "a b c d"), "=a ~c =b ~c =d");
        assert_eq!(drawn("", "a b"), "-a -b");
        assert_eq!(drawn("", ""), "");
    }

    #[test]
    fn distance_counts_what_stands_alone() {
        assert_eq!(distance(&align(&course("a c"), &course("a b c"))), 1);
        assert_eq!(distance(&align(&course("a"), &course("a"))), 0);
    }
}
