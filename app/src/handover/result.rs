use super::assessed::Dimensions;
use super::cases::Cases;
use super::course::Curves;
use super::hindsight::{Hindsight, Others};
use super::letter::Letter;
use super::log::Log;
use super::{Session, words};
use crate::report::open_all_for_print;
use crate::route::Route;
use crate::text;
use crate::ui::{Basis, Later, SaveResult};
use engine::handover::assess::End;
use leptos::prelude::*;

/// What thirteen weeks came to.
#[component]
pub fn Outcome() -> impl IntoView {
    let session = expect_context::<Session>();
    open_all_for_print();
    let whole = session
        .town(|town| town.scores)
        .flatten()
        .unwrap_or_default();
    let (scored, weeks) = session
        .town(|town| {
            (
                town.assessed.clone().unwrap_or_default(),
                town.weeks.clone(),
            )
        })
        .unwrap_or_default();
    let findings = session.keeper.with(|run| run.report()).findings;
    let unlawful = findings.into_iter().map(|finding| {
        view! { <li><strong>{finding.title}</strong><p>{finding.explain}</p><Basis items=finding.basis/></li> }
    });
    let unlawful: Vec<_> = unlawful.collect();
    let (word, class) = words::light(whole.whole);
    let cases = RwSignal::new(None);
    view! {
        <main id="main" class="page handover-page handover-result report" tabindex="-1">
            <section class="card verdict">
                <h2>"过渡期满"</h2>
                <p class="big-score"><span class=class>{word}</span><strong>{text::points(whole.whole)}</strong>"分"</p>
                <p>{move || session.town(|town| ends(&town.ends))}</p>
                <Tools/>
            </section>
            {(!unlawful.is_empty()).then(|| view! {
                <section class="card" aria-label="违法情形"><h3>"违法情形"</h3><ul class="unlawful">{unlawful}</ul></section>
            })}
            <Letter/>
            <h2 class="section-title">"七个维度"</h2>
            <Dimensions scored=scored/>
            <Later><Ends/></Later>
            <Later paints=2><Cases shown=cases/><Curves weeks=weeks.clone()/></Later>
            <Later paints=3><Hindsight/><Others/></Later>
            <Later paints=4><details class="card no-print"><summary>"每周的决定和处置过的事件"</summary><Log/></details></Later>
        </main>
    }
}

fn ends(ends: &[End]) -> String {
    let count = |end: End| ends.iter().filter(|other| **other == end).count();
    format!(
        "承接 {} 项，延期 {} 项，收回 {} 项。",
        count(End::Taken),
        count(End::Extended),
        count(End::Withdrawn)
    )
}

/// What became of each item.
#[component]
fn Ends() -> impl IntoView {
    let session = expect_context::<Session>();
    let rows = move || {
        session.town(|town| {
            let rows = town.items.iter().zip(&town.ends).map(|(item, end)| {
                let class = match end {
                    End::Taken => "tag good",
                    End::Extended => "tag open",
                    End::Withdrawn => "tag quiet",
                };
                view! {
                    <tr><th scope="row">{session.item_name(item.n)}</th><td>{words::standing(item)}</td><td class="num">{item.score}</td>
                        <td class="num">{format!("{}/{}", item.handled, item.clues)}</td><td class="num">{item.spoilt}</td><td><span class=class>{words::end(*end)}</span></td></tr>
                }
            });
            rows.collect_view()
        })
    };
    view! {
        <details class="card table-card">
            <summary>"逐项结果"</summary>
            <table>
                <thead><tr><th scope="col">"事项"</th><th scope="col">"状态"</th><th scope="col">"准备度"</th><th scope="col">"办理/线索"</th><th scope="col">"问题案件"</th><th scope="col">"结果"</th></tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </details>
    }
}

#[component]
fn Tools() -> impl IntoView {
    let session = expect_context::<Session>();
    let header = session.keeper.header();
    let again = Route::Case {
        id: header.record.content,
        seed: None,
        mode: None,
        documents: true,
    };
    view! {
        <p class="tools no-print">
            <a class="button primary" href=again.href()>"再来一次"</a>
            <a class="button" href=Route::Handovers.href()>"我的承接"</a>
            <button type="button" class="button" on:click=move |_| drop(window().print())>"打印"</button>
            <SaveResult keeper=session.keeper/>
        </p>
    }
}
