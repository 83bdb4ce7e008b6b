use super::choice::CONFIDENCE;
use super::desk::Desk;
use super::naming::place_of;
use crate::ui::SeverityTag;
use engine::review::{ReviewMark, Spot};
use leptos::prelude::*;

/// What is marked so far.
#[component]
pub fn Marks() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let marks = Memo::new(move |_| desk.session.view.with(|view| view.marks.clone()));
    let lacking = move |_| {
        desk.mark(Spot {
            item: String::new(),
            field: String::new(),
            span: None,
            missing: String::new(),
        })
    };
    let list = move || {
        let own = marks.get();
        if own.is_empty() {
            return view! {
                <p class="soft empty">"还没有标注。翻到有问题的地方，点旁边的“标注”；只标几个字，先选中再点。"</p>
            }
            .into_any();
        }
        let rows = own.into_iter().enumerate().map(|(n, mark)| {
            view! { <li><Mark n=n mark=mark/></li> }
        });
        view! { <ol class="mark-cards" aria-label="已标注">{rows.collect_view()}</ol> }.into_any()
    };
    view! {
        <section class="mark-own" class:away=move || desk.marking.with(Option::is_some) aria-labelledby="marks-title">
            <header class="mark-own-head">
                <h2 id="marks-title">"标注"<span class="count">{move || marks.with(Vec::len)}</span></h2>
                <button type="button" class="link-button" on:click=lacking>"缺少文书"</button>
            </header>
            {list}
        </section>
    }
}

#[component]
fn Mark(n: usize, mark: ReviewMark) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let spot = place_of(&mark);
    let place = desk.name(&spot);
    let field = match (place.field.as_str(), mark.missing.is_empty()) {
        ("", true) => "整件",
        (field, _) => field,
    }
    .to_owned();
    let name = format!("标注 {}：{}{field}", n + 1, place.document);
    let edit = format!("修改{name}");
    view! {
        <article class="mark-card" aria-label=name>
            <button type="button" class="mark-go" on:click=move |_| desk.go(&spot)>
                <strong>{place.document}</strong><span>{field}<small>{place.pages}</small></span>
                {(!place.words.is_empty()).then(|| view! { <q>{place.words}</q> })}
            </button>
            <p class="mark-tags"><span class="tag">{mark.category.chinese()}</span><SeverityTag severity=mark.severity/><span>{mark.remedy.chinese()}</span></p>
            {(!mark.basis.is_empty()).then(|| view! { <p class="mark-line">{mark.basis}</p> })}
            {(!mark.note.is_empty()).then(|| view! { <p class="mark-line">{mark.note}</p> })}
            <p class="mark-card-foot">
                <Level level=mark.confidence/>
                <button type="button" class="link-button" aria-label=edit on:click=move |_| desk.edit(n)>"修改"</button>
            </p>
        </article>
    }
}

/// 把握, as dots and a word.
#[component]
pub fn Level(level: u8) -> impl IntoView {
    let name = CONFIDENCE
        .get(usize::from(level).saturating_sub(1))
        .map(|(_, name)| *name);
    let dots: String = (1..=3)
        .map(|n| if n <= level { '●' } else { '○' })
        .collect();
    view! { <span class="level"><span aria-hidden="true">{dots}</span>{name}</span> }
}
