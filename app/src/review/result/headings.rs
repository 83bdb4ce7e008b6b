use super::plot;
use crate::text;
use crate::ui::{Draw, Figure};
use engine::review::CategoryResult;
use leptos::prelude::*;

/// By heading: how much of what was marked is right, how much of what is wrong was marked.
#[component]
pub fn Headings(rows: Vec<CategoryResult>) -> impl IntoView {
    if rows.is_empty() {
        return ().into_any();
    }
    let caption = caption(&rows);
    let bars: Vec<(String, i64)> = rows
        .iter()
        .map(|row| (row.category.chinese().to_owned(), row.f1))
        .collect();
    let draw: Draw = Box::new(move |width| plot::bars(&bars, width).unwrap_or_default());
    let lines = rows.into_iter().map(|row| {
        let share = |part: i64, none: bool| {
            if none {
                "—".to_owned()
            } else {
                format!("{}%", text::points(part))
            }
        };
        view! {
            <tr>
                <th scope="row">{row.category.chinese()}</th>
                <td class="num">{row.hits}</td><td class="num">{row.misses}</td><td class="num">{row.alarms}</td>
                <td class="num">{share(row.precision, row.hits + row.alarms == 0)}</td>
                <td class="num">{share(row.recall, row.hits + row.misses == 0)}</td>
                <td class="num">{share(row.f1, false)}</td>
            </tr>
        }
    });
    view! {
        <Figure title="各类别" title_id="headings-title" caption=caption of="各类别 F1" draw=draw>
                <div class="wide-table" tabindex="0" role="region" aria-label="各类别的数字">
                    <table class="plain">
                        <thead><tr><th scope="col">"类别"</th><th scope="col" class="num">"看到"</th><th scope="col" class="num">"看漏"</th><th scope="col" class="num">"误标"</th>
                            <th scope="col" class="num">"查准率"</th><th scope="col" class="num">"查全率"</th><th scope="col" class="num">"F1"</th></tr></thead>
                        <tbody>{lines.collect_view()}</tbody>
                    </table>
                </div>
                <p class="soft">"查准率：标出来的有多少确有问题。查全率：有问题的标出来多少。F1 兼顾两者。"</p>
        </Figure>
    }
    .into_any()
}

/// What the chart shows, in a sentence.
fn caption(rows: &[CategoryResult]) -> String {
    let Some(worst) = rows.iter().min_by_key(|row| row.f1) else {
        return String::new();
    };
    if worst.f1 == 10_000 {
        return "各类别都看全看准了。".to_owned();
    }
    let why = if worst.misses >= worst.alarms {
        format!("看漏 {} 处", worst.misses)
    } else {
        format!("误标 {} 处", worst.alarms)
    };
    format!("“{}”最弱，{why}。", worst.category.chinese())
}
