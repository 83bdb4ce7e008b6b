//! What the handover tells its deputy: what changed, what a choice costs, which cases there are, why points went.

use engine::activity::{Activity, Mode, Seed};
use engine::handover::sim::state::Stand;
use engine::handover::view::{CaseStanding, Standing};
use engine::handover::{Cast, Command, Effect, Handover, HandoverData, ROLES, State, TownView};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, LazyLock};

static DATA: LazyLock<Arc<HandoverData>> = LazyLock::new(|| {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../scenarios");
    let (library, faults) = lifa::content::load(std::path::Path::new(root));
    assert!(faults.is_empty(), "{faults:?}");
    Arc::new(library.handover.expect("scenarios/handover").data)
});

/// Plays a town by a policy and looks at each week before and after it ran.
fn weeks(town: usize, seed: u64, policy: &str, look: impl FnMut(&TownView, &TownView, &State)) {
    weeks_with(town, seed, policy, &[], look);
}

/// The same, with more ordered in the first week.
fn weeks_with(
    town: usize,
    seed: u64,
    policy: &str,
    more: &[Command],
    mut look: impl FnMut(&TownView, &TownView, &State),
) {
    let handover = Handover {
        id: "handover".to_owned(),
        title: "赋权承接".to_owned(),
        data: Arc::clone(&DATA),
    };
    let mut state = handover.start(Seed::new(seed).unwrap(), Mode::Practice);
    let begin = Command::Begin {
        town: DATA.towns[town].id.clone(),
        parameters: BTreeMap::new(),
    };
    handover.step(&mut state, &begin).unwrap();
    for week in 0..13 {
        let policy = policy.to_owned();
        let follow = Command::Follow { policy };
        handover.step(&mut state, &follow).unwrap();
        for command in more.iter().filter(|_| week == 0) {
            handover.step(&mut state, command).unwrap();
        }
        let before = handover.view(&state).now.unwrap();
        handover.step(&mut state, &Command::EndWeek {}).unwrap();
        let after = handover.view(&state).now.unwrap();
        look(&before, &after, &state);
    }
}

/// The names in the line of the news that has these words, without them.
fn of<'a>(view: &'a TownView, before: &str, after: &str) -> BTreeSet<&'a str> {
    let line = view
        .news
        .iter()
        .find_map(|line| line.strip_prefix(before)?.strip_suffix(after));
    let between = if before.ends_with('：') {
        '；'
    } else {
        '、'
    };
    line.map(|names| names.split(between).collect())
        .unwrap_or_default()
}

#[test]
fn the_news_of_a_week_are_what_changed_in_it() {
    let mut kinds = BTreeSet::new();
    for town in 0..DATA.towns.len() {
        for seed in 0..3 {
            let policy = if seed == 2 { "refuse_all" } else { "steady" };
            weeks(town, seed, policy, |before, after, state| {
                let there: BTreeSet<&str> = after.people.iter().map(|p| p.name.as_str()).collect();
                let gone: BTreeSet<&str> = before
                    .people
                    .iter()
                    .map(|person| person.name.as_str())
                    .filter(|name| !there.contains(name))
                    .collect();
                assert_eq!(of(after, "辅助人员", "离职。"), gone);
                let certified = |view: &TownView, n: u16| {
                    let person = view.people.iter().find(|person| person.n == n);
                    person.is_some_and(|person| person.certified)
                };
                for person in &after.people {
                    let name = person.name.as_str();
                    let (was, is) = (certified(before, person.n), person.certified);
                    let passed = of(after, "", "通过资格考试，取得执法证。").contains(name);
                    let lost =
                        of(after, "", "的执法证到期，培训不满八学时，没有换证。").contains(name);
                    assert_eq!(
                        (passed, lost),
                        (!was && is, was && !is),
                        "{name}: {:?}",
                        after.news
                    );
                    kinds.extend(passed.then_some("passed"));
                    kinds.extend(lost.then_some("lost"));
                }
                // What nobody took over by a list came all the same, and is told otherwise.
                let landed = after
                    .news
                    .iter()
                    .any(|line| line.starts_with("没有交接清单的旧案"));
                kinds.extend(landed.then_some("landed"));
                let came: BTreeSet<&str> = after
                    .errands
                    .iter()
                    .zip(&before.errands)
                    .filter(|(now, then)| {
                        now.stands == Standing::There && then.stands != Standing::There
                    })
                    .map(|(now, _)| now.name.as_str())
                    .filter(|name| *name != "公示承接清单")
                    .filter(|name| !(landed && *name == "存量案件交接"))
                    .collect();
                assert_eq!(of(after, "办成：", "。"), came);
                for (field, until) in &before.helped {
                    let name = DATA.fields[*field].name.as_str();
                    let told = of(after, "县里带办到期：", "。").contains(name);
                    assert_eq!(told, *until == before.week && before.week < 13, "{name}");
                    kinds.extend(told.then_some("help"));
                }
                kinds.extend((!gone.is_empty()).then_some("gone"));
                kinds.extend((!came.is_empty()).then_some("came"));
                let (_, town) = state.parts().unwrap();
                assert_eq!(after.news.is_empty(), town.news.is_empty());
            });
        }
    }
    // None of the comparisons above was empty throughout.
    assert_eq!(
        kinds,
        BTreeSet::from(["came", "gone", "help", "landed", "lost", "passed"])
    );
}

