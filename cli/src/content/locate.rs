//! From a path into a TOML file, such as `case.evidence[2].proves`, to its line and column.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Line and column (in characters), both from 1, of a byte offset.
pub fn position(text: &str, offset: usize) -> (usize, usize) {
    let before = text.get(..offset.min(text.len())).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before
        .rsplit('\n')
        .next()
        .unwrap_or_default()
        .chars()
        .count()
        + 1;
    (line, column)
}

/// Where the deepest part of the path that exists stands; 1:1 if nothing of it does.
pub fn find(text: &str, path: &str) -> (usize, usize) {
    let Ok(table) = DeTable::parse(text) else {
        return (1, 1);
    };
    let mut offset = 0;
    let mut here: Option<&DeValue> = None;
    let root: &DeTable = table.get_ref();
    for part in path.split('.').flat_map(|part| part.split('[')) {
        let part = part.trim_end_matches(']');
        let next: Option<(usize, &DeValue)> = match (here, part.parse::<usize>()) {
            (Some(DeValue::Array(array)), Ok(n)) => array.get(n).map(spanned),
            (Some(DeValue::Table(table)), _) => entry(table, part),
            (None, _) => entry(root, part),
            _ => None,
        };
        let Some((start, value)) = next else { break };
        offset = start;
        here = Some(value);
    }
    position(text, offset)
}

fn spanned<'a, 'i>(value: &'a Spanned<DeValue<'i>>) -> (usize, &'a DeValue<'i>) {
    (value.span().start, value.get_ref())
}

fn entry<'a, 'i>(table: &'a DeTable<'i>, key: &str) -> Option<(usize, &'a DeValue<'i>)> {
    let (name, value) = table.iter().find(|(name, _)| name.get_ref() == key)?;
    Some((name.span().start, value.get_ref()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str =
        "id = 1\n[case]\nname = '甲'\n[[case.people]]\nid = 'a'\n[[case.people]]\nid = 'b'\n";

    #[test]
    fn a_path_leads_to_its_key() {
        assert_eq!(find(TEXT, "case.name"), (3, 1));
        assert_eq!(find(TEXT, "case.people[1].id"), (7, 1));
    }

    #[test]
    fn a_path_that_goes_too_far_leads_to_what_exists_of_it() {
        assert_eq!(find(TEXT, "case.people[1].id.more"), (7, 1));
        assert_eq!(find(TEXT, "nothing.here"), (1, 1));
        assert_eq!(find("not toml [", "a"), (1, 1));
    }

    #[test]
    fn columns_count_characters() {
        assert_eq!(position("ab\n甲乙丙", 9), (2, 3));
    }
}
