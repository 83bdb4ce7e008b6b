use super::Desk;
use crate::ctx::Ctx;
use crate::saver::SaveState;
use crate::text;
use crate::ui::Heading;
use engine::case::view::CaseClock;
use leptos::prelude::*;

/// The head of the desk: case, day, clock, lamps, mode, whether it is saved.
#[component]
pub fn Top() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let view = desk.session.view;
    let title = view.with_untracked(|view| view.title.clone());
    let date = move || {
        view.with(|view| {
            let mut date = text::day(view.now.date());
            if let Some(holiday) = &view.holiday {
                date.push_str(&format!("（{holiday}）"));
            } else if !view.workday {
                date.push_str("（休息日）");
            }
            format!("{date} {}", text::clock(view.now))
        })
    };
    let lamps = move || {
        view.with(|view| {
            let lamps = view.lamps;
            [
                ("公示", "行政执法公示", lamps.published),
                ("记录", "执法全过程记录", lamps.recorded),
                ("法审", "重大执法决定法制审核", lamps.reviewed),
            ]
            .map(|(name, full, on)| view! { <Lamp name=name full=full on=on/> })
            .into_iter()
            .collect_view()
        })
    };
    view! {
        <header class="top">
            <a class="brand" href="#/" aria-label="砺法，首页">"砺法"</a>
            <Heading text=title/>
            <p class="top-date">{date}</p>
            {move || view.with(|view| view.clock.clone()).map(|clock| view! { <Clock clock=clock/> })}
            <ul class="lamps" aria-label="三项制度">{lamps}</ul>
            <span class="mode" title=text::mode_line(desk.session.mode())>{text::mode_name(desk.session.mode())}</span>
            <Saved/>
        </header>
    }
}

#[component]
fn Clock(clock: CaseClock) -> impl IntoView {
    let late = clock.day > clock.limit;
    view! {
        <p class="clock" class:late=late>
            <span>"立案第 "{clock.day}" 日 / "{clock.limit}" 日"{late.then_some("（已超期）")}</span>
            <progress aria-hidden="true" max=clock.limit.max(1) value=clock.day.clamp(0, clock.limit.max(1))></progress>
        </p>
    }
}

#[component]
fn Lamp(name: &'static str, full: &'static str, on: bool) -> impl IntoView {
    view! {
        <li class="lamp" class:on=on title=format!("{full}：{}", if on { "已落实" } else { "尚未落实" })>
            <span aria-hidden="true">{if on { "●" } else { "○" }}</span>{name}
            <span class="sr">{if on { "：已落实" } else { "：尚未落实" }}</span>
        </li>
    }
}

/// 保存中, 已保存, 未保存.
#[component]
pub fn Saved() -> impl IntoView {
    let ctx = expect_context::<Ctx>();
    let state = ctx.saver().map(|saver| saver.state.clone());
    let lasting = ctx.lasting();
    let word = move || match state.as_ref().map(|state| state.get()) {
        Some(SaveState::Saving) => ("保存中", "saving"),
        Some(SaveState::Failed(_)) => ("未保存", "failed"),
        Some(SaveState::Saved) if lasting => ("已保存", "saved"),
        _ => ("仅在本页", "page"),
    };
    let class = word.clone();
    view! {
        <span class="save" role="status" aria-live="polite" data-testid="save-state" data-state=move || class().1>
            {move || word().0}
        </span>
    }
}
