use leptos::prelude::*;

/// How a banner is set.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum BannerTone {
    /// Plain information.
    Info,
    /// Something to heed.
    Warn,
    /// Something went wrong.
    Error,
}

/// A message across the page, with what can be done about it.
#[component]
pub fn Banner(tone: BannerTone, children: Children) -> impl IntoView {
    let (class, role) = match tone {
        BannerTone::Info => ("banner info", "status"),
        BannerTone::Warn => ("banner warn", "status"),
        BannerTone::Error => ("banner error", "alert"),
    };
    view! { <div class=class role=role>{children()}</div> }
}
