//! 组织与编制 comes to the same bytes natively and in wasm.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use engine::activity::{Activity, Mode, Seed};
use engine::calendar::HolidayData;
use engine::json;
use engine::organisation::merit::MeritData;
use engine::organisation::posts::PostsData;
use engine::organisation::routing::{Command, RoutingBundle};
use engine::record::sha256_hex;

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

const POSTS: &str = include_str!("../../scenarios/organisation/posts.toml");
const MERIT: &str = include_str!("../../scenarios/organisation/merit.toml");
const ROUTING: &str = include_str!("../../scenarios/organisation/routing.toml");

fn pinned(text: &str, pin: &str) {
    assert_eq!(&sha256_hex(text.as_bytes())[..16], pin);
}

#[test]
fn the_best_weighting_is_the_same_everywhere() {
    let data: PostsData = toml::from_str(POSTS).unwrap();
    let best = data.best();
    pinned(
        &json::write(&(best.weights, &best.allotment, &best.judgement)),
        "9fc4227e81527930",
    );
}

#[test]
fn a_quarter_is_the_same_everywhere() {
    let data: MeritData = toml::from_str(MERIT).unwrap();
    let seed = Seed::new(20_261_127).unwrap();
    let quarters: Vec<_> = data
        .preset
        .iter()
        .map(|preset| data.simulate(&preset.table, seed))
        .collect();
    pinned(&json::write(&quarters), "01c2317daeaa3339");
}

#[test]
fn the_cards_are_dealt_the_same_everywhere() {
    let bundle = RoutingBundle {
        schema: 1,
        routing: toml::from_str(ROUTING).unwrap(),
        statutes: Vec::new(),
        cards: Vec::new(),
        holidays: HolidayData::default(),
    };
    let drill = bundle.routing().unwrap();
    let mut state = drill.start(Seed::MAX, Mode::Exam);
    drill
        .step(&mut state, &Command::Begin { timed: true })
        .unwrap();
    let mut order = Vec::new();
    while let Some(card) = drill.view(&state).card {
        order.push(card.id);
        drill.step(&mut state, &Command::Expire).unwrap();
    }
    pinned(&order.join(" "), "8634ddf1d8bcb4b1");
}
