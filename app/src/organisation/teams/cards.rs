use super::Seen;
use engine::organisation::teams::{TeamData, TeamKind};
use leptos::html;
use leptos::prelude::*;

/// The ten: what each does, and what it is asked for and does not do.
#[component]
pub fn Cards() -> impl IntoView {
    let seen = expect_context::<Seen>();
    let teams = seen.data.with_value(|data| data.team.clone());
    let group = |kind: TeamKind| {
        let own = teams
            .iter()
            .cloned()
            .enumerate()
            .filter(move |(_, team)| team.kind == kind);
        own.map(|(n, team)| view! { <li><Team n=n team=team/></li> })
            .collect_view()
    };
    view! {
        <section class="card sheet-section" aria-labelledby="teams-title">
            <h2 id="teams-title">"谁管什么，不管什么"</h2>
            <p>"常发生、看得懂的放进综合队伍；少发生、要懂行的留给专业队伍。"<span class="no-print">"展开一支，图上只亮它的来路。"</span></p>
            <h3>"五支综合队伍：一个领域一支队伍管执法"</h3>
            <ul class="team-cards">{group(TeamKind::Comprehensive)}</ul>
            <h3>"五支专业队伍：一个部门一支队伍管执法"</h3>
            <ul class="team-cards">{group(TeamKind::Professional)}</ul>
        </section>
    }
}

#[component]
fn Team(n: usize, team: TeamData) -> impl IntoView {
    let seen = expect_context::<Seen>();
    // Not at its toggling: printing opens all of them, and the drawing stays as it was.
    let card = NodeRef::<html::Details>::new();
    let clicked = move |_| {
        let open = card.get_untracked().is_some_and(|card| card.open());
        let shown = seen.picked.get_untracked();
        match open {
            false => seen.picked.set(Some(n)),
            true if shown == Some(n) => seen.picked.set(None),
            true => {}
        }
    };
    let dots = |count: u8| {
        format!(
            "{}{}",
            "●".repeat(usize::from(count)),
            "○".repeat(5_usize.saturating_sub(usize::from(count)))
        )
    };
    let measure = |name: &'static str, count: u8| {
        view! {
            <span>{name}" "<span aria-hidden="true" class="dots">{dots(count)}</span><span class="sr">{count}"，满 5"</span></span>
        }
    };
    view! {
        <details class="team-card unfolds" node_ref=card>
            <summary on:click=clicked><strong>{team.name}</strong></summary>
            <p class="team-measures">{measure("频次", team.frequency)}{measure("专业", team.depth)}<span class="soft">{team.department}</span></p>
            <p>{team.why}</p>
            <div class="team-lists">
                <div><h4>"管"</h4><ul class="bullets">{team.does.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul></div>
                <div><h4>"不管"</h4><ul class="bullets">{team.not.into_iter().map(|not| view! { <li>{not.what}<br/><span class="soft">"归"{not.who}</span></li> }).collect_view()}</ul></div>
            </div>
        </details>
    }
}
