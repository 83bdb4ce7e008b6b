use crate::library::Library;
use crate::{dom, text, timers};
use engine::calendar::Date;
use leptos::ev;
use leptos::prelude::*;

const HEADS: [&str; 7] = ["一", "二", "三", "四", "五", "六", "日"];

/// A month to pick a day from; weekends, holidays and make-up workdays are marked.
#[component]
pub fn DateGrid(
    /// What the day is for.
    #[prop(into)]
    label: String,
    /// The day picked.
    value: RwSignal<Option<Date>>,
    /// Today on the case's clock.
    today: Date,
) -> impl IntoView {
    let library = expect_context::<Library>();
    let cursor = RwSignal::new(value.get_untracked().unwrap_or(today));
    let grid = super::fresh_id();
    let id = grid.clone();
    let move_to = move |day: Date| {
        cursor.set(day);
        let selector = format!("#{grid} [data-day=\"{day}\"]");
        timers::next_frame(move || dom::focus(&selector));
    };
    let on_key = move |event: ev::KeyboardEvent| {
        let day = cursor.get_untracked();
        let weekday = (day.epoch_days() + 3).rem_euclid(7);
        let target = match event.key().as_str() {
            "ArrowLeft" => day.plus_days(-1),
            "ArrowRight" => day.plus_days(1),
            "ArrowUp" => day.plus_days(-7),
            "ArrowDown" => day.plus_days(7),
            "PageUp" => day.plus_months(-1),
            "PageDown" => day.plus_months(1),
            "Home" => day.plus_days(-weekday),
            "End" => day.plus_days(6 - weekday),
            _ => return,
        };
        event.prevent_default();
        move_to(target);
    };
    let month = move || {
        let (year, month, _) = cursor.get().ymd();
        format!("{year}年{month}月")
    };
    let weeks = move || {
        let shown = cursor.get();
        let (year, month, _) = shown.ymd();
        let first = Date::new(year, month, 1).unwrap_or(shown);
        let start = first.plus_days(-(first.epoch_days() + 3).rem_euclid(7));
        (0..6)
            .map(|week| start.plus_days(week * 7))
            .filter(|monday| monday.ymd().1 == month || monday.plus_days(6).ymd().1 == month)
            .map(|monday| {
                let days = (0..7)
                    .map(|n| monday.plus_days(n))
                    .map(|day| view! { <Day day=day month=month cursor=shown value=value today=today library=library/> })
                    .collect_view();
                view! { <tr>{days}</tr> }
            })
            .collect_view()
    };
    view! {
        <div class="calendar" id=id>
            <div class="calendar-head">
                <button type="button" class="icon-button" aria-label="上个月" on:click=move |_| cursor.update(|day| *day = day.plus_months(-1))>"‹"</button>
                <strong aria-live="polite">{month}</strong>
                <button type="button" class="icon-button" aria-label="下个月" on:click=move |_| cursor.update(|day| *day = day.plus_months(1))>"›"</button>
            </div>
            <table role="grid" aria-label=label on:keydown=on_key>
                <thead><tr>{HEADS.map(|head| view! { <th scope="col" abbr=format!("星期{head}")>{head}</th> }).collect_view()}</tr></thead>
                <tbody>{weeks}</tbody>
            </table>
        </div>
    }
}

#[component]
fn Day(
    day: Date,
    month: u32,
    cursor: Date,
    value: RwSignal<Option<Date>>,
    today: Date,
    library: Library,
) -> impl IntoView {
    let mark = library.day_mark(day);
    let mut name = text::day(day);
    for more in [
        mark.map(|mark| mark.name),
        (day == today).then(|| "今天".to_owned()),
    ]
    .into_iter()
    .flatten()
    {
        name = format!("{name}，{more}");
    }
    let sign = library.day_mark(day).map(|mark| mark.sign);
    let rest = !library.is_workday(day);
    view! {
        <td>
            <button type="button" class="day" class:rest=rest class:other=day.ymd().1 != month class:today=day == today
                data-day=day.to_string() tabindex=if day == cursor { "0" } else { "-1" } aria-label=name
                aria-pressed=move || if value.get() == Some(day) { "true" } else { "false" }
                on:click=move |_| value.set(Some(day))>
                {day.ymd().2}
                {sign.map(|sign| view! { <small aria-hidden="true">{sign}</small> })}
            </button>
        </td>
    }
}

/// A day of a form: what is picked, and a month that opens below it.
#[component]
pub fn DateField(
    #[prop(into)] label: String,
    value: RwSignal<Option<Date>>,
    today: Date,
) -> impl IntoView {
    let library = expect_context::<Library>();
    let open = RwSignal::new(false);
    let id = super::fresh_id();
    let face = move || match value.get() {
        Some(day) => match library.day_mark(day) {
            Some(mark) => format!("{}（{}）", text::day(day), mark.name),
            None => text::day(day),
        },
        None => "选择日期".to_owned(),
    };
    Effect::new(move |before: Option<Option<Date>>| {
        let day = value.get();
        // The month has done its work once a day is picked.
        if before.is_some_and(|before| before != day) && day.is_some() {
            open.set(false);
        }
        day
    });
    let grid_label = label.clone();
    view! {
        <div class="field">
            <span class="field-label" id=id.clone()>{label}</span>
            <button type="button" class="input date-face" class:empty=move || value.get().is_none()
                aria-expanded=move || if open.get() { "true" } else { "false" } aria-describedby=id
                on:click=move |_| open.update(|open| *open = !*open)>{face}</button>
            <Show when=move || open.get()>
                <DateGrid label=grid_label.clone() value=value today=today/>
            </Show>
        </div>
    }
}
