use super::desk::Desk;
use super::naming::pages;
use crate::text;
use engine::review::FileLeaf;
use leptos::prelude::*;

/// 时间线: what is in the file by the day on which it came there, with the days between.
#[component]
pub fn Course() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let mut leaves: Vec<FileLeaf> = desk.file.with_value(|file| file.leaves.clone());
    leaves.sort_by_key(|leaf| leaf.at);
    let mut rows: Vec<AnyView> = Vec::new();
    let mut last = None;
    for leaf in leaves {
        let date = leaf.at.date();
        if last != Some(date) {
            let gap = last.map(|last| date.days_until(last).abs());
            rows.push(view! {
                <li class="course-day"><strong>{text::short_day(date)}</strong>" "{date.weekday().chinese()}
                    {gap.map(|days| view! { <small>"隔 "{days}" 日"</small> })}</li>
            }
            .into_any());
            last = Some(date);
        }
        let page = pages(&leaf);
        let id = leaf.id;
        rows.push(view! {
            <li><button type="button" class="file-row course-row" on:click=move |_| desk.show(&id)>
                <i>{text::clock(leaf.at)}</i><span>{leaf.label}</span><em>{page}</em>
            </button></li>
        }
        .into_any());
    }
    view! { <ol class="scroll course-list" aria-label="时间线">{rows}</ol> }
}
