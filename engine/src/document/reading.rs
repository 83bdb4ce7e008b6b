//! Finding what patterns look for: all words of a template in one pass over a text.

use super::class::Class;
use super::facts::Facts;
use super::negation::is_negated;
use super::normal::{Folded, Sentence, Tone, fold_str};
use super::pattern::{Alternative, Pattern, Place};
use aho_corasick::{AhoCorasick, MatchKind};
use std::cell::OnceCell;
use std::collections::BTreeMap;

/// Words of a name that patterns refer to.
pub type Synonyms = BTreeMap<String, Vec<String>>;

/// The words of all patterns of a template.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lexicon {
    ids: BTreeMap<String, usize>,
    words: Vec<String>,
    /// Keys of the facts that patterns refer to.
    facts: Vec<String>,
    /// Classes that patterns look for.
    classes: Vec<Class>,
    automaton: Option<AhoCorasick>,
}

/// The words of the facts that a lexicon refers to, in the order of its keys.
pub(crate) type FactWords = Vec<Vec<String>>;

/// A pattern over the words of a lexicon.
#[derive(Clone, Debug)]
pub(crate) struct Compiled {
    next: Vec<Slot>,
    anywhere: Vec<Slot>,
    nowhere: Vec<Slot>,
}

#[derive(Clone, Debug)]
struct Slot {
    words: Vec<usize>,
    facts: Vec<usize>,
    classes: Vec<Class>,
    gap: Option<usize>,
    even_negated: bool,
}

impl Lexicon {
    /// Takes a pattern's words in.
    pub fn compile(&mut self, pattern: &Pattern, synonyms: &Synonyms) -> Compiled {
        let mut compiled = Compiled {
            next: Vec::new(),
            anywhere: Vec::new(),
            nowhere: Vec::new(),
        };
        for term in &pattern.terms {
            let mut slot = Slot {
                words: Vec::new(),
                facts: Vec::new(),
                classes: Vec::new(),
                gap: None,
                even_negated: term.even_negated,
            };
            for option in &term.options {
                match option {
                    Alternative::Word(word) => slot.words.push(self.word(word.clone())),
                    Alternative::Synonyms(name) => {
                        for word in synonyms.get(name).into_iter().flatten() {
                            slot.words.push(self.word(fold_str(word)));
                        }
                    }
                    Alternative::Fact(key) => slot.facts.push(self.fact(key)),
                    Alternative::Class(class) => {
                        if !self.classes.contains(class) {
                            self.classes.push(*class);
                        }
                        slot.classes.push(*class);
                    }
                }
            }
            match term.place {
                Place::Next(gap) => {
                    slot.gap = gap;
                    compiled.next.push(slot);
                }
                Place::Anywhere => compiled.anywhere.push(slot),
                Place::Nowhere => {
                    // What must stand nowhere must not stand there negated either.
                    slot.even_negated = true;
                    compiled.nowhere.push(slot);
                }
            }
        }
        compiled
    }

    fn word(&mut self, word: String) -> usize {
        let next = self.words.len();
        let id = *self.ids.entry(word.clone()).or_insert(next);
        if id == next {
            self.words.push(word);
        }
        id
    }

    fn fact(&mut self, key: &str) -> usize {
        match self.facts.iter().position(|known| known == key) {
            Some(id) => id,
            None => {
                self.facts.push(key.to_owned());
                self.facts.len() - 1
            }
        }
    }

    /// The keys of the facts that patterns refer to.
    pub fn fact_keys(&self) -> impl Iterator<Item = &str> {
        self.facts.iter().map(String::as_str)
    }

    /// The words by which the facts of a dossier are found.
    pub fn fact_words(&self, facts: &Facts) -> FactWords {
        let words = |key: &String| {
            let mut words: Vec<String> = Vec::new();
            for word in facts.list(key) {
                // `姓名 证号` also by the name alone.
                let name = word.split_once(' ').map_or("", |(name, _)| name);
                for word in [fold_str(word), fold_str(name)] {
                    if !word.is_empty() && !words.contains(&word) {
                        words.push(word);
                    }
                }
            }
            words
        };
        self.facts.iter().map(words).collect()
    }

