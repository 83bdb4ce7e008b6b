//! Text as the checks read it: one width, one set of marks, no spaces.

/// A text folded for reading, with the place in the original of every character.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Folded {
    /// Folded characters.
    pub chars: Vec<char>,
    /// For each, the index of its character in the original.
    pub origin: Vec<u32>,
    /// Sentences: from, to (in folded characters), without the mark at the end.
    pub sentences: Vec<Sentence>,
}

/// A sentence of a folded text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Sentence {
    /// Its first character.
    pub from: usize,
    /// Behind its last.
    pub to: usize,
    /// What kind of wording it is.
    pub tone: Tone,
}

/// What kind of wording a sentence is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tone {
    /// It says something.
    Prose,
    /// Keywords strung together.
    List,
    /// The wording of a provision, not of a case.
    Provision,
}

/// The folded form of a character, or `None` if it is not read.
pub(crate) fn fold(c: char) -> Option<char> {
    let c = match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0)?,
        '\u{3000}' => ' ',
        other => other,
    };
    Some(match c {
        '\n' => '\n',
        '\r' | '\u{2028}' | '\u{2029}' => '\n',
        c if c.is_whitespace() || is_invisible(c) => return None,
        '[' | '【' | '〖' => '〔',
        ']' | '】' | '〗' => '〕',
        '"' | '\u{201c}' | '\u{201d}' | '\u{2018}' | '\u{2019}' | '\'' | '「' | '」' | '『'
        | '』' => '"',
        '—' | '–' | '－' | '―' => '-',
        '～' | '〜' => '~',
        '○' | '◯' => '〇',
        '〈' => '《',
        '〉' => '》',
        c if c.is_ascii_uppercase() => c.to_ascii_lowercase(),
        c => c,
    })
}

/// Marks of direction, joiners and controls, which nobody sees.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}')
}

/// The folded form of a text, as a string.
pub(crate) fn fold_str(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let (mut space, mut figure) = (false, false);
    for original in text.chars() {
        match fold(original) {
            Some(c) => {
                let digit = c.is_ascii_digit();
                if space && digit && figure {
                    out.push(' ');
                }
                (space, figure) = (false, digit);
                out.push(c);
            }
            None => space |= original.is_whitespace(),
        }
    }
    out
}

/// Folded characters with their places; a space stays only between figures (`2026-09-08 09:30`).
fn folded(text: &str) -> Vec<(char, usize)> {
    let mut out: Vec<(char, usize)> = Vec::new();
    let mut space = None;
    for (at, original) in text.chars().enumerate() {
        match fold(original) {
            Some(c) => {
                let figures =
                    c.is_ascii_digit() && out.last().is_some_and(|(last, _)| last.is_ascii_digit());
                out.extend(space.take().filter(|_| figures).map(|at| (' ', at)));
                out.push((c, at));
            }
            None if original.is_whitespace() => space = Some(at),
            None => {}
        }
    }
    out
}

impl Folded {
    /// Folds a text.
    pub fn new(text: &str) -> Folded {
        let read = folded(text);
        let mut folded = Folded::default();
        let mut spaces = Vec::new();
        let mut last = 0;
        for (c, at) in read {
            // What was left out between two characters was a space or is not seen at all.
            if at > last + 1 && c != '\n' {
                spaces.push(folded.chars.len());
            }
            last = at;
            folded.chars.push(c);
            folded.origin.push(u32::try_from(at).unwrap_or(u32::MAX));
        }
        let mut from = 0;
        for at in 0..=folded.chars.len() {
            let ends = folded.chars.get(at).is_none_or(|&c| is_end(c));
            if ends {
                if at > from {
                    let within = spaces
                        .iter()
                        .filter(|&&space| from < space && space < at)
                        .count();
                    let tone = tone(folded.slice(from, at), within);
                    folded.sentences.push(Sentence { from, to: at, tone });
                }
                from = at + 1;
            }
        }
        folded
    }

    /// Characters from, to.
    pub fn slice(&self, from: usize, to: usize) -> &[char] {
        self.chars.get(from..to).unwrap_or_default()
    }

