use std::collections::VecDeque;
use std::ops::Range;

use super::around::{closing, opening, skip_filler, trim_end};
use super::group::{Group, Unit, is_range, separator};
use super::{Citation, LawIndex, Place};

/// A citation found in running text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention<'t> {
    /// Bytes of the text; that of the first in a list includes the statute's name.
    pub span: Range<usize>,
    /// The statute.
    pub statute: Named<'t>,
    /// The place; for 《行政处罚法》 alone the statute as a whole.
    pub place: Place,
    /// The last place of a range (第一条至第三条), inclusive.
    pub through: Option<Place>,
}

/// How a text names a statute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named<'t> {
    /// The id of a statute of the index.
    Known(&'t str),
    /// A name in 《》 that the index does not have, as written.
    Unknown(&'t str),
    /// No statute is named, and none can be told from the context.
    Missing,
}

impl Mention<'_> {
    /// The citation, of the first place if it is a range; its statute is empty where none is named.
    pub fn citation(&self) -> Citation {
        let name = match self.statute {
            Named::Known(name) | Named::Unknown(name) => name,
            Named::Missing => "",
        };
        Citation::new(name, self.place)
    }
}

/// What 本法, 本条 and 前款 refer to at the start of a text.
#[derive(Clone, Copy, Debug, Default)]
pub struct Context<'t> {
    /// The statute that the text belongs to, or is about.
    pub statute: Option<&'t str>,
    /// The provision that the text belongs to.
    pub place: Place,
}

impl LawIndex {
    /// The citations in a text, in order, found in one pass over it.
    ///
    /// Read are 《full name》 and known names before 第N条, Chinese and Arabic numerals, half and
    /// full width, lists and ranges (第四十四条、第六十二条; 第一款和第二款; 第（一）项至第（三）项),
    /// 本法 and 本条 (see [`Context`]), 同法, 该条例, 同条, 前条 and 前款. A 第N条 that follows no name
    /// is reported as [`Named::Missing`].
    pub fn mentions<'t>(&'t self, text: &'t str, context: Context<'t>) -> Mentions<'t> {
        let here = context
            .statute
            .and_then(|name| self.statute(name))
            .map_or(Named::Missing, |statute| Named::Known(&statute.data().id));
        Mentions {
            index: self,
            text,
            at: 0,
            floor: 0,
            here: (here, context.place),
            last: (Named::Missing, Place::default()),
            tried: 0,
            open: false,
            queue: VecDeque::new(),
        }
    }
}

/// See [`LawIndex::mentions`].
#[derive(Clone, Debug)]
pub struct Mentions<'t> {
    index: &'t LawIndex,
    text: &'t str,
    /// Where to read on.
    at: usize,
    /// End of the last mention: names do not reach back over it.
    floor: usize,
    here: (Named<'t>, Place),
    last: (Named<'t>, Place),
    /// No 第N条 starts before this byte: what was read once in vain is not read again.
    tried: usize,
    /// Whether the last mention may go on as a list.
    open: bool,
    queue: VecDeque<Mention<'t>>,
}

impl<'t> Iterator for Mentions<'t> {
    type Item = Mention<'t>;

    fn next(&mut self) -> Option<Mention<'t>> {
        loop {
            if let Some(mention) = self.queue.pop_front() {
                return Some(mention);
            }
            if self.open && self.continue_list().is_some() {
                continue;
            }
            self.open = false;
            if !self.scan() {
                return None;
            }
        }
    }
}

impl<'t> Mentions<'t> {
    /// Goes to the next citation and queues it; `false` at the end of the text.
    fn scan(&mut self) -> bool {
        while let Some(c) = self.rest(self.at).chars().next() {
            let found = match c {
                '《' => self.quoted(),
                '第' => self.bare(),
                '前' | '本' | '同' | '该' => self.relative(),
                c if crate::numeral::is_numeral(c) => self.without_ordinal(),
                _ => None,
            };
            if found.is_some() {
                return true;
            }
            self.at = (self.at + c.len_utf8()).max(self.tried);
        }
        false
    }

