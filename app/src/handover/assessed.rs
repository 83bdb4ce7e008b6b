use super::letter::Letter;
use super::{Session, words};
use crate::text;
use crate::ui::Later;
use engine::handover::assess::{Part, Scored};
use leptos::prelude::*;

/// The assessment as it stands, or as it stood at mid-term.
#[component]
pub fn Assessed() -> impl IntoView {
    let session = expect_context::<Session>();
    move || {
        let (now, midterm, whole) =
            session.town(|town| (town.assessed.clone(), town.midterm.clone(), town.scores))?;
        let head = match (&now, whole) {
            (Some(_), Some(scores)) => format!(
                "眼下综合 {} 分。期满以第十三周末为准。",
                text::points(scores.whole)
            ),
            _ if midterm.is_some() => "下面是第七周的中期评估。".to_owned(),
            _ if session.keeper.mode() == engine::activity::Mode::Exam => {
                "考核中不显示评估；第七周给出中期评估。".to_owned()
            }
            _ => "第一周过完才有评估。".to_owned(),
        };
        let shown = now.or_else(|| midterm.clone());
        Some(view! {
            <h2 class="section-title">"七个维度"</h2>
            <p class="lead">{head}</p>
            {shown.map(|shown| view! { <Dimensions scored=shown/> })}
            <Later><Letter/></Later>
        })
    }
}

/// Each dimension with its parts and why.
#[component]
pub fn Dimensions(scored: Vec<Scored>) -> impl IntoView {
    let rows = scored.into_iter().map(|one| {
        let (word, class) = words::light(one.score);
        let parts = one.parts.iter().map(part).collect_view();
        view! {
            <details class="card dimension">
                <summary>
                    <span class=class>{word}</span>
                    <strong>{one.dimension.chinese()}</strong>
                    <span class="bar wide" aria-hidden="true"><span style=format!("width:{}%", one.score / 100)></span></span>
                    <span class="num">{format!("{} 分", text::points(one.score))}</span>
                    <small class="soft">{format!("占 {}%", one.weight)}</small>
                </summary>
                <ul class="dimension-parts">{parts}</ul>
            </details>
        }
    });
    view! { <div class="dimensions">{rows.collect_view()}</div> }
}

fn part(part: &Part) -> impl IntoView + use<> {
    let figure = if part.most == 0 {
        let sign = if part.earned >= 0 { "+" } else { "−" };
        format!("{sign}{}", text::points(part.earned.abs()))
    } else {
        format!("{}/{}", text::points(part.earned), text::points(part.most))
    };
    let class = match (part.most, part.earned) {
        (0, ..0) => "bad",
        (0, _) => "good",
        _ if !part.counted => "soft",
        (most, earned) if earned * 10 < most * 6 => "bad",
        _ => "",
    };
    view! { <li><strong>{part.label}</strong><span class=format!("num {class}")>{figure}</span><span class="soft">{(!part.counted).then(|| view! { <span class="tag quiet">"尚无可评"</span>" " })}{part.why.clone()}</span></li> }
}
