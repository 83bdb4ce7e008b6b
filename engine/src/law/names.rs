use std::collections::BTreeMap;

/// Statute names: exact look-up for what stands in 《》, and the longest known name before a point
/// of running text.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    exact: BTreeMap<String, u16>,
    /// A trie over reversed names. Node 0 is the root.
    nodes: Vec<Node>,
}

#[derive(Clone, Debug, Default)]
struct Node {
    next: BTreeMap<char, u32>,
    statute: Option<u16>,
}

/// Names of up to so many characters are matched in running text only where the word before them
/// shows that the name starts there: 刑法 is not found in 民间刑法, nor 法典 in 民法典.
const SHORT: usize = 3;

impl Names {
    /// Adds a name. `false` if another statute has it.
    pub(super) fn insert(&mut self, name: &str, statute: u16) -> bool {
        let name = normalize(name);
        if *self.exact.entry(name.clone()).or_insert(statute) != statute {
            return false;
        }
        if self.nodes.is_empty() {
            self.nodes.push(Node::default());
        }
        let mut at = 0usize;
        for c in name.chars().rev() {
            let fresh = self.nodes.len();
            let Some(node) = self.nodes.get_mut(at) else {
                return false;
            };
            at = *node.next.entry(c).or_insert(fresh as u32) as usize;
            if at == fresh {
                self.nodes.push(Node::default());
            }
        }
        if let Some(node) = self.nodes.get_mut(at) {
            node.statute = Some(statute);
        }
        true
    }

    /// The statute of that name; 中华人民共和国 may be left out or added.
    pub(super) fn get(&self, name: &str) -> Option<u16> {
        let name = normalize(name);
        self.exact.get(&name).copied().or_else(|| {
            let bare = name.split('（').next()?;
            self.exact.get(bare).copied()
        })
    }

    /// The longest name that ends where `text` ends: the statute and the byte where it starts.
    pub(super) fn at_end_of(&self, text: &str) -> Option<(u16, usize)> {
        let mut found = None;
        let mut at = 0usize;
        let mut length = 0;
        for (start, c) in text.char_indices().rev() {
            let Some(&next) = self.nodes.get(at).and_then(|node| node.next.get(&c)) else {
                break;
            };
            at = next as usize;
            length += 1;
            let statute = self.nodes.get(at).and_then(|node| node.statute);
            if let Some(statute) = statute {
                found = Some((statute, start, length));
            }
        }
        let (statute, start, length) = found?;
        let before = text.get(..start)?;
        if let Some(bare) = before.strip_suffix(COUNTRY) {
            return Some((statute, bare.len()));
        }
        let local = length > SHORT && PROVINCES.iter().any(|name| before.ends_with(name));
        (!local && starts_a_name(before.chars().next_back(), length)).then_some((statute, start))
    }
}

/// Before a name they make it that of a local statute, with or without 省 or 市.
const PROVINCES: [&str; 31] = [
    "北京",
    "天津",
    "上海",
    "重庆",
    "河北",
    "山西",
    "辽宁",
    "吉林",
    "黑龙江",
    "江苏",
    "浙江",
    "安徽",
    "福建",
    "江西",
    "山东",
    "河南",
    "湖北",
    "湖南",
    "广东",
    "海南",
    "四川",
    "贵州",
    "云南",
    "陕西",
    "甘肃",
    "青海",
    "内蒙古",
    "广西",
    "西藏",
    "宁夏",
    "新疆",
];

const COUNTRY: &str = "中华人民共和国";

/// Full-width brackets, no blanks, no country, inner 《》 as 〈〉.
fn normalize(name: &str) -> String {
    let name: String = name
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| match c {
            '(' => '（',
            ')' => '）',
            '《' => '〈',
            '》' => '〉',
            c => c,
        })
        .collect();
    match name.strip_prefix(COUNTRY) {
        Some(bare) if !bare.is_empty() => bare.to_owned(),
        _ => name,
    }
}

/// Whether a name of that length may start after this character.
fn starts_a_name(before: Option<char>, length: usize) -> bool {
    let Some(before) = before else { return true };
    if !is_han(before) {
        return true;
    }
    if length <= SHORT {
        "据照反和与及或的按依由对以见是为即如到指引用将从在给违处该于并且".contains(before)
    } else {
        // 江苏省河道管理条例 is not 河道管理条例.
        !"省市县区州盟旗".contains(before)
    }
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> Names {
        let mut names = Names::default();
        for (n, name) in [
            "中华人民共和国行政处罚法",
            "治安管理处罚法",
            "水法",
            "河道管理条例",
            "浙江省河道管理条例",
            "生态环境法典",
        ]
        .into_iter()
        .enumerate()
        {
            assert!(names.insert(name, n as u16));
        }
        assert!(names.insert("处罚法", 0) && names.insert("法典", 5));
        assert!(!names.insert("水法", 0), "taken");
        names
    }

    #[test]
    fn names_are_looked_up_with_and_without_the_country() {
        let names = names();
        for (name, statute) in [
            ("行政处罚法", Some(0)),
            ("中华人民共和国 行政处罚法", Some(0)),
            ("中华人民共和国水法", Some(2)),
            ("行政处罚法（2021修订）", Some(0)),
            ("行政处罚法(2021年修订)", Some(0)),
            ("民法典", None),
            ("中华人民共和国", None),
            ("", None),
        ] {
            assert_eq!(names.get(name), statute, "{name}");
        }
    }

    #[test]
    fn the_longest_name_that_can_start_there_is_found() {
        let names = names();
        for (text, found) in [
            ("依照行政处罚法", Some((0, 6))),
            ("依照中华人民共和国行政处罚法", Some((0, 6))),
            ("违反治安管理处罚法", Some((1, 6))),
            ("海关处罚法", None),
            ("依据处罚法", Some((0, 6))),
            ("民法典", None),
            ("引用法典", Some((5, 6))),
            ("浙江省河道管理条例", Some((4, 0))),
            ("江苏省河道管理条例", None),
            ("江苏河道管理条例", None),
            ("节水法", None),
            ("水法", Some((2, 0))),
            ("", None),
        ] {
            assert_eq!(names.at_end_of(text), found, "{text}");
        }
    }
}