    /// 《name》第N条, or 《name》 alone if the name is known.
    fn quoted(&mut self) -> Option<()> {
        let start = self.at;
        let inner_start = start + '《'.len_utf8();
        let inner_end = closing(self.rest(inner_start))? + inner_start;
        let name = self.text.get(inner_start..inner_end)?;
        let after = inner_end + '》'.len_utf8();
        let known = self.index.names.get(name).and_then(|id| self.named(id));
        let filled = skip_filler(self.text, after);
        let group = Group::leading(self.text, filled).filter(|group| group.unit == Unit::Article);
        match (group, known) {
            (Some(group), known) => {
                self.article(start, known.unwrap_or(Named::Unknown(name)), group)
            }
            (None, Some(known)) => {
                self.queue.push_back(Mention {
                    span: start..after,
                    statute: known,
                    place: Place::default(),
                    through: None,
                });
                self.last = (known, Place::default());
                (self.at, self.floor) = (after, after);
                Some(())
            }
            (None, None) => None,
        }
    }

    /// 第N条 after a known name, after 本法 or 同法, or after nothing of the kind.
    fn bare(&mut self) -> Option<()> {
        let group = match Group::read(self.text, self.at) {
            Ok(group) if group.unit == Unit::Article => group,
            Ok(group) => {
                self.tried = group.end;
                return None;
            }
            Err(end) => {
                self.tried = end;
                return None;
            }
        };
        let (named, start) = self
            .name_before(self.at)
            .or_else(|| self.pronoun_before(self.at))
            .unwrap_or((Named::Missing, self.at));
        self.article(start, named, group)
    }

    /// N条 directly after a known name.
    fn without_ordinal(&mut self) -> Option<()> {
        let run: usize = self
            .rest(self.at)
            .chars()
            .take_while(|&c| crate::numeral::is_numeral(c))
            .map(char::len_utf8)
            .sum();
        let start = self.at;
        // The scan goes on behind the run: no number is tried from its middle.
        let last = self.rest(start).get(..run)?.chars().next_back()?;
        self.at = start + run - last.len_utf8();
        let (named, name_start) = self.name_before(start)?;
        let group = Group::leading(self.text, start).filter(|group| group.unit == Unit::Article)?;
        self.article(name_start, named, group)
    }

    /// 前款, 前条, and 本条, 同条, 该条 with a paragraph.
    fn relative(&mut self) -> Option<()> {
        let start = self.at;
        let rest = self.rest(start);
        let word = ["前款", "前条", "本条", "同条", "该条"]
            .into_iter()
            .find(|word| rest.starts_with(word))?;
        let (mut named, mut place) = match word {
            "本条" | "前款" | "前条" if self.here.1.article > 0 => self.here,
            _ => self.last,
        };
        if place.article == 0 {
            return None;
        }
        if word == "前款" && place.paragraph < 2 {
            (named, place) = self.last;
        }
        let end = start + word.len();
        match word {
            "前款" if place.paragraph >= 2 => {
                place.paragraph -= 1;
                place.item = 0;
                self.finish(start, named, place, end)
            }
            "前条" if place.article >= 2 => {
                self.finish(start, named, Place::article(place.article - 1), end)
            }
            "本条" | "同条" | "该条" => {
                let group =
                    Group::leading(self.text, end).filter(|group| group.unit != Unit::Article)?;
                self.within(start, named, place.whole_article(), group)
            }
            _ => None,
        }
    }

    /// `、第N条`, `和第N款`, `、（N）项` after the last mention.
    fn continue_list(&mut self) -> Option<()> {
        let start = separator(self.text, self.at)?;
        let group = Group::leading(self.text, start)?;
        let (named, place) = self.last;
        match group.unit {
            Unit::Article => self.article(start, named, group),
            _ if place.article == 0 => None,
            _ => self.within(start, named, place, group),
        }
    }

    /// Queues the articles of a group and what follows within the last of them.
    fn article(&mut self, start: usize, named: Named<'t>, group: Group) -> Option<()> {
        self.within(start, named, Place::default(), group)
    }

