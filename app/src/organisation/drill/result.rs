use super::Session;
use super::feedback::{Explained, word};
use crate::organisation::Room;
use crate::report::open_all_for_print;
use crate::route::Route;
use crate::text;
use crate::ui::SaveResult;
use engine::organisation::routing::{Judged, MarkKind, PrincipleScore, RoutingView};
use leptos::prelude::*;

/// Score, what the misses turned on, every card.
#[component]
pub fn Outcome() -> impl IntoView {
    let session = expect_context::<Session>();
    let view = session.view.get_untracked();
    open_all_for_print();
    let score = view.score.unwrap_or(0);
    let count = |mark: MarkKind| view.judged.iter().filter(|card| card.mark == mark).count();
    let counts = [
        ("派对", count(MarkKind::Right)),
        ("沾边", count(MarkKind::Near)),
        ("派错", count(MarkKind::Wrong)),
        ("超时", count(MarkKind::Late)),
    ];
    let counts = counts.map(
        |(name, count)| view! { <div class:none=count == 0><dt>{name}</dt><dd>{count}</dd></div> },
    );
    view! {
        <article class="report">
            <section class="card report-head" aria-label="成绩">
                <div class="score" class:pass=view.passed>
                    <p class="score-number"><strong>{text::points(score)}</strong><span>"/ 100 分"</span></p>
                    <p class="score-grade">{text::grade(score, view.passed)}</p>
                </div>
                <div class="verdict">
                    <h2 id="drill-title" tabindex="-1">"派完了"</h2>
                    <dl class="review-counts">{counts.into_iter().collect_view()}</dl>
                    <p>{weakest(&view.by_principle)}</p>
                    <p class="soft">{about(&view)}</p>
                </div>
                <Tools/>
            </section>
            <Principles rows=view.by_principle.clone()/>
            <Cards cards=view.judged.clone()/>
        </article>
    }
}

fn about(view: &RoutingView) -> String {
    let seconds: u32 = view.judged.iter().map(|card| card.seconds).sum();
    let each = seconds / u32::try_from(view.judged.len().max(1)).unwrap_or(1);
    let timed = if view.timed == Some(true) {
        "限时"
    } else {
        "不限时"
    };
    format!(
        "{}　{timed}，平均每张 {each} 秒　种子 {}",
        text::mode_name(view.mode),
        view.seed.get()
    )
}

fn weakest(rows: &[PrincipleScore]) -> String {
    match rows.iter().max_by_key(|row| row.cards - row.right) {
        Some(row) if row.cards > row.right => format!("错得最多的是“{}”。{}", row.name, row.hint),
        _ => "各个看点都掌握了。".to_owned(),
    }
}

#[component]
fn Tools() -> impl IntoView {
    let session = expect_context::<Session>();
    let again = Route::Case {
        id: session.keeper.header().record.content,
        seed: None,
        mode: None,
        documents: true,
    };
    view! {
        <p class="tools no-print">
            <a class="button primary" href=again.href()>"再抽一次"</a>
            <a class="button" href=Route::Organisation(Room::Teams).href()>"看十支队伍管什么"</a>
            <button type="button" class="button" on:click=move |_| drop(window().print())>"打印"</button>
            <SaveResult keeper=session.keeper/>
        </p>
    }
}

#[component]
fn Principles(rows: Vec<PrincipleScore>) -> impl IntoView {
    let rows = rows.into_iter().map(|row| view! {
        <tr><th scope="row">{row.name}</th><td class="num">{row.right}" / "{row.cards}</td><td>{row.hint}</td></tr>
    });
    view! {
        <section class="card sheet-section" aria-labelledby="principles-title">
            <h2 id="principles-title">"看点"</h2>
            <table class="plain">
                <thead><tr><th scope="col">"看点"</th><th scope="col" class="num">"派对"</th><th scope="col">"先问自己"</th></tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </section>
    }
}

#[component]
fn Cards(cards: Vec<Judged>) -> impl IntoView {
    let items = cards.into_iter().enumerate().map(|(n, card)| {
        let class = match card.mark {
            MarkKind::Right => "tag good",
            MarkKind::Near => "tag mild",
            MarkKind::Wrong | MarkKind::Late => "tag bad",
        };
        let open = card.mark != MarkKind::Right;
        let name = card.card.clone();
        view! {
            <li data-card=name>
                <details open=open>
                    <summary>{n + 1}"　"{card.text.clone()}" "<span class=class>{word(card.mark)}</span></summary>
                    <p class="soft">{card.place.clone()}</p>
                    <Explained judged=card/>
                </details>
            </li>
        }
    });
    view! {
        <section class="card sheet-section" aria-labelledby="cards-title">
            <h2 id="cards-title">"逐张对照"</h2>
            <ol class="drill-cards">{items.collect_view()}</ol>
        </section>
    }
}
