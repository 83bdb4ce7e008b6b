//! The shipped content holds what it promises.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use engine::activity::{Activity, Mode, ParamKind, Seed};
use engine::case::view::{Answer, Command};
use engine::case::{Case, Fixed};
use engine::seed::draw;
use lifa::content::{self, Depth, Library, bundle};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

fn scenarios() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../scenarios")
}

fn library() -> &'static Library {
    static LIBRARY: OnceLock<Library> = OnceLock::new();
    LIBRARY.get_or_init(|| {
        let (library, found) = content::load(&scenarios());
        assert!(found.is_empty(), "{}", lines(&found));
        library
    })
}

fn lines(found: &[content::Diagnostic]) -> String {
    found
        .iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join("\n")
}

fn cases() -> Vec<Case> {
    let compile = |folder| bundle::compile(library(), folder).unwrap().case().unwrap();
    library().cases.iter().map(compile).collect()
}

#[test]
fn all_content_is_sound_and_all_courses_come_out_as_stated_on_every_first_day() {
    let found = content::check(library(), Depth::Full);
    assert!(found.is_empty(), "{}", lines(&found));
}

#[test]
fn every_case_has_what_a_case_needs() {
    for folder in &library().cases {
        let case = &folder.case.item;
        let points = case.options.iter().filter(|option| option.point).count();
        assert!(points >= 12, "{} has {points} evidence points", case.id);
        assert!(
            case.actions.len() >= 40,
            "{} offers {} actions",
            case.id,
            case.actions.len()
        );
        assert!(
            case.evidence
                .iter()
                .any(|evidence| !evidence.misleads.is_empty()),
            "{}: nothing misleads",
            case.id
        );
        let temperaments = case
            .draws
            .iter()
            .find(|hidden| hidden.id == "temperament")
            .map(|hidden| hidden.choices.len());
        assert_eq!(temperaments, Some(3), "{}", case.id);
        let flawed = folder
            .scripts
            .iter()
            .filter(|script| !script.item.lawful)
            .count();
        assert!(flawed >= 8, "{} has {flawed} flawed courses", case.id);
        assert_eq!(case.start.days, 60, "{}", case.id);
        for temperament in &case
            .draws
            .iter()
            .find(|hidden| hidden.id == "temperament")
            .unwrap()
            .choices
        {
            let covered = folder.scripts.iter().any(|script| {
                let lawful = script.item.lawful
                    && script
                        .item
                        .expect
                        .as_ref()
                        .is_some_and(|e| e.score == Some(10_000));
                lawful
                    && script
                        .item
                        .draws
                        .get("temperament")
                        .is_some_and(|values| values.contains(temperament))
            });
            assert!(covered, "{}: no lawful path for {temperament}", case.id);
        }
    }
}

#[test]
fn the_temperaments_behave_differently() {
    for case in cases() {
        // The same lawful course, if it fits all, or the same flawed one: the parties answer differently.
        let mut told = BTreeMap::new();
        let hidden = case
            .data()
            .draws
            .iter()
            .find(|hidden| hidden.id == "temperament")
            .unwrap()
            .clone();
        for temperament in &hidden.choices {
            let draws = BTreeMap::from([("temperament".to_owned(), temperament.clone())]);
            let script = case
                .scripts()
                .iter()
                .find(|s| {
                    s.draws
                        .get("temperament")
                        .is_some_and(|v| v.contains(temperament))
                })
                .unwrap();
            let mut fixed = Fixed {
                start: Some(case.data().start.from),
                draws,
            };
            for (id, values) in &script.draws {
                fixed
                    .draws
                    .entry(id.clone())
                    .or_insert_with(|| values[0].clone());
            }
            let played = case
                .play(script, Seed::default(), Mode::Practice, &fixed)
                .unwrap();
            let kinds: Vec<String> = case
                .report(&played.state)
                .timeline
                .iter()
                .map(|entry| entry.kind.clone())
                .collect();
            told.insert(
                temperament.clone(),
                (kinds, format!("{:?}", case.view(&played.state).scene)),
            );
        }
        let scenes: std::collections::BTreeSet<_> = told.values().map(|(_, scene)| scene).collect();
        assert_eq!(
            scenes.len(),
            3,
            "{}: two temperaments tell the same story",
            case.data().id
        );
    }
}

