//! 云上联审: sittings are judged sensibly, the clock costs what is stated, and a record of one verifies.

use engine::activity::{Activity, Mode, RejectionCode, Seed};
use engine::joint::{Command, Fate, Sitting, SittingGrade, State, Way};
use engine::record::{Contents, Verdict, verify_text};
use engine::review::{Category, Remedy, ReviewMark};
use engine::run::Opened;
use engine::score::{PASS, Severity};
use engine::seed::draw;
use lifa::content::{joint, load};
use std::path::Path;
use std::sync::OnceLock;

fn bundles() -> &'static Vec<String> {
    static BUNDLES: OnceLock<Vec<String>> = OnceLock::new();
    BUNDLES.get_or_init(|| {
        let (library, _) = load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../scenarios"));
        let sittings = library.sittings.iter();
        sittings
            .map(|sitting| joint::compile(&library, &sitting.item).unwrap().text())
            .collect()
    })
}

fn sittings() -> &'static Vec<std::sync::Arc<Sitting>> {
    static SITTINGS: OnceLock<Vec<std::sync::Arc<Sitting>>> = OnceLock::new();
    SITTINGS.get_or_init(|| {
        let opened = bundles().iter().map(|text| Opened::read(text).unwrap());
        opened
            .map(|opened| opened.joint().unwrap().clone())
            .collect()
    })
}

fn seed(n: u64) -> Seed {
    Seed::new(n).unwrap()
}

fn convened(sitting: &Sitting, seed: Seed, way: Way) -> State {
    let mut state = sitting.start(seed, Mode::Exam);
    sitting.step(&mut state, &Command::Convene { way }).unwrap();
    state
}

fn dossiers(sitting: &Sitting) -> std::ops::Range<usize> {
    0..sitting.data.dossiers.len()
}

/// The right mark for each defect of a dossier, and the conclusion that is due.
fn right(sitting: &Sitting, seed: Seed, n: usize) -> (Vec<ReviewMark>, Remedy) {
    let dossier = sitting.dossier(seed, n).unwrap();
    let case = &sitting.data.dossiers[n].case;
    let reviews = sitting.reviews.iter();
    let review = reviews
        .into_iter()
        .find(|r| &r.library.case.data().id == case)
        .unwrap();
    let mut due = Remedy::Agree;
    let mut marks = Vec::new();
    for planted in &dossier.planting.planted {
        let defect = review.defects.iter().find(|d| d.id == planted.id).unwrap();
        if defect.decoy {
            continue;
        }
        due = due.max(defect.remedy);
        marks.push(ReviewMark {
            item: planted.shows.item.clone(),
            field: planted.shows.field.clone(),
            span: planted.shows.span,
            missing: planted.shows.missing.clone(),
            category: defect.category,
            basis: defect.basis[0].to_string(),
            severity: defect.severity,
            remedy: defect.remedy,
            confidence: 3,
            note: String::new(),
        });
    }
    (marks, due)
}

fn close(sitting: &Sitting, mut state: State) -> SittingGrade {
    sitting.step(&mut state, &Command::Close).unwrap();
    sitting.grade(&state)
}

fn decide(sitting: &Sitting, state: &mut State, dossier: usize, conclusion: Remedy) {
    let command = Command::Decide {
        dossier,
        conclusion,
    };
    sitting.step(state, &command).unwrap();
}

#[test]
fn reading_what_matters_and_marking_it_rightly_earns_nearly_all_either_way() {
    for sitting in sittings() {
        for n in 0..10 {
            for way in Way::ALL {
                let seed = seed(n);
                let mut state = convened(sitting, seed, way);
                for dossier in dossiers(sitting) {
                    sitting
                        .step(&mut state, &Command::Open { dossier })
                        .unwrap();
                    let (marks, due) = right(sitting, seed, dossier);
                    for mark in marks {
                        let item = mark.item.clone();
                        if !item.is_empty() {
                            sitting
                                .step(&mut state, &Command::Read { dossier, item })
                                .unwrap();
                        }
                        sitting
                            .step(&mut state, &Command::Mark { dossier, mark })
                            .unwrap();
                    }
                    decide(sitting, &mut state, dossier, due);
                }
                let grade = close(sitting, state);
                assert!(grade.score >= 9_900, "{n} {way:?}: {grade:?}");
                let fates = grade.dossiers.iter().map(|seat| seat.fate);
                assert!(
                    fates
                        .into_iter()
                        .all(|fate| matches!(fate, Fate::Sound | Fate::Stopped | Fate::Lenient))
                );
            }
        }
    }
}

#[test]
fn agreeing_unread_lets_defects_through_and_never_passes() {
    for sitting in sittings() {
        for n in 0..100 {
            let mut state = convened(sitting, seed(n), Way::Remote);
            for dossier in dossiers(sitting) {
                decide(sitting, &mut state, dossier, Remedy::Agree);
            }
            let grade = close(sitting, state);
            assert!(grade.score < PASS, "{n}: {grade:?}");
            let fatal = |seat: &&engine::joint::SeatGrade| {
                seat.grade
                    .defects
                    .iter()
                    .any(|d| d.severity >= Severity::Revocable)
            };
            let expected = grade.dossiers.iter().filter(fatal).count();
            let through = grade.dossiers.iter().filter(|s| s.fate == Fate::LetThrough);
            assert_eq!(through.count(), expected);
        }
    }
}

