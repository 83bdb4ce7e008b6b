use super::Seen;
use leptos::prelude::*;

/// The map as a table: each of the ten, and what went into it.
#[component]
pub fn Twin() -> impl IntoView {
    let seen = expect_context::<Seen>();
    let rows = seen.data.with_value(|data| {
        let rows = data.team.iter().map(|team| {
            let own = data.old.iter().filter(|old| old.into == team.id);
            let names: Vec<String> = own.map(|old| old.name.clone()).collect();
            view! {
                <tr>
                    <th scope="row">{team.name.clone()}</th><td>{team.kind.chinese()}</td>
                    <td class="num">{names.len()}</td><td>{names.join("、")}</td>
                </tr>
            }
        });
        rows.collect_view()
    });
    view! {
        <div class="wide-table" tabindex="0" role="region" aria-label="队伍整合对照">
            <table class="plain teams-table">
                <thead><tr><th scope="col">"整合后"</th><th scope="col">"类别"</th><th scope="col" class="num">"支数"</th><th scope="col">"并入的队伍"</th></tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}
