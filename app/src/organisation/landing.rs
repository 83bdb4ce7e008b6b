use super::Room;
use crate::ctx::Ctx;
use crate::route::Route;
use crate::screen::Frame;
use crate::screen::listing::{best, listed, own_runs};
use crate::text;
use crate::ui::Heading;
use engine::bundle::IndexEntry;
use leptos::prelude::*;

/// The order in which one learns: who does what, then whose case it is, then how many, then how it is counted.
const STEPS: [(&str, &str, &str); 4] = [
    (
        "teams",
        "认一认",
        "看原来的队伍怎样并成十支，每一支管什么、不管什么；再把力量沉到镇里。",
    ),
    (
        "routing",
        "派一派",
        "来单一张接一张：镇里办、交给哪支队伍、移送、联合，还是往上报。有记录，可以考核。",
    ),
    (
        "posts",
        "分一分",
        "编制按六个指标分到各区，两种办法并排比，也可以逐区自己分。",
    ),
    (
        "merit",
        "定一定",
        "设计一张加扣分表，看一个季度里哪一项被刷了分、谁真正做了事。",
    ),
];

/// What there is, in the order in which one learns it.
#[component]
pub fn Landing() -> impl IntoView {
    let ctx = expect_context::<Ctx>();
    let runs = own_runs(ctx);
    let body = listed(ctx, "正在取目录……", move |index| {
        let cards = STEPS.into_iter().filter_map(|(id, verb, line)| {
            let entry = index.entries.iter().find(|entry| {
                entry.id == id && ["organisation", "routing"].contains(&entry.kind.as_str())
            })?;
            let result = (entry.kind == "routing").then(|| {
                let best = runs.with(|runs| best(runs, &entry.id));
                best.map_or("尚未派过".to_owned(), |(score, passed)| {
                    format!("最好 {} 分（{}）", text::points(score), text::grade(score, passed))
                })
            });
            Some(view! {
                <li>
                    <a class="step-card" href=href(entry)>
                        <span class="step-verb">{verb}</span>
                        <strong>{entry.title.clone()}</strong>
                        <span>{line}</span>
                        <span class="soft">{text::duration(entry.minutes)}{result.map(|result| format!("　{result}"))}</span>
                    </a>
                </li>
            })
        });
        view! { <ol class="step-cards">{cards.collect_view()}</ol> }.into_any()
    });
    view! {
        <Frame>
            <Heading text="组织与编制"/>
            <p class="lead">"谁管什么、人放在哪里、怎样考核：办案之前先把家底弄清楚。"</p>
            {body}
        </Frame>
    }
}

fn href(entry: &IndexEntry) -> String {
    let room = Room::parse(&[entry.id.as_str()]);
    match room.filter(|_| entry.kind == "organisation") {
        Some(room) => Route::Organisation(room).href(),
        None => Route::Case {
            id: entry.id.clone(),
            seed: None,
            mode: None,
            documents: true,
        }
        .href(),
    }
}
