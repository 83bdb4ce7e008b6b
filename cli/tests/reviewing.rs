//! 法制审核: dossiers are clean, defects are found where they are planted, and reviews are judged sensibly.

use engine::activity::{Activity, Mode, Seed};
use engine::review::defect::DefectData;
use engine::review::{
    Bench, Category, Command, DefectResult, Grammars, Profile, Remedy, Review, ReviewMark, Spot,
    State,
};
use engine::score::Severity;
use engine::seed::draw;
use lifa::content::{Library, load, review};
use lifa::reviewing::{Trial, bench, coverage, dossiers};
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::OnceLock;

fn library() -> &'static Library {
    static LIBRARY: OnceLock<Library> = OnceLock::new();
    LIBRARY.get_or_init(|| load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../scenarios")).0)
}

fn defects() -> Vec<DefectData> {
    library().defects.iter().map(|d| d.item.clone()).collect()
}

fn reviews() -> Vec<Review> {
    let folders = library().cases.iter();
    folders
        .map(|folder| {
            review::compile(library(), folder)
                .unwrap()
                .review()
                .unwrap()
        })
        .collect()
}

/// Every defect in every case's dossiers; the seeds of the last test on.
const SEEDS: u64 = 50;

fn trials() -> &'static Vec<Trial> {
    static TRIALS: OnceLock<Vec<Trial>> = OnceLock::new();
    TRIALS.get_or_init(|| {
        let bench = bench(library()).unwrap();
        let defects = defects();
        let folders = library().cases.iter();
        folders
            .map(|folder| {
                let dossiers = dossiers(library(), folder).unwrap();
                Trial::run(&dossiers, &bench, &defects, SEEDS).unwrap()
            })
            .collect()
    })
}