    /// Makes it ready for reading; a lexicon too large for an automaton finds nothing.
    pub fn seal(&mut self) {
        self.automaton = AhoCorasick::builder()
            .match_kind(MatchKind::Standard)
            .build(&self.words)
            .ok();
    }
}

/// Where something stands in folded text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Hit {
    /// First character.
    pub from: usize,
    /// Behind the last.
    pub to: usize,
    /// Whether it is negated.
    pub negated: bool,
}

/// A text, and what patterns look for in it once one looks.
#[derive(Clone, Debug)]
pub(crate) struct Reading<'l> {
    /// The text.
    pub folded: Folded,
    lexicon: &'l Lexicon,
    fact_words: &'l FactWords,
    found: OnceCell<Found>,
}

/// Everything that patterns look for, as far as it is found.
#[derive(Clone, Debug, Default)]
struct Found {
    /// Words with their hits, in order of the words.
    words: Vec<(u32, Hit)>,
    facts: Vec<Vec<Hit>>,
    classes: Vec<(Class, Vec<Hit>)>,
}

impl Found {
    fn new(folded: &Folded, lexicon: &Lexicon, fact_words: &FactWords) -> Found {
        let mut found = Found {
            facts: vec![Vec::new(); fact_words.len()],
            ..Found::default()
        };
        if let Some(automaton) = &lexicon.automaton {
            let bytes: String = folded.chars.iter().collect();
            let mut starts = vec![0u32; bytes.len() + 1];
            for (index, (at, c)) in bytes.char_indices().enumerate() {
                let end = at + c.len_utf8();
                if let Some(slot) = starts.get_mut(at) {
                    *slot = u32::try_from(index).unwrap_or(u32::MAX);
                }
                if let Some(slot) = starts.get_mut(end) {
                    *slot = u32::try_from(index + 1).unwrap_or(u32::MAX);
                }
            }
            let hit = |from: usize, to: usize| {
                let place = |byte: usize| starts.get(byte).map_or(0, |&at| at as usize);
                let (from, to) = (place(from), place(to));
                Hit {
                    from,
                    to,
                    negated: is_negated(&folded.chars, from, to),
                }
            };
            for word in automaton.find_overlapping_iter(&bytes) {
                let hit = hit(word.start(), word.end());
                found.words.push((word.pattern().as_u32(), hit));
            }
            // Hits of one word stay in the order of the text.
            found.words.sort_by_key(|(word, _)| *word);
            for (hits, words) in found.facts.iter_mut().zip(fact_words) {
                for word in words {
                    let places = bytes.match_indices(word.as_str());
                    hits.extend(places.map(|(at, _)| hit(at, at + word.len())));
                }
                hits.sort();
            }
        }
        let classes = lexicon.classes.iter();
        found.classes = classes
            .map(|&class| (class, all(class, &folded.chars)))
            .collect();
        found
    }

    /// The hits of each alternative of a slot.
    fn hits<'f>(&'f self, slot: &'f Slot) -> impl Iterator<Item = Hits<'f>> {
        let words = slot.words.iter().map(|&word| {
            let word = u32::try_from(word).unwrap_or(u32::MAX);
            let from = self.words.partition_point(|(own, _)| *own < word);
            let own = self.words.get(from..).unwrap_or_default();
            let count = own.iter().take_while(|(own, _)| *own == word).count();
            Hits::Words(own.get(..count).unwrap_or_default())
        });
        let facts = slot.facts.iter().filter_map(|&fact| self.facts.get(fact));
        let classes = slot.classes.iter().filter_map(|class| {
            let own = self.classes.iter().find(|(own, _)| own == class);
            own.map(|(_, hits)| hits)
        });
        words.chain(facts.chain(classes).map(|hits| Hits::Others(hits)))
    }
}

