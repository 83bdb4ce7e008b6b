//! The handover as a whole: its towns, its policies, its laws of motion.

use engine::activity::{Activity, Mode, Seed};
use engine::handover::order::Order;
use engine::handover::sim::state::{Clue, Work};
use engine::handover::sim::{Sim, Variation, arrivals, start};
use engine::handover::trial::{Player, Trial, play, run};
use engine::handover::{Command, Dimension, Handover, HandoverData, PolicyData, Verdict, World};
use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

static DATA: LazyLock<Arc<HandoverData>> = LazyLock::new(|| {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../scenarios");
    let (library, faults) = lifa::content::load(std::path::Path::new(root));
    assert!(faults.is_empty(), "{faults:?}");
    Arc::new(library.handover.expect("scenarios/handover").data)
});

fn seed(n: u64) -> Seed {
    Seed::new(n).unwrap()
}

fn world(town: &str) -> World {
    World::new(Arc::clone(&DATA), town, &BTreeMap::new()).unwrap()
}

fn policy(id: &str) -> &'static PolicyData {
    DATA.policies.iter().find(|policy| policy.id == id).unwrap()
}

fn trial(world: &World, n: u64, id: &str) -> Trial {
    run(
        world,
        seed(n),
        Player::Policy(policy(id)),
        Variation::default(),
    )
}

#[test]
fn the_list_is_106_items_and_11_measures_in_four_to_six_batches() {
    use engine::handover::ItemKind;
    let of = |kind: ItemKind| DATA.items.iter().filter(|item| item.kind == kind).count();
    assert_eq!((of(ItemKind::Penalty), of(ItemKind::Measure)), (106, 11));
    assert_eq!(DATA.towns.len(), 13);
    assert!((4..=6).contains(&DATA.batches.len()));
}

#[test]
fn the_steady_policy_beats_the_naive_ones_in_every_town() {
    for town in &DATA.towns {
        let world = world(&town.id);
        let steady: Vec<i64> = (0..100)
            .map(|n| trial(&world, n, "steady").scores.whole)
            .collect();
        for other in ["accept_all", "refuse_all", "lot"] {
            let wins = (0..100)
                .zip(&steady)
                .filter(|(n, own)| **own > trial(&world, *n, other).scores.whole)
                .count();
            assert!(wins >= 90, "{}: {wins} of 100 against {other}", town.name);
        }
    }
}

/// Deferring and handing back with good reason wins against accepting all, be it ever so well prepared.
#[test]
fn choosing_beats_accepting_all_with_the_same_care() {
    let mut won = 0;
    for town in &DATA.towns {
        let world = world(&town.id);
        let mean = |id: &str| {
            (0..40)
                .map(|n| trial(&world, n, id).scores.whole)
                .sum::<i64>()
                / 40
        };
        won += u32::from(mean("steady") > mean("accept_all_prepared"));
    }
    assert!(won >= 12, "{won} of 13 towns");
}

fn mean_over(policy: &str, variation: Variation, of: impl Fn(&Trial) -> i64) -> Vec<i64> {
    let policy = self::policy(policy);
    let of_town = |town: &engine::handover::TownData| {
        let world = world(&town.id);
        (0..200)
            .map(|n| of(&run(&world, seed(n), Player::Policy(policy), variation)))
            .sum()
    };
    DATA.towns.iter().map(of_town).collect()
}

#[test]
fn one_more_reviewer_never_lowers_the_mean_of_legal_review() {
    let of = |trial: &Trial| trial.scores.of[Dimension::Review.index()];
    let more = Variation {
        reviewers: 1,
        ..Variation::default()
    };
    let (with, without) = (
        mean_over("steady", more, of),
        mean_over("steady", Variation::default(), of),
    );
    for ((town, with), without) in DATA.towns.iter().zip(with).zip(without) {
        assert!(with >= without, "{}: {with} < {without}", town.name);
    }
}

#[test]
fn half_the_staff_never_lowers_the_cases_that_pass_their_time() {
    let of = |trial: &Trial| i64::from(trial.overdue_cases);
    let half = Variation {
        halved: true,
        ..Variation::default()
    };
    let (with, without) = (
        mean_over("steady", half, of),
        mean_over("steady", Variation::default(), of),
    );
    for ((town, with), without) in DATA.towns.iter().zip(with).zip(without) {
        assert!(with >= without, "{}: {with} < {without}", town.name);
    }
}

#[test]
fn no_run_is_too_small_to_tell_anything() {
    for town in &DATA.towns {
        let world = world(&town.id);
        for n in 0..100 {
            let Trial {
                clues,
                cases,
                events,
                ..
            } = trial(&world, n, "steady");
            assert!(
                clues >= 300 && cases >= 50 && events >= 3_000,
                "{} on {n}: {clues} {cases} {events}",
                town.name
            );
        }
    }
}

