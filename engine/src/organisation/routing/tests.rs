use super::*;
use crate::activity::{Activity, Mode, RejectionCode, Seed};
use crate::calendar::HolidayData;
use crate::score::Severity;

fn drill() -> Routing {
    let text = include_str!("../../../../scenarios/organisation/routing.toml");
    let bundle = RoutingBundle {
        schema: 1,
        routing: toml::from_str(text).unwrap(),
        statutes: Vec::new(),
        cards: Vec::new(),
        holidays: HolidayData::default(),
    };
    bundle.routing().unwrap()
}

fn begun(drill: &Routing, seed: u64, mode: Mode, timed: bool) -> State {
    let mut state = drill.start(Seed::new(seed).unwrap(), mode);
    drill.step(&mut state, &Command::Begin { timed }).unwrap();
    state
}

/// Answers all that is open; `pick` chooses from the card.
fn play(drill: &Routing, state: &mut State, pick: impl Fn(&CardData) -> String) {
    while let Some(open) = drill.view(state).card {
        let card = drill
            .data
            .card
            .iter()
            .find(|card| card.id == open.id)
            .unwrap();
        let command = Command::Route {
            to: pick(card),
            seconds: 9,
        };
        drill.step(state, &command).unwrap();
    }
}

#[test]
fn there_are_forty_cards_and_a_run_has_twenty_of_every_kind() {
    let drill = drill();
    assert_eq!(drill.data.card.len(), 40);
    for seed in 0..50 {
        let state = begun(&drill, seed, Mode::Practice, false);
        assert_eq!(state.order.len(), 20);
        let mut seen = state.order.clone();
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen.len(), 20, "no card twice");
        for principle in &drill.data.principle {
            let own = |n: &&usize| drill.data.card[**n].principle == principle.id;
            let drawn = state.order.iter().filter(own).count();
            let all = drill
                .data
                .card
                .iter()
                .filter(|card| card.principle == principle.id)
                .count();
            assert!(
                drawn * 2 + 1 >= all && drawn * 2 <= all + 1,
                "{}: {drawn} of {all}",
                principle.name
            );
        }
    }
}

#[test]
fn seeds_draw_other_cards_in_another_order_and_the_same_seed_the_same() {
    let drill = drill();
    let order = |seed| begun(&drill, seed, Mode::Practice, false).order;
    assert_eq!(order(1), order(1));
    assert_ne!(order(1), order(2));
}

#[test]
fn right_answers_score_everything_and_find_nothing() {
    let drill = drill();
    let mut state = begun(&drill, 4, Mode::Practice, true);
    play(&drill, &mut state, |card| card.to.clone());
    assert!(drill.finished(&state));
    let report = drill.report(&state);
    assert_eq!(
        (report.score, report.passed, report.findings.len()),
        (10_000, true, 0)
    );
    assert_eq!(drill.outcome(&state).worst, None);
}

#[test]
fn half_right_answers_score_half() {
    let drill = drill();
    let mut state = begun(&drill, 4, Mode::Practice, false);
    let near = |card: &CardData| {
        card.near
            .first()
            .map_or(card.to.clone(), |near| near.to.clone())
    };
    play(&drill, &mut state, near);
    let nears = drill.judged_cards(&state);
    let halves = nears
        .iter()
        .filter(|card| card.mark == MarkKind::Near)
        .count();
    assert!(halves > 0);
    assert_eq!(
        drill.report(&state).score,
        10_000 - i64::try_from(halves).unwrap() * 250
    );
    assert!(
        nears
            .iter()
            .all(|card| card.mark == MarkKind::Right || !card.note.is_empty())
    );
}

#[test]
fn sending_everything_to_one_place_never_passes() {
    let drill = drill();
    for destination in &drill.data.destination {
        for seed in 0..20 {
            let mut state = begun(&drill, seed, Mode::Exam, false);
            play(&drill, &mut state, |_| destination.id.clone());
            assert!(!drill.outcome(&state).passed, "{} {seed}", destination.name);
        }
    }
}

