//! Fuzz targets: whatever a text holds, reading it ends soon and without a panic.
//!
//! Each target is a test named `fuzz_…` that works for `LIFA_FUZZ_SECONDS` seconds, or a fixed
//! number of rounds without it. A text that once made trouble is kept in `corpus/`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]
#![allow(clippy::disallowed_types, clippy::disallowed_methods)]

mod common;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use common::{files, shipped};
use engine::calendar::{Date, Moment, Period};
use engine::law::{Citation, Context, LawIndex, Named, Place, Structure};
use engine::money::Fen;
use rand_chacha::ChaCha8Rng;
use rand_core::{Rng, SeedableRng};

/// How long a target works.
struct Budget {
    start: Instant,
    seconds: Option<u64>,
    rounds: usize,
}

impl Budget {
    /// `rounds` rounds, unless the environment names a time.
    fn new(rounds: usize) -> Budget {
        let seconds = std::env::var("LIFA_FUZZ_SECONDS").ok();
        Budget {
            start: Instant::now(),
            seconds: seconds.map(|n| n.parse().expect("LIFA_FUZZ_SECONDS: a number")),
            rounds,
        }
    }

    fn allows(&self, round: usize) -> bool {
        match self.seconds {
            None => round < self.rounds,
            Some(seconds) => self.start.elapsed() < Duration::from_secs(seconds),
        }
    }

    /// The same inputs in every ordinary test run, others in every timed one.
    fn seed(&self) -> u64 {
        let now = || {
            SystemTime::now()
                .duration_since(UNIX_EPOCH)
                .unwrap()
                .as_nanos() as u64
        };
        let seed = self.seconds.map_or(20260918, |_| now());
        println!("seed {seed}");
        seed
    }
}

/// Reads a text in every way and checks what must hold of the result; the number of mentions.
fn read(law: &LawIndex, text: &str) -> usize {
    let contexts = [
        Context::default(),
        Context {
            statute: Some("处罚法"),
            place: Place {
                paragraph: 2,
                ..Place::article(52)
            },
        },
    ];
    let mut count = 0;
    for context in contexts {
        let mut end = 0;
        for mention in law.mentions(text, context) {
            assert!(mention.span.start >= end, "{text:?}: {mention:?}");
            assert!(
                mention.span.start < mention.span.end,
                "{text:?}: {mention:?}"
            );
            assert!(
                text.get(mention.span.clone()).is_some(),
                "{text:?}: {mention:?}"
            );
            let whole = mention.place == Place::default();
            assert!(mention.place.article > 0 || (whole && mention.statute != Named::Missing));
            end = mention.span.end;
            count += 1;
        }
    }
    if let Ok(citation) = text.parse::<Citation>() {
        let again = citation.to_string().parse::<Citation>();
        assert_eq!(again.as_ref(), Ok(&citation), "{text:?}");
    }
    let _ = (
        text.parse::<Date>(),
        text.parse::<Moment>(),
        text.parse::<Period>(),
    );
    let _ = (Structure::parse(text), text.parse::<Fen>());
    if let Some(amount) = Fen::from_capital(text) {
        assert_eq!(
            Fen::from_capital(&amount.capital()),
            Some(amount),
            "{text:?}"
        );
    }
    count
}

fn below(random: &mut ChaCha8Rng, n: usize) -> usize {
    (random.next_u32() as usize) % n
}

const PIECES: [&str; 62] = [
    "第",
    "条",
    "款",
    "项",
    "之",
    "（",
    "）",
    "(",
    ")",
    "《",
    "》",
    "〈",
    "〉",
    "、",
    "，",
    "和",
    "至",
    "到",
    "-",
    "—",
    "以及",
    "本法",
    "同法",
    "该条例",
    "前款",
    "前条",
    "本条",
    "同条",
    "中华人民共和国",
    "行政处罚法",
    "处罚法",
    "法典",
    "条例",
    "省",
    "一",
    "二",
    "十",
    "百",
    "千",
    "万",
    "零",
    "〇",
    "两",
    "58",
    "1132",
    "999999",
    "０",
    "５",
    "㈡",
    "⒇",
    " ",
    "\u{3000}",
    "\n",
    "的",
    "中",
    "规定",
    "江苏",
    "\u{0}",
    "\u{10ffff}",
    "e\u{301}",
    "🀄",
    "。",
];

#[test]
fn fuzz_citation() {
    let law = shipped();
    let budget = Budget::new(20_000);
    let mut random = ChaCha8Rng::seed_from_u64(budget.seed());
    let seeds: Vec<&str> = include_str!("data/mentions.txt").lines().skip(1).collect();
    let (mut found, mut rounds) = (0, 0);
    while budget.allows(rounds) {
        let round = rounds;
        rounds += 1;
        let mut text: String = match round % 3 {
            0 => (0..below(&mut random, 40))
                .map(|_| PIECES[below(&mut random, PIECES.len())])
                .collect(),
            1 => {
                let seed = seeds[below(&mut random, seeds.len())];
                mutated(&mut random, seed)
            }
            _ => {
                let mut bytes = vec![0; below(&mut random, 64)];
                random.fill_bytes(&mut bytes);
                String::from_utf8_lossy(&bytes).into_owned()
            }
        };
        if round % 7 == 0 {
            text = text.repeat(3);
        }
        let outcome = catch_unwind(AssertUnwindSafe(|| read(&law, &text)));
        found += outcome.unwrap_or_else(|_| panic!("input: {text:?}"));
    }
    assert!(
        found > rounds / 4,
        "only {found} citations in {rounds} texts"
    );
}

/// A few characters removed, doubled, swapped or replaced.
fn mutated(random: &mut ChaCha8Rng, text: &str) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    for _ in 0..=below(random, 4) {
        let at = below(random, chars.len().max(1));
        if at >= chars.len() {
            continue;
        }
        match below(random, 4) {
            0 => {
                chars.remove(at);
            }
            1 => chars.insert(at, chars[at]),
            2 => {
                let other = below(random, chars.len());
                chars.swap(at, other);
            }
            _ => {
                let piece = PIECES[below(random, PIECES.len())];
                chars.splice(at..=at, piece.chars());
            }
        }
    }
    chars.into_iter().collect()
}

#[test]
fn citations_that_made_trouble_are_read() {
    let law = shipped();
    for path in files("tests/corpus/citation") {
        let bytes = std::fs::read(&path).unwrap();
        read(&law, &String::from_utf8_lossy(&bytes));
    }
}

#[test]
fn fifty_megabytes_of_hostile_text_are_searched_for_citations_in_linear_time() {
    let law = shipped();
    for piece in [
        "第",
        "《",
        "第1条",
        "第一、",
        "行政处罚法第五十八条第一款第（二）项、",
        "《行政处罚法》（",
        "（（（（第",
        "一二三四五六七八九十百千",
        "前款前条本条",
        "中华人民共和国",
        "\u{3000}第\u{3000}",
    ] {
        let small = piece.repeat(1_000_000 / piece.len());
        let large = piece.repeat(50_000_000 / piece.len());
        let start = Instant::now();
        law.mentions(&small, Context::default()).count();
        let one = start.elapsed();
        let start = Instant::now();
        law.mentions(&large, Context::default()).count();
        let fifty = start.elapsed();
        let limit = one * 50 * 5 + Duration::from_secs(2);
        assert!(
            fifty < limit,
            "{piece:?}: 1 MB in {one:?}, 50 MB in {fifty:?}"
        );
    }
}
