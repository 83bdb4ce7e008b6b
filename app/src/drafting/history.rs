use crate::keeper::Keeper;
use crate::run;
use crate::ui::PaperSheet;
use engine::drafting::DraftingView;
use leptos::prelude::*;

/// The draft as it was after each step, with a slider.
#[component]
pub fn History(keeper: Keeper) -> impl IntoView {
    let last = keeper.with(|run| run.entries());
    let step = RwSignal::new(last);
    let paper = move || {
        let at = step.get();
        keeper
            .with(|run| run.at(at).ok())
            .and_then(|run| run::view::<DraftingView>(&run))
            .map(|view| view.paper)
    };
    view! {
        <label class="slider">
            <span>"第 "{move || step.get()}" 步 / 共 "{last}" 步"</span>
            <input type="range" min="0" max=last prop:value=move || step.get()
                on:input=move |event| step.set(event_target_value(&event).parse().unwrap_or(last))/>
        </label>
        <div class="paper-desk">{move || paper().map(|paper| view! { <PaperSheet paper=paper/> })}</div>
    }
}
