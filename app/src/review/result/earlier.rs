use super::plot;
use crate::ctx::Ctx;
use crate::review::Session;
use crate::store::RunHeader;
use crate::text;
use crate::ui::{Draw, Figure};
use engine::review::CategoryResult;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// So many of the latest reviews are compared.
const LATEST: usize = 12;

/// One's own reviews so far, this one the last.
#[component]
pub fn Earlier() -> impl IntoView {
    let ctx = expect_context::<Ctx>();
    let session = expect_context::<Session>();
    let own = session.keeper.header();
    let runs = RwSignal::new(Vec::<RunHeader>::new());
    spawn_local(async move {
        let Some(store) = ctx.store() else { return };
        let listing = store.list().await.unwrap_or_default();
        let mut found: Vec<RunHeader> = listing
            .runs
            .into_iter()
            .filter(|run| run.record.kind == "review" && run.finished && run.id != own.id)
            .collect();
        // The header of this one may not be written yet.
        found.push(own);
        found.sort_by_key(|run| run.updated);
        let skipped = found.len().saturating_sub(LATEST);
        runs.try_set(found.split_off(skipped));
    });
    move || {
        let runs = runs.get();
        if runs.len() < 2 {
            return None;
        }
        let scores: Vec<i64> = runs.iter().map(|run| run.score.unwrap_or(0)).collect();
        let caption = caption(&scores);
        let draw: Draw = Box::new(move |width| plot::course(&scores, width).unwrap_or_default());
        let rows = runs.into_iter().enumerate().map(|(n, run)| {
            let (hits, misses, alarms) = sums(&run.headings);
            let score = text::points(run.score.unwrap_or(0));
            view! {
                <tr><th scope="row">{n + 1}"．"{run.record.title}</th><td class="num">{score}</td><td class="num">{hits}</td><td class="num">{misses}</td><td class="num">{alarms}</td></tr>
            }
        });
        let rows = rows.collect_view();
        Some(view! {
            <Figure title="和自己比" title_id="earlier-title" caption=caption of="历次成绩" draw=draw>
                    <table class="plain">
                        <thead><tr><th scope="col">"案卷"</th><th scope="col" class="num">"得分"</th><th scope="col" class="num">"看到"</th><th scope="col" class="num">"看漏"</th><th scope="col" class="num">"误标"</th></tr></thead>
                        <tbody>{rows}</tbody>
                    </table>
            </Figure>
        })
    }
}

fn sums(rows: &[CategoryResult]) -> (u32, u32, u32) {
    rows.iter().fold((0, 0, 0), |(hits, misses, alarms), row| {
        (hits + row.hits, misses + row.misses, alarms + row.alarms)
    })
}

/// This result beside the mean of those before.
fn caption(scores: &[i64]) -> String {
    let Some((now, before)) = scores.split_last() else {
        return String::new();
    };
    let count = i64::try_from(before.len()).unwrap_or(1).max(1);
    let mean = before.iter().sum::<i64>() / count;
    let apart = text::points((now - mean).abs());
    match now - mean {
        0 => format!("和前 {count} 次的平均分持平。"),
        1.. => format!("比前 {count} 次的平均分高 {apart} 分。"),
        _ => format!("比前 {count} 次的平均分低 {apart} 分。"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_caption_says_how_far_the_latest_result_is_from_the_mean_before() {
        assert_eq!(
            caption(&[5_000, 7_000, 8_000]),
            "比前 2 次的平均分高 20 分。"
        );
        assert_eq!(caption(&[6_000, 5_900]), "比前 1 次的平均分低 1 分。");
        assert_eq!(caption(&[6_000, 6_000]), "和前 1 次的平均分持平。");
    }
}
