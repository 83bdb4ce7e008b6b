use super::Session;
use crate::ui::Gradual;
use engine::handover::view::{CaseStanding, CaseView};
use leptos::prelude::*;

/// Which cases are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// 在办.
    Open,
    /// 超期、有问题、被申请复议或者起诉.
    Troubled,
    /// 已结案.
    Over,
}

const ALL: [(Which, &str); 3] = [
    (Which::Open, "在办"),
    (Which::Troubled, "有缺陷或者超期"),
    (Which::Over, "已结案"),
];

impl Which {
    fn fits(self, case: &CaseView) -> bool {
        match self {
            Which::Open => !case.over,
            Which::Troubled => case.late || case.spoilt || case.defects > 0 || case.challenged,
            Which::Over => case.over,
        }
    }
}

/// The cases one by one; `shown` says which, nothing is shown where it says none.
#[component]
pub fn Cases(shown: RwSignal<Option<Which>>) -> impl IntoView {
    let session = expect_context::<Session>();
    let of = move |which: Which| {
        session
            .town(|town| {
                let fit = town.cases.iter().filter(|case| which.fits(case));
                fit.cloned().collect::<Vec<_>>()
            })
            .unwrap_or_default()
    };
    let switch = ALL.map(|(which, name)| {
        let fit = move |cases: &[CaseView]| cases.iter().filter(|case| which.fits(case)).count();
        let count = move || session.town(|town| fit(&town.cases)).unwrap_or(0);
        let click = move |_| shown.update(|shown| *shown = (*shown != Some(which)).then_some(which));
        view! { <button type="button" aria-pressed=move || (shown.get() == Some(which)).to_string() on:click=click>{move || format!("{name} {}", count())}</button> }
    });
    view! {
        <section id="cases" class="card" aria-labelledby="cases-title" tabindex="-1">
            <h3 id="cases-title">"案件"</h3>
            <div class="switch" role="group" aria-label="看哪些案件">{switch}</div>
            {move || shown.get().map(|which| view! { <Table all=of(which)/> })}
        </section>
    }
}

#[component]
fn Table(all: Vec<CaseView>) -> impl IntoView {
    let session = expect_context::<Session>();
    if all.is_empty() {
        return view! { <p class="soft">"没有这样的案件。"</p> }.into_any();
    }
    let all: Vec<(usize, CaseView)> = all.into_iter().enumerate().collect();
    let cases = Gradual::new(Memo::new(move |_| all.clone()), 12);
    let row = move |case: CaseView| {
        let kind = match (case.inherited, case.simple) {
            (true, _) => "旧案",
            (false, true) => "简案",
            (false, false) => "普通程序",
        };
        let lead = session.town(|town| {
            let lead = case.lead?;
            let person = town.people.iter().find(|person| person.n == lead)?;
            Some(person.name.clone())
        });
        view! {
            <tr><th scope="row">{session.item_name(case.item)}</th><td>{kind}</td><td>{stands(&case)}</td><td>{trouble(&case)}</td><td>{lead.flatten().unwrap_or_default()}</td></tr>
        }
    };
    view! {
        <p class="soft">"缺陷按处计，送达环节出的也算；决定书有重大缺陷、应审未审或者门槛未过的，另记为重大问题。"</p>
        <div class="wide-table" tabindex="0" role="region" aria-label="案件表">
            <table class="plain case-table">
                <thead><tr><th scope="col">"事项"</th><th scope="col">"程序"</th><th scope="col">"办到哪里"</th><th scope="col">"问题"</th><th scope="col">"主办"</th></tr></thead>
                <tbody><For each=move || cases.shown() key=|(n, _)| *n let((_, case))>{row(case)}</For></tbody>
            </table>
        </div>
    }
    .into_any()
}

fn left(days: i64) -> String {
    match days {
        ..0 => format!("已过期 {} 个工作日", -days),
        0 => "今日到期".to_owned(),
        days => format!("还剩 {days} 个工作日"),
    }
}

fn stands(case: &CaseView) -> String {
    match case.stands {
        CaseStanding::Open(days) => format!("在办，{}", left(days)),
        CaseStanding::Review(days) => format!("待审，{}", left(days)),
        CaseStanding::Decided(week) if case.over => format!("第 {week} 周作出决定，已结案"),
        CaseStanding::Decided(week) => format!("第 {week} 周作出决定，送达、执行中"),
    }
}

fn trouble(case: &CaseView) -> String {
    let mut told = Vec::new();
    if case.late {
        told.push("超期".to_owned());
    }
    if case.defects > 0 {
        told.push(format!("缺陷 {} 处", case.defects));
    }
    if case.spoilt {
        told.push("重大问题".to_owned());
    }
    if case.challenged {
        told.push("被申请复议或者起诉".to_owned());
    }
    told.join("，")
}
