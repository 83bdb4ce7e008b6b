use super::files::Files;
use super::parameter::Parameter;
use super::store::{self, Edits};
use engine::handover::ParameterData;
use leptos::prelude::*;
use std::sync::Arc;

/// Which parameters are shown: those set otherwise.
const EDITED: &str = "edited";

/// All parameters by group, to be read and set.
#[component]
pub fn ParametersList(known: Arc<Vec<ParameterData>>) -> impl IntoView {
    let edits = RwSignal::new(store::load(&known));
    let kept = RwSignal::new(true);
    Effect::new(move |before: Option<()>| {
        edits.track();
        if before.is_some() {
            kept.set(edits.with_untracked(store::save));
        }
    });
    // Raised when many change at once, so that every input is drawn anew.
    let round = RwSignal::new(0_u32);
    let replace = Callback::new(move |all: Edits| {
        edits.set(all);
        round.update(|round| *round += 1);
    });
    let shown = RwSignal::new(String::new());
    let groups = StoredValue::new(grouped(&known));
    let names = groups.with_value(|groups| {
        groups
            .iter()
            .map(|(name, _)| name.clone())
            .collect::<Vec<_>>()
    });
    let options = names
        .into_iter()
        .map(|name| view! { <option value=name.clone()>{name.clone()}</option> });
    let list = move || {
        round.track();
        let wanted = shown.get();
        let groups = groups
            .get_value()
            .into_iter()
            .filter(|(name, _)| wanted.is_empty() || wanted == EDITED || *name == wanted);
        let sections = groups.filter_map(|(name, parameters)| {
            let parameters: Vec<ParameterData> = parameters
                .into_iter()
                .filter(|data| {
                    wanted != EDITED || edits.with_untracked(|edits| edits.contains_key(&data.id))
                })
                .collect();
            (!parameters.is_empty())
                .then(|| view! { <Group name=name parameters=parameters edits=edits/> })
        });
        let sections = sections.collect::<Vec<_>>();
        if sections.is_empty() {
            return view! { <p class="empty soft">"没有改过的参数。"</p> }.into_any();
        }
        sections.collect_view().into_any()
    };
    let count = move || match edits.with(Edits::len) {
        0 => "都是原值。".to_owned(),
        n => format!("改了{n}项，新开的承接和对策试算按改过的计算。"),
    };
    view! {
        <section class="card sheet-section" aria-labelledby="parameters-title">
            <h2 id="parameters-title">"参数"</h2>
            <p>"可以按本地情况修改，只存在这台电脑上；已经开始的承接不受影响。"<span role="status">{count}</span></p>
            <Show when=move || !kept.get()>
                <p class="form-error" role="alert">"浏览器不允许保存，改动在关闭页面后丢失，请导出文件。"</p>
            </Show>
            <Files known=known edits=edits replace=replace/>
            <label class="field what-if-policy">
                <span class="field-label">"显示"</span>
                <select class="input" on:change=move |event| shown.set(event_target_value(&event))>
                    <option value="">"全部参数"</option>
                    <option value=EDITED>"改过的"</option>
                    {options.collect_view()}
                </select>
            </label>
        </section>
        {list}
    }
}

#[component]
fn Group(name: String, parameters: Vec<ParameterData>, edits: RwSignal<Edits>) -> impl IntoView {
    let id = crate::ui::fresh_id();
    let labelled = id.clone();
    let rows = parameters
        .into_iter()
        .map(|data| view! { <Parameter data=data edits=edits/> });
    view! {
        <section class="card parameter-group" aria-labelledby=labelled>
            <h3 id=id>{name}</h3>
            <ul>{rows.collect_view()}</ul>
        </section>
    }
}

/// By group, in the order in which content first names them.
fn grouped(known: &[ParameterData]) -> Vec<(String, Vec<ParameterData>)> {
    let mut groups: Vec<(String, Vec<ParameterData>)> = Vec::new();
    for data in known {
        match groups.iter_mut().find(|(name, _)| *name == data.group) {
            Some((_, parameters)) => parameters.push(data.clone()),
            None => groups.push((data.group.clone(), vec![data.clone()])),
        }
    }
    groups
}
