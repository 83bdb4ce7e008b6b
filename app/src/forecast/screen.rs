use super::{BundleText, WhatIf};
use crate::ctx::{Ctx, Load};
use crate::model::{self, Fetched};
use crate::report::open_all_for_print;
use crate::route::Route;
use crate::screen::{Frame, Trouble};
use crate::ui::Heading;
use engine::activity::Seed;
use engine::handover::order::Order;
use leptos::prelude::*;
use std::rc::Rc;

/// 对策试算: named policies for a chosen town, without a run.
#[component]
pub fn ForecastScreen(town: Option<String>) -> impl IntoView {
    let ctx = expect_context::<Ctx>();
    let fetched = model::fetched(ctx);
    let town = StoredValue::new(town);
    let body = move || match fetched.get() {
        Load::Pending => view! { <p class="waiting" role="status">"正在取内容……"</p> }.into_any(),
        Load::Failed(why) => view! { <Trouble why=why/> }.into_any(),
        Load::Ready(content) => view! { <Trial content=content town=town.get_value()/> }.into_any(),
    };
    view! {
        <Frame>
            <p class="crumb"><a href=Route::Handovers.href()>"赋权承接"</a></p>
            <Heading text="对策试算"/>
            <p class="lead">"选一个镇、一条对策，推演十三周的承接，看七个维度多半落在哪里；换一条再推演，两相比较。"</p>
            {body}
        </Frame>
    }
}

#[component]
fn Trial(content: Fetched, town: Option<String>) -> impl IntoView {
    let Fetched { data, text } = content;
    open_all_for_print();
    let edits = model::load(&data.parameters);
    let towns: Vec<(String, String)> = data
        .towns
        .iter()
        .map(|town| (town.id.clone(), town.name.clone()))
        .collect();
    let known = town
        .as_ref()
        .and_then(|id| towns.iter().find(|(known, _)| known == id));
    let strange = town.as_ref().filter(|_| known.is_none());
    let strange = strange.map(|id| format!("没有编号为“{id}”的乡镇，请从下面选一个。"));
    let first = known.or(towns.first()).cloned().unwrap_or_default();
    let picked = RwSignal::new(first);
    let notes = data
        .towns
        .iter()
        .map(|town| (town.id.clone(), format!("{}。{}", town.kind, town.summary)));
    let notes = StoredValue::new(notes.collect::<Vec<_>>());
    let options = data.towns.iter().map(|town| {
        let (id, own) = (town.id.clone(), town.id.clone());
        let selected = move || picked.with(|(picked, _)| *picked == own);
        view! { <option value=id prop:selected=selected>{format!("{}（{}）", town.name, town.kind)}</option> }
    });
    let options = options.collect_view();
    let policies: Vec<(String, String)> = data
        .policies
        .iter()
        .map(|policy| (policy.id.clone(), policy.name.clone()))
        .collect();
    let explained = data.policies.iter().map(|policy| {
        view! { <div><dt>{policy.name.clone()}</dt><dd>{policy.summary.clone()}</dd></div> }
    });
    let explained = explained.collect_view();
    let pick = move |event| {
        let id = event_target_value(&event);
        if let Some(town) = towns.iter().find(|(known, _)| *known == id) {
            picked.set(town.clone());
        }
    };
    let note = move || {
        let id = picked.with(|(id, _)| id.clone());
        notes.with_value(|notes| {
            notes
                .iter()
                .find(|(known, _)| *known == id)
                .map(|(_, note)| note.clone())
        })
    };
    let none: Vec<Vec<Order>> = Vec::new();
    let edited = edits.len();
    let bundle: BundleText = Rc::new(move || {
        let text = text.to_string();
        Box::pin(async move { Ok(text) })
    });
    view! {
        {strange.map(|why| view! { <p class="form-error" role="alert">{why}</p> })}
        <section class="card sheet-section" aria-labelledby="trial-town">
            <h2 id="trial-town">"乡镇"</h2>
            <label class="field what-if-policy">
                <span class="field-label">"选择乡镇"</span>
                <select class="input" on:change=pick>{options}</select>
            </label>
            <p class="soft">{note}</p>
            <details class="unfolds"><summary>"各条对策怎样决定"</summary><dl class="what-if-policies">{explained}</dl></details>
            <p class="soft">
                {if edited == 0 { "参数都是原值，".to_owned() } else { format!("有{edited}项参数改过，推演按改过的计算，") }}
                "可在"<a href="#/handover/model">"模型说明"</a>"中查看、修改。"
            </p>
        </section>
        <WhatIf bundle=bundle town=picked parameters=edits seed=Seed::new(1).unwrap_or_default() orders=none policies=policies/>
    }
}
