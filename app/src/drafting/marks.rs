use crate::ui::{Basis, SeverityTag};
use engine::document::{Mark, State};
use leptos::prelude::*;

/// The checks as a list: what is wrong first, then what could not be told, then what is met.
///
/// `go` leads to the place on the paper.
pub fn list(marks: Vec<Mark>, go: Option<Callback<String>>) -> impl IntoView {
    let (wrong, rest): (Vec<Mark>, Vec<Mark>) = marks.into_iter().partition(Mark::is_finding);
    let (unclear, met): (Vec<Mark>, Vec<Mark>) = rest
        .into_iter()
        .partition(|mark| mark.state == State::Unclear);
    let count = wrong.len();
    view! {
        <section class="marks" aria-label="评查结果">
            <h3 class="section-title">{if count == 0 { "没有发现问题".to_owned() } else { format!("需要改的 {count} 处") }}</h3>
            <ol class="mark-list">{wrong.into_iter().map(|mark| finding(mark, go)).collect_view()}</ol>
            {(!unclear.is_empty()).then(|| view! {
                <h3 class="section-title">"看不准的（不扣分）"</h3>
                <ul class="mark-met">{unclear.into_iter().map(|mark| view! { <li>{mark.title}<small>{mark.note}</small></li> }).collect_view()}</ul>
            })}
            {(!met.is_empty()).then(|| view! {
                <details>
                    <summary>{format!("已做到的 {} 项", met.len())}</summary>
                    <ul class="mark-met">{met.into_iter().map(|mark| view! { <li>"✓ "{mark.title}</li> }).collect_view()}</ul>
                </details>
            })}
        </section>
    }
}

fn finding(mark: Mark, go: Option<Callback<String>>) -> impl IntoView {
    let field = mark
        .span
        .as_ref()
        .map(|span| span.field.clone())
        .or_else(|| mark.fields.first().cloned());
    let place = go.zip(field).map(|(go, field)| {
        view! { <button type="button" class="link-button" on:click=move |_| go.run(field.clone())>"看位置"</button> }
    });
    view! {
        <li class="mark" id=format!("mark-{}", mark.check)>
            <p class="mark-head"><SeverityTag severity=mark.severity/><strong>{mark.title}</strong><span class="soft">"−"{mark.lost}" 分"</span>{place}</p>
            {(!mark.note.is_empty()).then(|| view! { <p>{mark.note}</p> })}
            <p class="soft">{mark.why}</p>
            {(!mark.better.is_empty()).then(|| view! { <p class="better"><span>"可以这样写："</span>{mark.better}</p> })}
            <Basis items=mark.basis/>
        </li>
    }
}
