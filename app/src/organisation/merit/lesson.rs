use super::state::{MeritState, Played};
use engine::organisation::merit::{ActData, ActResult, MeritData};
use leptos::prelude::*;
use std::sync::Arc;

/// Which line was gamed by whom, which was left lying, and what to do about it.
#[component]
pub fn Lesson(played: Arc<Played>) -> impl IntoView {
    let state = expect_context::<MeritState>();
    let (rows, told) = state.data.with_value(|data| {
        let acts = || data.act.iter().zip(&played.outcome.acts);
        let none = &played.without.acts;
        let rows = acts().zip(none).map(|((act, own), none)| {
            view! {
                <tr>
                    <th scope="row">{act.name.clone()}</th>
                    <td class="num">{own.real}</td><td class="num">{none.real}</td>
                    <td class="num">{if act.fake_minutes == 0 { "编不了".to_owned() } else { own.faked.to_string() }}</td>
                    <td class="num">{own.caught}</td>
                </tr>
            }
        }).collect_view();
        let mut told: Vec<(&'static str, String)> = Vec::new();
        for ((act, own), none) in acts().zip(none) {
            told.extend(line(data, &played, act, own, none));
        }
        for (lapse, (own, none)) in data.lapse.iter().zip(played.outcome.lapses.iter().zip(&played.without.lapses)) {
            if own.count * 2 > none.count * 3 {
                told.push(("变多", format!("{}从 {} 次变成 {} 次，只露出来 {} 次。{}", lapse.name, none.count, own.count, own.seen, lapse.lesson)));
            }
        }
        (rows, told)
    });
    let none = told.is_empty();
    let items = told.into_iter().map(|(word, line)| {
        let class = if word == "有人刷" || word == "变多" {
            "tag bad"
        } else {
            "tag mild"
        };
        view! { <li><span class=class>{word}</span>" "{line}</li> }
    });
    view! {
        <section class="card sheet-section" aria-labelledby="lesson-title" data-testid="lesson">
            <h2 id="lesson-title">"这张表教人做了什么"</h2>
            {none.then(|| view! { <p>"没有哪一项被大量刷分，也没有哪一项被丢下。"</p> })}
            <ul class="lessons">{items.collect_view()}</ul>
            <div class="wide-table" tabindex="0" role="region" aria-label="逐项数量">
                <table class="plain">
                    <thead><tr><th scope="col">"事项"</th><th scope="col" class="num">"真做"</th><th scope="col" class="num">"不赋分时"</th><th scope="col" class="num">"编的"</th><th scope="col" class="num">"查到人次"</th></tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <p>{rated(&state, &played)}</p>
        </section>
    }
}

/// What became of an act.
fn line(
    data: &MeritData,
    played: &Played,
    act: &ActData,
    own: &ActResult,
    none: &ActResult,
) -> Option<(&'static str, String)> {
    let rule = played.table.act(&act.id);
    if own.faked * 4 > own.real + own.faked {
        let who = data
            .temperament
            .iter()
            .zip(&own.by)
            .filter(|(_, by)| by.units > 0);
        let who: Vec<String> = who
            .map(|(kind, by)| {
                format!(
                    "{} {} 人编了 {} {}",
                    kind.name, by.people, by.units, act.unit
                )
            })
            .collect();
        let share = own.faked * 100 / (own.real + own.faked).max(1);
        return Some((
            "有人刷",
            format!(
                "{}：报上来的 {share}% 是编的。{}。{}",
                act.name,
                who.join("，"),
                act.lesson
            ),
        ));
    }
    if own.real * 10 < none.real * 6 {
        let why = if rule.points == 0 {
            act.neglect.clone()
        } else {
            "分值比不上别的项，时间被拉走了。".to_owned()
        };
        return Some((
            "没人做",
            format!(
                "{}：从 {} {unit}降到 {} {unit}。{why}",
                act.name,
                none.real,
                own.real,
                unit = act.unit
            ),
        ));
    }
    None
}

fn rated(state: &MeritState, played: &Played) -> String {
    let names: Vec<String> = state.data.with_value(|data| {
        let kinds = data.temperament.iter().zip(&played.outcome.people);
        kinds
            .map(|(kind, (all, good))| format!("{} {all} 人里 {good} 人", kind.name))
            .collect()
    });
    format!("评上“好”的：{}。", names.join("，"))
}