/// Hits in the order of the text.
#[derive(Clone, Copy)]
enum Hits<'f> {
    Words(&'f [(u32, Hit)]),
    Others(&'f [Hit]),
}

impl Hits<'_> {
    fn is_empty(self) -> bool {
        match self {
            Hits::Words(hits) => hits.is_empty(),
            Hits::Others(hits) => hits.is_empty(),
        }
    }

    /// The first that counts between two places.
    fn first(self, from: usize, to: usize, even_negated: bool) -> Option<Hit> {
        let counts = |hit: &Hit| even_negated || !hit.negated;
        match self {
            Hits::Words(hits) => {
                let start = hits.partition_point(|(_, hit)| hit.from < from);
                let mut rest = hits.get(start..)?.iter().map(|(_, hit)| *hit);
                rest.by_ref().take_while(|hit| hit.to <= to).find(counts)
            }
            Hits::Others(hits) => {
                let start = hits.partition_point(|hit| hit.from < from);
                let mut rest = hits.get(start..)?.iter().copied();
                rest.by_ref().take_while(|hit| hit.to <= to).find(counts)
            }
        }
    }
}

impl<'l> Reading<'l> {
    /// Reads a text.
    pub fn new(text: &str, lexicon: &'l Lexicon, fact_words: &'l FactWords) -> Reading<'l> {
        Reading {
            folded: Folded::new(text),
            lexicon,
            fact_words,
            found: OnceCell::new(),
        }
    }

    /// What is found in it, looked for when it is first asked.
    fn found(&self) -> &Found {
        self.found
            .get_or_init(|| Found::new(&self.folded, self.lexicon, self.fact_words))
    }

    /// The first hit of a slot in a sentence at or after `from`.
    fn first(&self, slot: &Slot, sentence: Sentence, from: usize) -> Option<Hit> {
        let from = from.max(sentence.from);
        let hits = self.found().hits(slot);
        hits.filter_map(|hits| hits.first(from, sentence.to, slot.even_negated))
            .min()
    }

    fn holds(&self, pattern: &Compiled, sentence: Sentence) -> Option<(usize, usize)> {
        let mut span: Option<(usize, usize)> = None;
        if let Some((first, rest)) = pattern.next.split_first() {
            span = Some(self.chain(first, rest, sentence)?);
        }
        for slot in &pattern.anywhere {
            let hit = self.first(slot, sentence, sentence.from)?;
            span = Some(span.map_or((hit.from, hit.to), |(from, to)| {
                (from.min(hit.from), to.max(hit.to))
            }));
        }
        span.filter(|_| !self.bars(pattern, sentence))
    }

    /// Whether something stands in a sentence that must stand nowhere in it.
    fn bars(&self, pattern: &Compiled, sentence: Sentence) -> bool {
        let mut nowhere = pattern.nowhere.iter();
        nowhere.any(|slot| self.first(slot, sentence, sentence.from).is_some())
    }

    /// The terms one after the other; where a distance is asked for, later starts are tried too.
    fn chain(&self, first: &Slot, rest: &[Slot], sentence: Sentence) -> Option<(usize, usize)> {
        let mut from = sentence.from;
        let distances = rest.iter().any(|slot| slot.gap.is_some());
        for _ in 0..MOST_STARTS {
            let start = self.first(first, sentence, from)?;
            let mut end = start.to;
            let complete = rest.iter().all(|slot| {
                let hit = self.first(slot, sentence, end);
                let hit = hit.filter(|hit| slot.gap.is_none_or(|gap| hit.from <= end + gap));
                hit.inspect(|hit| end = hit.to).is_some()
            });
            if complete {
                return Some((start.from, end));
            }
            if !distances {
                return None;
            }
            from = start.from + 1;
        }
        None
    }

    /// The first prose sentence in which all terms of a pattern but one stand, in whatever order.
    pub fn nearly(&self, pattern: &Compiled) -> Option<(usize, usize)> {
        let slots: Vec<&Slot> = pattern.next.iter().chain(&pattern.anywhere).collect();
        if slots.len() < 3 {
            return None;
        }
        let prose = self
            .folded
            .sentences
            .iter()
            .filter(|sentence| sentence.tone == Tone::Prose);
        prose.copied().find_map(|sentence| {
            let stands = |slot: &Slot| self.first(slot, sentence, sentence.from).is_some();
            // What is denied, or barred by the pattern, does not nearly say it.
            if self.bars(pattern, sentence) {
                return None;
            }
            let mut absent = slots.iter().filter(|slot| !stands(slot));
            let (first, second) = (absent.next(), absent.next());
            let denied = first.is_some_and(|&slot| {
                stands(&Slot {
                    even_negated: true,
                    ..slot.clone()
                })
            });
            (second.is_none() && !denied).then_some((sentence.from, sentence.to))
        })
    }

    /// The sentences of which a pattern holds, with the span that says it, in order.
    pub fn matches<'r>(
        &'r self,
        pattern: &'r Compiled,
    ) -> impl Iterator<Item = (usize, (usize, usize))> + 'r {
        let possible = pattern.next.iter().chain(&pattern.anywhere).all(|slot| {
            let mut hits = self.found().hits(slot);
            hits.any(|hits| !hits.is_empty())
        });
        let sentences: &[Sentence] = if possible {
            &self.folded.sentences
        } else {
            &[]
        };
        sentences
            .iter()
            .enumerate()
            .filter_map(move |(index, &sentence)| {
                self.holds(pattern, sentence).map(|span| (index, span))
            })
    }
}

