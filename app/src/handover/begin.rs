use super::Session;
use super::map::CountyMap;
use crate::route::Route;
use crate::{dom, timers};
use engine::handover::{Command, HandoverData};
use leptos::prelude::*;

/// Which of the thirteen towns is taken over.
#[component]
pub fn Begin() -> impl IntoView {
    let session = expect_context::<Session>();
    let chosen = RwSignal::new(Some(0usize));
    let pick = Callback::new(move |n| chosen.set(Some(n)));
    let begin = move |_| {
        let town = chosen
            .get_untracked()
            .and_then(|n| session.content(|data| Some(data.towns.get(n)?.id.clone())));
        if let Some(town) = town {
            let parameters = session.content(|data| crate::model::load(&data.parameters));
            if session.act(&Command::Begin { town, parameters }) {
                // The week begins at its top, wherever the town was chosen.
                timers::next_frame(|| {
                    dom::focus("#main");
                    window().scroll_to_with_x_and_y(0.0, 0.0);
                });
            }
        }
    };
    let list = session.content(|data| {
        let options = data.towns.iter().enumerate().map(|(n, town)| {
            let kind = format!("{}　{}", town.name, town.kind);
            view! {
                <label class="chip">
                    <input type="radio" name="town" prop:checked=move || chosen.get() == Some(n) on:change=move |_| chosen.set(Some(n))/>
                    <span class="chip-face"><span>{kind}</span></span>
                </label>
            }
        });
        options.collect_view()
    });
    let about = move || {
        chosen
            .get()
            .and_then(|n| session.content(|data| facts(data, n)))
    };
    view! {
        <section class="handover-begin">
            <p class="crumb"><a href=Route::Handovers.href()>"承接"</a></p>
            <h2>"你到哪个镇？"</h2>
            <p class="lead">"县里分批下放一百多项执法权。你是分管执法的副镇长（街道副主任），十三周内接哪些、缓哪些、退哪些，怎么练人、何时上线，都由你定。"</p>
            <p class="soft">"只处置事件、其余按示范对策办理的，约二十五分钟；逐项自己定、每段都读的，约一小时。随时可以离开，回来接着办。"</p>
            <div class="handover-pick">
                <div>
                    <CountyMap chosen=Signal::derive(move || chosen.get()) pick=pick/>
                    <fieldset class="chips town-list"><legend class="sr">"镇（街道）"</legend><div class="chips-items">{list}</div></fieldset>
                </div>
                <div class="card town-card" aria-live="polite">
                    {about}
                    {edited(session)}
                    <Show when=move || session.trouble.with(Option::is_some)><p class="form-error" role="alert">{move || session.trouble.get()}</p></Show>
                    <p><button type="button" class="button primary big" aria-disabled=move || (!session.open()).to_string() on:click=begin>"到任"</button></p>
                </div>
            </div>
        </section>
    }
}

fn facts(data: &HandoverData, n: usize) -> Option<AnyView> {
    let town = data.towns.get(n)?;
    let row =
        |name: &'static str, value: String| view! { <div><dt>{name}</dt><dd>{value}</dd></div> };
    let mut features: Vec<(&String, &u32)> = town.features.iter().collect();
    features.sort_by_key(|(_, value)| std::cmp::Reverse(**value));
    let strong: Vec<String> = features
        .iter()
        .take(3)
        .filter_map(|(id, _)| {
            Some(
                data.features
                    .iter()
                    .find(|known| known.id == **id)?
                    .name
                    .clone(),
            )
        })
        .collect();
    Some(
        view! {
            <h3>{town.name.clone()}<small class="soft">{town.kind.clone()}</small></h3>
            <p>{town.summary.clone()}</p>
            <dl class="facts">
                {row("人口", format!("{} 万人", tenth(town.population / 1_000)))}
                {row("面积", format!("{} 平方公里", town.area))}
                {row("企业", format!("{} 家", town.enterprises))}
                {row("执法人员", format!("{} 名，平均 {} 岁", town.officers, town.age / 10))}
                {row("辅助人员", format!("{} 名", town.auxiliaries))}
                {row("执法热线单", format!("每周约 {} 件，网格、巡查和联络站的另计", town.tickets))}
                {row("联络站、网格员", format!("{} 个、{} 名", town.stations, town.grid))}
                {row("装备经费", engine::handover::money(i64::from(town.budget)))}
                {row("突出特点", strong.join("、"))}
            </dl>
        }
        .into_any(),
    )
}

fn tenth(thousands: u32) -> String {
    format!("{}.{}", thousands / 10, thousands % 10)
}

/// Parameters of this computer that are not as content has them go into the run.
fn edited(session: Session) -> Option<impl IntoView> {
    let count = session
        .content(|data| crate::model::load(&data.parameters))
        .len();
    (count > 0).then(|| {
        view! { <p class="soft">{format!("本机改过 {count} 个参数，按改过的推演。")}<a href=Route::Model.href()>"看模型说明"</a></p> }
    })
}
