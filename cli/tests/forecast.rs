//! A town run many times in pieces, and what is refused.

use engine::activity::Seed;
use engine::handover::forecast::{Decider, Forecast, ForecastOrder, MOST_RUNS};
use engine::handover::order::Order;
use engine::handover::sim::{Sim, Variation, start};
use engine::handover::summary::Summary;
use engine::handover::trial::{Player, Trial, run};
use engine::handover::{HandoverBundle, HandoverData, PolicyData, World};
use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

static BUNDLE: LazyLock<HandoverBundle> = LazyLock::new(|| {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../scenarios");
    let (library, faults) = lifa::content::load(std::path::Path::new(root));
    assert!(faults.is_empty(), "{faults:?}");
    let statutes = library
        .statutes
        .iter()
        .map(|statute| statute.item.clone())
        .collect();
    let law = engine::law::LawIndex::new(statutes).unwrap();
    lifa::content::handover::compile(&library, &law).unwrap()
});

static DATA: LazyLock<Arc<HandoverData>> = LazyLock::new(|| Arc::new(BUNDLE.data.clone()));

fn order(player: Decider) -> ForecastOrder {
    ForecastOrder {
        town: "hekou".to_owned(),
        parameters: BTreeMap::new(),
        seed: Seed::new(7).unwrap(),
        runs: 30,
        player,
    }
}

fn named(id: &str) -> Decider {
    Decider::Named(id.to_owned())
}

fn forecast(order: ForecastOrder) -> Summary {
    let mut forecast = Forecast::new(Arc::clone(&DATA), order).unwrap();
    forecast.advance(u32::MAX);
    forecast.summary()
}

fn refused(order: ForecastOrder) -> String {
    Forecast::new(Arc::clone(&DATA), order)
        .unwrap_err()
        .to_string()
}

#[test]
fn a_forecast_is_the_runs_of_its_seeds_whatever_the_pieces() {
    let world = World::new(Arc::clone(&DATA), "hekou", &BTreeMap::new()).unwrap();
    let steady = DATA
        .policies
        .iter()
        .find(|policy| policy.id == "steady")
        .unwrap();
    let trials: Vec<Trial> = (7..37)
        .map(|n| {
            run(
                &world,
                Seed::new(n).unwrap(),
                Player::Policy(steady),
                Variation::default(),
            )
        })
        .collect();
    let mut pieces = Forecast::new(Arc::clone(&DATA), order(named("steady"))).unwrap();
    assert_eq!(
        (pieces.advance(0), pieces.advance(1), pieces.advance(11)),
        (0, 1, 12)
    );
    assert_eq!(pieces.summary().runs, 12);
    assert_eq!((pieces.advance(100), pieces.advance(100)), (30, 30));
    assert_eq!(pieces.summary(), Summary::of(&world, &trials));
    let text = engine::json::write(&pieces.summary());
    assert_eq!(
        engine::json::read::<Summary>(&text).unwrap(),
        pieces.summary()
    );
}

#[test]
fn the_orders_of_a_run_on_its_own_seed_come_to_that_run() {
    let world = World::new(Arc::clone(&DATA), "hekou", &BTreeMap::new()).unwrap();
    let steady = DATA
        .policies
        .iter()
        .find(|policy| policy.id == "steady")
        .unwrap();
    let mut town = start(&world, Seed::new(7).unwrap(), Variation::default());
    let mut sim = Sim {
        world: &world,
        town: &mut town,
    };
    sim.draw_cards();
    let mut weeks: Vec<Vec<Order>> = Vec::new();
    for _ in 0..13 {
        weeks.push(steady.orders(&mut sim));
        sim.run_week();
        sim.draw_cards();
    }
    let one = |player| {
        forecast(ForecastOrder {
            runs: 1,
            ..order(player)
        })
    };
    let by_policy = one(named("steady"));
    assert_eq!(
        one(Decider::Orders {
            weeks: weeks.clone(),
            then: None
        }),
        by_policy
    );
    weeks.truncate(6);
    let then = Some("steady".to_owned());
    assert_eq!(
        one(Decider::Orders {
            weeks: weeks.clone(),
            then
        }),
        by_policy
    );
    assert_ne!(one(Decider::Orders { weeks, then: None }), by_policy);
}