    /// The span in the original of folded characters from, to.
    pub fn original(&self, from: usize, to: usize) -> (usize, usize) {
        let first = self.origin.get(from).copied().unwrap_or(0);
        let last = to
            .checked_sub(1)
            .and_then(|last| self.origin.get(last))
            .map_or(first, |&last| last.saturating_add(1));
        (first as usize, last.max(first) as usize)
    }
}

/// Whether a sentence ends here.
fn is_end(c: char) -> bool {
    matches!(c, '。' | ';' | '!' | '?' | '\n')
}

/// Words without which a Chinese sentence of some length is hardly ever written.
#[rustfmt::skip]
fn is_grammar(c: char) -> bool {
    matches!(c, '的' | '了' | '在' | '于' | '将' | '自' | '向' | '由' | '对' | '可' | '应' | '经' | '为' | '是' | '被' | '与'
        | '和' | '及' | '之' | '其' | '并' | '以' | '请' | '如' | '不' | '已' | '有' | '你' | '我' | '该' | '本' | '至'
        | '内' | '起' | '到' | '按' | '从' | '就' | '而' | '或' | '者' | '给' | '让' | '把' | '未' | '无' | '没' | '予'
        | '因' | '所' | '此' | '们' | '要' | '能' | '会' | '用' | '后' | '当' | '称')
}

/// The shares by which a string of keywords is told from a sentence.
fn tone(sentence: &[char], spaces: usize) -> Tone {
    let length = sentence.len();
    let marks = sentence
        .iter()
        .filter(|c| matches!(c, ',' | '、' | '/' | '|' | '+'))
        .count();
    let parts = marks + spaces + 1;
    let grammar = sentence.iter().filter(|&&c| is_grammar(c)).count();
    let figures = sentence.iter().filter(|c| c.is_ascii_digit()).count();
    let few_words = grammar * 9 < length && figures * 10 < length;
    let split = |c: &char| matches!(c, ',' | '、' | '/' | '|' | '+');
    let last = sentence.rsplit(split).next().unwrap_or_default();
    let concludes = || has_predicate(last);
    let short = sentence.split(split).all(|part| part.len() <= 4);
    let says_so = || sentence.split(split).any(tells);
    if marks >= 4 && sentence.split(split).all(|part| part.len() <= 5) && !concludes() && !says_so()
    {
        return Tone::List;
    }
    if marks >= 2 && short && !counts_things(sentence) && figures == 0 && !concludes() && !says_so()
    {
        return Tone::List;
    }
    let says = || counts_things(sentence) || has_predicate(sentence);
    if parts >= 4 && length < parts * 6 && few_words && !says() {
        return Tone::List;
    }
    if is_provision(sentence) {
        return Tone::Provision;
    }
    Tone::Prose
}

/// Whether a text begins with a word.
pub(crate) fn starts_with(text: &[char], word: &str) -> bool {
    let mut chars = text.iter();
    word.chars().all(|c| chars.next() == Some(&c))
}

/// Whether a word stands in a text.
fn contains(text: &[char], word: &str) -> bool {
    let Some(first) = word.chars().next() else {
        return true;
    };
    let starts = text.iter().enumerate().filter(|&(_, &c)| c == first);
    starts
        .map(|(at, _)| text.get(at..).unwrap_or_default())
        .any(|rest| starts_with(rest, word))
}

/// Whether a short clause says something of its own: 四眼皆燃, 树没着.
fn tells(clause: &[char]) -> bool {
    let words = ['没', '未', '已', '了', '皆', '均', '免', '着'];
    clause.len() >= 2 && clause.iter().any(|c| words.contains(c))
}

/// Whether something is said of what is listed: 前后一致, 均有记录.
fn has_predicate(sentence: &[char]) -> bool {
    let words = [
        "一致", "一样", "齐全", "完备", "均有", "均已", "都有", "都已", "都全", "相符", "属实",
        "无误", "齐备", "吻合",
    ];
    words.iter().any(|word| contains(sentence, word))
}