#[test]
fn sending_everything_back_unread_or_at_random_never_passes() {
    for sitting in sittings() {
        for n in 0..100 {
            let mut blind = convened(sitting, seed(n), Way::Remote);
            let mut random = blind.clone();
            for dossier in dossiers(sitting) {
                decide(sitting, &mut blind, dossier, Remedy::Redo);
                sitting
                    .step(&mut random, &Command::Open { dossier })
                    .unwrap();
                let file = sitting.dossier(seed(n), dossier).unwrap().file.clone();
                for k in 0..5 {
                    let pick = |what: &str, of: usize| {
                        let entity = format!("{dossier}");
                        draw(seed(n), what, &entity, k, u32::try_from(of).unwrap()) as usize
                    };
                    let leaf = &file.leaves[pick("leaf", file.leaves.len())];
                    let mark = ReviewMark {
                        item: leaf.id.clone(),
                        field: String::new(),
                        span: None,
                        missing: String::new(),
                        category: Category::ALL[pick("category", 10)],
                        basis: String::new(),
                        severity: Severity::ALL[pick("severity", 5)],
                        remedy: Remedy::ALL[pick("remedy", 5)],
                        confidence: 2,
                        note: String::new(),
                    };
                    sitting
                        .step(&mut random, &Command::Mark { dossier, mark })
                        .unwrap();
                }
                decide(sitting, &mut random, dossier, Remedy::ALL[n as usize % 5]);
            }
            assert!(close(sitting, blind).score < PASS, "{n}: all sent back");
            assert!(close(sitting, random).score < PASS, "{n}: at random");
        }
    }
}

#[test]
fn a_fatal_defect_let_through_weighs_more_than_one_sent_back_without_being_named() {
    let sitting = &sittings()[0];
    let play = |fatal: Remedy| {
        let mut state = convened(sitting, seed(1), Way::Remote);
        for dossier in dossiers(sitting) {
            let (marks, due) = right(sitting, seed(1), dossier);
            let last = dossier + 1 == dossiers(sitting).end;
            sitting
                .step(&mut state, &Command::Open { dossier })
                .unwrap();
            for mark in marks.into_iter().filter(|_| !last) {
                sitting
                    .step(&mut state, &Command::Mark { dossier, mark })
                    .unwrap();
            }
            decide(sitting, &mut state, dossier, if last { fatal } else { due });
        }
        close(sitting, state)
    };
    let (through, back) = (play(Remedy::Agree), play(Remedy::Redo));
    assert!(through.let_through > 0 && back.let_through == 0);
    assert!(through.score + 1_000 <= back.score, "{through:?} {back:?}");
    assert!(through.score < PASS);
}

#[test]
fn scans_show_no_stamp_until_the_originals_have_come_and_on_site_they_come_at_once() {
    let sitting = &sittings()[1];
    let stamped = |state: &State| {
        let view = sitting.view(state);
        let file = view.seats[1].review.file.clone().unwrap();
        let pictured = file.leaves.iter().filter_map(|leaf| leaf.exhibit.as_ref());
        let stamps = pictured.filter(|exhibit| exhibit.pictured && !exhibit.taken.is_empty());
        (stamps.count(), file.clips.len(), view.clock.used)
    };
    let dossier = 1;
    let mut remote = convened(sitting, seed(3), Way::Remote);
    sitting
        .step(&mut remote, &Command::Open { dossier })
        .unwrap();
    assert_eq!(stamped(&remote), (0, 0, sitting.data.clock.dossier));
    sitting
        .step(&mut remote, &Command::Ask { dossier })
        .unwrap();
    assert_eq!(stamped(&remote).0, 0);
    sitting.step(&mut remote, &Command::Wait).unwrap();
    let (stamps, clips, used) = stamped(&remote);
    assert!(stamps > 0 && clips > 0);
    let cost = sitting.data.remote;
    assert_eq!(used, sitting.data.clock.dossier + cost.ask + cost.answer);
    let mut site = convened(sitting, seed(3), Way::Site);
    sitting.step(&mut site, &Command::Open { dossier }).unwrap();
    assert_eq!(stamped(&site).0, 0);
    sitting.step(&mut site, &Command::Ask { dossier }).unwrap();
    let cost = sitting.data.site;
    assert_eq!(
        stamped(&site),
        (
            stamps,
            clips,
            cost.travel + sitting.data.clock.dossier + cost.ask
        )
    );
}

