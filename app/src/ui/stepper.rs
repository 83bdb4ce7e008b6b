use leptos::prelude::*;

/// A whole number: typed, or with one button up and one down.
#[component]
pub fn Stepper(
    /// Its name.
    #[prop(into)]
    label: String,
    /// The digits; empty is no answer.
    value: RwSignal<String>,
    /// A unit shown behind.
    #[prop(optional, into)]
    unit: String,
) -> impl IntoView {
    let id = super::fresh_id();
    let step = move |by: i64| {
        value.update(|text| {
            let number: i64 = text.trim().parse().unwrap_or(0);
            *text = (number + by).clamp(0, 1_000_000).to_string();
        });
    };
    view! {
        <div class="field">
            <label class="field-label" for=id.clone()>{label.clone()}</label>
            <div class="stepper">
                <button type="button" class="step" aria-label=format!("{label}减一") on:click=move |_| step(-1)>"−"</button>
                <input id=id class="input number" type="text" inputmode="numeric" autocomplete="off" maxlength="7"
                    prop:value=move || value.get() on:input=move |event| value.set(event_target_value(&event))/>
                <button type="button" class="step" aria-label=format!("{label}加一") on:click=move |_| step(1)>"＋"</button>
                {(!unit.is_empty()).then(|| view! { <span class="soft">{unit}</span> })}
            </div>
        </div>
    }
}
