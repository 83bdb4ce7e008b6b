use super::state::{Plan, PostsState};
use crate::ui;
use leptos::prelude::*;

/// Why a district gets what it gets: its posts by indicator, and what each indicator overlooks.
#[component]
pub fn Reasons() -> impl IntoView {
    let state = expect_context::<PostsState>();
    let picked = RwSignal::new(0_usize);
    let id = ui::fresh_id();
    let options = state.districts().into_iter().enumerate();
    let options = options.map(|(n, name)| view! { <option value=n.to_string()>{name}</option> });
    let note = move || {
        state.data.with_value(|data| {
            let row = data.district.get(picked.get())?;
            Some(format!(
                "{}常住人口 {} 万人，地区生产总值 {} 亿元，一般公共预算收入 {} 亿元，面积 {} 平方公里。",
                row.note, row.people, row.gdp, row.revenue, row.area
            ))
        })
    };
    let rows = move || {
        let district = picked.get();
        state.data.with_value(|data| {
            let first = data.drivers(state.weights(Plan::First).get(), district);
            let second = data.drivers(state.weights(Plan::Second).get(), district);
            let pairs = data.indicator.iter().zip(first).zip(second);
            pairs
                .map(|((indicator, (_, a)), (_, b))| {
                    view! {
                        <tr>
                            <th scope="row">{indicator.name.clone()}</th>
                            <td class="num">{tenths(a)}</td><td class="num">{tenths(b)}</td>
                            <td>{indicator.says.clone()}<br/><span class="soft">"看不到的："{indicator.misses.clone()}</span></td>
                        </tr>
                    }
                })
                .collect_view()
        })
    };
    view! {
        <section class="card sheet-section" aria-labelledby="reasons-title">
            <h2 id="reasons-title">"为什么是这个数"</h2>
            <div class="field reasons-pick">
                <label class="field-label" for=id.clone()>"看哪个区"</label>
                <select id=id class="input" on:change=move |event| picked.set(event_target_value(&event).parse().unwrap_or(0))>{options.collect_view()}</select>
            </div>
            <p>{note}</p>
            <div class="wide-table" tabindex="0" role="region" aria-label="各指标带来的名额">
                <table class="plain reasons">
                    <thead><tr><th scope="col">"指标"</th><th scope="col" class="num">"甲"</th><th scope="col" class="num">"乙"</th><th scope="col">"它说明什么"</th></tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <p class="soft">"名额按最大余数法取整：先取整数部分，剩下的依余数从大到小各给一名，每条线的总数一名不差。"</p>
        </section>
    }
}

fn tenths(tenths: u32) -> String {
    match tenths {
        0 => "—".to_owned(),
        tenths => format!("{}.{}", tenths / 10, tenths % 10),
    }
}