#[test]
fn another_training_in_week_five_leaves_every_arrival_as_it_was() {
    let world = world(&DATA.towns[0].id);
    let told = |hours: u8| {
        let mut town = start(&world, seed(5), Variation::default());
        let mut sim = Sim {
            world: &world,
            town: &mut town,
        };
        for week in 0..13 {
            policy("steady").act(&mut sim);
            if week == 4 {
                for who in 0..6 {
                    sim.order(&Order::Study(who, engine::handover::Channel::Party, hours))
                        .unwrap();
                }
            }
            sim.run_week();
        }
        let stream = town.stream;
        let clues: Vec<_> = town.clues[..stream]
            .iter()
            .map(|clue| (clue.at, clue.item, clue.key, clue.fate, clue.source))
            .collect();
        (clues, town.hash)
    };
    let (with, without) = (told(40), told(0));
    assert_eq!(with.0, without.0);
    assert_ne!(with.1, without.1, "the choice must matter for something");
    let drawn: Vec<_> = arrivals(&world, seed(5))
        .iter()
        .map(|clue| (clue.at, clue.item))
        .collect();
    assert_eq!(
        drawn,
        with.0
            .iter()
            .map(|clue| (clue.0, clue.1))
            .collect::<Vec<_>>()
    );
}

/// Week by week: what arrived is closed, passed on or open; nobody is in two places; nobody without a certificate
/// handles a case.
#[test]
fn flow_is_conserved_and_everybody_is_in_one_place() {
    for town in &DATA.towns {
        let world = world(&town.id);
        for n in 0..5 {
            let mut town = start(&world, seed(n), Variation::default());
            town.keeps = true;
            let mut sim = Sim {
                world: &world,
                town: &mut town,
            };
            let (mut arrived, mut gone) = (0, 0);
            for _ in 0..13 {
                policy("steady").act(&mut sim);
                let certified: Vec<bool> = sim
                    .town
                    .people
                    .iter()
                    .map(|person| person.may_act())
                    .collect();
                sim.run_week();
                let week = sim.town.weeks.last().unwrap();
                arrived += week.arrived;
                gone += week.closed + week.transferred;
                assert_eq!(arrived, gone + week.open_clues);
                let done = sim.town.clues.iter().filter(|clue| clue.done).count() as u32;
                assert_eq!(done, gone);
                let mut diary = sim.town.diary.clone();
                diary.sort_by_key(|stint| (stint.person, stint.from));
                for pair in diary.windows(2) {
                    assert!(
                        pair[0].person != pair[1].person || pair[0].to <= pair[1].from,
                        "{pair:?}"
                    );
                }
                let cases = diary
                    .iter()
                    .filter(|stint| matches!(stint.work, Work::Case | Work::Check));
                for stint in cases {
                    assert!(certified[usize::from(stint.person)], "{stint:?}");
                }
                sim.draw_cards();
            }
            assert_eq!(sim.town.totals.uncertified, 0);
        }
    }
}

/// A clue is in time or late, never both: what the assessment divides by is each clue once.
#[test]
fn every_clue_is_counted_once_as_in_time_or_late() {
    for town in &DATA.towns {
        let world = world(&town.id);
        for (n, id) in [(0, "steady"), (1, "accept_all"), (2, "refuse_all")] {
            let town = play(
                &world,
                seed(n),
                Player::Policy(policy(id)),
                Variation::default(),
            );
            let count = |fits: fn(&Clue) -> bool| town.clues.iter().filter(|c| fits(c)).count();
            let t = &town.totals;
            let late = count(|clue| clue.late);
            assert_eq!(t.answered_late as usize, late);
            let in_time = count(|clue| clue.answered && !clue.late);
            assert_eq!(t.answered_in_time as usize, in_time);
            assert!(count(|clue| clue.late && clue.answered) > 0, "{id}");
            assert!(t.answered_in_time + t.answered_late <= t.arrived);
        }
    }
}

#[test]
fn a_run_takes_less_than_a_megabyte() {
    for town in &DATA.towns {
        let world = world(&town.id);
        let town = play(
            &world,
            seed(1),
            Player::Policy(policy("accept_all")),
            Variation::default(),
        );
        let size = town.clues.capacity() * size_of_val(&town.clues[0])
            + town.cases.capacity() * size_of_val(&town.cases[0])
            + town.people.capacity() * size_of_val(&town.people[0])
            + town.items.capacity() * size_of_val(&town.items[0])
            + town.weeks.capacity() * size_of_val(&town.weeks[0])
            + size_of_val(&town);
        assert!(size < 1_000_000, "{size}");
    }
}

fn handover() -> Handover {
    Handover {
        id: "handover".to_owned(),
        title: "赋权承接".to_owned(),
        data: Arc::clone(&DATA),
    }
}

