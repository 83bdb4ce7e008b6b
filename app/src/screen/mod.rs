//! One file for each screen.

mod case;
mod case_begin;
mod cases;
mod exercises;
mod handovers;
mod home;
mod law;
pub mod listing;
mod reviews;
mod run;
mod settings;
mod settings_data;
mod settings_import;
mod settings_runs;
mod unknown;

use crate::route::Route;
use crate::ui::{Banner, BannerTone};
use leptos::prelude::*;

/// The screens of the entrance.
pub fn entrance(route: Route) -> Option<AnyView> {
    match route {
        Route::Home => Some(view! { <home::Home/> }.into_any()),
        Route::Cases => Some(view! { <cases::Cases/> }.into_any()),
        _ => None,
    }
}

/// Every screen.
pub fn every(route: Route) -> Option<AnyView> {
    Some(match route {
        Route::Home => view! { <home::Home/> }.into_any(),
        Route::Cases => view! { <cases::Cases/> }.into_any(),
        Route::Case {
            id,
            seed,
            mode,
            documents,
        } => view! { <case::Case id=id seed=seed mode=mode documents=documents/> }.into_any(),
        Route::Exercises => view! { <exercises::Exercises/> }.into_any(),
        Route::Reviews => view! { <reviews::Reviews/> }.into_any(),
        Route::Handovers => view! { <handovers::Handovers/> }.into_any(),
        Route::Compare(a, b) => view! { <crate::handover::Compare a=a b=b/> }.into_any(),
        Route::Organisation(room) => crate::organisation::screen(room),
        Route::Run(id) => view! { <run::RunScreen id=id/> }.into_any(),
        Route::Report(id) => view! { <crate::report::ReportScreen id=id/> }.into_any(),
        Route::Law(citation) => view! { <law::Law citation=citation/> }.into_any(),
        Route::Forecast(town) => view! { <crate::forecast::ForecastScreen town=town/> }.into_any(),
        Route::Model => view! { <crate::model::ModelScreen/> }.into_any(),
        Route::Settings => view! { <settings::SettingsScreen/> }.into_any(),
        Route::Unknown(address) => view! { <unknown::Unknown address=address/> }.into_any(),
    })
}

/// The frame of every screen but the desk: name, places, foot.
#[component]
pub fn Frame(
    /// Which place is current.
    #[prop(optional)]
    here: Option<Route>,
    children: Children,
) -> impl IntoView {
    let place = move |route: Route, name: &'static str| {
        let current = (here.as_ref() == Some(&route)).then_some("page");
        view! { <li><a href=route.href() aria-current=current>{name}</a></li> }
    };
    view! {
        <header class="bar">
            <a class="brand" href="#/" aria-label="砺法，首页">"砺法"</a>
            <nav aria-label="主导航">
                <ul>
                    {place(Route::Home, "首页")}
                    {place(Route::Cases, "案件")}
                    {place(Route::Exercises, "文书")}
                    {place(Route::Reviews, "审核")}
                    {place(Route::Handovers, "承接")}
                    {place(Route::Law(String::new()), "要点卡")}
                    {place(Route::Settings, "设置")}
                </ul>
            </nav>
        </header>
        <main id="main" class="page" tabindex="-1">{children()}</main>
        <footer class="foot">
            <p>"案情、人物、单位均为虚构；示范省的标准为教学用。记录只存在这台电脑上。"</p>
        </footer>
    }
}

/// What a screen shows when it has nothing to show, and why.
#[component]
pub fn Trouble(
    #[prop(into)] why: String,
    #[prop(optional)] retry: Option<Callback<()>>,
) -> impl IntoView {
    view! {
        <Banner tone=BannerTone::Error>
            <p>{why}</p>
            {retry.map(|retry| view! { <button type="button" class="button" on:click=move |_| retry.run(())>"重试"</button> })}
        </Banner>
    }
}
