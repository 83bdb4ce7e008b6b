use super::cases::best;
use super::{Frame, Trouble};
use crate::ctx::{Ctx, Load};
use crate::route::Route;
use crate::store::RunHeader;
use crate::text;
use crate::ui::Heading;
use engine::bundle::IndexEntry;
use leptos::prelude::*;
use leptos::task::spawn_local;

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
    let runs = RwSignal::new(Vec::<RunHeader>::new());
    let template = RwSignal::new(String::new());
    spawn_local(async move {
        if let Some(store) = ctx.store()
            && let Ok(listing) = store.list().await
        {
            runs.try_set(listing.runs);
        }
    });
    let body = move || match ctx.index.get() {
        Load::Pending => {
            view! { <p class="waiting" role="status">"正在取文书目录……"</p> }.into_any()
        }
        Load::Failed(why) => {
            let retry = Callback::new(move |()| spawn_local(crate::content::load_index(ctx)));
            view! { <Trouble why=why retry=retry/> }.into_any()
        }
        Load::Ready(index) => {
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
                    cards.map(|entry| view! { <Row best=runs.with(|runs| best(runs, &entry.id)) entry=entry/> }).collect_view()
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
        }
    };
    view! {
        <Frame here=Route::Exercises>
            <Heading text="文书"/>
            <p class="lead">"逐项评分，指到字句；写完对照示范文本。"</p>
            {body}
        </Frame>
    }
}

#[component]
fn Row(entry: IndexEntry, best: Option<(i64, bool)>) -> impl IntoView {
    let href = Route::Case {
        id: entry.id,
        seed: None,
        mode: None,
        documents: true,
    }
    .href();
    let result = match best {
        Some((score, passed)) => format!(
            "最好 {} 分（{}）",
            text::points(score),
            text::grade(score, passed)
        ),
        None => "尚未写过".to_owned(),
    };
    view! {
        <li>
            <a class="exercise" href=href>
                <strong>{entry.title}</strong>
                <span class="case-facts"><span>{entry.field}</span><span>{text::duration(entry.minutes)}</span><span>"难度 "{entry.difficulty}"/5"</span></span>
                <span class="soft">{result}</span>
            </a>
        </li>
    }
}