/// The commands of a whole run by the sensible policy, as an interface would give them.
#[test]
fn thirteen_weeks_can_be_played_by_commands() {
    let handover = handover();
    let mut state = handover.start(seed(3), Mode::Practice);
    let begin = Command::Begin {
        town: DATA.towns[1].id.clone(),
        parameters: BTreeMap::new(),
    };
    handover.step(&mut state, &begin).unwrap();
    for week in 1..=13 {
        assert_eq!(handover.view(&state).now.unwrap().week, week);
        let follow = Command::Follow {
            policy: "steady".to_owned(),
        };
        handover.step(&mut state, &follow).unwrap();
        handover.step(&mut state, &Command::EndWeek {}).unwrap();
    }
    assert!(handover.finished(&state));
    let view = handover.view(&state).now.unwrap();
    assert_eq!(view.ends.len(), 117);
    assert!(view.letter.len() >= 9);
    assert!(handover.report(&state).score > 6_000);
    // The same seed by the same policy without an interface comes to the same.
    let world = world(&DATA.towns[1].id);
    assert_eq!(view.scores.unwrap(), trial(&world, 3, "steady").scores);
    assert!(handover.step(&mut state, &Command::EndWeek {}).is_err());
}

#[test]
fn what_cannot_be_done_is_refused_and_changes_nothing() {
    let handover = handover();
    let mut state = handover.start(seed(3), Mode::Exam);
    assert!(handover.step(&mut state, &Command::EndWeek {}).is_err());
    let nowhere = Command::Begin {
        town: "nowhere".to_owned(),
        parameters: BTreeMap::new(),
    };
    assert!(
        handover
            .step(&mut state, &nowhere)
            .unwrap_err()
            .reason
            .contains("nowhere")
    );
    let wild = BTreeMap::from([("filing_rate".to_owned(), 5_000)]);
    let wild = Command::Begin {
        town: DATA.towns[0].id.clone(),
        parameters: wild,
    };
    assert!(
        handover
            .step(&mut state, &wild)
            .unwrap_err()
            .reason
            .contains("线索立案率")
    );
    let begin = Command::Begin {
        town: DATA.towns[0].id.clone(),
        parameters: BTreeMap::new(),
    };
    handover.step(&mut state, &begin).unwrap();
    let before = serde_json::to_string(&handover.view(&state)).unwrap();
    let late = DATA.batches.last().unwrap().items[0].clone();
    let refused = [
        Command::Decide {
            items: vec![late.clone()],
            verdict: Verdict::Accept,
            ground: None,
        },
        Command::Decide {
            items: vec!["nothing".to_owned()],
            verdict: Verdict::Accept,
            ground: None,
        },
        Command::Decide {
            items: vec![DATA.batches[0].items[0].clone()],
            verdict: Verdict::Return,
            ground: None,
        },
        Command::GoLive {
            items: vec![DATA.batches[0].items[0].clone()],
        },
        Command::Squads { n: 4 },
        Command::Weight { percent: 101 },
        Command::Buy {
            equipment: "boat".to_owned(),
            n: 50,
        },
        Command::Follow {
            policy: "steady".to_owned(),
        },
        Command::Rest { items: vec![late] },
        Command::Meet { topics: Vec::new() },
    ];
    for command in refused {
        assert!(handover.step(&mut state, &command).is_err(), "{command:?}");
    }
    assert_eq!(
        before,
        serde_json::to_string(&handover.view(&state)).unwrap()
    );
    // The county leads in a field once at a time: a second call would cost and bring nothing.
    let help = Command::Help {
        field: DATA.fields[0].id.clone(),
    };
    handover.step(&mut state, &help).unwrap();
    let left = handover.view(&state).now.unwrap().tokens;
    assert!(handover.step(&mut state, &help).is_err());
    assert_eq!(handover.view(&state).now.unwrap().tokens, left);
}

/// What is learned from exams stays out of sight until the end.
#[test]
fn an_exam_shows_no_score_on_the_way() {
    let handover = handover();
    let mut state = handover.start(seed(3), Mode::Exam);
    let begin = Command::Begin {
        town: DATA.towns[0].id.clone(),
        parameters: BTreeMap::new(),
    };
    handover.step(&mut state, &begin).unwrap();
    for week in 0..13 {
        let open: Vec<(String, String)> = handover
            .view(&state)
            .now
            .unwrap()
            .cards
            .iter()
            .filter(|card| card.choice.is_none())
            .map(|card| {
                (
                    DATA.cards[card.card].id.clone(),
                    DATA.cards[card.card].choice[0].id.clone(),
                )
            })
            .collect();
        for (card, choice) in open {
            handover
                .step(&mut state, &Command::Card { card, choice })
                .unwrap();
        }
        handover.step(&mut state, &Command::EndWeek {}).unwrap();
        let view = handover.view(&state).now.unwrap();
        assert_eq!(view.assessed.is_some(), week == 12);
        assert_eq!(view.midterm.is_some(), week >= 6);
    }
}

#[test]
fn contradictory_policies_are_named() {
    let mut bad = policy("refuse_all").clone();
    bad.live = engine::handover::policy::GoingLive::AtOnce;
    assert_eq!(bad.contradiction().unwrap().0, "live");
    let mut bad = policy("steady").clone();
    bad.training[1].weeks = [3, 6];
    assert_eq!(bad.contradiction().unwrap().0, "training");
    for policy in &DATA.policies {
        assert_eq!(policy.contradiction(), None, "{}", policy.id);
    }
}