#[test]
fn pressing_only_advance_scores_under_20() {
    for case in cases() {
        for seed in 0..30 {
            let mut state = case.start(Seed::new(seed).unwrap(), Mode::Exam);
            while !case.finished(&state) && case.step(&mut state, &Command::Next).is_ok() {}
            let report = case.report(&state);
            assert!(
                report.score < 2_000,
                "{} seed {seed}: {}",
                case.data().id,
                report.score
            );
            assert!(!report.passed);
        }
    }
}

/// One random command among those on offer, sometimes one that is not.
fn random_command(case: &Case, state: &engine::case::State, seed: Seed, n: u32) -> Command {
    let roll =
        |what: &str, bound: usize| draw(seed, what, "", n, u32::try_from(bound).unwrap()) as usize;
    let now = case.now(state).date();
    match roll("kind", 20) {
        0..=1 => return Command::Next,
        2 => {
            return Command::Until {
                date: now.plus_days(1 + i32::try_from(roll("days", 20)).unwrap()),
            };
        }
        3..=5 => {
            // Often evidence that is not in the file yet: such a command is refused.
            let evidence = case.data().evidence[roll("evidence", case.data().evidence.len())]
                .id
                .clone();
            let element = case.data().elements[roll("element", case.data().elements.len())]
                .id
                .clone();
            return if roll("way", 5) == 0 {
                Command::Remove { evidence, element }
            } else {
                Command::Place { evidence, element }
            };
        }
        6 if roll("end", 40) == 0 => return Command::Finish,
        _ => {}
    }
    let actions = &case.data().actions;
    let Some(offer) = case.offer_of(state, &actions[roll("offer", actions.len())]) else {
        return Command::Next;
    };
    let mut with = BTreeMap::new();
    for (m, param) in offer.params.iter().enumerate() {
        let pick = |what: &str, bound: usize| {
            draw(seed, what, &param.id, n, u32::try_from(bound).unwrap()) as usize
        };
        let answer = match param.kind {
            ParamKind::One if param.options.is_empty() => continue,
            ParamKind::One => {
                Answer::Text(param.options[pick("one", param.options.len())].id.clone())
            }
            ParamKind::Many => {
                let chosen = param
                    .options
                    .iter()
                    .enumerate()
                    .filter(|(k, _)| pick(&format!("many{k}"), 3) > 0);
                Answer::Many(chosen.map(|(_, option)| option.id.clone()).collect())
            }
            ParamKind::Money => Answer::Int(10_000 * i64::try_from(pick("money", 600)).unwrap()),
            ParamKind::Number => Answer::Int(i64::try_from(pick("number", 100)).unwrap()),
            ParamKind::Date => Answer::Text(
                now.plus_days(i32::try_from(pick("date", 20)).unwrap())
                    .to_string(),
            ),
            ParamKind::Text => Answer::Text("随便写一句".to_owned()),
        };
        if pick("leave out", 12) != m {
            with.insert(param.id.clone(), answer);
        }
    }
    // Answers to parameters that are not asked are malformed; leave those out most of the time.
    with.retain(|id, _| {
        let param = offer.params.iter().find(|param| param.id == *id).unwrap();
        param.only_if.is_empty() || draw(seed, "only if", id, n, 2) == 0
    });
    Command::Act {
        action: offer.id.clone(),
        with,
        written: BTreeMap::new(),
    }
}

#[test]
fn ten_thousand_random_courses_never_panic_never_end_stuck_and_never_pass() {
    for case in cases() {
        let mut accepted = 0u64;
        for seed in 0..10_000 {
            let seed = Seed::new(seed).unwrap();
            let mut state = case.start(seed, Mode::Exam);
            for n in 0..40 {
                if case.finished(&state) {
                    break;
                }
                let command = random_command(&case, &state, seed, n);
                accepted += u64::from(case.step(&mut state, &command).is_ok());
            }
            let outcome = case.outcome(&state);
            assert!(
                !outcome.passed,
                "{} seed {seed:?} passed by chance",
                case.data().id
            );
            assert_eq!(
                case.faults(&state),
                &[] as &[String],
                "{} seed {seed:?}",
                case.data().id
            );
            if !case.finished(&state) {
                case.step(&mut state, &Command::Finish)
                    .expect("a run can always be ended");
            }
        }
        assert!(
            accepted > 100_000,
            "{}: only {accepted} commands were accepted",
            case.data().id
        );
    }
}
