use super::Session;
use super::layout::{Tab, Tabs};
use engine::handover::Post;
use engine::handover::sim::Part;
use engine::handover::view::ItemView;
use leptos::prelude::*;

/// Per cent of a part of an item's readiness.
fn part(item: &ItemView, of: Part) -> u32 {
    let parts = Part::ALL.iter().zip(item.parts);
    parts
        .filter(|((part, _), _)| *part == of)
        .map(|(_, percent)| percent)
        .sum()
}

/// What is missing, with the way there.
#[component]
pub fn Reminders() -> impl IntoView {
    let session = expect_context::<Session>();
    let tabs = expect_context::<Tabs>();
    let lines = move || {
        session.town(|town| {
            let mut lines: Vec<(String, Tab)> = Vec::new();
            let not = town.unordered();
            if not > 0 {
                lines.push((format!("{not} 件准备工作还没有交办"), Tab::Arrange));
            }
            let accepted = town.items.iter().filter(|item| item.accepted());
            let guides = town.items.iter().filter(|item| item.wants_guide()).count();
            if guides > 0 {
                lines.push((
                    format!("{guides} 项承接事项还没有安排写办事指南"),
                    Tab::Items,
                ));
            }
            let bare = accepted
                .clone()
                .filter(|item| part(item, Part::Equipment) < 100)
                .count();
            if bare > 0 {
                lines.push((
                    format!("{bare} 项承接事项要用的装备还没有配齐，缺什么在事项里看"),
                    Tab::Arrange,
                ));
            }
            let sick = accepted
                .filter(|item| item.live.is_some() && !item.gated)
                .count();
            if sick > 0 {
                lines.push((format!("{sick} 项上线事项的硬门槛没有过"), Tab::Items));
            }
            let without = town
                .people
                .iter()
                .filter(|person| !person.auxiliary && !person.certified && person.study.is_none())
                .count();
            if without > 0 {
                lines.push((
                    format!("{without} 名在编人员没有执法证，也没有安排党校培训"),
                    Tab::People,
                ));
            }
            let soon = town
                .people
                .iter()
                .filter(|person| {
                    person.expires.is_some_and(|week| week <= town.week + 2) && person.trained < 8
                })
                .count();
            if soon > 0 {
                lines.push((
                    format!("{soon} 名人员的执法证两周内到期，培训不满八学时"),
                    Tab::People,
                ));
            }
            let idle = town
                .people
                .iter()
                .filter(|person| {
                    person.auxiliary && person.post != Post::Office && person.load < 30
                })
                .count();
            if town.office > 12 && idle > 0 {
                lines.push((
                    format!(
                        "内勤手上有 {} 件，{idle} 名辅助人员上周负荷不到三成，可以调去内勤",
                        town.office
                    ),
                    Tab::People,
                ));
            }
            lines
        })
    };
    view! {
        <section class="card" aria-label="提醒">
            <h3>"提醒"</h3>
            {move || match lines() {
                Some(lines) if !lines.is_empty() => {
                    let rows = lines.into_iter().map(|(text, tab)| view! {
                        <li><span>{text}</span><button type="button" class="link-button" on:click=move |_| tabs.go(tab)>"去安排"</button></li>
                    });
                    view! { <ul class="reminders">{rows.collect_view()}</ul> }.into_any()
                }
                _ => view! { <p class="soft">"没有遗漏的准备工作。"</p> }.into_any(),
            }}
        </section>
    }
}
