use super::board::Done;
use super::plot;
use super::words::{self, SIDES};
use crate::text::points;
use crate::ui::{Draw, Figure};
use engine::handover::Dimension;
use engine::handover::summary::Spread;
use leptos::prelude::*;
use std::sync::Arc;

/// The whole and the seven dimensions, a box for each result.
#[component]
pub fn Scores(results: Vec<Arc<Done>>) -> impl IntoView {
    let of = |pick: &dyn Fn(&Done) -> Spread| -> Vec<Spread> {
        results.iter().map(|done| pick(done)).collect()
    };
    let whole = ("总分", of(&|done| done.outcome.summary.whole));
    let dimensions = Dimension::ALL.into_iter().map(|dimension| {
        let pick = |done: &Done| {
            let all = done.outcome.summary.dimensions;
            all.get(dimension.index()).copied().unwrap_or_default()
        };
        (dimension.chinese(), of(&pick))
    });
    let rows: Vec<(&str, Vec<Spread>)> = std::iter::once(whole).chain(dimensions).collect();
    let caption = {
        let all: Vec<&Done> = results.iter().map(AsRef::as_ref).collect();
        words::finding(&all)
    };
    let drawn = rows.clone();
    let draw: Draw = Box::new(move |width| plot::boxes(&drawn, i64::from(width)));
    view! {
        <Figure title="七个维度的得分" title_id="what-if-scores" caption=caption of="各维度得分的分布" draw=draw>
            <SpreadTable caption="得分的分布" rows=rows.into_iter().map(|(name, spreads)| (name.to_owned(), spreads)).collect() show=points mean=|mean| points((mean + 50) / 100)/>
        </Figure>
    }
}

/// How often which whole score came out.
#[component]
pub fn Histograms(results: Vec<Arc<Done>>) -> impl IntoView {
    let named: Vec<(&str, Spread)> = SIDES
        .into_iter()
        .zip(results.iter().map(|done| done.outcome.summary.whole))
        .collect();
    let two = named.len() > 1;
    let caption = named.iter().zip(&results).map(|((side, spread), done)| {
        let side = if two { *side } else { "" };
        let passed = done.outcome.summary.passed;
        let runs = done.outcome.summary.runs;
        format!(
            "{side}总分最低{}分，最高{}分，{runs}次中及格{passed}次。",
            points(spread.min),
            points(spread.max)
        )
    });
    let caption: String = caption.collect();
    let rows = named.iter().flat_map(|(side, spread)| {
        let bins = spread.histogram;
        let filled = (0..).zip(bins.counts).filter(|(_, count)| *count > 0);
        let rows = filled.map(move |(n, count)| {
            let low = bins.low + n * bins.width;
            view! {
                <tr>
                    {two.then(|| view! { <td>{*side}</td> })}
                    <th scope="row">{format!("{}以上，不到{}", points(low), points(low + bins.width))}</th>
                    <td class="num">{count}</td>
                </tr>
            }
        });
        rows.collect::<Vec<_>>()
    });
    let rows = rows.collect_view();
    let draw: Draw = Box::new(move |width| plot::histograms(&named, i64::from(width)));
    view! {
        <Figure title="总分的分布" title_id="what-if-whole" caption=caption of="总分的直方图" draw=draw>
            <table class="plain">
                <caption class="sr">"总分在各段的次数"</caption>
                <thead><tr>{two.then(|| view! { <th scope="col">"推演"</th> })}<th scope="col">"总分"</th><th scope="col" class="num">"次数"</th></tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </Figure>
    }
}

/// Distributions in figures: a line for each name and result.
#[component]
pub fn SpreadTable(
    /// What the table is of.
    caption: &'static str,
    /// A name with the distribution of each result.
    rows: Vec<(String, Vec<Spread>)>,
    /// How a value is written.
    show: fn(i64) -> String,
    /// How a mean in hundredths is written.
    mean: fn(i64) -> String,
) -> impl IntoView {
    let two = rows.iter().any(|(_, spreads)| spreads.len() > 1);
    let lines = rows.into_iter().map(|(name, spreads)| {
        let lines = spreads.into_iter().zip(SIDES).map(|(spread, side)| {
            let values = [spread.p50, spread.p10, spread.p90, spread.min, spread.max];
            let cells = values.map(|value| view! { <td class="num">{show(value)}</td> });
            view! {
                <tr>
                    <th scope="row">{name.clone()}{two.then(|| format!("　{side}"))}</th>
                    <td class="num">{mean(spread.mean)}</td>
                    {cells.into_iter().collect_view()}
                </tr>
            }
        });
        lines.collect_view()
    });
    let heads = ["均值", "中位", "一成位", "九成位", "最低", "最高"];
    let heads = heads.map(|head| view! { <th scope="col" class="num">{head}</th> });
    view! {
        <div class="wide-table" role="region" aria-label=caption tabindex="0">
            <table class="plain what-if-table">
                <caption class="sr">{caption}</caption>
                <thead><tr><th scope="col">"项目"</th>{heads.into_iter().collect_view()}</tr></thead>
                <tbody>{lines.collect_view()}</tbody>
            </table>
        </div>
    }
}
