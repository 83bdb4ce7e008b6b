//! The volume: documents and evidence in order, with a catalogue and page numbers.

use crate::document::Paper;
use crate::document::template::Stage;
use serde::{Deserialize, Serialize};

/// One item of a volume.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// Its part of the volume.
    pub stage: Stage,
    /// Its name.
    pub title: String,
    /// 文号, may be empty.
    pub number: String,
    /// Its date, may be empty.
    pub date: String,
    /// How many pages it has.
    pub pages: u32,
    /// What it says; evidence that is no document has none.
    pub paper: Option<Paper>,
    /// What evidence proves, may be empty.
    pub note: String,
}

/// A volume in order 案卷.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Volume {
    entries: Vec<Entry>,
}

impl Volume {
    /// Puts entries in the order of the volume; those of one part stay as they are given.
    pub fn new(mut entries: Vec<Entry>) -> Volume {
        entries.sort_by_key(|entry| entry.stage);
        Volume { entries }
    }

    /// The entries in order, each with its first and last page.
    pub fn pages(&self) -> impl Iterator<Item = (&Entry, u32, u32)> {
        let mut next = 1u32;
        self.entries.iter().map(move |entry| {
            let first = next;
            next = next.saturating_add(entry.pages.max(1));
            (entry, first, next.saturating_sub(1))
        })
    }

    /// The entries in which a text occurs, with its first surroundings.
    pub fn search(&self, words: &str) -> Vec<(usize, String)> {
        let words = words.trim();
        if words.is_empty() {
            return Vec::new();
        }
        let found = self
            .entries
            .iter()
            .enumerate()
            .filter_map(|(index, entry)| {
                let text = entry.paper.as_ref().map(Paper::plain).unwrap_or_default();
                let whole = format!("{}\n{}\n{}\n{text}", entry.title, entry.number, entry.note);
                around(&whole, words).map(|excerpt| (index, excerpt))
            });
        found.collect()
    }
}

fn around(text: &str, words: &str) -> Option<String> {
    let at = text.find(words)?;
    let before: Vec<char> = text
        .get(..at)?
        .chars()
        .rev()
        .take_while(|&c| c != '\n')
        .take(12)
        .collect();
    let behind = text
        .get(at..)?
        .chars()
        .take_while(|&c| c != '\n')
        .take(words.chars().count() + 18);
    Some(before.into_iter().rev().chain(behind).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(stage: Stage, title: &str, pages: u32) -> Entry {
        Entry {
            stage,
            title: title.to_owned(),
            number: String::new(),
            date: String::new(),
            pages,
            paper: None,
            note: String::new(),
        }
    }

    #[test]
    fn a_volume_is_in_order_and_numbered() {
        let volume = Volume::new(vec![
            entry(Stage::Evidence, "现场检查笔录", 3),
            entry(Stage::Filing, "立案审批表", 2),
            entry(Stage::Evidence, "询问笔录", 2),
        ]);
        let pages: Vec<(&str, u32, u32)> = volume
            .pages()
            .map(|(e, from, to)| (e.title.as_str(), from, to))
            .collect();
        assert_eq!(
            pages,
            [
                ("立案审批表", 1, 2),
                ("现场检查笔录", 3, 5),
                ("询问笔录", 6, 7)
            ]
        );
    }

    #[test]
    fn a_search_shows_where() {
        let volume = Volume::new(vec![entry(Stage::Evidence, "现场检查笔录", 3)]);
        assert_eq!(volume.search("检查"), [(0, "现场检查笔录".to_owned())]);
        assert!(volume.search("听证").is_empty() && volume.search("  ").is_empty());
    }
}