/// How many starts of one pattern are tried in one sentence.
const MOST_STARTS: usize = 200;

fn all(class: Class, text: &[char]) -> Vec<Hit> {
    let mut hits = Vec::new();
    let mut at = 0;
    while at < text.len() {
        match class.end(text, at) {
            Some(to) => {
                hits.push(Hit {
                    from: at,
                    to,
                    negated: false,
                });
                at = to.max(at + 1);
            }
            None => at += 1,
        }
    }
    hits
}

#[cfg(test)]
mod tests {
    use super::*;

    fn says(pattern: &str, text: &str) -> Option<String> {
        let facts = Facts::default();
        let synonyms = Synonyms::from([(
            "权利".to_owned(),
            vec!["有权".to_owned(), "可以".to_owned()],
        )]);
        let mut lexicon = Lexicon::default();
        let compiled = lexicon.compile(&pattern.parse().unwrap(), &synonyms);
        lexicon.seal();
        let words = lexicon.fact_words(&facts);
        let reading = Reading::new(text, &lexicon, &words);
        let mut found = reading.matches(&compiled);
        found
            .next()
            .map(|(_, (from, to))| reading.folded.slice(from, to).iter().collect())
    }

    #[test]
    fn terms_stand_in_order_in_one_sentence() {
        assert_eq!(
            says("@权利 陈述 申辩", "你可以进行陈述和申辩。").as_deref(),
            Some("可以进行陈述和申辩")
        );
        assert_eq!(says("@权利 陈述 申辩", "申辩和陈述，你可以。"), None);
        assert_eq!(says("@权利 陈述", "你可以。陈述"), None);
        assert!(says("@权利 &{date}", "2026年9月18日前，你有权来。").is_some());
        assert!(says("@权利 -{date}", "2026年9月18日前，你有权来。").is_none());
        assert!(says("有权 ..3 陈述", "有权在三日内向本机关陈述，有权陈述。").is_some());
        assert!(says("有权 ..3 陈述", "有权在三日内向本机关陈述。").is_none());
    }

    #[test]
    fn what_is_negated_does_not_count() {
        assert!(says("告知", "执法人员未告知权利。").is_none());
        assert!(says("告知", "执法人员没有向其告知权利。").is_none());
        assert!(says("~告知", "执法人员未告知权利。").is_some());
        assert!(says("未告知", "执法人员未告知权利。").is_some());
        assert!(says("告知", "执法人员告知未成年人的权利。").is_some());
        assert!(says("监护人", "未成年人的监护人在场。").is_some());
        assert!(says("告诉", "有没有人告诉过你？").is_some());
        assert!(says("仓库", "存放于罚没仓库。").is_some());
        assert!(says("本人", "签收的不是本人。").is_none());
        assert!(says("异议", "对以上内容有无异议？").is_some());
    }
}
