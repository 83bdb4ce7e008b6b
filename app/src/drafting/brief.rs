use engine::drafting::DraftingView;
use leptos::prelude::*;
use std::sync::Arc;

/// What is to be done, and what happened.
#[component]
pub fn Brief(view: RwSignal<Arc<DraftingView>>) -> impl IntoView {
    let shown = view.get_untracked();
    let faults = shown.exercise.faults;
    let story = shown.story.iter().map(|entry| {
        view! { <li><time>{crate::text::short_day(entry.at)}</time><span>{entry.text.clone()}</span></li> }
    });
    let evidence = shown.evidence.iter().map(|evidence| {
        view! { <li><strong>{evidence.name.clone()}</strong><span>{evidence.proves.clone()}</span></li> }
    });
    view! {
        <section class="brief">
            <h2 class="section-title">"任务"</h2>
            <p>{shown.exercise.task.clone()}</p>
            {(faults > 0).then(|| view! { <p class="brief-faults">"文中有 "{faults}" 处需要改。"</p> })}
            <h2 class="section-title">"案情"</h2>
            <p>{shown.summary.clone()}</p>
            <ol class="story">{story.collect_view()}</ol>
            <h2 class="section-title">"卷内证据"</h2>
            <ul class="proofs">{evidence.collect_view()}</ul>
            <p class="soft">"落款日期按 "{shown.day.chinese()}" 考虑。"</p>
        </section>
    }
}
