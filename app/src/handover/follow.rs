use super::{Session, words};
use engine::handover::Command;
use leptos::prelude::*;

/// The week is left to the exemplary policy; what it ordered is told.
#[component]
pub fn Follow() -> impl IntoView {
    let session = expect_context::<Session>();
    let done = RwSignal::new(None::<(u8, Vec<(String, usize)>)>);
    let policy = session.content(|data| {
        let policy = data.policies.first()?;
        Some((
            policy.id.clone(),
            policy.name.clone(),
            policy.summary.clone(),
        ))
    });
    let given = move || {
        session.view.with_untracked(|view| {
            let now = view.now.as_ref();
            now.map_or((0, Vec::new()), |town| {
                (town.week, town.log.last().cloned().unwrap_or_default())
            })
        })
    };
    let told = move || {
        // It is told in its own week.
        let week = session.town(|town| town.week);
        let (of, groups) = done.get()?;
        (Some(of) == week).then(|| {
            if groups.is_empty() {
                return view! { <div class="followed"><p class="soft">"本周没有要补办的。"</p></div> }.into_any();
            }
            let rows = groups.into_iter().map(|(head, count)| {
                let text = if count > 1 { format!("{head}（{count}）") } else { head };
                view! { <li>{text}</li> }
            });
            let rows = rows.collect_view();
            view! { <div class="followed" role="status"><p class="soft">"已代办："</p><ul class="log-lines">{rows}</ul></div> }
            .into_any()
        })
    };
    policy.map(|(id, name, summary)| {
        let own = name.clone();
        let click = move |_| {
            let (week, before) = given();
            if session.act(&Command::Follow { policy: id.clone() }) {
                let (_, after) = given();
                let new: Vec<String> = after.into_iter().skip(before.len()).collect();
                let groups = words::gist(&new);
                let groups: Vec<_> = groups.into_iter().map(|(head, all)| (head, all.len().max(1))).collect();
                session.say(&match groups.len() {
                    0 => format!("“{own}”本周没有要补办的"),
                    _ => format!("已按“{own}”办理本周，{} 步", new.len()),
                });
                done.set(Some((week, groups)));
            }
        };
        view! {
            <p><button type="button" class="button" title=summary on:click=click>{format!("按“{name}”办理本周")}</button></p>
            {told}
        }
    })
}
