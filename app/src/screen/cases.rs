use super::Frame;
use super::listing::{best, listed, own_runs};
use crate::ctx::Ctx;
use crate::route::Route;
use crate::text;
use crate::ui::Heading;
use engine::bundle::IndexEntry;
use leptos::prelude::*;

/// All cases, with what each teaches and one's own best result.
#[component]
pub fn Cases() -> impl IntoView {
    let ctx = expect_context::<Ctx>();
    let runs = own_runs(ctx);
    crate::training::warm();
    let list = listed(ctx, "正在取案例目录……", move |index| {
        if index.entries.is_empty() {
            return view! { <p>"还没有案件。"</p> }.into_any();
        }
        let entries = index.entries.into_iter();
        let cards = entries.filter(|entry| entry.kind == "case").map(|entry| {
            let best = runs.with(|runs| best(runs, &entry.id));
            view! { <CaseCard entry=entry best=best/> }
        });
        view! { <ul class="case-list">{cards.collect_view()}</ul> }.into_any()
    });
    view! {
        <Frame here=Route::Cases>
            <Heading text="案件"/>
            <p class="lead">"选一件来办。每件案子都从线索开始，到结案归档为止。"</p>
            {list}
        </Frame>
    }
}

#[component]
fn CaseCard(entry: IndexEntry, best: Option<(i64, bool)>) -> impl IntoView {
    let href = Route::Case {
        id: entry.id.clone(),
        seed: None,
        mode: None,
        documents: true,
    }
    .href();
    let result = match best {
        Some((score, passed)) => format!(
            "最好成绩 {} 分（{}）",
            text::points(score),
            text::grade(score, passed)
        ),
        None => "尚未办过".to_owned(),
    };
    view! {
        <li class="case-card">
            <div class="case-card-main">
                <h2><a href=href.clone()>{entry.title}</a></h2>
                <p class="case-facts">
                    <span>{entry.field}</span><span>{entry.procedure}</span>
                    <span>{text::duration(entry.minutes)}</span>
                    <span>"难度 "{entry.difficulty}"/5"</span>
                </p>
                <p>{entry.summary}</p>
                <ul class="teaches" aria-label="练什么">{entry.teaches.into_iter().map(|point| view! { <li>{point}</li> }).collect_view()}</ul>
            </div>
            <div class="case-card-side">
                <p class="soft">{result}</p>
                <a class="button" href=href aria-hidden="true" tabindex="-1">"办理"</a>
            </div>
        </li>
    }
}
