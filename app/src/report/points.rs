use crate::text;
use crate::ui::Basis;
use engine::score::{KeptRule, MilestoneScore};
use leptos::prelude::*;

/// What earned points, and which rules were kept.
#[component]
pub fn Points(milestones: Vec<MilestoneScore>, kept: Vec<KeptRule>) -> impl IntoView {
    let reached = milestones
        .iter()
        .filter(|milestone| milestone.reached)
        .count();
    let all = milestones.len();
    let rows = milestones
        .into_iter()
        .map(|milestone| {
            let (class, word) = if milestone.reached {
                ("ok", "✓ 做到")
            } else {
                ("lack", "○ 未做到")
            };
            view! {
                <tr>
                    <th scope="row">{milestone.label}</th>
                    <td>{milestone.competency.chinese()}</td>
                    <td class="num">{text::points(milestone.points)}</td>
                    <td class=class>{word}</td>
                </tr>
            }
        })
        .collect_view();
    let kept_count = kept.len();
    let kept = kept
        .into_iter()
        .map(|rule| view! { <Kept rule=rule/> })
        .collect_view();
    view! {
        <section class="card sheet-section" aria-labelledby="points-title">
            <h2 id="points-title">"得分点"</h2>
            <details>
                <summary>{format!("{all} 个得分点，做到 {reached} 个")}</summary>
                <table class="plain">
                    <thead><tr><th scope="col">"得分点"</th><th scope="col">"能力"</th><th scope="col" class="num">"分值"</th><th scope="col">"结果"</th></tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </details>
            <details>
                <summary>{format!("遵守了 {kept_count} 条程序规则")}</summary>
                <ul class="kept">{kept}</ul>
            </details>
        </section>
    }
}

/// A rule that was kept; its articles on request.
#[component]
fn Kept(rule: KeptRule) -> impl IntoView {
    let open = RwSignal::new(false);
    let basis = StoredValue::new(rule.basis);
    view! {
        <li>
            <span class="ok" aria-hidden="true">"✓ "</span>{rule.title}
            <button type="button" class="link-button" aria-expanded=move || open.get().to_string()
                on:click=move |_| open.update(|open| *open = !*open)>"依据"</button>
            <Show when=move || open.get()><Basis items=basis.get_value()/></Show>
        </li>
    }
}