#[test]
fn an_edited_parameter_changes_what_comes_out() {
    let slow = ForecastOrder {
        parameters: BTreeMap::from([("ordinary_hours".to_owned(), 110)]),
        ..order(named("steady"))
    };
    assert!(forecast(slow).load.p50 > forecast(order(named("steady"))).load.p50);
}

#[test]
fn the_last_seed_is_followed_by_the_first() {
    let last = ForecastOrder {
        seed: Seed::MAX,
        runs: 2,
        ..order(named("steady"))
    };
    let first = ForecastOrder {
        seed: Seed::new(0).unwrap(),
        runs: 1,
        ..order(named("steady"))
    };
    let (both, one) = (forecast(last), forecast(first));
    assert!([both.events.min, both.events.max].contains(&one.events.min));
}

#[test]
fn what_cannot_be_run_is_refused_in_a_sentence() {
    let unknown = ForecastOrder {
        town: "nowhere".to_owned(),
        ..order(named("steady"))
    };
    assert_eq!(refused(unknown), "没有乡镇“nowhere”。");
    assert_eq!(refused(order(named("wild"))), "没有名为“wild”的对策。");
    let then = Some("wild".to_owned());
    assert_eq!(
        refused(order(Decider::Orders {
            weeks: vec![],
            then
        })),
        "没有名为“wild”的对策。"
    );
    for runs in [0, MOST_RUNS + 1] {
        let of = ForecastOrder {
            runs,
            ..order(named("steady"))
        };
        assert_eq!(refused(of), format!("推演次数为{runs}，应在1至10000之间。"));
    }
    let out = |id: &str, value| ForecastOrder {
        parameters: BTreeMap::from([(id.to_owned(), value)]),
        ..order(named("steady"))
    };
    assert_eq!(
        refused(out("filing_rate", 601)),
        "“线索立案率”为601，应在20至600之间。"
    );
    assert_eq!(refused(out("charm", 1)), "没有名为“charm”的参数。");
    let steady = DATA
        .policies
        .iter()
        .find(|policy| policy.id == "steady")
        .unwrap();
    let idle = PolicyData {
        prepare: false,
        ..steady.clone()
    };
    assert_eq!(
        refused(order(Decider::Policy(idle))),
        "对策“稳扎稳打”自相矛盾（prepare）：要准备度达标才上线，却不作准备。"
    );
}

#[test]
fn a_text_that_is_no_bundle_or_no_order_is_located() {
    let bundle = BUNDLE.text();
    let text = engine::json::write(&order(named("steady")));
    assert!(Forecast::read(&bundle, &text).is_ok());
    let fault = |bundle: &str, order: &str| Forecast::read(bundle, order).unwrap_err().to_string();
    assert!(fault("{\n  \"schema\": 1,", &text).starts_with("内容第2行第"));
    assert!(fault("{\"schema\": 99}", &text).contains("更新版本"));
    for broken in [
        "",
        "{\n\"town\": 3}",
        "{\"town\":\"hekou\",\"seed\":9007199254740992}",
    ] {
        assert!(fault(&bundle, broken).starts_with("推演要求第"), "{broken}");
    }
    let strange = text.replace("\"runs\"", "\"rounds\"");
    assert!(
        fault(&bundle, &strange).contains("rounds"),
        "{}",
        fault(&bundle, &strange)
    );
}

/// Whatever an instructor sets, within the ranges, there is a result.
#[test]
fn parameters_at_either_end_of_their_ranges_can_be_run() {
    let at = |end: usize| -> BTreeMap<String, i64> {
        DATA.parameters
            .iter()
            .map(|known| (known.id.clone(), known.range[end]))
            .collect()
    };
    let mut sets = vec![at(0), at(1)];
    for known in &DATA.parameters {
        sets.extend(
            known
                .range
                .map(|value| BTreeMap::from([(known.id.clone(), value)])),
        );
    }
    for parameters in sets {
        for policy in ["steady", "accept_all"] {
            let of = ForecastOrder {
                parameters: parameters.clone(),
                runs: 2,
                ..order(named(policy))
            };
            let came = forecast(of);
            assert!(
                (0..=10_000).contains(&came.whole.min) && came.whole.max <= 10_000,
                "{parameters:?}"
            );
        }
    }
}
