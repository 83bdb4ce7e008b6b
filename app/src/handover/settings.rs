use super::Session;
use crate::ui::Stepper;
use engine::handover::{Command, Model, Reviewing};
use leptos::prelude::*;

/// What stays set: model, review, simple track, weight, help, equipment, stations, and what is better left off.
#[component]
pub fn Settings() -> impl IntoView {
    view! { <div class="two-up"><Lodging/><Review/><Track/><Help/></div><Buy/><Risky/> }
}

fn set<T: 'static>(
    session: Session,
    look: impl Fn(&engine::handover::sim::state::Settings) -> T + Copy + Send + 'static,
) -> impl Fn() -> Option<T> + Copy + Send {
    move || session.town(|town| look(&town.settings))
}

#[component]
fn Toggle(
    label: &'static str,
    note: &'static str,
    #[prop(into)] on: Signal<bool>,
    #[prop(into)] change: Callback<bool>,
) -> impl IntoView {
    let session = expect_context::<Session>();
    view! {
        <label class="toggle">
            <input type="checkbox" prop:checked=move || on.get() disabled=move || !session.open() on:change=move |event| change.run(event_target_checked(&event))/>
            <span><strong>{label}</strong><small class="soft">{note}</small></span>
        </label>
    }
}

#[component]
fn Lodging() -> impl IntoView {
    let session = expect_context::<Session>();
    let now = set(session, |settings| settings.model);
    let first = move || session.town(|town| town.week == 1).unwrap_or(false);
    let button = move |model: Model| {
        let click = move |_| {
            session.act_saying(&Command::Model { model }, model.chinese());
        };
        view! { <button type="button" aria-pressed=move || (now() == Some(model)).to_string() aria-disabled=move || (!first()).to_string() on:click=click>{model.chinese()}</button> }
    };
    view! {
        <div class="card">
            <h3>"运行模式"</h3>
            <div class="switch" role="group" aria-label="运行模式">{button(Model::Delegated)}{button(Model::Shared)}{button(Model::Stationed)}</div>
            <p class="soft">"赋权到镇，以镇政府（街道办事处）的名义办案；共管共用，县里另派两人，部门派驻，县里另派四人，派来的人以县局的名义办案、受双重领导，镇里的考核权重越低，越叫不动。第一周定，以后不改。"</p>
        </div>
    }
}

#[component]
fn Review() -> impl IntoView {
    let session = expect_context::<Session>();
    let joint = set(session, |settings| settings.reviewing == Reviewing::Joint);
    let lawyer = set(session, |settings| settings.lawyer);
    let own = move || {
        session.town(|town| {
            let able = town.people.iter().filter(|person| person.qualified).count();
            let posted = town
                .people
                .iter()
                .filter(|person| person.qualified && person.post == engine::handover::Post::Review)
                .count();
            match (able, posted) {
                (0, _) => "本镇没有具备审核资格的人员。".to_owned(),
                (able, 0) => format!("本镇有 {able} 名可审核的人员，还没有放到审核岗。"),
                (able, posted) => format!("本镇有 {able} 名可审核的人员，{posted} 名在审核岗。"),
            }
        })
    };
    view! {
        <div class="card">
            <h3>"法制审核"</h3>
            <p>{own}</p>
            <Toggle label="接入云上联审" note="本镇审不过来的，送县里联审，一般三个工作日。" on=Signal::derive(move || joint().unwrap_or(false))
                change=Callback::new(move |on| { session.act(&Command::Review { how: if on { Reviewing::Joint } else { Reviewing::Own } }); })/>
            <Toggle label="律师驻队" note="四万元。可以咨询适用问题；律师意见不能代替法制审核。" on=Signal::derive(move || lawyer().unwrap_or(false))
                change=Callback::new(move |on| { session.act(&Command::Lawyer { on }); })/>
        </div>
    }
}

#[component]
fn Track() -> impl IntoView {
    let session = expect_context::<Session>();
    let simple = set(session, |settings| settings.simple);
    let weight = set(session, |settings| settings.weight);
    let choices = [0u8, 30, 50, 55, 60, 80, 100].map(|percent| {
        view! { <option value=percent selected=move || weight() == Some(percent)>{format!("{percent}%")}</option> }
    });
    let change = move |event| {
        let percent = event_target_value(&event).parse().unwrap_or(50);
        session.act(&Command::Weight { percent });
    };
    view! {
        <div class="card">
            <h3>"简案快办与考核权重"</h3>
            <Toggle label="开通简案快办" note="适合的事项十五日内办结；告知、听取陈述申辩一步不少。" on=Signal::derive(move || simple().unwrap_or(false))
                change=Callback::new(move |on| { session.act(&Command::Simple { on }); })/>
            <p class="filters"><label>"驻镇所站的考核中镇里的权重"<select class="input" disabled=move || !session.open() on:change=change>{choices}</select></label></p>
            <p class="soft">"县局驻镇的所、站和派来的人都算。权重低，转过去的线索答得慢；不低于百分之五十才压得住条线；过了六成，条线部门办账号、签协议就慢下来。"</p>
        </div>
    }
}

