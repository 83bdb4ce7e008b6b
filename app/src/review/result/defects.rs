use super::Seen;
use crate::review::naming::PlaceName;
use crate::ui::{Basis, SeverityTag};
use engine::review::{DefectResult, Remedy, ReviewMark};
use leptos::prelude::*;

/// Every planted defect: seen or not, what was right about the mark, why it is one.
#[component]
pub fn Defects(defects: Vec<DefectResult>) -> impl IntoView {
    if defects.is_empty() {
        return view! {
            <section class="card sheet-section"><h2>"卷内的问题"</h2><p>"这一卷没有问题，应当同意。"</p></section>
        }
        .into_any();
    }
    view! {
        <section class="card sheet-section" aria-labelledby="defects-title">
            <h2 id="defects-title">"卷内的问题"</h2>
            <List defects=defects name="卷内的问题".to_owned()/>
        </section>
    }
    .into_any()
}

/// The same without its frame.
#[component]
pub fn List(defects: Vec<DefectResult>, name: String) -> impl IntoView {
    // What was overlooked comes first.
    let (seen, missed): (Vec<_>, Vec<_>) = defects
        .into_iter()
        .partition(|defect| defect.mark.is_some());
    let rows = missed
        .into_iter()
        .chain(seen)
        .map(|defect| view! { <Defect defect=defect/> });
    view! { <ol class="defects" aria-label=name>{rows.collect_view()}</ol> }
}

#[component]
fn Defect(defect: DefectResult) -> impl IntoView {
    let seen = expect_context::<Seen>();
    let place = seen.name(&defect.shows);
    let shows = defect.shows.clone();
    let there = !shows.item.is_empty();
    let mark = defect.mark.and_then(|n| {
        seen.view
            .with_value(|view| view.marks.get(n).cloned().map(|mark| (n, mark)))
    });
    let found = mark.is_some();
    let judged = mark.map(|(n, mark)| judgement(n, &mark, &defect));
    let name = format!("看位置：{}", defect.title);
    view! {
        <li class="defect" class:missed=!found>
            <p class="defect-head">
                <span class=if found { "tag good" } else { "tag bad" }>{if found { "看到" } else { "看漏" }}</span>
                <strong>{defect.title}</strong>
            </p>
            <p class="mark-tags"><span class="tag">{defect.category.chinese()}</span><SeverityTag severity=defect.severity/><span>{defect.remedy.chinese()}</span></p>
            <p class="defect-place">{in_words(&place)}
                {there.then(|| view! { <button type="button" class="link-button no-print" aria-label=name on:click=move |_| seen.open.set(Some(shows.clone()))>"看位置"</button> })}
            </p>
            {judged}
            <p>{defect.explain}</p>
            <Basis items=defect.basis/>
        </li>
    }
}

/// What was right about a mark, sign and word.
fn judgement(n: usize, mark: &ReviewMark, defect: &DefectResult) -> impl IntoView + use<> {
    let basis = match mark.basis.as_str() {
        "" => "没有写".to_owned(),
        text => text.to_owned(),
    };
    let place = if defect.placed {
        "原处".to_owned()
    } else {
        "同一文书的别处".to_owned()
    };
    let remedy = |remedy: Remedy| remedy.chinese().to_owned();
    let rows = [
        ("位置", defect.placed, place),
        (
            "类别",
            defect.category_right,
            mark.category.chinese().to_owned(),
        ),
        ("依据", defect.basis_right, basis),
        (
            "后果",
            defect.severity_right,
            mark.severity.chinese().to_owned(),
        ),
        ("处理", defect.remedy_right, remedy(mark.remedy)),
    ];
    let rows = rows.map(|(name, right, own)| {
        view! {
            <li class:wrong=!right><span aria-hidden="true">{if right { "✓" } else { "✗" }}</span>{name}
                <span class="sr">{if right { "对" } else { "不对" }}</span><small>{own}</small></li>
        }
    });
    let title = format!("标注 {} 的各项", n + 1);
    view! { <ul class="judged-mark" aria-label=title>{rows.into_iter().collect_view()}</ul> }
}

/// 《…》 第 3 页 · 处罚内容 “……”.
pub fn in_words(place: &PlaceName) -> String {
    let mut text = place.document.clone();
    for part in [&place.pages, &place.field] {
        if !part.is_empty() {
            text.push('　');
            text.push_str(part);
        }
    }
    if !place.words.is_empty() {
        text.push_str(&format!("　“{}”", place.words));
    }
    text
}
