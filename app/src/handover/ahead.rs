use super::Session;
use crate::ctx::Ctx;
use crate::forecast::{BundleText, WhatIf};
use crate::text;
use leptos::prelude::*;
use std::rc::Rc;

/// What would come of the decisions so far, over many seeds.
#[component]
pub fn Ahead() -> impl IntoView {
    let session = expect_context::<Session>();
    let ctx = expect_context::<Ctx>();
    let hash = session.keeper.header().record.bundle;
    let bundle: BundleText = Rc::new(move || {
        let hash = hash.clone();
        Box::pin(async move {
            let store = ctx.store().ok_or("浏览器不允许本页面保存数据。")?;
            store
                .bundle(&hash)
                .await
                .map_err(|error| text::store_error(&error))
        })
    });
    let town = session.view.with_untracked(|view| view.town);
    let town = town.and_then(|n| {
        session.content(|data| {
            Some((
                data.towns.get(n)?.id.clone(),
                data.towns.get(n)?.name.clone(),
            ))
        })
    });
    let town = town.unwrap_or_default();
    let policies = session.content(|data| {
        let all = data
            .policies
            .iter()
            .map(|policy| (policy.id.clone(), policy.name.clone()));
        all.collect::<Vec<_>>()
    });
    let seed = session.view.with_untracked(|view| view.seed);
    view! {
        <h2 class="section-title">"推演"</h2>
        <p class="lead">"同一个镇，换很多个种子：照你的安排，七个维度多半落在哪里。"</p>
        <WhatIf
            bundle=bundle
            town=Signal::stored(town)
            parameters=Signal::derive(move || session.town(|town| town.parameters.clone()).unwrap_or_default())
            seed=Signal::stored(seed)
            orders=Signal::derive(move || session.town(|town| town.orders.clone()).unwrap_or_default())
            policies=policies
        />
    }
}