#[test]
fn cases_are_listed_as_they_were_counted() {
    for (town, policy) in [(0, "steady"), (4, "accept_all"), (9, "refuse_all")] {
        weeks(town, 7, policy, |_, after, _| {
            let count = |is: &dyn Fn(&engine::handover::view::CaseView) -> bool| {
                after.cases.iter().filter(|case| is(case)).count() as u32
            };
            let t = &after.totals;
            assert_eq!(
                count(&|case| matches!(case.stands, CaseStanding::Decided(_))),
                t.decided
            );
            assert_eq!(count(&|case| case.late), t.overdue_cases);
            assert_eq!(count(&|case| case.challenged), t.challenges);
            let waiting = after.weeks.last().unwrap().waiting_review;
            assert_eq!(
                count(&|case| matches!(case.stands, CaseStanding::Review(_))),
                waiting
            );
            let spoilt: u32 = after.items.iter().map(|item| item.spoilt).sum();
            assert_eq!(count(&|case| case.spoilt), spoilt);
            assert_eq!(
                count(&|case| !case.over),
                after.weeks.last().unwrap().open_cases
            );
            // What goes wrong in serving a decision is in its file, and was no defect when it went out.
            let within: u32 = after.cases.iter().map(|case| u32::from(case.defects)).sum();
            assert!(within >= t.escaped);
            // Those open come first, by what is left of their time.
            let left = after.cases.iter().map_while(|case| match case.stands {
                CaseStanding::Open(left) | CaseStanding::Review(left) => Some(left),
                CaseStanding::Decided(_) => None,
            });
            assert!(left.is_sorted());
        });
    }
}

#[test]
fn a_card_speaks_of_people_who_are_there() {
    for town in [0, 6, 12] {
        for policy in ["steady", "refuse_all"] {
            weeks(town, 5, policy, |_, after, _| {
                let names: Vec<&str> = after.people.iter().map(|p| p.name.as_str()).collect();
                let mut told = BTreeSet::new();
                for role in ROLES {
                    let text = after.cast.tell(&format!("{{{role}}}"));
                    let name = text.strip_prefix(role).expect("a role before a name");
                    assert!(names.contains(&name), "{text}");
                    assert!(
                        told.insert(name.to_owned()),
                        "{name} is spoken of as two people"
                    );
                }
                for card in &DATA.cards {
                    let text = after.cast.tell(&card.text);
                    assert!(!text.contains(['{', '}']), "{text}");
                }
            });
        }
    }
    assert_eq!(Cast::strangers("{老队员}和{局长}说"), ["局长"]);
    assert_eq!(Cast::strangers("没有合上的{括号"), ["括号"]);
}

#[test]
fn costs_are_told_before_a_choice_and_nothing_that_would_give_it_away() {
    let mut costs = 0;
    for choice in DATA.cards.iter().flat_map(|card| &card.choice) {
        let (before, after) = (choice.costs(), choice.brought(&DATA));
        costs += before.len();
        let known = |effect: &&Effect| match effect {
            Effect::Away { .. } | Effect::Hours { .. } => true,
            Effect::Tokens { n } | Effect::Budget { n } => *n < 0,
            _ => false,
        };
        assert_eq!(
            before.len(),
            choice.effects.iter().filter(known).count(),
            "{}",
            choice.id
        );
        assert_eq!(
            after.len() + choice.points().len(),
            choice.effects.len(),
            "{}",
            choice.id
        );
    }
    assert!(costs > 100);
}

#[test]
fn a_dimension_that_counts_in_part_says_so() {
    let (mut said, mut full) = (0, 0);
    for policy in ["steady", "refuse_all"] {
        weeks(2, 1, policy, |_, after, _| {
            let parts: Vec<_> = after
                .assessed
                .iter()
                .flatten()
                .flat_map(|one| &one.parts)
                .collect();
            let part = |label: &str| *parts.iter().find(|part| part.label == label).unwrap();
            let t = &after.totals;
            let quality = part("案卷质量");
            assert_eq!(quality.counted, t.decided > 0);
            // Nothing was wrong with what was decided: whatever was taken off was so for the small number.
            if t.decided > 0 && t.grave == 0 && t.unlawful == 0 {
                let whole = quality.earned == quality.most;
                assert_eq!(!whole, quality.why.contains("本项按"), "{}", quality.why);
                said += u32::from(!whole);
                full += u32::from(whole);
            }
            let review = part("应审尽审");
            assert_eq!(
                t.reviews < 5,
                review.why.contains("审核不到5件，本项按"),
                "{}",
                review.why
            );
            assert_eq!(part("简案快办").counted, t.simple > 0);
            assert_eq!(
                part("没有僵尸事项").counted,
                after.items.iter().any(|item| {
                    let since = item.live.map_or(0, |week| after.week - week);
                    let penalty = DATA.items[item.n].kind == engine::handover::ItemKind::Penalty;
                    penalty && item.live.is_some() && since >= 3
                })
            );
        });
    }
    assert!(said > 0 && full > 0, "{said} in part, {full} in full");
}

