//! Taking out of a document what meets a check.

use super::check::Bench;
use super::volume::{ItemKind, Volume};
use crate::document::Value as Written;

/// Takes out sentence after sentence until no check named is met any more.
pub(super) fn unsay(
    volume: &mut Volume,
    bench: &Bench,
    doc: &str,
    checks: &[String],
) -> Option<()> {
    const MOST: usize = 40;
    let at = volume.find(doc)?;
    let examiner = bench.examiner(volume, volume.items.get(at)?)?;
    let mut changed = false;
    for _ in 0..MOST {
        let ItemKind::Document { draft, .. } = &mut volume.change(at)?.kind else {
            return None;
        };
        let Some(span) = examiner.met(draft, |check| checks.contains(&check.id)) else {
            break;
        };
        let text = draft.text(&span.field);
        let rest = without_sentence(&text, span.from, span.to);
        if rest.trim().is_empty() {
            draft.fields.remove(&span.field);
        } else {
            draft.fields.insert(span.field, Written::Text(rest));
        }
        changed = true;
    }
    changed.then_some(())
}

/// A text without the sentences that touch these characters.
fn without_sentence(text: &str, from: usize, to: usize) -> String {
    let ends = |c: char| matches!(c, '。' | '；' | '！' | '？' | '\n');
    let chars: Vec<char> = text.chars().collect();
    let begin = chars
        .get(..from)
        .unwrap_or_default()
        .iter()
        .rposition(|&c| ends(c))
        .map_or(0, |at| at + 1);
    let behind = to.max(from + 1);
    let closed = chars
        .get(behind.saturating_sub(1))
        .copied()
        .is_some_and(ends);
    let end = if closed {
        behind
    } else {
        chars
            .iter()
            .skip(behind)
            .position(|&c| ends(c))
            .map_or(chars.len(), |more| behind + more + 1)
    };
    let rest: String = chars
        .get(..begin)
        .into_iter()
        .chain(chars.get(end..))
        .flatten()
        .collect();
    // What stood before a semicolon now ends the sentence.
    match rest.strip_suffix('；') {
        Some(rest) => format!("{rest}。"),
        None => rest,
    }
}
