use super::bulk::{Actions, Ticked};
use super::item::Line;
use super::pick::Pick;
use super::{Session, words};
use crate::ui::Gradual;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// The item board: all that was handed down, by field and by how it stands.
#[component]
pub fn Items() -> impl IntoView {
    let session = expect_context::<Session>();
    let ticked: Ticked = RwSignal::new(BTreeSet::new());
    let field = RwSignal::new(String::new());
    let state = RwSignal::new(String::new());
    let shown = Memo::new(move |_| {
        let (field, state) = (field.get(), state.get());
        session
            .town(|town| {
                session.content(|data| {
                    let fits = |item: &&engine::handover::view::ItemView| {
                        let of = data
                            .items
                            .get(item.n)
                            .map_or("", |known| known.field.as_str());
                        (field.is_empty() || of == field)
                            && (state.is_empty() || words::standing(item) == state)
                    };
                    town.items
                        .iter()
                        .filter(fits)
                        .map(|item| item.n)
                        .collect::<Vec<_>>()
                })
            })
            .unwrap_or_default()
    });
    let fields = session.content(|data| {
        let options = data
            .fields
            .iter()
            .map(|known| view! { <option value=known.id.clone()>{known.name.clone()}</option> });
        options.collect_view()
    });
    let states = [
        "待研判",
        "承接，未上线",
        "已上线",
        "带病上线",
        "暂缓",
        "退回",
    ];
    let states = states.map(|name| view! { <option value=name>{name}</option> });
    let lines = Gradual::new(shown, 8);
    let narrow = move |by: RwSignal<String>, to: String| {
        lines.restart();
        by.set(to);
    };
    view! {
        <section aria-labelledby="items-title">
            <h2 id="items-title" class="section-title">"事项台账"</h2>
            <div class="filters">
                <label>"领域"<select class="input" on:change=move |event| narrow(field, event_target_value(&event))><option value="">"全部"</option>{fields}</select></label>
                <label>"状态"<select class="input" on:change=move |event| narrow(state, event_target_value(&event))><option value="">"全部"</option>{states}</select></label>
                <span class="soft">{move || format!("{} 项", shown.with(Vec::len))}</span>
            </div>
            <div class="sticky-actions">
                <Pick ticked=ticked among=Signal::derive(move || shown.get())/>
                <Actions ticked=ticked/>
            </div>
            <ul class="item-lines card"><For each=move || lines.shown() key=|n| *n let(n)><Line n=n ticked=ticked/></For></ul>
        </section>
    }
}