#[test]
fn dossiers_are_clean_and_planted_defects_are_found_and_nothing_else() {
    let faults: Vec<String> = trials()
        .iter()
        .flat_map(|trial| {
            trial
                .faults
                .iter()
                .map(|fault| format!("{}: {fault}", trial.case))
        })
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// A dossier with one defect in it is given a second: what is kept and what is judged anew make the whole.
#[test]
fn checking_again_after_a_change_finds_what_checking_in_full_finds() {
    let bench = bench(library()).unwrap();
    let defects = defects();
    let told = |mut flaws: Vec<engine::review::Flaw>| {
        flaws.sort_by(|a, b| (&a.source, &a.items, &a.note).cmp(&(&b.source, &b.items, &b.note)));
        flaws
    };
    let mut pairs = 0;
    for folder in &library().cases {
        let dossiers = dossiers(library(), folder).unwrap();
        for seed in 0..4 {
            let base = dossiers.base(Seed::new(seed).unwrap()).unwrap();
            for (n, defect) in defects.iter().enumerate() {
                let Some((first, ..)) = defect.plant(&base, &bench) else {
                    continue;
                };
                let known = bench.flaws(&first);
                let others =
                    (1..=5).map(|k| &defects[(n + k * 29 + seed as usize) % defects.len()]);
                for other in others {
                    let Some((second, ..)) = other.plant(&first, &bench) else {
                        continue;
                    };
                    let kept = told(bench.flaws_after(&first, &known, &second));
                    let anew = told(bench.flaws(&second));
                    assert_eq!(kept, anew, "{} then {}", defect.id, other.id);
                    pairs += 1;
                }
            }
        }
    }
    assert!(pairs > 1_000, "{pairs}");
}

#[test]
fn every_hole_of_the_coverage_table_is_explained() {
    for (n, defect) in defects().iter().enumerate() {
        let planted: u64 = trials().iter().map(|trial| trial.counts[n].0).sum();
        assert!(planted > 0, "{} is planted in no dossier", defect.id);
    }
    let (table, unexplained) = coverage(library(), trials());
    println!("{table}");
    assert!(unexplained.is_empty(), "{unexplained:?}");
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/defect-coverage.md");
    let page = format!("{COVERAGE}{table}");
    if std::env::var_os("LIFA_BLESS").is_some() {
        std::fs::write(&file, &page).unwrap();
    }
    let told = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(
        told == page,
        "docs/defect-coverage.md is stale; LIFA_BLESS=1 writes it anew"
    );
}

const COVERAGE: &str = "# Which defects the dossiers of which cases carry\n\n\
● can be planted in dossiers of the case; otherwise why not.\n\
Written by `cargo test -p lifa --test reviewing` with `LIFA_BLESS=1`.\n\n";

#[test]
fn few_defects_are_left_to_the_reader() {
    let readers = defects().iter().filter(|defect| defect.reader).count();
    assert!(readers <= 12, "{readers}");
}

/// Without the check that finds it first, a defect is not found.
#[test]
fn each_check_is_needed() {
    let whole = bench(library()).unwrap();
    let without = |source: &str| -> Bench {
        let mut bench = whole.clone();
        if let Some(rule) = source.strip_prefix("rule:") {
            bench.rules = bench.rules.without(rule).unwrap();
        } else if let Some(check) = source.strip_prefix("volume:") {
            bench.consistency.retain(|known| known.id != check);
        } else if let Some((template, check)) = source.split_once('.') {
            for document in bench.documents.iter_mut().filter(|d| d.id == template) {
                let mut fewer = document.as_ref().clone();
                fewer.checks.retain(|known| known.id != check);
                *document = fewer.into();
            }
            bench.grammars = Grammars::of(&bench.documents);
        }
        bench
    };
    for folder in &library().cases {
        let dossiers = dossiers(library(), folder).unwrap();
        let bases: Vec<_> = (0..6)
            .filter_map(Seed::new)
            .map(|seed| dossiers.base(seed).unwrap())
            .collect();
        for defect in defects().iter().filter(|d| !d.decoy && !d.reader) {
            for base in &bases {
                let Some((volume, _, variant)) = defect.plant(base, &whole) else {
                    continue;
                };
                let first = variant.found.first().unwrap();
                let blind = without(first);
                let verdict = variant.judge(&blind.flaws(&volume), false);
                assert!(verdict.is_err(), "{} without {first}", defect.id);
                break;
            }
        }
    }
}

/// Every check over the whole dossier finds some planted defect.
#[test]
fn each_consistency_check_finds_something() {
    let named: BTreeSet<String> = defects()
        .iter()
        .flat_map(|defect| defect.variants.clone())
        .flat_map(|variant| variant.found.into_iter().chain(variant.entails))
        .collect();
    let idle: Vec<&str> = library()
        .consistency
        .iter()
        .map(|check| check.item.id.as_str())
        .filter(|id| !named.contains(&format!("volume:{id}")))
        .collect();
    assert!(idle.is_empty(), "{idle:?}");
}

fn taken(review: &Review, seed: u64) -> State {
    let mut state = review.start(Seed::new(seed).unwrap(), Mode::Practice);
    let profile = Profile {
        defects: 5,
        decoys: 2,
        ..Profile::default()
    };
    review.step(&mut state, &Command::Take { profile }).unwrap();
    state
}

fn finish(review: &Review, state: &mut State, conclusion: Remedy) -> (i64, bool) {
    review.step(state, &Command::Submit { conclusion }).unwrap();
    let report = review.report(state);
    (report.score, report.passed)
}

fn mark(spot: &Spot, category: Category) -> ReviewMark {
    ReviewMark {
        item: spot.item.clone(),
        field: spot.field.clone(),
        span: spot.span,
        missing: spot.missing.clone(),
        category,
        basis: String::new(),
        severity: Severity::Revocable,
        remedy: Remedy::Redo,
        confidence: 2,
        note: String::new(),
    }
}

fn perfect(result: &DefectResult, defects: &[DefectData]) -> ReviewMark {
    let defect = defects
        .iter()
        .find(|defect| defect.id == result.id)
        .unwrap();
    ReviewMark {
        basis: defect
            .basis
            .first()
            .map(ToString::to_string)
            .unwrap_or_default(),
        severity: defect.severity,
        remedy: defect.remedy,
        confidence: 3,
        ..mark(&result.shows, defect.category)
    }
}

#[test]
fn a_perfect_review_passes_and_leaving_a_fatal_defect_does_not() {
    let defects = defects();
    for review in reviews() {
        for seed in 0..20 {
            let mut state = taken(&review, seed);
            let truth = review.grade(&state).unwrap();
            assert!(
                truth.defects.len() >= 3,
                "{} seed {seed}: {}",
                review.id,
                truth.defects.len()
            );
            for result in &truth.defects {
                let mark = perfect(result, &defects);
                review.step(&mut state, &Command::Mark { mark }).unwrap();
            }
            let mut careless = state.clone();
            let (score, passed) = finish(&review, &mut state, truth.due);
            assert!(
                passed && score >= 9_500,
                "{} seed {seed}: {score}",
                review.id
            );
            let fatal = truth
                .defects
                .iter()
                .position(|d| d.severity >= Severity::Revocable);
            if let Some(n) = fatal {
                review.step(&mut careless, &Command::Unmark { n }).unwrap();
                let (score, passed) = finish(&review, &mut careless, truth.due);
                assert!(!passed, "{} seed {seed}: {score}", review.id);
            }
        }
    }
}

#[test]
fn marking_nothing_everything_or_at_random_never_passes() {
    for review in reviews() {
        for seed in 0..100 {
            let base = taken(&review, seed);
            let view = review.view(&base);
            let places: Vec<Spot> = view
                .file
                .iter()
                .flat_map(|file| &file.leaves)
                .flat_map(|leaf| {
                    let whole = std::iter::once(String::new());
                    let fields = leaf.fields.iter().map(|field| field.id.clone());
                    whole.chain(fields).map(|field| Spot {
                        item: leaf.id.clone(),
                        field,
                        span: None,
                        missing: String::new(),
                    })
                })
                .collect();
            let truth = review.grade(&base).unwrap();
            let nothing = finish(&review, &mut base.clone(), truth.due);
            assert!(
                !nothing.1,
                "nothing, {} seed {seed}: {}",
                review.id, nothing.0
            );
            let mut all = base.clone();
            for spot in places.iter().take(engine::review::MOST_MARKS) {
                let mark = mark(spot, Category::Procedure);
                review.step(&mut all, &Command::Mark { mark }).unwrap();
            }
            let all = finish(&review, &mut all, truth.due);
            assert!(!all.1, "everything, {} seed {seed}: {}", review.id, all.0);
            let mut random = base.clone();
            let of = |purpose: &str, n: u32, bound: usize| {
                let bound = u32::try_from(bound).unwrap();
                usize::try_from(draw(Seed::new(seed).unwrap(), purpose, "", n, bound)).unwrap()
            };
            for n in 0..8 {
                let spot = &places[of("place", n, places.len())];
                let category = Category::ALL[of("category", n, Category::ALL.len())];
                let mark = mark(spot, category);
                review.step(&mut random, &Command::Mark { mark }).unwrap();
            }
            let random = finish(&review, &mut random, truth.due);
            assert!(
                !random.1,
                "at random, {} seed {seed}: {}",
                review.id, random.0
            );
        }
    }
}

#[test]
fn a_review_replays_to_the_same_outcome() {
    for review in reviews() {
        let (mut one, mut other) = (taken(&review, 4), taken(&review, 4));
        let (first, second) = (
            finish(&review, &mut one, Remedy::Agree),
            finish(&review, &mut other, Remedy::Agree),
        );
        assert_eq!(first, second);
        assert_eq!(review.outcome(&one), review.outcome(&other));
    }
}
