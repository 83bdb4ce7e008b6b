use crate::review::Session;
use crate::route::Route;
use crate::text;
use crate::ui::SaveResult;
use engine::review::Grade;
use leptos::prelude::*;

/// Score, what was seen and what was not, the conclusion, and what can be done with the result.
#[component]
pub fn Head(grade: Grade) -> impl IntoView {
    let session = expect_context::<Session>();
    let header = session.keeper.header();
    let score = header.score.unwrap_or(grade.score);
    let passed = header.passed;
    let hits = grade
        .defects
        .iter()
        .filter(|defect| defect.mark.is_some())
        .count();
    let decoys = grade
        .alarms
        .iter()
        .filter(|alarm| !alarm.decoy.is_empty())
        .count();
    let counts = [
        ("埋有问题", grade.defects.len(), ""),
        ("看到", hits, "good"),
        ("看漏", grade.defects.len() - hits, "bad"),
        ("误标（其实合法）", grade.alarms.len(), "bad"),
        ("误标中的干扰项", decoys, ""),
    ];
    let counts = counts.map(|(name, count, class)| {
        view! { <div class=class class:none=count == 0><dt>{name}</dt><dd>{count}</dd></div> }
    });
    let given = grade.conclusion.map_or("没有给出", |own| own.chinese());
    let right = grade.conclusion == Some(grade.due);
    let cap = grade.capped_by.and_then(|n| grade.defects.get(n));
    let cap = cap.map(|defect| {
        format!(
            "看漏了会导致{}的问题“{}”，总分不超过 59 分。",
            defect.severity.chinese(),
            defect.title
        )
    });
    let person = [header.record.learner.clone(), header.record.unit.clone()];
    let person = person
        .into_iter()
        .filter(|text| !text.is_empty())
        .collect::<Vec<_>>()
        .join("　");
    view! {
        <section class="card report-head" aria-label="成绩">
            <div class="score" class:pass=passed>
                <p class="score-number"><strong>{text::points(score)}</strong><span>"/ 100 分"</span></p>
                <p class="score-grade">{text::grade(score, passed)}</p>
            </div>
            <div class="verdict review-verdict">
                {cap.map(|line| view! { <p class="verdict-cap">{line}</p> })}
                <p class="verdict-line">"结论："<strong>{given}</strong>
                    {if right { view! { <span class="tag good">"恰当"</span> }.into_any() } else { view! { <span class="soft">"应当是“"{grade.due.chinese()}"”"</span> }.into_any() }}</p>
                <dl class="review-counts">{counts.into_iter().collect_view()}</dl>
                <p class="soft">{text::mode_name(header.record.mode)}"　种子 "{header.record.seed.get()}{(!person.is_empty()).then(|| format!("　{person}"))}</p>
            </div>
            <Tools/>
        </section>
    }
}

#[component]
fn Tools() -> impl IntoView {
    let session = expect_context::<Session>();
    let content = session.keeper.header().record.content;
    let again = Route::Case {
        id: content,
        seed: None,
        mode: None,
        documents: true,
    };
    view! {
        <p class="tools no-print">
            <a class="button primary" href=again.href()>"再审一卷"</a>
            <a class="button" href=Route::Reviews.href()>"其他案卷"</a>
            <button type="button" class="button" on:click=move |_| drop(window().print())>"打印"</button>
            <SaveResult keeper=session.keeper/>
        </p>
    }
}
