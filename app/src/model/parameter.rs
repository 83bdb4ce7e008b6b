use super::store::Edits;
use crate::ui::fresh_id;
use engine::handover::{ParameterData, Source};
use leptos::prelude::*;

/// One parameter: its value to be set, where it may lie, where it comes from.
#[component]
pub fn Parameter(data: ParameterData, edits: RwSignal<Edits>) -> impl IntoView {
    let id = fresh_id();
    let (hint, fault) = (format!("{id}-hint"), format!("{id}-fault"));
    let ParameterData {
        name,
        unit,
        range: [low, high],
        value: plain,
        source,
        basis,
        id: key,
        ..
    } = data;
    let key = StoredValue::new(key);
    let current = move || key.with_value(|key| edits.with(|edits| edits.get(key).copied()));
    let text = RwSignal::new(current().unwrap_or(plain).to_string());
    let wrong = RwSignal::new(None::<String>);
    let own = name.clone();
    let take = StoredValue::new(move |typed: &str| {
        let typed = typed.trim();
        let kept = current().unwrap_or(plain);
        let refuse = |why: String| wrong.set(Some(format!("{why}没有采用，仍按{kept}计算。")));
        let Ok(value) = typed.parse::<i64>() else {
            let shown: String = typed.chars().take(20).collect();
            return refuse(format!("“{own}”应填整数，现填“{shown}”。"));
        };
        if !(low..=high).contains(&value) {
            return refuse(format!("“{own}”为{value}，应在{low}至{high}之间。"));
        }
        wrong.set(None);
        edits.update(|edits| {
            if value == plain {
                edits.remove(&key.get_value());
            } else {
                edits.insert(key.get_value(), value);
            }
        });
    });
    let changed = move |event| {
        let typed = event_target_value(&event);
        text.set(typed.clone());
        take.with_value(|take| take(&typed));
    };
    let reset = move |_| {
        text.set(plain.to_string());
        take.with_value(|take| take(&plain.to_string()));
    };
    let described = {
        let (hint, fault) = (hint.clone(), fault.clone());
        move || {
            if wrong.with(Option::is_some) {
                format!("{hint} {fault}")
            } else {
                hint.clone()
            }
        }
    };
    let (tag, told) = origin(source);
    view! {
        <li class="parameter" class:edited=move || current().is_some()>
            <label class="parameter-name" for=id.clone()>{name.clone()}</label>
            <div class="parameter-value">
                <input id=id class="input number" type="text" inputmode="numeric" autocomplete="off" maxlength="12"
                    prop:value=move || text.get() on:change=changed
                    aria-invalid=move || wrong.with(Option::is_some).then_some("true") aria-describedby=described/>
                <span class="soft">{unit}</span>
            </div>
            <p class="parameter-hint" id=hint>
                <span class="soft num">{format!("{low}～{high}")}</span>
                <span class=tag>{told}</span>
                <span>{basis}"。"</span>
            </p>
            <Show when=move || current().is_some()>
                <p class="parameter-reset">
                    <button type="button" class="link-button" aria-label=format!("{name}恢复原值{plain}") on:click=reset>{format!("恢复原值{plain}")}</button>
                </p>
            </Show>
            {move || wrong.get().map(|why| view! { <p class="form-error" id=fault.clone() role="alert">{why}</p> })}
        </li>
    }
}

fn origin(source: Source) -> (&'static str, &'static str) {
    match source {
        Source::Calibrated => ("tag good", "由报告校准"),
        Source::Statute => ("tag", "法律规定"),
        Source::Assumption => ("tag mild", "假定"),
    }
}
