use crate::joint::Session;
use crate::route::Route;
use crate::text;
use crate::ui::SaveResult;
use engine::joint::{Fate, SittingGrade};
use leptos::prelude::*;

/// Score, what was let through, how the time was used.
#[component]
pub fn Head(grade: SittingGrade) -> impl IntoView {
    let session = expect_context::<Session>();
    let header = session.keeper.header();
    let score = header.score.unwrap_or(grade.score);
    let passed = header.passed;
    let of = |fates: &[Fate]| {
        let own = grade
            .dossiers
            .iter()
            .filter(|seat| fates.contains(&seat.fate));
        own.count()
    };
    let counts = [
        ("放过的重大问题", grade.let_through as usize, "bad"),
        ("拦住", of(&[Fate::Stopped]), "good"),
        ("恰当同意", of(&[Fate::Sound]), "good"),
        ("退回没有指明", of(&[Fate::Blind]), "bad"),
        ("误退", of(&[Fate::Vain]), "bad"),
        ("没有审结", of(&[Fate::Undecided]), "bad"),
    ];
    let counts = counts.map(|(name, count, class)| {
        view! { <div class=class class:none=count == 0><dt>{name}</dt><dd>{count}</dd></div> }
    });
    let clock = grade.time.clock;
    let time = match clock.over() {
        0 => format!(
            "用时 {} 分，会期 {} 分，余 {} 分；用时得 {} 分。",
            clock.used,
            clock.budget,
            clock.left(),
            text::points(grade.time.points)
        ),
        over => format!(
            "用时 {} 分，超过会期 {over} 分；用时得 {} 分。",
            clock.used,
            text::points(grade.time.points)
        ),
    };
    let cap = (grade.let_through > 0).then(|| {
        format!(
            "放过会导致撤销或者无效的问题 {} 个，每个再扣 10 分，总分不超过 59 分。",
            grade.let_through
        )
    });
    let way = session
        .view
        .with_untracked(|view| view.way.map_or("", |way| way.chinese()));
    let again = Route::Case {
        id: header.record.content.clone(),
        seed: None,
        mode: None,
        documents: true,
    };
    view! {
        <section class="card report-head" aria-label="成绩">
            <div class="score" class:pass=passed>
                <p class="score-number"><strong>{text::points(score)}</strong><span>"/ 100 分"</span></p>
                <p class="score-grade">{text::grade(score, passed)}</p>
            </div>
            <div class="verdict review-verdict">
                {cap.map(|line| view! { <p class="verdict-cap">{line}</p> })}
                <dl class="review-counts">{counts.into_iter().collect_view()}</dl>
                <p>{time}</p>
                <p class="soft">{way}"　"{text::mode_name(header.record.mode)}"　种子 "{header.record.seed.get()}</p>
            </div>
            <p class="tools no-print">
                <a class="button primary" href=again.href()>"再审一场"</a>
                <a class="button" href=Route::Reviews.href()>"其他案卷"</a>
                <button type="button" class="button" on:click=move |_| drop(window().print())>"打印"</button>
                <SaveResult keeper=session.keeper/>
            </p>
        </section>
    }
}