/// Whether things are counted in it: 三排, 二十二只.
fn counts_things(sentence: &[char]) -> bool {
    let counted = |at: &usize| super::class::Class::Unit.end(sentence, *at).is_some();
    (0..sentence.len()).filter(counted).count() >= 2
}

/// Wording that a provision has and a case has not.
const GENERIC: [&str; 14] = [
    "有下列行为之一",
    "有下列情形之一",
    "违反本法规定,",
    "违反本法典规定,",
    "违反本条例规定,",
    "情节严重的,",
    "情节较重的,",
    "拒不改正的,",
    "国家实行",
    "任何单位和个人",
    "县级以上",
    "主管部门责令",
    "法律、法规另有规定",
    "法律、行政法规另有规定",
];

/// What the words of [`GENERIC`] begin with.
const BEGINNINGS: [char; 9] = ['有', '违', '情', '拒', '国', '任', '县', '主', '法'];

/// Whether a sentence speaks of whoever does something, as a provision does, and not of this case.
fn is_provision(sentence: &[char]) -> bool {
    let mut said = [false; GENERIC.len()];
    for (at, c) in sentence.iter().enumerate() {
        if !BEGINNINGS.contains(c) {
            continue;
        }
        let rest = sentence.get(at..).unwrap_or_default();
        for (said, words) in said.iter_mut().zip(GENERIC) {
            *said |= starts_with(rest, words);
        }
    }
    let hits = said.iter().filter(|said| **said).count();
    if hits == 0 {
        return false;
    }
    // A sentence that names its provision tells the party what would follow.
    if (0..sentence.len()).any(|at| super::class::Class::Cite.end(sentence, at).is_some()) {
        return false;
    }
    let range = ["以上", "以下", "罚款"]
        .iter()
        .all(|word| contains(sentence, word));
    hits >= 2 || (hits >= 1 && range)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_keeps_the_places_of_the_original() {
        let folded = Folded::new("Ａ １、 经 查；是。");
        assert_eq!(folded.chars.iter().collect::<String>(), "a1、经查;是。");
        assert_eq!(folded.original(3, 5), (5, 8));
        assert_eq!(folded.sentences.len(), 2);
    }

    #[test]
    fn keywords_are_not_a_sentence() {
        let tone = |text| Folded::new(text).sentences[0].tone;
        assert_eq!(
            tone("时间、地点、当事人、违法事实、证据、法律依据、陈述申辩、听证"),
            Tone::List
        );
        assert_eq!(
            tone("时间 地点 当事人 违法事实 证据 法律依据 陈述 申辩 听证 复议 诉讼"),
            Tone::List
        );
        assert_eq!(
            tone("当事人将三排果架摆放在店门外的人行道上，沿街长4.2米"),
            Tone::Prose
        );
        assert_eq!(
            tone("现场有木质果架三排、水果筐二十二只、价签若干、塑料凳两张"),
            Tone::Prose
        );
    }

    #[test]
    fn every_wording_of_provisions_is_looked_for() {
        let begins = |words: &&str| words.starts_with(BEGINNINGS);
        assert!(GENERIC.iter().all(begins));
    }

    #[test]
    fn a_provision_is_not_a_finding_of_fact() {
        let text = "违反本法规定，有下列行为之一的，由主管部门责令改正，处五千元以上五万元以下罚款";
        assert_eq!(Folded::new(text).sentences[0].tone, Tone::Provision);
    }

    #[test]
    fn a_text_folded_for_itself_is_the_text_folded_with_its_places() {
        for text in [
            "",
            " １ ２ 3a 4",
            "9月 8日 09 :30",
            "１\u{200b} 2",
            "陈 述",
            "2026-09-08 09:30",
        ] {
            let placed: String = folded(text).into_iter().map(|(c, _)| c).collect();
            assert_eq!(fold_str(text), placed, "{text:?}");
        }
    }

    #[test]
    fn invisible_marks_are_not_read() {
        assert_eq!(fold_str("陈\u{200b}述\u{202e}申辩\u{feff}"), "陈述申辩");
    }
}
