use super::state::{Plan, PostsState};
use crate::ui;
use engine::organisation::posts::{Indicator, Weights};
use leptos::prelude::*;

/// Six weights of one plan, by slider; a preset to start from.
#[component]
pub fn WeightsForm(plan: Plan) -> impl IntoView {
    let state = expect_context::<PostsState>();
    let weights = state.weights(plan);
    let (indicators, presets) = state
        .data
        .with_value(|data| (data.indicator.clone(), data.preset.clone()));
    let sum = move || {
        let weights = weights.get();
        Indicator::ALL
            .into_iter()
            .map(|by| weights.get(by))
            .sum::<u32>()
    };
    let rows = indicators.into_iter().map(|indicator| {
        let by = indicator.id;
        let id = ui::fresh_id();
        let value = move || weights.get().get(by);
        let share = move || match sum() {
            0 => "—".to_owned(),
            sum => format!("{}%", (value() * 100 + sum / 2) / sum),
        };
        let set = move |event| {
            let value = event_target_value(&event).parse().unwrap_or(0);
            weights.update(|weights| weights.set(by, value));
        };
        view! {
            <div class="weight">
                <label for=id.clone()>{indicator.name.clone()}</label>
                <input id=id type="range" min="0" max=Weights::MOST step="5" prop:value=move || value().to_string() on:input=set
                    aria-valuetext=move || format!("{}，占 {}", value(), share())/>
                <output>{share}</output>
            </div>
        }
    });
    let id = ui::fresh_id();
    let pick = {
        let presets = presets.clone();
        move |event| {
            let n: Option<usize> = event_target_value(&event).parse().ok();
            if let Some(preset) = n.and_then(|n| presets.get(n)) {
                weights.set(preset.weights);
            }
        }
    };
    let chosen = {
        let presets = presets.clone();
        move || {
            let own = weights.get();
            presets.iter().position(|preset| preset.weights == own)
        }
    };
    let why = {
        let (chosen, presets) = (chosen.clone(), presets.clone());
        move || {
            chosen()
                .and_then(|n| presets.get(n).map(|preset| preset.why.clone()))
                .unwrap_or_else(|| "自己定的权重。".to_owned())
        }
    };
    let options = presets.into_iter().enumerate().map(|(n, preset)| {
        let chosen = chosen.clone();
        view! { <option value=n.to_string() prop:selected=move || chosen() == Some(n)>{preset.name}</option> }
    });
    let none = {
        let chosen = chosen.clone();
        move || chosen().is_none()
    };
    let adopt = move |_| {
        if let Some(best) = state.best.get_untracked() {
            weights.set(best.weights);
        }
    };
    view! {
        <section class="card plan" aria-label=plan.name()>
            <h2>{plan.name()}</h2>
            <div class="field">
                <label class="field-label" for=id.clone()>"从现成的办法开始"</label>
                <select id=id class="input" on:change=pick>
                    <option value="" prop:selected=none>"自己定"</option>
                    {options.collect_view()}
                </select>
                <p class="field-hint">{why}</p>
            </div>
            {rows.collect_view()}
            <Show when=move || sum() == 0><p class="form-error">"六项都是零：各区一样多。请至少给一项权重。"</p></Show>
            <button type="button" class="link-button" aria-disabled=move || state.best.with(Option::is_none).to_string() on:click=adopt>"换成缺口最小的权重"</button>
        </section>
    }
}