#[test]
fn a_team_that_acts_without_power_is_revocable_and_a_crime_kept_back_unlawful_at_least() {
    let drill = drill();
    let answer = |to: &str| activity::Answer {
        to: Some(to.into()),
        seconds: 1,
    };
    let card = |id: &str| drill.data.card.iter().find(|card| card.id == id).unwrap();
    let severity = |id: &str, to: &str| drill.judged(card(id), &answer(to), false).severity;
    assert_eq!(severity("m1", "town"), Some(Severity::Revocable));
    assert_eq!(severity("p1", "upper"), Some(Severity::Unlawful));
    assert_eq!(severity("m1", "joint"), Some(Severity::Remark));
    assert_eq!(severity("m1", "market"), None);
}

#[test]
fn a_card_that_took_too_long_counts_for_nothing_where_time_is_limited() {
    let drill = drill();
    let late = |timed: bool| {
        let mut state = begun(&drill, 1, Mode::Practice, timed);
        let id = drill.view(&state).card.unwrap().id;
        let card = drill.data.card.iter().find(|card| card.id == id).unwrap();
        let command = Command::Route {
            to: card.to.clone(),
            seconds: drill.data.seconds + 1,
        };
        drill.step(&mut state, &command).unwrap();
        drill.judged_cards(&state)[0].mark
    };
    assert_eq!(late(true), MarkKind::Late);
    assert_eq!(late(false), MarkKind::Right);
    let mut state = begun(&drill, 1, Mode::Practice, true);
    drill.step(&mut state, &Command::Expire).unwrap();
    assert_eq!(drill.judged_cards(&state)[0].mark, MarkKind::Late);
}

#[test]
fn what_cannot_be_done_changes_nothing() {
    let drill = drill();
    let mut state = drill.start(Seed::default(), Mode::Practice);
    let route = |to: &str, seconds| Command::Route {
        to: to.into(),
        seconds,
    };
    let refused =
        |state: &mut State, command: Command| drill.step(state, &command).unwrap_err().code;
    assert_eq!(
        refused(&mut state, route("town", 1)),
        RejectionCode::Impossible,
        "not begun"
    );
    drill
        .step(&mut state, &Command::Begin { timed: false })
        .unwrap();
    assert_eq!(
        refused(&mut state, Command::Begin { timed: true }),
        RejectionCode::Impossible
    );
    assert_eq!(
        refused(&mut state, Command::Expire),
        RejectionCode::Impossible,
        "no limit"
    );
    assert_eq!(
        refused(&mut state, route("nowhere", 1)),
        RejectionCode::Unknown
    );
    assert_eq!(
        refused(&mut state, route("town", u32::MAX)),
        RejectionCode::BadParameter
    );
    assert!(state.answers.is_empty());
    play(&drill, &mut state, |card| card.to.clone());
    assert_eq!(
        refused(&mut state, route("town", 1)),
        RejectionCode::Finished
    );
}

#[test]
fn an_exam_gives_nothing_away_before_the_end() {
    let drill = drill();
    let mut state = begun(&drill, 3, Mode::Exam, false);
    let command = Command::Route {
        to: "town".into(),
        seconds: 1,
    };
    drill.step(&mut state, &command).unwrap();
    let view = drill.view(&state);
    assert_eq!((view.right, view.last, view.score), (None, None, None));
    assert!(view.judged.is_empty() && view.by_principle.is_empty());
    play(&drill, &mut state, |card| card.to.clone());
    let view = drill.view(&state);
    assert_eq!(view.judged.len(), 20);
    assert!(view.score.is_some());
    let cards: usize = view.by_principle.iter().map(|score| score.cards).sum();
    assert_eq!(cards, 20);
}

#[test]
fn faults_of_content_are_named_with_their_place() {
    let mut data = drill().data;
    data.card[2].to = "nowhere".into();
    data.card[3].near[0].to = "nowhere".into();
    data.draw = 41;
    let paths: Vec<String> = data.faults().into_iter().map(|fault| fault.path).collect();
    assert_eq!(paths, ["draw", "card[2].to", "card[3].near[0].to"]);
}
