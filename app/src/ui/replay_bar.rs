use leptos::prelude::*;

/// Goes through the moments of a record: one back, one forward, or anywhere.
#[component]
pub fn ReplayBar(
    /// Which moment is looked at, from 0.
    at: RwSignal<usize>,
    /// The last one.
    last: usize,
    /// One back.
    back: &'static str,
    /// One forward.
    forward: &'static str,
    /// What the slider asks.
    label: &'static str,
    /// A moment for those who listen.
    spoken: fn(usize, usize) -> String,
    /// A moment for those who look.
    shown: fn(usize, usize) -> String,
) -> impl IntoView {
    let step = move |by: isize| at.update(|at| *at = at.saturating_add_signed(by).min(last));
    let moved = move |event| at.set(event_target_value(&event).parse().unwrap_or(last).min(last));
    view! {
        <div class="replay-bar">
            <button type="button" class="button" on:click=move |_| step(-1)>{back}</button>
            <input type="range" min="0" max=last step="1" aria-label=label prop:value=move || at.get().to_string() on:input=moved
                aria-valuetext=move || spoken(at.get(), last)/>
            <button type="button" class="button" on:click=move |_| step(1)>{forward}</button>
            <span class="replay-at">{move || shown(at.get(), last)}</span>
        </div>
    }
}
