use super::Session;
use crate::route::Route;
use crate::ui::Chips;
use engine::activity::Choice;
use engine::joint::data::WayData;
use engine::joint::{Command, Way};
use leptos::prelude::*;

/// How the sitting is held: remote or on site.
#[component]
pub fn Convene() -> impl IntoView {
    let session = expect_context::<Session>();
    let view = session.view.get_untracked();
    let picked = RwSignal::new(Vec::<String>::new());
    let option = |way: Way| Choice {
        id: way.chinese().to_owned(),
        label: way.chinese().to_owned(),
        note: match way {
            Way::Remote => remote(view.remote),
            Way::Site => site(view.site),
        },
    };
    let options = Way::ALL.map(option).to_vec();
    let begin = move |_| {
        let own = picked.with_untracked(|picked| picked.first().cloned());
        let way = Way::ALL
            .into_iter()
            .find(|way| own.as_deref() == Some(way.chinese()));
        match way {
            Some(way) => {
                session.attempt(&Command::Convene { way });
            }
            None => session.trouble.set(Some("请先定怎么审。".into())),
        }
    };
    let costs = view.costs;
    let rows = view.seats.iter().map(|seat| {
        view! { <li><strong>{seat.town.clone()}</strong><span class="soft">{seat.title.clone()}</span></li> }
    });
    view! {
        <section class="start review-take joint-convene">
            <p class="crumb"><a href=Route::Reviews.href()>"审核"</a></p>
            <h2>"云上审，还是到场审？"</h2>
            <p class="lead">{view.summary.clone()}</p>
            <ul class="joint-towns" aria-label="送审的卷">{rows.collect_view()}</ul>
            <Chips legend="方式" options=options picked=picked required=true/>
            <Show when=move || session.trouble.with(Option::is_some)><p class="form-error" role="alert">{move || session.trouble.get()}</p></Show>
            <p><button type="button" class="button primary big" aria-disabled=move || (!session.open()).to_string() on:click=begin>"开会"</button></p>
            <ol class="review-course">
                <li>{format!("会期 {} 分钟，按会上的钟计：取一卷 {} 分，看一份材料 {} 分、每多一页加 {} 分，议定一处标注 {} 分，定一个结论 {} 分。看过的再看不计。", view.clock.budget, costs.dossier, costs.document, costs.page, costs.mark, costs.decide)}</li>
                <li>"全看看不完。先看定案的文书，再看要紧的证据；有问题就标，标了才算指明。"</li>
                <li>"一卷一个结论，定了不改。没看的卷也可以同意，放过去的问题算在审核组头上。"</li>
            </ol>
        </section>
    }
}

fn remote(cost: WayData) -> String {
    format!(
        "不用跑路，卷宗可以全文查找。照片、录像传来的是复制件，时间、地点、拍摄人看不清；要看原始载体，先说明（{} 分），{} 分钟后才到。",
        cost.ask, cost.answer
    )
}

fn site(cost: WayData) -> String {
    format!(
        "往返路上 {} 分钟。纸质卷，不能查找字句；原始载体当场调取（{} 分）。",
        cost.travel, cost.ask
    )
}
