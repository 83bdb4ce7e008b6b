use super::Frame;
use super::listing::{Row, best, listed, own_runs};
use crate::ctx::Ctx;
use crate::route::Route;
use crate::store::RunHeader;
use crate::text;
use crate::ui::Heading;
use engine::bundle::IndexEntry;
use leptos::prelude::*;

/// The kinds of exercise, from short to long, with what each asks.
const KINDS: [(&str, &str); 3] = [
    ("改错", "找出文中的毛病并改正。"),
    ("填写", "一部分已经写好，补齐其余。"),
    ("全文", "从案卷写出整份文书。"),
];

/// All drafting exercises, by kind.
#[component]
pub fn Exercises() -> impl IntoView {
    let ctx = expect_context::<Ctx>();
    let runs = own_runs(ctx);
    let template = RwSignal::new(String::new());
    let body = listed(ctx, "正在取文书目录……", move |index| {
        let entries: Vec<IndexEntry> = index
            .entries
            .into_iter()
            .filter(|entry| entry.kind == "drafting")
            .collect();
        let mut names: Vec<String> = entries.iter().map(|entry| entry.field.clone()).collect();
        names.sort();
        names.dedup();
        let entries = StoredValue::new(entries);
        let groups = KINDS.map(|(kind, line)| {
            let list = move || {
                let wanted = template.get();
                let cards = entries.get_value().into_iter().filter(|entry| {
                    entry.procedure == kind && (wanted.is_empty() || entry.field == wanted)
                });
                cards.map(|entry| row(entry, runs)).collect_view()
            };
            view! {
                <section class="exercise-group">
                    <h2 class="section-title">{kind}</h2><p class="soft">{line}</p>
                    <ul class="exercise-list">{list}</ul>
                </section>
            }
        });
        let options = names.into_iter().map(|name| {
            let value = name.clone();
            view! { <option value=value>{name}</option> }
        });
        view! {
                <label class="field exercise-filter"><span class="field-label">"文书"</span>
                    <select class="input" on:change=move |event| template.set(event_target_value(&event))>
                        <option value="">"全部文书"</option>{options.collect_view()}
                    </select>
                </label>
                {groups.into_iter().collect_view()}
            }
            .into_any()
    });
    view! {
        <Frame here=Route::Exercises>
            <Heading text="文书"/>
            <p class="lead">"逐项评分，指到字句；写完对照示范文本。"</p>
            {body}
        </Frame>
    }
}

fn row(entry: IndexEntry, runs: RwSignal<Vec<RunHeader>>) -> impl IntoView {
    let facts = vec![
        entry.field.clone(),
        text::duration(entry.minutes),
        format!("难度 {}/5", entry.difficulty),
    ];
    let best = runs.with(|runs| best(runs, &entry.id));
    view! { <Row entry=entry facts=facts best=best none="尚未写过"/> }
}
