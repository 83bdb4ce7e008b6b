use super::{Banner, BannerTone};
use crate::keeper::Access;
use leptos::prelude::*;

/// Another page has the run, or has let go of it: said in the words of the activity.
#[component]
pub fn Turn(
    access: RwSignal<Access>,
    /// What another page does with it.
    elsewhere: &'static str,
    /// That it can be taken over here.
    free: &'static str,
    /// On the button that takes it over.
    label: &'static str,
    take_over: Callback<()>,
) -> impl IntoView {
    move || {
        match access.get() {
            Access::Writer => None,
            Access::Reader => Some(view! { <Banner tone=BannerTone::Warn><p>{elsewhere}</p></Banner> }.into_any()),
            Access::Offered => Some(view! {
                <Banner tone=BannerTone::Info>
                    <p>{free}</p>
                    <button type="button" class="button primary" on:click=move |_| take_over.run(())>{label}</button>
                </Banner>
            }
            .into_any()),
        }
    }
}
