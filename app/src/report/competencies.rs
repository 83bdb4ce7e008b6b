use super::chart;
use crate::text;
use crate::ui::{Draw, Figure};
use engine::score::CompetencyScore;
use leptos::prelude::*;

/// Points by competency: a chart whose caption says what it shows, and the same as a table.
#[component]
pub fn Competencies(scores: Vec<CompetencyScore>) -> impl IntoView {
    let caption = caption(&scores);
    let drawn = scores.clone();
    let draw: Draw = Box::new(move |width| chart::draw(&drawn, width).unwrap_or_default());
    let rows = scores
        .into_iter()
        .map(|score| {
            view! {
                <tr>
                    <th scope="row">{score.competency.chinese()}</th>
                    <td class="num">{score.earned.map_or("未评".to_owned(), text::points)}</td>
                    <td class="num">{text::points(score.most)}</td>
                    <td class="num">{text::points(score.deducted.abs())}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <Figure title="各项能力" title_id="competency-title" caption=caption of="各项能力得分" draw=draw>
            <table class="plain">
                    <thead><tr><th scope="col">"能力"</th><th scope="col" class="num">"得分"</th><th scope="col" class="num">"满分"</th><th scope="col" class="num">"扣分"</th></tr></thead>
                    <tbody>{rows}</tbody>
                </table>
        </Figure>
    }
}

/// `12 / 20`, or 未评.
pub fn value(score: &CompetencyScore) -> String {
    match score.earned {
        Some(earned) => format!("{} / {}", text::points(earned), text::points(score.most)),
        None => "未评".to_owned(),
    }
}

fn caption(scores: &[CompetencyScore]) -> String {
    let lost = |score: &CompetencyScore| score.earned.map_or(0, |earned| score.most - earned);
    match scores.iter().max_by_key(|score| lost(score)) {
        Some(score) if lost(score) > 0 => {
            format!(
                "失分最多的是“{}”：少得 {} 分。",
                score.competency.chinese(),
                text::points(lost(score))
            )
        }
        _ => "评分的各项能力都没有失分。".to_owned(),
    }
}
