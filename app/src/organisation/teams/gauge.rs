use super::Seen;
use crate::organisation::Room;
use crate::organisation::kept::{self, Kept};
use engine::organisation::teams::{Sinking, TeamData};
use leptos::prelude::*;

/// How much of the strength is in the towns, team by team, against the share that must be reached.
#[component]
pub fn Gauge() -> impl IntoView {
    let seen = expect_context::<Seen>();
    let start = seen.data.with_value(|data| data.start());
    let stored = kept::load::<Vec<u32>>(Room::Teams).filter(|own| own.len() == start.len());
    let sunk = RwSignal::new(stored.unwrap_or_else(|| start.clone()));
    let state = Memo::new(move |_| {
        seen.data
            .with_value(|data| sunk.with(|sunk| data.sinking(sunk)))
    });
    let kept = Signal::derive(move || sunk.get());
    let (counts, teams, target) = seen
        .data
        .with_value(|data| (data.counts.clone(), data.team.clone(), data.target));
    let rows = teams
        .into_iter()
        .enumerate()
        .map(|(n, team)| view! { <Row n=n team=team sunk=sunk state=state/> });
    view! {
        <section class="card sheet-section" aria-labelledby="gauge-title">
            <h2 id="gauge-title">{format!("力量下沉：不低于 {}%", target / 10)}</h2>
            <p>{counts}</p>
            <div class="gauge-face" data-testid="gauge">
                <p role="status">{move || told(&state.get(), target)}</p>
                {move || bar(&state.get(), target)}
            </div>
            <div class="wide-table" tabindex="0" role="region" aria-label="各队下沉人数">
                <table class="plain gauge">
                    <thead><tr><th scope="col">"队伍"</th><th scope="col" class="num">"人数"</th><th scope="col">"下沉到镇"</th><th scope="col">"留在县里"</th></tr></thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
            </div>
            <p class="row"><button type="button" class="link-button" on:click=move |_| sunk.set(start.clone())>"回到改革之初"</button></p>
            <Kept room=Room::Teams value=kept/>
        </section>
    }
}

#[component]
fn Row(n: usize, team: TeamData, sunk: RwSignal<Vec<u32>>, state: Memo<Sinking>) -> impl IntoView {
    let own = Memo::new(move |_| {
        sunk.with(|sunk| sunk.get(n).copied().unwrap_or(0))
            .min(team.staff)
    });
    let set = move |people: u32| {
        sunk.update(|sunk| {
            if let Some(slot) = sunk.get_mut(n) {
                *slot = people.min(team.staff);
            }
        });
    };
    let stripped = move || state.with(|state| state.stripped.contains(&n));
    let name = team.short.clone();
    let (keep, kept_for) = (team.keep, team.kept_for);
    view! {
        <tr>
            <th scope="row">{team.short}</th>
            <td class="num">{team.staff}</td>
            <td>
                <div class="stepper small">
                    <button type="button" class="step" aria-label=format!("{name}下沉减二人") on:click=move |_| set(own.get_untracked().saturating_sub(2))>"−"</button>
                    <input class="input number" type="text" inputmode="numeric" maxlength="4" aria-label=format!("{name}下沉人数")
                        prop:value=move || own.get().to_string() on:change=move |event| set(event_target_value(&event).trim().parse().unwrap_or(0))/>
                    <button type="button" class="step" aria-label=format!("{name}下沉加二人") on:click=move |_| set(own.get_untracked() + 2)>"＋"</button>
                </div>
            </td>
            <td>{move || team.staff - own.get()}" 人"
                {move || if stripped() { view! { <span class="lack">{format!("，少于 {keep} 人：{kept_for}没有人做")}</span> }.into_any() } else { view! { <span class="soft">{format!("，至少 {keep}")}</span> }.into_any() }}</td>
        </tr>
    }
}

fn told(state: &Sinking, target: u32) -> String {
    let share = format!("{}.{}%", state.share / 10, state.share % 10);
    let line = match (state.reached, state.stripped.len()) {
        (false, _) => format!("还差 {} 人到 {}%。", state.lacking, target / 10),
        (true, 0) => "达标，县里也留够了人。".to_owned(),
        (true, count) => format!("达标了，但有 {count} 支队伍被抽空。"),
    };
    format!(
        "{} 人里下沉 {} 人，占 {share}。{line}",
        state.staff, state.sunk
    )
}

fn bar(state: &Sinking, target: u32) -> AnyView {
    let width = 6 * state.share.min(1_000) / 10;
    let mark = 6 * target / 10;
    let class = if state.reached {
        "gauge-bar reached"
    } else {
        "gauge-bar"
    };
    view! {
        <svg class=class viewBox="0 0 600 40" aria-hidden="true">
            <rect class="gauge-room" x="0" y="8" width="600" height="20" rx="4"/>
            <rect class="gauge-fill" x="0" y="8" width=width height="20" rx="4"/>
            <line x1=mark x2=mark y1="2" y2="34"/>
        </svg>
    }
    .into_any()
}