    /// Queues the places of a group that lie within `base`, and what follows within the last.
    fn within(&mut self, start: usize, named: Named<'t>, base: Place, group: Group) -> Option<()> {
        let mut from = start;
        let mut numbers = group.numbers.iter().peekable();
        while let Some(number) = numbers.next() {
            let place = number.place(base, group.unit);
            let last = numbers.peek().is_none();
            if last {
                return self.finish(from, named, place, group.end);
            }
            let next = numbers.peek().filter(|_| number.range);
            let through = next.map(|next| next.place(base, group.unit));
            let to_end = through.is_some() && group.numbers.len() == 2;
            let end = if to_end { group.end } else { number.end };
            self.queue.push_back(Mention {
                span: from..end,
                statute: named,
                place,
                through,
            });
            if let Some(through) = through {
                numbers.next();
                if numbers.peek().is_none() {
                    return self.close(named, through, group.end);
                }
            }
            from = numbers.peek().map_or(group.end, |next| next.start);
        }
        None
    }

    /// Queues `place` unless the text goes on within it (第N款, 第N项) or to the end of a range.
    fn finish(&mut self, start: usize, named: Named<'t>, place: Place, end: usize) -> Option<()> {
        let finer = |group: &Group| match group.unit {
            Unit::Article => false,
            Unit::Paragraph => place.paragraph == 0 && place.item == 0,
            Unit::Item => place.item == 0,
        };
        if let Some(group) = Group::ordinal(self.text, end).filter(finer) {
            return self.within(start, named, place, group);
        }
        let unit = if place.item > 0 {
            Unit::Item
        } else if place.paragraph > 0 {
            Unit::Paragraph
        } else {
            Unit::Article
        };
        let range = is_range(self.text, end)
            .and_then(|next| Group::ordinal(self.text, next))
            .filter(|group| group.unit == unit && group.numbers.len() == 1);
        let through = range.as_ref().and_then(|group| {
            let base = match unit {
                Unit::Article => Place::default(),
                Unit::Paragraph => place.whole_article(),
                Unit::Item => place,
            };
            Some(group.numbers.first()?.place(base, unit))
        });
        let end = match (&range, through) {
            (Some(group), Some(_)) => group.end,
            _ => end,
        };
        self.queue.push_back(Mention {
            span: start..end,
            statute: named,
            place,
            through,
        });
        self.close(named, through.unwrap_or(place), end)
    }

    fn close(&mut self, named: Named<'t>, place: Place, end: usize) -> Option<()> {
        self.last = (named, place);
        (self.at, self.floor, self.open) = (end, end, true);
        Some(())
    }

    /// The known name that ends before `at`, a note in brackets left aside.
    fn name_before(&self, at: usize) -> Option<(Named<'t>, usize)> {
        let mut before = trim_end(self.text.get(self.floor..at)?);
        if before.ends_with(['）', ')']) {
            before = trim_end(before.get(..opening(before)?)?);
        }
        let (id, start) = self.index.names.at_end_of(before)?;
        Some((self.named(id)?, self.floor + start))
    }

    /// 本法, 本条例 …: the statute of the context; 同法, 该办法 …: the last one named.
    fn pronoun_before(&self, at: usize) -> Option<(Named<'t>, usize)> {
        const KINDS: [&str; 8] = ["法典", "法", "条例", "规定", "办法", "解释", "决定", "基准"];
        let before = trim_end(self.text.get(self.floor..at)?);
        let stem = KINDS.iter().find_map(|kind| before.strip_suffix(kind))?;
        let (named, word) = match stem.chars().next_back()? {
            '本' => (self.here.0, '本'),
            c @ ('同' | '该') => (self.last.0, c),
            _ => return None,
        };
        let start = self.floor + stem.len() - word.len_utf8();
        (named != Named::Missing).then_some((named, start))
    }

    fn named(&self, id: u16) -> Option<Named<'t>> {
        Some(Named::Known(&self.index.by_id(id)?.data().id))
    }

    fn rest(&self, at: usize) -> &'t str {
        self.text.get(at..).unwrap_or_default()
    }
}