#[test]
fn each_step_costs_its_minutes_once_and_an_hour_over_the_time_only_conclusions_are_left() {
    let sitting = &sittings()[0];
    let clock = sitting.data.clock;
    let mut state = convened(sitting, seed(2), Way::Site);
    let used = |state: &State| sitting.view(state).clock.used;
    let mut expected = sitting.data.site.travel;
    assert_eq!(used(&state), expected);
    for _ in 0..2 {
        sitting
            .step(&mut state, &Command::Open { dossier: 0 })
            .unwrap();
    }
    expected += clock.dossier;
    assert_eq!(used(&state), expected);
    let file = sitting.dossier(seed(2), 0).unwrap().file.clone();
    for leaf in &file.leaves {
        for _ in 0..2 {
            let read = Command::Read {
                dossier: 0,
                item: leaf.id.clone(),
            };
            sitting.step(&mut state, &read).unwrap();
        }
        expected += clock.document + clock.page * (leaf.pages - 1);
    }
    assert_eq!(used(&state), expected);
    let (marks, _) = right(sitting, seed(2), 0);
    while !sitting.view(&state).clock.spent() {
        let mark = marks[0].clone();
        sitting
            .step(&mut state, &Command::Mark { dossier: 0, mark })
            .unwrap();
    }
    let mark = marks[0].clone();
    for late in [
        Command::Mark { dossier: 0, mark },
        Command::Open { dossier: 1 },
        Command::Ask { dossier: 0 },
    ] {
        let before = sitting.view(&state);
        let refused = sitting.step(&mut state, &late).unwrap_err();
        assert_eq!(refused.code, RejectionCode::Impossible);
        assert_eq!(sitting.view(&state), before, "a refusal changes nothing");
    }
    decide(sitting, &mut state, 0, Remedy::Correct);
    let again = Command::Decide {
        dossier: 0,
        conclusion: Remedy::Agree,
    };
    assert!(sitting.step(&mut state, &again).is_err());
    let grade = close(sitting, state);
    assert_eq!(grade.time.points, 0);
    assert_eq!(grade.dossiers[1].fate, Fate::Undecided);
}

#[test]
fn dossiers_of_a_sitting_name_their_own_towns_and_share_no_party() {
    for sitting in sittings() {
        for n in 0..20 {
            let mut parties = Vec::new();
            for dossier in dossiers(sitting) {
                let made = sitting.dossier(seed(n), dossier).unwrap();
                let volume = &made.planting.volume;
                let text = serde_json::to_string(volume).unwrap();
                assert!(
                    !text.contains("河口"),
                    "{}",
                    sitting.data.dossiers[dossier].town
                );
                assert!(text.contains(&sitting.data.dossiers[dossier].town));
                parties.push(
                    volume
                        .facts
                        .text("party.name")
                        .or(volume.facts.text("party"))
                        .unwrap(),
                );
                let review = sitting
                    .reviews
                    .iter()
                    .find(|r| r.library.case.data().id == volume.case)
                    .unwrap();
                let planted = &made.planting.planted;
                let allowed: Vec<&String> = review
                    .defects
                    .iter()
                    .filter(|defect| planted.iter().any(|p| p.id == defect.id))
                    .flat_map(|defect| &defect.variants)
                    .flat_map(|variant| variant.found.iter().chain(&variant.entails))
                    .collect();
                for flaw in review.bench.flaws(volume) {
                    assert!(
                        allowed.contains(&&flaw.source.to_string()),
                        "{n} {dossier}: {}",
                        flaw.source
                    );
                }
            }
            let count = parties.len();
            parties.sort();
            parties.dedup();
            assert_eq!(parties.len(), count, "{parties:?}");
        }
    }
}

#[test]
fn a_recorded_sitting_with_steps_taken_back_verifies() {
    let text = &bundles()[0];
    let opened = Opened::read(text).unwrap();
    let sitting = &sittings()[0];
    let mut run = opened.run(opened.header(seed(5), Mode::Practice, "甲", "县司法局"));
    let mut tell = |command: &Command| {
        run.submit(&serde_json::to_string(command).unwrap())
            .unwrap();
    };
    tell(&Command::Convene { way: Way::Remote });
    for dossier in dossiers(sitting) {
        tell(&Command::Open { dossier });
        let (marks, due) = right(sitting, seed(5), dossier);
        for mark in marks {
            tell(&Command::Mark { dossier, mark });
        }
        tell(&Command::Decide {
            dossier,
            conclusion: due,
        });
    }
    run.undo().unwrap();
    run.undo().unwrap();
    let last = dossiers(sitting).end - 1;
    let (_, due) = right(sitting, seed(5), last);
    let decide = Command::Decide {
        dossier: last,
        conclusion: due,
    };
    run.submit(&serde_json::to_string(&decide).unwrap())
        .unwrap();
    run.submit(&serde_json::to_string(&Command::Close).unwrap())
        .unwrap();
    let contents: Contents = [(opened.hash.clone(), opened)].into_iter().collect();
    let verdict = verify_text(&run.record_json(), &contents);
    assert!(matches!(verdict, Verdict::Verified { .. }), "{verdict:?}");
}
