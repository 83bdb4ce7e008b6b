use super::settings::Settings;
use super::{Session, words};
use crate::ui::Later;
use engine::handover::view::{ErrandView, Standing};
use engine::handover::{Command, Matter, Topic};
use leptos::prelude::*;

/// What has to be arranged: accounts, agreements, rules, the takeover, drills; meetings; equipment; settings.
#[component]
pub fn Arrange() -> impl IntoView {
    let session = expect_context::<Session>();
    view! {
        <section aria-labelledby="arrange-title">
            <h2 id="arrange-title" class="section-title">"准备工作"</h2>
            <p class="soft">{move || session.town(|town| format!("内勤手上还有 {} 件。", town.office))}</p>
            <Errands/>
            <Later><Drills/><Settings/></Later>
        </section>
    }
}

/// What the office sees to, with what waits and can be settled at a meeting.
#[component]
fn Errands() -> impl IntoView {
    let session = expect_context::<Session>();
    let all = Memo::new(move |_| {
        session
            .town(|town| town.errands.clone())
            .unwrap_or_default()
    });
    let missing = move || {
        all.get()
            .into_iter()
            .filter(|errand| errand.wanted && errand.stands == Standing::Not)
            .collect::<Vec<_>>()
    };
    let order_all = move |_| {
        for what in [
            Matter::Account,
            Matter::Partner,
            Matter::Rules,
            Matter::Takeover,
            Matter::Publish,
        ] {
            let own: Vec<ErrandView> = missing()
                .into_iter()
                .filter(|errand| errand.what == what)
                .collect();
            if !own.is_empty() {
                let targets = own
                    .into_iter()
                    .map(|errand| errand.target)
                    .filter(|target| !target.is_empty())
                    .collect();
                session.act(&Command::Prepare { what, targets });
            }
        }
    };
    let coming = move || {
        let mut coming: Vec<(u32, ErrandView)> = all
            .get()
            .into_iter()
            .filter_map(|errand| match errand.stands {
                Standing::Coming(days)
                    if !matches!(errand.what, Matter::Takeover | Matter::Publish) =>
                {
                    Some((days, errand))
                }
                _ => None,
            })
            .collect();
        coming.sort_by_key(|(days, _)| std::cmp::Reverse(*days));
        coming
    };
    let meet = move |_| {
        let topics = coming().into_iter().take(3).map(|(_, errand)| Topic {
            what: errand.what,
            target: errand.target,
        });
        session.act_saying(
            &Command::Meet {
                topics: topics.collect(),
            },
            "已会办，等得最久的三件减半",
        );
    };
    let met = move || session.town(|town| town.met).unwrap_or(false);
    let rows = move |wanted: bool| {
        let own = all
            .get()
            .into_iter()
            .filter(|errand| errand.wanted == wanted);
        own.map(|errand| row(session, errand)).collect_view()
    };
    view! {
        <div class="card">
            <h3>"交办与等待"</h3>
            <p class="row-actions">
                <button type="button" class="button primary" aria-disabled=move || (missing().is_empty() || !session.open()).to_string() on:click=order_all>{move || format!("承接所需的全部交办（{}）", missing().len())}</button>
                <button type="button" class="button" aria-disabled=move || (coming().is_empty() || met() || !session.open()).to_string() on:click=meet>{move || if met() { "本周已会办" } else { "双牵头会办" }}</button>
            </p>
            <p class="soft">"会办一周一次，议等得最久的三件，等待减半。"</p>
            <ul class="errands">{move || rows(true)}</ul>
            <details><summary>"目前没有承接事项要用的"</summary><ul class="errands"><Later>{rows(false)}</Later></ul></details>
        </div>
    }
}

fn row(session: Session, errand: ErrandView) -> impl IntoView {
    let command = Command::Prepare {
        what: errand.what,
        targets: if errand.target.is_empty() {
            Vec::new()
        } else {
            vec![errand.target.clone()]
        },
    };
    let can = errand.stands == Standing::Not;
    let class = match (errand.stands, errand.wanted) {
        (Standing::There, _) => "tag good",
        (Standing::Not, true) => "tag open",
        (Standing::Not, false) => "tag quiet",
        _ => "tag plain",
    };
    let click = move |_| {
        session.act(&command);
    };
    view! {
        <li>
            <span>{errand.name}</span>
            <span class=class>{words::errand(errand.stands)}</span>
            {can.then(|| view! { <button type="button" class="link-button" on:click=click>"交办"</button> })}
        </li>
    }
}

/// 模拟案, two for each field.
#[component]
fn Drills() -> impl IntoView {
    let session = expect_context::<Session>();
    let drills = move || session.town(|town| town.drills.clone()).unwrap_or_default();
    let missing = move || {
        let drills = drills();
        session.content(|data| {
            let own = data.fields.iter().zip(drills).filter(|(_, held)| *held < 2);
            own.map(|(field, _)| field.id.clone()).collect::<Vec<_>>()
        })
    };
    let hold = move |_| {
        session.act_saying(
            &Command::Prepare {
                what: Matter::Drill,
                targets: missing(),
            },
            "各领域加办一件模拟案",
        );
    };
    let told = move || {
        let drills = drills();
        session.content(|data| {
            let own = data
                .fields
                .iter()
                .zip(drills)
                .map(|(field, held)| format!("{} {held}", field.name));
            own.collect::<Vec<_>>().join("，")
        })
    };
    view! {
        <div class="card">
            <h3>"模拟案"</h3>
            <p>{told}"。"</p>
            <p><button type="button" class="button" aria-disabled=move || (missing().is_empty() || !session.open()).to_string() on:click=hold>"不足两件的领域各办一件"</button></p>
            <p class="soft">"每件两人四小时。每个领域办满两件，准备度加满这一项。"</p>
        </div>
    }
}