#[test]
fn cards_of_things_undone_come_only_while_they_are_undone() {
    let place = |id: &str| DATA.cards.iter().position(|card| card.id == id).unwrap() as u16;
    let (accounts, orphans, neighbour) = (
        place("accounts_not_opened"),
        place("orphan_cases"),
        place("neighbour_offers_reviewer"),
    );
    let mut came = BTreeMap::new();
    for town in 0..DATA.towns.len() {
        for seed in 0..12 {
            for policy in ["steady", "accept_all", "lot"] {
                // No policy has a lawyer, or a low weight in the appraisal.
                let more = [
                    Command::Lawyer { on: true },
                    Command::Weight { percent: 30 },
                ];
                let more = if policy == "lot" { &more[..] } else { &[] };
                weeks_with(town, seed, policy, more, |_, after, state| {
                    let (_, now) = state.parts().unwrap();
                    for drawn in now.cards.iter().filter(|drawn| drawn.week == now.week) {
                        *came.entry(drawn.card).or_insert(0) += 1;
                        if drawn.card == accounts {
                            let wanted = |errand: &&engine::handover::view::ErrandView| {
                                errand.what == engine::handover::Matter::Account && errand.wanted
                            };
                            let open = after.errands.iter().filter(wanted);
                            assert!(open.clone().any(|errand| errand.stands != Standing::There));
                        }
                        if drawn.card == orphans {
                            assert_ne!(now.takeover, Stand::There);
                        }
                        if drawn.card == neighbour {
                            assert_eq!(now.settings.reviewing, engine::handover::Reviewing::Own);
                        }
                    }
                });
            }
        }
    }
    for card in [accounts, orphans, neighbour] {
        assert!(
            came.contains_key(&card),
            "{} never came",
            DATA.cards[usize::from(card)].id
        );
    }
    let never: Vec<&str> = DATA
        .cards
        .iter()
        .enumerate()
        .filter(|(n, _)| !came.contains_key(&(*n as u16)))
        .map(|(_, card)| card.id.as_str())
        .collect();
    assert!(never.is_empty(), "never came: {never:?}");
}

#[test]
fn a_sub_district_is_told_in_its_own_words() {
    let street = DATA
        .towns
        .iter()
        .position(|town| town.name.ends_with("街道"))
        .unwrap();
    let mut places = 0;
    weeks(street, 3, "steady", |_, after, _| {
        let cards = DATA.cards.iter().flat_map(|card| {
            let choices = card
                .choice
                .iter()
                .flat_map(|choice| [&choice.label, &choice.note, &choice.lesson]);
            std::iter::once(&card.text)
                .chain(choices)
                .map(|text| after.cast.tell(text))
        });
        let assessed = after.assessed.iter().flatten().flat_map(|one| &one.parts);
        let told = assessed.map(|part| part.why.clone());
        for text in cards.chain(told).chain(after.letter.iter().cloned()) {
            for town in ["镇长", "镇政府", "镇里", "你镇", "本镇"] {
                assert!(!text.contains(town), "{town}: {text}");
            }
            places += u32::from(text.contains("街道"));
        }
    });
    assert!(places > 100);
    // A town keeps its words.
    weeks(0, 3, "steady", |_, after, _| {
        assert_eq!(after.cast.tell("镇长看着你"), "镇长看着你");
    });
}

#[test]
fn what_there_is_no_help_or_money_for_cannot_be_chosen() {
    let (mut refused, mut taken) = (0, 0);
    for town in 0..DATA.towns.len() {
        for seed in 0..4 {
            weeks(town, seed, "lot", |before, after, state| {
                let (_, now) = state.parts().unwrap();
                assert!(now.tokens >= 0 && now.budget >= 0);
                assert!(
                    before.cards.iter().all(|card| card.choice.is_some()),
                    "a policy leaves no card open"
                );
                let open = after.cards.iter().filter(|card| card.choice.is_none());
                for (card, choice) in open.flat_map(|card| {
                    let data = &DATA.cards[card.card];
                    data.choice.iter().map(move |choice| (data, choice))
                }) {
                    let handover = Handover {
                        id: "handover".to_owned(),
                        title: "赋权承接".to_owned(),
                        data: Arc::clone(&DATA),
                    };
                    let command = Command::Card {
                        card: card.id.clone(),
                        choice: choice.id.clone(),
                    };
                    let short = choice.beyond(after.tokens, after.budget);
                    let came = handover.step(&mut state.clone(), &command);
                    match short {
                        Some(reason) => assert_eq!(came.unwrap_err().reason, reason),
                        None => assert!(came.is_ok()),
                    }
                    refused += u32::from(short.is_some());
                    taken += u32::from(short.is_none());
                }
            });
        }
    }
    assert!(refused > 0 && taken > 0, "{refused} refused, {taken} taken");
}
