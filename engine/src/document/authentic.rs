//! Whether a draft is a document of this case at all: prose, about these facts.

use super::class::Class;
use super::judge::{Sheet, Written};
use super::normal::{Sentence, Tone, fold_str};
use super::template::FieldKind;
use super::verdict::Cap;

impl Sheet<'_> {
    /// Whether the draft as a whole is no document of this case.
    pub(super) fn cap(&self) -> Option<Cap> {
        let written = |wanted: fn(&Written<'_>) -> bool| -> Vec<Tally> {
            let fields = self
                .texts
                .values()
                .filter(|written| wanted(written) && !written.is_blank());
            fields.map(|written| self.tally(written)).collect()
        };
        // What is picked from the file says nothing about the writing.
        let mut fields = written(|written| written.field.kind == FieldKind::Long);
        if fields.iter().map(|tally| tally.total).sum::<usize>() < FEW {
            fields = written(|written| written.is_prose());
        }
        let sum = |part: fn(&Tally) -> usize| fields.iter().map(part).sum::<usize>();
        let (total, list, provision) = (sum(|t| t.total), sum(|t| t.list), sum(|t| t.provision));
        let bad = fields
            .iter()
            .filter(|tally| (tally.list + tally.provision) * 2 > tally.total)
            .count();
        let mostly = (list + provision) * 2 > total || (bad >= 2 && bad * 2 >= fields.len());
        if total >= FEW && mostly {
            return Some(if list >= provision {
                Cap::Keywords
            } else {
                Cap::Provision
            });
        }
        (total >= 60 && self.is_foreign()).then_some(Cap::Foreign)
    }

    fn tally(&self, written: &Written<'_>) -> Tally {
        let mut tally = Tally::default();
        for &sentence in &written.reading().folded.sentences {
            let length = sentence.to - sentence.from;
            tally.total += length;
            match sentence.tone {
                Tone::List => tally.list += length,
                Tone::Provision => tally.provision += length,
                Tone::Prose if self.is_general(written, sentence) => tally.provision += length,
                Tone::Prose => {}
            }
        }
        tally
    }

    /// Whether a sentence speaks of what shall or may be done by whomever, and of nothing in this case.
    fn is_general(&self, written: &Written<'_>, sentence: Sentence) -> bool {
        let chars = written.reading().folded.slice(sentence.from, sentence.to);
        let text: String = chars.iter().collect();
        let says = |words: &[&str]| words.iter().any(|word| text.contains(word));
        if !says(&[
            "的,", "应当", "应予", "不得", "可以", "有权", "享有", "凡", "任何",
        ]) || says(&["你", "您", "该店", "本店", "我", "贵"])
        {
            return false;
        }
        let figures = [
            Class::Date,
            Class::Time,
            Class::Money,
            Class::Unit,
            Class::Number,
            Class::Cite,
        ];
        if (0..chars.len()).any(|at| figures.iter().any(|class| class.end(chars, at).is_some())) {
            return false;
        }
        let own = [
            "party.name",
            "party.head",
            "officers",
            "recorder",
            "witness",
            "present",
            "act.place",
            "bank",
            "court",
            "review_body",
        ];
        let facts = own.iter().flat_map(|key| self.facts().list(key));
        !facts
            .map(|fact| fact.split(' ').next().unwrap_or(fact))
            .any(|fact| !fact.is_empty() && text.contains(&fold_str(fact)))
    }

    /// Whether nothing in it tells this case from another.
    fn is_foreign(&self) -> bool {
        let whole: String = self
            .texts
            .values()
            .flat_map(|written| written.reading().folded.chars.iter().copied().chain(['\n']))
            .collect();
        let says = |key: &str| {
            let words = self.facts().list(key);
            words
                .iter()
                .filter(|word| whole.contains(&fold_str(word)))
                .count()
        };
        let words = self.facts().list("act.words").len();
        let known = !self.facts().list("party.name").is_empty();
        // A firm is also called by the name of its owner or by the number of its house.
        let number = |key: &str| {
            self.facts().list(key).iter().any(|place| {
                let place = fold_str(place);
                let tail: Vec<char> = place.chars().rev().take(HOUSE).collect();
                let tail: String = tail.into_iter().rev().collect();
                tail.chars().any(|c| c.is_ascii_digit()) && whole.contains(&tail)
            })
        };
        let named = says("party.name") > 0
            || says("party.head") > 0
            || number("act.place")
            || number("party.address");
        let placed = says("act.place") > 0 || says("party.address") > 0;
        known && !named && !placed && says("act.words") * 3 < words.max(1) * 2
    }
}

/// Characters of a field by what kind of wording they are.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    total: usize,
    list: usize,
    provision: usize,
}

/// Characters of an address that hold the street's end and the number.
const HOUSE: usize = 6;

/// Below this many characters a text is too short to tell what it is.
const FEW: usize = 24;
