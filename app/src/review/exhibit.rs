use super::photo::Photo;
use engine::dossier::Exhibit as Data;
use leptos::prelude::*;

/// A piece of evidence: what it is, and what is stated on it.
#[component]
pub fn Exhibit(
    exhibit: Data,
    pages: u32,
    /// A scan that does not show when, where and by whom it was taken.
    #[prop(optional)]
    copied: bool,
) -> impl IntoView {
    let read = |text: String| {
        if copied {
            "复制件上看不清，要看原始载体".to_owned()
        } else {
            text
        }
    };
    let takers = exhibit.takers.join("、");
    let rows = [
        ("证据种类", exhibit.kind.clone()),
        ("反映内容", exhibit.shows.clone()),
        ("取得时间", read(exhibit.taken.clone())),
        ("取得地点", read(exhibit.place.clone())),
        ("取证人", read(takers.clone())),
    ];
    let rows = rows.map(|(name, value)| {
        view! { <dl class="sheet-row"><dt>{name}</dt><dd>{value}</dd></dl> }
    });
    let pictures = exhibit.pictured.then(|| {
        let shown = pages.clamp(1, 4);
        let one = |n: u32| {
            view! { <Photo id=exhibit.id.clone() n=n shows=exhibit.label.clone() taken=exhibit.taken.clone() place=exhibit.place.clone() takers=takers.clone()/> }
        };
        view! { <div class="photos">{(0..shown).map(one).collect_view()}</div> }
    });
    view! {
        <article class="sheet sheet-form review-sheet exhibit">
            <h3 class="sheet-title">{exhibit.label.clone()}</h3>
            {pictures}
            <div class="sheet-body">{rows.into_iter().collect_view()}</div>
            {exhibit.certified.map(|words| view! { <p class="certified">{words}</p> })}
        </article>
    }
}