#[component]
fn Help() -> impl IntoView {
    let session = expect_context::<Session>();
    let fields = session.content(|data| {
        data.fields
            .iter()
            .map(|field| (field.id.clone(), field.name.clone()))
            .collect::<Vec<_>>()
    });
    let buttons = fields.into_iter().enumerate().map(|(n, (id, name))| {
        let until = Memo::new(move |_| {
            let of = |helped: &[(usize, u8)]| helped.iter().find(|(field, _)| *field == n).map(|(_, week)| *week);
            session.town(|town| of(&town.helped)).flatten()
        });
        let off = move || until.get().is_some() || !session.open() || session.town(|town| town.tokens < 1).unwrap_or(true);
        let said = format!("已请县里带办{name}两周");
        let click = move |_| {
            if until.get_untracked().is_none() {
                session.act_saying(&Command::Help { field: id.clone() }, &said);
            }
        };
        let label = move || match until.get() {
            Some(week) => format!("{name}（到第 {week} 周）"),
            None => name.clone(),
        };
        view! { <button type="button" class="button small" aria-pressed=move || until.get().is_some().to_string() aria-disabled=move || off().to_string() on:click=click>{label}</button> }
    });
    let buttons = buttons.collect_view();
    view! {
        <div class="card">
            <h3>"请县里带办"</h3>
            <p>{move || session.town(|town| format!("还有 {} 份带教力量。一份管一个领域两周，县里主办、镇里跟办，差错少一半多。", town.tokens))}</p>
            <div class="pick-row" role="group" aria-label="带办领域">{buttons}</div>
        </div>
    }
}

#[component]
fn Buy() -> impl IntoView {
    let session = expect_context::<Session>();
    let kinds = session.content(|data| data.equipment.clone());
    let rows = kinds.into_iter().enumerate().map(|(n, kind)| {
        let owned = move || session.town(|town| town.equipment.get(n).copied()).flatten().unwrap_or(0);
        let id = kind.id.clone();
        let click = move |_| {
            session.act(&Command::Buy { equipment: id.clone(), n: 1 });
        };
        view! {
            <li><span>{kind.name}<small class="soft">{engine::handover::money(i64::from(kind.price))}</small></span><span class="num">{move || format!("{} 件", owned())}</span>
                <button type="button" class="link-button" on:click=click>"购一件"</button></li>
        }
    });
    let rows = rows.collect_view();
    let stations = RwSignal::new("1".to_owned());
    let found = move |_| {
        let n = stations.with_untracked(|text| text.trim().parse().unwrap_or(0));
        session.act_saying(&Command::Stations { n }, &format!("新设联络站 {n} 个"));
    };
    view! {
        <div class="card">
            <h3>{move || session.town(|town| format!("装备和联络站：经费还有 {}", engine::handover::money(town.budget)))}</h3>
            <ul class="errands">{rows}</ul>
            <div class="filters"><Stepper label="新设联络站" value=stations unit="个，每个 6000 元"/><button type="button" class="button" on:click=found>"设立"</button></div>
        </div>
    }
}

#[component]
fn Risky() -> impl IntoView {
    let session = expect_context::<Session>();
    let unreviewed = set(session, |settings| settings.unreviewed);
    let uncertified = set(session, |settings| settings.uncertified);
    view! {
        <div class="card">
            <h3>"人手不够时"</h3>
            <Toggle label="没人审核的，先作决定" note="不打钩，应当审核的案件就一直等。" on=Signal::derive(move || unreviewed().unwrap_or(false))
                change=Callback::new(move |on| { session.act(&Command::Unreviewed { on }); })/>
            <Toggle label="没证的人也上案子" note="不打钩，只由持证人员办案。" on=Signal::derive(move || uncertified().unwrap_or(false))
                change=Callback::new(move |on| { session.act(&Command::Uncertified { on }); })/>
        </div>
    }
}
