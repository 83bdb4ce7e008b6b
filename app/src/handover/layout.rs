use super::week::Week;
use super::{Session, ahead, arrange, assessed, items, log, people, weekly};
use crate::dom;
use crate::ui::Later;
use engine::activity::Mode;
use leptos::prelude::*;

/// What is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    /// 本周.
    Week,
    /// 事项.
    Items,
    /// 队伍.
    People,
    /// 准备.
    Arrange,
    /// 周报.
    Report,
    /// 评估.
    Assessed,
    /// 推演.
    Forecast,
    /// 记录.
    Log,
}

/// All with their names.
const TABS: [(Tab, &str); 8] = [
    (Tab::Week, "本周"),
    (Tab::Items, "事项"),
    (Tab::People, "队伍"),
    (Tab::Arrange, "准备"),
    (Tab::Report, "周报"),
    (Tab::Assessed, "评估"),
    (Tab::Forecast, "推演"),
    (Tab::Log, "记录"),
];

/// Which tab is open, for those who send one there.
#[derive(Clone, Copy)]
pub struct Tabs(pub RwSignal<Tab>);

impl Tabs {
    /// Opens a tab.
    pub fn go(self, tab: Tab) {
        self.0.set(tab);
        dom::focus("#main");
        window().scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// The desk: what is to be decided this week first, the boards behind it.
#[component]
pub fn Layout() -> impl IntoView {
    let session = expect_context::<Session>();
    let tabs = Tabs(RwSignal::new(Tab::Week));
    provide_context(tabs);
    // What was refused is told where it was asked for.
    Effect::new(move |_| {
        tabs.0.track();
        session.trouble.set(None);
    });
    let exam = session.keeper.mode() == Mode::Exam;
    let shown = TABS
        .into_iter()
        .filter(|(tab, _)| !(exam && *tab == Tab::Forecast));
    let buttons = shown.map(|(own, name)| {
        view! {
            <button type="button" aria-current=move || (tabs.0.get() == own).then_some("true") on:click=move |_| tabs.go(own)>{name}</button>
        }
    });
    let buttons = buttons.collect_view();
    // Where one takes office the tabs and the head are seen first.
    let begun = StoredValue::new(false);
    let body = move || match tabs.0.get() {
        Tab::Week if !begun.get_value() => {
            begun.set_value(true);
            view! { <Later><Week/></Later> }.into_any()
        }
        Tab::Week => view! { <Week/> }.into_any(),
        Tab::Items => view! { <items::Items/> }.into_any(),
        Tab::People => view! { <people::People/> }.into_any(),
        Tab::Arrange => view! { <arrange::Arrange/> }.into_any(),
        Tab::Report => view! { <weekly::Report/> }.into_any(),
        Tab::Assessed => view! { <assessed::Assessed/> }.into_any(),
        Tab::Forecast => view! { <ahead::Ahead/> }.into_any(),
        Tab::Log => view! { <log::Log/> }.into_any(),
    };
    view! {
        <nav class="handover-tabs" aria-label="承接分栏">{buttons}</nav>
        <main id="main" class="page handover-page" tabindex="-1">
            <Show when=move || session.trouble.with(Option::is_some)>
                <p class="form-error" role="alert">{move || session.trouble.get()}</p>
            </Show>
            {body}
        </main>
    }
}
