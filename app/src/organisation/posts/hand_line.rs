use super::state::PostsState;
use leptos::prelude::*;

/// The districts of one line, each with its posts.
#[component]
pub fn HandLine(line: usize) -> impl IntoView {
    let state = expect_context::<PostsState>();
    let (name, rows) = state.data.with_value(|data| {
        let name = data
            .line
            .get(line)
            .map_or(String::new(), |line| line.name.clone());
        let rows = data.district.iter().enumerate();
        let rows =
            rows.map(|(n, row)| (n, row.name.clone(), data.need(line, n), data.had(line, n)));
        (name, rows.collect::<Vec<_>>())
    });
    let left = move || {
        let judged = state.hand_judged.get();
        let open = judged
            .lines
            .get(line)
            .map_or(0, |row| i64::from(row.posts) - i64::from(row.given));
        match open {
            0 => "这条线分完了。".to_owned(),
            1.. => format!("这条线还剩 {open} 名。"),
            _ => format!("这条线多分了 {} 名，要退回来。", -open),
        }
    };
    let rows = rows.into_iter().map(|(n, district, need, had)| {
        let given = Memo::new(move |_| state.hand.with(|hand| hand.get(line, n)));
        let set = move |posts: u32| state.hand.update(|hand| hand.set(line, n, posts.min(2_000)));
        let typed = move |event| set(event_target_value(&event).trim().parse().unwrap_or(0));
        let gap = move || {
            let there = had + given.get();
            match i64::from(need) - i64::from(there) {
                0 => ("ok", "正好".to_owned()),
                lack @ 1.. => ("lack", format!("缺 {lack}")),
                spare => ("soft", format!("多 {}", -spare)),
            }
        };
        view! {
            <tr>
                <th scope="row">{district.clone()}</th>
                <td class="num">{need}</td><td class="num">{had}</td>
                <td>
                    <div class="stepper small">
                        <button type="button" class="step" aria-label=format!("{district}减一名") on:click=move |_| set(given.get_untracked().saturating_sub(1))>"−"</button>
                        <input class="input number" type="text" inputmode="numeric" maxlength="4" aria-label=format!("{district}分到的名数")
                            prop:value=move || given.get().to_string() on:change=typed/>
                        <button type="button" class="step" aria-label=format!("{district}加一名") on:click=move |_| set(given.get_untracked() + 1)>"＋"</button>
                    </div>
                </td>
                <td class=move || gap().0>{move || gap().1}</td>
            </tr>
        }
    });
    view! {
        <p role="status"><strong>{name}</strong>"　"{left}</p>
        <div class="wide-table" tabindex="0" role="region" aria-label="逐区分编制">
            <table class="plain hand">
                <thead><tr><th scope="col">"区"</th><th scope="col" class="num">"需要"</th><th scope="col" class="num">"原有"</th><th scope="col">"分到"</th><th scope="col">"缺口"</th></tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
}
