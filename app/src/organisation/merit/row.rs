use super::state::MeritState;
use engine::organisation::merit::{ActData, LapseData, Table};
use leptos::prelude::*;

/// A line for something that can be rewarded.
#[component]
pub fn ActRow(act: ActData) -> impl IntoView {
    let state = expect_context::<MeritState>();
    let id = StoredValue::new(act.id.clone());
    let name = act.name.clone();
    let points = Signal::derive(move || id.with_value(|id| state.rule(id).points));
    let cap =
        Signal::derive(move || id.with_value(|id| i32::try_from(state.rule(id).cap).unwrap_or(0)));
    let set_points = Callback::new(move |value: i32| {
        id.with_value(|id| state.change(id, |rule| rule.points = value))
    });
    let set_cap = Callback::new(move |value: i32| {
        id.with_value(|id| state.change(id, |rule| rule.cap = u32::try_from(value).unwrap_or(0)))
    });
    let most_cap = i32::try_from(Table::MOST_CAP).unwrap_or(50);
    view! {
        <tr data-line=act.id>
            <th scope="row">{act.name}<small>{format!("每{}约 {} 分钟", act.unit, act.minutes)}</small></th>
            <td><Number label=format!("{name}每次得分") value=points least=0 most=Table::MOST set=set_points/></td>
            <td><Number label=format!("{name}每周最多计几次，零为不限") value=cap least=0 most=most_cap set=set_cap/></td>
            <td><Check id=id name=name/></td>
        </tr>
    }
}

/// A line for something that can be punished.
#[component]
pub fn LapseRow(lapse: LapseData) -> impl IntoView {
    let state = expect_context::<MeritState>();
    let id = StoredValue::new(lapse.id.clone());
    let name = lapse.name.clone();
    let points = Signal::derive(move || id.with_value(|id| state.rule(id).points));
    let set = Callback::new(move |value: i32| {
        id.with_value(|id| state.change(id, |rule| rule.points = value))
    });
    view! {
        <tr class="merit-lapse" data-line=lapse.id>
            <th scope="row">{lapse.name}<small>{format!("不核验时约 {}% 会自己露出来", lapse.seen / 10)}</small></th>
            <td><Number label=format!("{name}每次扣分") value=points least=Table::LEAST most=0 set=set/></td>
            <td class="soft">"—"</td>
            <td><Check id=id name=name/></td>
        </tr>
    }
}

/// A whole number with one button down and one up.
#[component]
fn Number(
    label: String,
    value: Signal<i32>,
    least: i32,
    most: i32,
    set: Callback<i32>,
) -> impl IntoView {
    let held = move |number: i32| set.run(number.clamp(least, most));
    let typed = move |event| {
        held(
            event_target_value(&event)
                .trim()
                .replace('−', "-")
                .parse()
                .unwrap_or(0),
        )
    };
    view! {
        <div class="stepper small">
            <button type="button" class="step" aria-label=format!("{label}减一") on:click=move |_| held(value.get_untracked() - 1)>"−"</button>
            <input class="input number" type="text" maxlength="3" aria-label=label.clone() prop:value=move || value.get().to_string() on:change=typed/>
            <button type="button" class="step" aria-label=format!("{label}加一") on:click=move |_| held(value.get_untracked() + 1)>"＋"</button>
        </div>
    }
}

/// Whether the line is checked; no more lines than there are people to check them.
#[component]
fn Check(id: StoredValue<String>, name: String) -> impl IntoView {
    let state = expect_context::<MeritState>();
    let checked = move || id.with_value(|id| state.rule(id).check);
    let full = move || !checked() && state.checks_left() == 0;
    let set = move |event| {
        let on = event_target_checked(&event);
        id.with_value(|id| state.change(id, |rule| rule.check = on));
    };
    view! {
        <label class="merit-check"><input type="checkbox" aria-label=format!("核验{name}") prop:checked=checked prop:disabled=full on:change=set/><span aria-hidden="true">"核验"</span></label>
    }
}
