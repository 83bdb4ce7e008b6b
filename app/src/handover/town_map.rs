use super::Session;
use engine::handover::view::ClueView;
use leptos::prelude::*;

/// The town with its office, its liaison stations and last week's clues.
#[component]
pub fn TownMap() -> impl IntoView {
    let session = expect_context::<Session>();
    let outline = session.view.with_untracked(|view| view.town).and_then(|n| {
        session.content(|data| Some((data.towns.get(n)?.outline.clone(), data.towns.get(n)?.seat)))
    });
    let Some((outline, [x, y])) = outline else {
        return ().into_any();
    };
    let frame = frame(&outline);
    let d: String = outline
        .iter()
        .enumerate()
        .map(|(n, [x, y])| format!("{}{x} {y}", if n == 0 { 'M' } else { 'L' }))
        .collect();
    let inside = StoredValue::new(outline);
    let spot = move |key: u32, salt: u32| inside.with_value(|outline| place(outline, key, salt));
    let dots = move || {
        let clues = session.town(|town| town.clues.clone()).unwrap_or_default();
        let dots = clues.into_iter().filter_map(|clue| {
            let (x, y) = spot(clue.key, 1)?;
            Some(view! { <circle class=class(&clue) cx=x cy=y r="3"></circle> })
        });
        dots.collect_view()
    };
    let stations = move || {
        let count = session.town(|town| town.stations).unwrap_or(0);
        let marks = (0..count).filter_map(|n| {
            let (x, y) = spot(n, 2)?;
            Some(view! { <rect class="m-station" x=x - 3 y=y - 3 width="6" height="6"></rect> })
        });
        marks.collect_view()
    };
    let told = move || {
        session.town(|town| {
            let open = town.clues.iter().filter(|clue| !clue.done).count();
            let late = town.clues.iter().filter(|clue| clue.late).count();
            format!("本周新来的和此前来的、本周末还没有了的线索共 {} 件：已了 {} 件，在手 {open} 件，其中已经超期 {late} 件；联络站 {} 个。", town.clues.len(), town.clues.len() - open, town.stations)
        })
    };
    view! {
        <section class="card" aria-labelledby="map-title">
            <h3 id="map-title">"镇域"</h3>
            <p>{told}</p>
            <svg class="town-map" viewBox=frame role="img" aria-label="镇域示意图：办公地、联络站和线索的位置">
                <path class="m-town" d=format!("{d}Z")></path>
                {stations}{dots}
                <circle class="m-seat" cx=x cy=y r="5"></circle>
            </svg>
            <ul class="diary-key">
                <li><svg viewBox="0 0 12 12" aria-hidden="true"><circle class="m-done" cx="6" cy="6" r="5"></circle></svg>"已了"</li>
                <li><svg viewBox="0 0 12 12" aria-hidden="true"><circle class="m-open" cx="6" cy="6" r="5"></circle></svg>"在手"</li>
                <li><svg viewBox="0 0 12 12" aria-hidden="true"><circle class="m-late" cx="6" cy="6" r="5"></circle></svg>"超期"</li>
                <li><svg viewBox="0 0 12 12" aria-hidden="true"><rect class="m-station" x="1" y="1" width="10" height="10"></rect></svg>"联络站"</li>
                <li><svg viewBox="0 0 12 12" aria-hidden="true"><circle class="m-seat" cx="6" cy="6" r="5"></circle></svg>"镇综合行政执法局"</li>
            </ul>
            <p class="soft">"点的位置是示意。"</p>
        </section>
    }
    .into_any()
}

fn class(clue: &ClueView) -> &'static str {
    match (clue.done, clue.late) {
        (true, _) => "m-done",
        (false, false) => "m-open",
        (false, true) => "m-late",
    }
}

/// The box around an outline, with a margin.
fn frame(outline: &[[u32; 2]]) -> String {
    let (left, top, right, bottom) = bounds(outline);
    format!(
        "{} {} {} {}",
        left - 8,
        top - 8,
        right - left + 16,
        bottom - top + 16
    )
}

fn bounds(outline: &[[u32; 2]]) -> (i64, i64, i64, i64) {
    let xs = || outline.iter().map(|[x, _]| i64::from(*x));
    let ys = || outline.iter().map(|[_, y]| i64::from(*y));
    (
        xs().min().unwrap_or(0),
        ys().min().unwrap_or(0),
        xs().max().unwrap_or(1),
        ys().max().unwrap_or(1),
    )
}

/// A place within an outline, always the same for the same thing.
fn place(outline: &[[u32; 2]], key: u32, salt: u32) -> Option<(i64, i64)> {
    let (left, top, right, bottom) = bounds(outline);
    let mut state = u64::from(key) << 8 | u64::from(salt);
    let mut next = move |span: i64| {
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        i64::try_from((z >> 33) % u64::try_from(span.max(1)).unwrap_or(1)).unwrap_or(0)
    };
    (0..40)
        .map(|_| (left + next(right - left), top + next(bottom - top)))
        .find(|point| within(outline, *point))
}

/// Whether a point lies within a polygon: a ray from it crosses the border an odd number of times.
fn within(outline: &[[u32; 2]], (x, y): (i64, i64)) -> bool {
    let ends = outline.iter().cycle().skip(1);
    let crossed = outline.iter().zip(ends).filter(|([ax, ay], [bx, by])| {
        let (ax, ay, bx, by) = (
            i64::from(*ax),
            i64::from(*ay),
            i64::from(*bx),
            i64::from(*by),
        );
        (ay > y) != (by > y) && {
            let side = (x - ax) * (by - ay) - (bx - ax) * (y - ay);
            if by > ay { side < 0 } else { side > 0 }
        }
    });
    crossed.count() % 2 == 1
}
