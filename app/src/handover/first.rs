use super::Session;
use super::layout::{Tab, Tabs};
use engine::activity::Mode;
use engine::handover::view::TownView;
use engine::handover::{Model, Post, Reviewing};
use leptos::prelude::*;

/// What the first week is for: each thing with how it stands and the way to it.
#[component]
pub fn First() -> impl IntoView {
    let session = expect_context::<Session>();
    let tabs = expect_context::<Tabs>();
    let lines = Memo::new(move |_| session.town(lines).unwrap_or_default());
    let rows = move || {
        let rows = lines.get().into_iter().map(|(done, text, tab)| {
            let (class, mark) = if done { ("tag good", "已定") } else { ("tag open", "待定") };
            view! {
                <li><span><span class=class>{mark}</span>" "{text}</span><button type="button" class="link-button" on:click=move |_| tabs.go(tab)>"去安排"</button></li>
            }
        });
        rows.collect_view()
    };
    let exam = session.keeper.mode() == Mode::Exam;
    let policy = session.content(|data| data.policies.first().map(|policy| policy.name.clone()));
    let lazy = policy
        .filter(|_| !exam)
        .map(|name| format!("不想逐件安排的，按“{name}”办理本周，再改你不同意的。"));
    view! {
        <section class="card" aria-label="第一周先定的事">
            <h3>"第一周先定的事"</h3>
            <ul class="reminders">{rows}</ul>
            <p class="soft">"账号、协议等得最久，培训见效最慢，都宜早动手。"{lazy}</p>
        </section>
    }
}

fn lines(town: &TownView) -> Vec<(bool, String, Tab)> {
    let posted = |post: Post| {
        town.people
            .iter()
            .filter(|person| person.post == post)
            .count()
    };
    let studying = town
        .people
        .iter()
        .filter(|person| person.study.is_some_and(|(_, hours)| hours > 0))
        .count();
    let reviewed = town.settings.reviewing == Reviewing::Joint
        || town
            .people
            .iter()
            .any(|person| person.qualified && person.post == Post::Review);
    let missing = town.unordered();
    let model = match town.settings.model {
        Model::Delegated => "运行模式现为赋权到镇；过了本周不能再改".to_owned(),
        other => format!("运行模式已改为{}；过了本周不能再改", other.chinese()),
    };
    let (duty, office) = (posted(Post::Duty), posted(Post::Office));
    vec![
        (true, model, Tab::Arrange),
        (
            reviewed,
            if reviewed {
                "法制审核有人承担".to_owned()
            } else {
                "法制审核没有人承担：接入联审，或者把有资格的人放到审核岗".to_owned()
            },
            Tab::Arrange,
        ),
        (
            duty > 0 && office > 0,
            format!("指挥室 {duty} 人，内勤 {office} 人；账号、协议、指南都由内勤办"),
            Tab::People,
        ),
        (
            studying > 0,
            match studying {
                0 => "还没有安排培训".to_owned(),
                n => format!("安排了 {n} 人培训"),
            },
            Tab::People,
        ),
        (
            missing == 0,
            match missing {
                0 => "准备工作已经交办".to_owned(),
                n => format!("{n} 件准备工作还没有交办"),
            },
            Tab::Arrange,
        ),
    ]
}
