use super::Session;
use super::bulk::Ticked;
use engine::handover::Depth;
use engine::handover::view::ItemView;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// Ticks many at once.
#[component]
pub fn Pick(ticked: Ticked, among: Signal<Vec<usize>>) -> impl IntoView {
    let session = expect_context::<Session>();
    let tick = move |fits: fn(&ItemView, bool, u8) -> bool| {
        let all = among.get_untracked();
        let chosen = session.view.with_untracked(|view| {
            let items = view
                .now
                .as_ref()
                .map(|town| town.items.as_slice())
                .unwrap_or_default();
            session.content(|data| {
                let fit = items.iter().filter(|item| {
                    let known = data.items.get(item.n);
                    let professional =
                        known.is_some_and(|known| known.depth == Depth::Professional);
                    all.contains(&item.n)
                        && fits(item, professional, known.map_or(1, |known| known.risk))
                });
                fit.map(|item| item.n).collect::<BTreeSet<_>>()
            })
        });
        ticked.set(chosen);
    };
    let chip = move |name: &'static str, fits: fn(&ItemView, bool, u8) -> bool| {
        view! { <button type="button" class="button small" on:click=move |_| tick(fits)>{name}</button> }
    };
    view! {
        <div class="pick-row" role="group" aria-label="批量勾选">
            <span class="soft" title="常见：十三周两件半以上；极少发生：不到一件。">"勾选"</span>
            {chip("全部", |_, _, _| true)}
            {chip("常见的一般事项", |item, professional, risk| !professional && risk < 3 && item.expected >= 2_500)}
            {chip("专业或高风险", |_, professional, risk| professional || risk == 3)}
            {chip("极少发生", |item, _, _| (1..1_000).contains(&item.expected))}
            {chip("一个不选", |_, _, _| false)}
        </div>
    }
}
