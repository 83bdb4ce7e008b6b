use super::place;
use crate::ctx::Ctx;
use crate::open::{Right, open_run};
use crate::route::Route;
use crate::run;
use crate::screen::{Frame, Trouble};
use crate::text;
use crate::ui::Heading;
use engine::handover::HandoverView;
use engine::handover::sim::tally::Week;
use engine::handover::{Dimension, TownView};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cmp::Ordering;

/// One of the two.
#[derive(Clone)]
struct Side {
    id: String,
    name: String,
    seed: u64,
    town: Option<usize>,
    now: TownView,
}

/// Two handovers on the same seed, week by week, with the first decision that differs.
#[component]
pub fn Compare(a: String, b: String) -> impl IntoView {
    let ctx = expect_context::<Ctx>();
    let sides = RwSignal::new(None::<Result<(Side, Side), String>>);
    spawn_local(async move {
        let both = async { Ok((side(ctx, &a).await?, side(ctx, &b).await?)) };
        let both = both.await;
        sides.try_set(Some(both));
    });
    let body = move || match sides.get() {
        None => view! { <p class="waiting" role="status">"正在对照……"</p> }.into_any(),
        Some(Err(why)) => view! { <Trouble why=why/> }.into_any(),
        Some(Ok((a, b))) => both(a, b),
    };
    view! {
        <Frame here=Route::Handovers>
            <Heading text="两次承接对照"/>
            {body}
        </Frame>
    }
}

async fn side(ctx: Ctx, id: &str) -> Result<Side, String> {
    let open = open_run(ctx, id, Right::Needless).await?;
    let handover = open.opened.handover().ok_or("这不是一次承接。")?;
    let view = run::view::<HandoverView>(&open.run).ok_or("这次承接不能显示。")?;
    Ok(Side {
        id: id.to_owned(),
        name: format!(
            "{}（{}）",
            place(&view, &handover.data),
            text::mode_name(view.mode)
        ),
        seed: view.seed.get(),
        town: view.town,
        now: view.now.ok_or("还没有选镇。")?,
    })
}

fn both(a: Side, b: Side) -> AnyView {
    if a.seed != b.seed || a.town != b.town {
        return view! { <Trouble why="两次承接的编号或者镇不同，不能逐周对照。"/> }.into_any();
    }
    let first = first_difference(&a.now, &b.now);
    let scores = scores(&a, &b);
    let weeks = weeks(&a.now, &b.now);
    let head = |which: &'static str, side: &Side| view! { <th scope="col">{which}<a href=Route::Run(side.id.clone()).href()>{side.name.clone()}</a></th> };
    let (head_a, head_b) = (head("甲　", &a), head("乙　", &b));
    view! {
        <p class="lead">{format!("同一个镇、同一个编号（{}）：来的线索完全一样，差别都是决定带来的。", a.seed)}</p>
        <section class="card sheet-section" aria-labelledby="first-title">
            <h2 id="first-title">"第一处不同"</h2>
            {match first {
                Some((week, one, other)) => view! {
                    <p>{format!("第 {week} 周")}</p>
                    <dl class="facts"><div><dt>"甲"</dt><dd>{one}</dd></div><div><dt>"乙"</dt><dd>{other}</dd></div></dl>
                }.into_any(),
                None => view! { <p>"两次的决定完全相同。"</p> }.into_any(),
            }}
        </section>
        <section class="card table-card scores" tabindex="0" aria-label="七个维度对照">
            <table><thead><tr><th scope="col">"维度"</th>{head_a}{head_b}<th scope="col">"相差"</th></tr></thead><tbody>{scores}</tbody></table>
        </section>
        <section class="card table-card" tabindex="0" aria-label="逐周对照">
            <h2>"逐周（甲／乙）"</h2>
            <table><thead><tr><th scope="col">"周"</th><th scope="col">"镇里办结"</th><th scope="col">"转县里"</th><th scope="col">"决定"</th><th scope="col">"超期"</th><th scope="col">"上线"</th><th scope="col">"负荷"</th><th scope="col">"不同的决定"</th></tr></thead><tbody>{weeks}</tbody></table>
        </section>
    }
    .into_any()
}

fn first_difference(a: &TownView, b: &TownView) -> Option<(usize, String, String)> {
    for week in 0..a.log.len().max(b.log.len()) {
        let of = |view: &TownView| view.log.get(week).cloned().unwrap_or_default();
        let (one, other) = (of(a), of(b));
        for n in 0..one.len().max(other.len()) {
            let told = |lines: &[String]| {
                lines
                    .get(n)
                    .cloned()
                    .unwrap_or_else(|| "（没有再办什么）".to_owned())
            };
            if one.get(n) != other.get(n) {
                return Some((week + 1, told(&one), told(&other)));
            }
        }
    }
    None
}

fn scores(a: &Side, b: &Side) -> impl IntoView + use<> {
    let of = |side: &Side| side.now.scores.unwrap_or_default();
    let (one, other) = (of(a), of(b));
    let row = |name: &'static str, x: i64, y: i64| {
        let (class, sign) = match x.cmp(&y) {
            Ordering::Greater => ("num good", "+"),
            Ordering::Less => ("num bad", "−"),
            Ordering::Equal => ("num", ""),
        };
        view! { <tr><th scope="row">{name}</th><td class="num">{text::points(x)}</td><td class="num">{text::points(y)}</td><td class=class>{format!("{sign}{}", text::points((x - y).abs()))}</td></tr> }
    };
    let rows = Dimension::ALL
        .into_iter()
        .enumerate()
        .map(|(n, dimension)| {
            let at = |scores: [i64; 7]| scores.get(n).copied().unwrap_or(0);
            row(dimension.chinese(), at(one.of), at(other.of))
        });
    let rows = rows.collect_view();
    view! { {row("综合", one.whole, other.whole)}{rows} }
}

fn weeks(a: &TownView, b: &TownView) -> impl IntoView + use<> {
    let rows = (0..a.weeks.len().max(b.weeks.len())).map(|n| {
        let cell = |of: fn(&Week) -> u32| {
            let told = |view: &TownView| view.weeks.get(n).map_or("—".to_owned(), |week| of(week).to_string());
            let (x, y) = (told(a), told(b));
            let class = if x == y { "num soft" } else { "num" };
            view! { <td class=class>{format!("{x}／{y}")}</td> }
        };
        let lines = |view: &TownView| view.log.get(n).cloned().unwrap_or_default();
        let (one, other) = (lines(a), lines(b));
        let only = one.iter().filter(|line| !other.contains(line)).count() + other.iter().filter(|line| !one.contains(line)).count();
        view! {
            <tr><th scope="row">{n + 1}</th>{cell(|week| week.closed)}{cell(|week| week.transferred)}{cell(|week| week.decided)}{cell(|week| week.overdue)}{cell(|week| week.live)}{cell(|week| week.load)}<td class="num">{only}</td></tr>
        }
    });
    rows.collect_view()
}
