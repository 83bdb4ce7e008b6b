use super::Desk;
use crate::text::{self, refusal};
use crate::ui::{Basis, DateField, TextField};
use engine::activity::Due;
use engine::calendar::Date;
use engine::case::view::Command;
use leptos::prelude::*;

/// 待办与期限: dated obligations, and one's own reminders.
#[component]
pub fn Dues() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let view = desk.session.settled;
    let dues = Memo::new(move |_| view.with(|view| (view.now.date(), view.dues.clone())));
    let list = move || {
        let (today, dues) = dues.get();
        if dues.is_empty() {
            return view! { <p class="soft empty">"暂无期限。"</p> }.into_any();
        }
        let rows = dues
            .into_iter()
            .map(|due| view! { <DueRow due=due today=today/> })
            .collect_view();
        view! { <ol class="due">{rows}</ol> }.into_any()
    };
    view! {
        <div class="card card-dues">
            <h2>"待办与期限"</h2>
            <div class="scroll">{list}</div>
            <Show when=move || desk.session.open()><Remind/></Show>
        </div>
    }
}

#[component]
fn DueRow(due: Due, today: Date) -> impl IntoView {
    let open = RwSignal::new(false);
    let left = due.date.map(|date| today.days_until(date));
    let (class, remark) = match left {
        None => ("", "期间中止，暂不计算".to_owned()),
        Some(..0) => ("past", "已过期限".to_owned()),
        Some(0) => ("near", "今天到期".to_owned()),
        Some(days @ 1..=3) => ("near", format!("还有 {days} 天")),
        Some(days) => ("", format!("还有 {days} 天")),
    };
    let face = due.date.map_or_else(|| "—".to_owned(), text::slash_day);
    let weekday = due
        .date
        .map(|date| date.weekday().chinese().replace("星期", "周"));
    let has_basis = !due.basis.is_empty();
    let basis = StoredValue::new(due.basis);
    view! {
        <li class=class>
            <p class="due-date"><b>{face}</b><small>{weekday}</small></p>
            <div>
                <p>{due.label}</p>
                <p class="due-remark">
                    <span>{remark}</span>
                    {has_basis.then(|| view! {
                        <button type="button" class="link-button" aria-expanded=move || open.get().to_string()
                            on:click=move |_| open.update(|open| *open = !*open)>"依据"</button>
                    })}
                </p>
                <Show when=move || open.get()><Basis items=basis.get_value()/></Show>
            </div>
        </li>
    }
}

/// Enters a deadline of one's own.
#[component]
fn Remind() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let open = RwSignal::new(false);
    let label = RwSignal::new(String::new());
    let date = RwSignal::new(None::<Date>);
    let trouble = RwSignal::new(None::<String>);
    let enter = move || {
        let (text, Some(date_picked)) = (
            label.get_untracked().trim().to_owned(),
            date.get_untracked(),
        ) else {
            return trouble.set(Some("请写明事项并选择日期。".into()));
        };
        if text.is_empty() {
            return trouble.set(Some("请写明事项并选择日期。".into()));
        }
        match desk.session.act(&Command::Remind {
            label: text,
            date: date_picked,
        }) {
            Ok(()) => {
                label.set(String::new());
                date.set(None);
                trouble.set(None);
                open.set(false);
            }
            Err(rejection) => trouble.set(Some(refusal(&rejection))),
        }
    };
    view! {
        <div class="remind">
            <button type="button" class="link-button" aria-expanded=move || open.get().to_string()
                on:click=move |_| open.update(|open| *open = !*open)>"＋ 记一笔期限"</button>
            <Show when=move || open.get()>
                <div class="inline-form">
                    <TextField label="事项" value=label max=40/>
                    <DateField label="日期" value=date today=desk.session.view.with_untracked(|view| view.now.date())/>
                    <Show when=move || trouble.with(Option::is_some)><p class="form-error" role="alert">{move || trouble.get()}</p></Show>
                    <button type="button" class="button primary" on:click=move |_| enter()>"记入待办"</button>
                </div>
            </Show>
        </div>
    }
}
