use super::Seen;
use super::table::Twin;
use crate::breadth::breadth;
use crate::ui::Chips;
use engine::activity::Choice;
use engine::organisation::teams::{TeamKind, TeamsData};
use leptos::html;
use leptos::prelude::*;

const ROW: usize = 22;
const OLD_WIDTH: usize = 190;
const NEW_WIDTH: usize = 116;
/// The widths that are drawn for.
const LEAST: usize = 330;
const MOST: usize = 704;

/// The map before and after, and the same as a table.
#[component]
pub fn Map() -> impl IntoView {
    let seen = expect_context::<Seen>();
    let choice = RwSignal::new(vec!["after".to_owned()]);
    Effect::new(move |_| {
        seen.after
            .set(choice.with(|choice| choice.iter().any(|id| id == "after")))
    });
    let options =
        [("before", "改革前：36 支"), ("after", "改革后：10 支")].map(|(id, label)| Choice {
            id: id.to_owned(),
            label: label.to_owned(),
            note: String::new(),
        });
    let caption = move || {
        if seen.after.get() {
            "36 支并为 10 支：5 支综合队伍一个领域一支，5 支专业队伍一个部门一支。"
        } else {
            "改革前，同一家店、同一条街，可能有七八支队伍来查。"
        }
    };
    let place = NodeRef::<html::Figcaption>::new();
    let room = breadth(place);
    let width = Memo::new(move |_| {
        let room = usize::try_from(room.get()).unwrap_or(LEAST);
        room.clamp(LEAST, MOST)
    });
    view! {
        <section class="card sheet-section" aria-labelledby="map-title">
            <h2 id="map-title">"整合前后"</h2>
            <Chips legend="看哪一幅" options=options.to_vec() picked=choice required=true hide_legend=true/>
            <figure class="chart teams-map">
                <figcaption node_ref=place><span role="status">{caption}</span></figcaption>
                <div role="img" aria-label=move || format!("队伍整合图。{}", caption())>{move || seen.data.with_value(|data| drawing(data, seen.after.get(), seen.picked.get(), width.get()))}</div>
            </figure>
            <details>
                <summary>"以表格查看"</summary>
                <Twin/>
            </details>
        </section>
    }
}

/// Old teams on the left, in order of where they went; the ten on the right.
fn drawing(data: &TeamsData, after: bool, picked: Option<usize>, width: usize) -> AnyView {
    let new_left = (width * 2 / 3).min(width - NEW_WIDTH);
    let height = data.old.len() * ROW + 8;
    let lit = |team: usize| picked.is_none() || picked == Some(team);
    let place = |id: &str| data.team.iter().position(|team| team.id == id).unwrap_or(0);
    let olds = data.old.iter().enumerate().map(|(n, old)| {
        let team = place(&old.into);
        let y = n * ROW + 4;
        let class = format!(
            "old {}{}",
            if after { kind(data, team) } else { "plain" },
            if lit(team) { "" } else { " dim" }
        );
        view! {
            <g class=class>
                <rect x="0" y=y width=OLD_WIDTH height=ROW - 3 rx="3"/>
                <text x="8" y=y + 14>{old.name.clone()}</text>
            </g>
        }
    });
    let news = data.team.iter().enumerate().filter(|_| after).map(|(n, team)| {
        let own: Vec<usize> = (0..data.old.len()).filter(|m| data.old.get(*m).is_some_and(|old| old.into == team.id)).collect();
        let middle = own.iter().map(|m| m * ROW + 4 + ROW / 2).sum::<usize>() / own.len().max(1);
        let class = format!("new {}{}", kind(data, n), if lit(n) { "" } else { " dim" });
        let lines = own.into_iter().map(|m| {
            let y = m * ROW + 4 + (ROW - 3) / 2;
            let bend = (OLD_WIDTH + new_left) / 2;
            view! { <path d=format!("M{OLD_WIDTH} {y} C{bend} {y} {bend} {middle} {new_left} {middle}")/> }
        });
        view! {
            <g class=class>
                {lines.collect_view()}
                <rect x=new_left y=middle.saturating_sub(10) width=width - new_left height="20" rx="3"/>
                <text x=new_left + 8 y=middle + 5>{format!("{} {}", team.short, team.kind.chinese())}</text>
            </g>
        }
    });
    view! { <svg viewBox=format!("0 0 {width} {height}") aria-hidden="true">{olds.collect_view()}{news.collect_view()}</svg> }.into_any()
}

fn kind(data: &TeamsData, team: usize) -> &'static str {
    match data.team.get(team).map(|team| team.kind) {
        Some(TeamKind::Professional) => "professional",
        _ => "comprehensive",
    }
}
