use super::Frame;
use super::settings_data::DataSection;
use crate::ctx::Ctx;
use crate::route::Route;
use crate::settings::Theme;
use crate::text;
use crate::ui::{Chips, Heading, TextField};
use engine::activity::Choice;
use leptos::prelude::*;

/// Name, unit, mode, how things look, and one's data.
#[component]
pub fn SettingsScreen() -> impl IntoView {
    view! {
        <Frame here=Route::Settings>
            <div class="settings">
                <Heading text="设置"/>
                <Person/>
                <Look/>
                <DataSection/>
            </div>
        </Frame>
    }
}

#[component]
fn Person() -> impl IntoView {
    let ctx = expect_context::<Ctx>();
    let (name, unit) = ctx
        .settings
        .with_untracked(|settings| (settings.name.clone(), settings.unit.clone()));
    let (name, unit) = (RwSignal::new(name), RwSignal::new(unit));
    Effect::new(move |before: Option<()>| {
        let (name, unit) = (name.get(), unit.get());
        if before.is_some() {
            ctx.set(|settings| (settings.name, settings.unit) = (name, unit));
        }
    });
    let modes = text::MODES.map(|mode| {
        choice(
            text::mode_id(mode),
            text::mode_name(mode),
            text::mode_line(mode),
        )
    });
    let mode = picker(
        ctx,
        modes.into(),
        |settings| text::mode_id(settings.mode),
        |settings, id| {
            settings.mode = text::MODES
                .into_iter()
                .find(|mode| text::mode_id(*mode) == id)
                .unwrap_or(settings.mode);
        },
        "默认方式",
    );
    view! {
        <section class="card sheet-section" aria-labelledby="person-title">
            <h2 id="person-title">"使用人"</h2>
            <p class="soft">"写在此后开始的办案的报告和成绩文件上，不会上传。"</p>
            <div class="pair">
                <TextField label="姓名" value=name max=40/>
                <TextField label="单位" value=unit max=40/>
            </div>
            {mode}
        </section>
    }
}

#[component]
fn Look() -> impl IntoView {
    let ctx = expect_context::<Ctx>();
    let sizes = vec![
        choice("100", "标准", ""),
        choice("115", "大", ""),
        choice("130", "特大", ""),
    ];
    let size = picker(
        ctx,
        sizes,
        |settings| match settings.text {
            115 => "115",
            130 => "130",
            _ => "100",
        },
        |settings, id| settings.text = id.parse().unwrap_or(100),
        "文字大小",
    );
    let themes = vec![
        choice("system", "跟随系统", ""),
        choice("light", "浅色", ""),
        choice("dark", "深色", ""),
    ];
    let theme = picker(
        ctx,
        themes,
        |settings| match settings.theme {
            Theme::System => "system",
            Theme::Light => "light",
            Theme::Dark => "dark",
        },
        |settings, id| {
            settings.theme = match id {
                "light" => Theme::Light,
                "dark" => Theme::Dark,
                _ => Theme::System,
            };
        },
        "颜色",
    );
    view! {
        <section class="card sheet-section" aria-labelledby="look-title">
            <h2 id="look-title">"显示"</h2>
            {size}
            {theme}
        </section>
    }
}

fn choice(id: &str, label: &str, note: &str) -> Choice {
    Choice {
        id: id.to_owned(),
        label: label.to_owned(),
        note: note.to_owned(),
    }
}

/// One setting out of a few, applied as soon as it is picked.
fn picker(
    ctx: Ctx,
    options: Vec<Choice>,
    read: fn(&crate::settings::Settings) -> &'static str,
    write: fn(&mut crate::settings::Settings, &str),
    legend: &'static str,
) -> impl IntoView {
    let picked = RwSignal::new(vec![ctx.settings.with_untracked(read).to_owned()]);
    Effect::new(move |before: Option<()>| {
        let picked = picked.get();
        if let (Some(()), Some(id)) = (before, picked.first()) {
            ctx.set(|settings| write(settings, id));
        }
    });
    view! { <Chips legend=legend options=options picked=picked required=true/> }
}
