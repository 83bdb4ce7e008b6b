//! The volume 案卷: what a case has brought together, in the order of the volume, and a search in it.

use crate::case::view::DossierItem;
use crate::document::Paper;

/// The items in the order of the volume; those of one part stay in the order of time.
pub fn in_order(items: &[DossierItem]) -> Vec<&DossierItem> {
    let mut ordered: Vec<&DossierItem> = items.iter().collect();
    ordered.sort_by_key(|item| item.stage);
    ordered
}

/// The surroundings of some words where an item first says them; `None` if it does not.
pub fn find(item: &DossierItem, words: &str) -> Option<String> {
    let words = words.trim();
    if words.is_empty() {
        return None;
    }
    let text = item.paper.as_ref().map(Paper::plain).unwrap_or_default();
    let whole = format!("{}\n{}\n{text}", item.label, item.note);
    let at = whole.find(words)?;
    let before = whole
        .get(..at)?
        .chars()
        .rev()
        .take_while(|&c| c != '\n')
        .take(BEFORE);
    let before: Vec<char> = before.collect();
    let length = words.chars().count() + BEHIND;
    let behind = whole
        .get(at..)?
        .chars()
        .take_while(|&c| c != '\n')
        .take(length);
    Some(before.into_iter().rev().chain(behind).collect())
}

/// How many characters are shown before the words …
const BEFORE: usize = 10;
/// … and behind them.
const BEHIND: usize = 14;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Moment;
    use crate::case::view::DossierKind;
    use crate::document::template::Stage;

    fn item(stage: Stage, label: &str, note: &str) -> DossierItem {
        DossierItem {
            id: label.to_owned(),
            label: label.to_owned(),
            kind: DossierKind::Evidence,
            stage,
            at: "2026-09-18T09:00".parse::<Moment>().unwrap(),
            paper: None,
            note: note.to_owned(),
        }
    }

    #[test]
    fn a_volume_is_in_order_and_stable() {
        let items = [
            item(Stage::Evidence, "现场检查笔录", ""),
            item(Stage::Filing, "立案审批表", ""),
            item(Stage::Evidence, "询问笔录", ""),
            item(Stage::Decision, "决定书", ""),
        ];
        let labels: Vec<&str> = in_order(&items)
            .iter()
            .map(|item| item.label.as_str())
            .collect();
        assert_eq!(labels, ["立案审批表", "决定书", "现场检查笔录", "询问笔录"]);
    }

    #[test]
    fn a_search_shows_where() {
        let found = item(
            Stage::Evidence,
            "询问笔录",
            "书证　罗春梅说三排果架是她摆的",
        );
        assert_eq!(
            find(&found, "果架").as_deref(),
            Some("书证　罗春梅说三排果架是她摆的")
        );
        assert_eq!(find(&found, "听证"), None);
        assert_eq!(find(&found, "  "), None);
    }
}
