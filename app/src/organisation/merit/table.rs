use super::row::{ActRow, LapseRow};
use super::state::MeritState;
use crate::ctx::Ctx;
use crate::{dom, timers, ui};
use leptos::prelude::*;

/// The table of points, line by line.
#[component]
pub fn Designer() -> impl IntoView {
    let state = expect_context::<MeritState>();
    let ctx = expect_context::<Ctx>();
    let (acts, lapses, presets, checks) = state.data.with_value(|data| {
        (
            data.act.clone(),
            data.lapse.clone(),
            data.preset.clone(),
            data.checks,
        )
    });
    let id = ui::fresh_id();
    let options = presets.iter().enumerate().map(|(n, preset)| {
        let (name, table) = (preset.name.clone(), preset.table.clone());
        view! { <option value=n.to_string() prop:selected=move || state.table.with(|own| *own == table)>{name}</option> }
    }).collect_view();
    let tables = StoredValue::new(presets);
    let chosen = move || {
        state
            .table
            .with(|own| tables.with_value(|all| all.iter().position(|preset| preset.table == *own)))
    };
    let why = move || {
        tables.with_value(|all| {
            chosen()
                .and_then(|n| all.get(n))
                .map_or("自己定的表。".to_owned(), |preset| preset.why.clone())
        })
    };
    let pick = move |event| {
        let n: Option<usize> = event_target_value(&event).parse().ok();
        if let Some(table) = tables.with_value(|all| Some(all.get(n?)?.table.clone())) {
            state.table.set(table);
        }
    };
    let play = move |_| {
        state.play();
        ctx.say("一个季度推演完了");
        timers::next_frame(|| {
            if let Some(result) = dom::find("#merit-title") {
                result.scroll_into_view();
                let _ = result.focus();
            }
        });
    };
    view! {
        <section class="card sheet-section" aria-labelledby="table-title">
            <h2 id="table-title">"加扣分表"</h2>
            <div class="field reasons-pick">
                <label class="field-label" for=id.clone()>"从现成的表开始"</label>
                <select id=id class="input" on:change=pick>
                    <option value="" prop:selected=move || chosen().is_none()>"自己定"</option>
                    {options}
                </select>
                <p class="field-hint">{why}</p>
            </div>
            <p role="status">{move || format!("核验力量有限，最多管 {checks} 项，还能再选 {} 项。", state.checks_left())}</p>
            <div class="wide-table" tabindex="0" role="region" aria-label="加扣分表各项">
                <table class="plain merit-table">
                    <thead><tr><th scope="col">"事项"</th><th scope="col">"每次得分"</th><th scope="col">"每周最多计"</th><th scope="col">"核验"</th></tr></thead>
                    <tbody>{acts.into_iter().map(|act| view! { <ActRow act=act/> }).collect_view()}</tbody>
                    <tbody>{lapses.into_iter().map(|lapse| view! { <LapseRow lapse=lapse/> }).collect_view()}</tbody>
                </table>
            </div>
            <p class="row">
                <button type="button" class="button primary big" on:click=play>"推演一个季度"</button>
                <Show when=move || state.shown.with(Option::is_some)>
                    <button type="button" class="button" on:click=move |_| { state.other_people(); ctx.say("换了一批人"); }>"换一批人再推演"</button>
                </Show>
            </p>
        </section>
    }
}
