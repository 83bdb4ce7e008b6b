use super::Session;
use engine::handover::{HandoverData, LineData};
use leptos::prelude::*;

/// The county: thirteen towns, water, roads. A town is a link where `pick` is given.
#[component]
pub fn CountyMap(
    /// The town that stands out.
    chosen: Signal<Option<usize>>,
    /// What a click on a town does.
    #[prop(optional)]
    pick: Option<Callback<usize>>,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let lines = |lines: &[LineData]| {
        lines
            .iter()
            .map(|line| {
                let closed = line.kind == "lake";
                let class = format!("map-{}", line.kind);
                view! { <path class=class d=path(&line.points, closed)></path> }
            })
            .collect_view()
    };
    let towns = move |data: &HandoverData| {
        let all = data.towns.iter().enumerate().map(|(n, town)| {
            let on = move || chosen.get() == Some(n);
            let [x, y] = town.seat;
            let click = move |_| {
                if let Some(pick) = pick {
                    pick.run(n);
                }
            };
            view! {
                <g class="map-town" class:on=on class:can=pick.is_some() on:click=click>
                    <path d=path(&town.outline, true)></path>
                    <circle cx=x cy=y r="6"></circle>
                    <text x=x y=y.saturating_sub(14)>{town.name.clone()}</text>
                </g>
            }
        });
        all.collect_view()
    };
    let (label, view_towns, water, road) = session.content(|data| {
        (
            format!(
                "{}示意图，{}个镇（街道）",
                data.county.name,
                data.towns.len()
            ),
            towns(data),
            lines(&data.water),
            lines(&data.road),
        )
    });
    view! {
        <svg class="county-map" viewBox="0 0 1000 700" role="img" aria-label=label>
            {view_towns}
            <g class="map-lines">{water}{road}</g>
        </svg>
    }
}

fn path(points: &[[u32; 2]], closed: bool) -> String {
    let mut d = String::new();
    for (n, [x, y]) in points.iter().enumerate() {
        d.push_str(&format!("{}{x} {y}", if n == 0 { 'M' } else { 'L' }));
    }
    if closed {
        d.push('Z');
    }
    d
}
