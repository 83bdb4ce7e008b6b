use super::Seen;
use super::defects::in_words;
use crate::review::marks::Level;
use crate::review::naming::place_of;
use crate::ui::Basis;
use engine::review::Alarm;
use leptos::prelude::*;

/// Marks where nothing is wrong, with why it is lawful.
#[component]
pub fn Alarms(alarms: Vec<Alarm>) -> impl IntoView {
    if alarms.is_empty() {
        return ().into_any();
    }
    view! {
        <section class="card sheet-section" aria-labelledby="alarms-title">
            <h2 id="alarms-title">"标了而其实合法的"</h2>
            <List alarms=alarms name="标了而其实合法的".to_owned()/>
        </section>
    }
    .into_any()
}

/// The same without its frame.
#[component]
pub fn List(alarms: Vec<Alarm>, name: String) -> impl IntoView {
    let rows = alarms.into_iter().map(|alarm| view! { <One alarm=alarm/> });
    view! { <ol class="defects" aria-label=name>{rows.collect_view()}</ol> }
}

#[component]
fn One(alarm: Alarm) -> impl IntoView {
    let seen = expect_context::<Seen>();
    let mark = seen
        .view
        .with_value(|view| view.marks.get(alarm.mark).cloned());
    let Some(mark) = mark else {
        return ().into_any();
    };
    let spot = place_of(&mark);
    let place = in_words(&seen.name(&spot));
    let there = !spot.item.is_empty();
    let name = format!("看标注 {} 的位置", alarm.mark + 1);
    view! {
        <li class="defect missed">
            <p class="defect-head">
                <span class="tag mild">{if alarm.decoy.is_empty() { "误标" } else { "干扰项" }}</span>
                <strong>{place}</strong>
                {there.then(|| view! { <button type="button" class="link-button no-print" aria-label=name on:click=move |_| seen.open.set(Some(spot.clone()))>"看位置"</button> })}
            </p>
            <p class="mark-tags"><span>"标为"</span><span class="tag">{mark.category.chinese()}</span><Level level=mark.confidence/></p>
            {(!mark.note.is_empty()).then(|| view! { <p class="soft">{mark.note}</p> })}
            <p>{alarm.why}</p>
            <Basis items=alarm.basis/>
        </li>
    }
    .into_any()
}
