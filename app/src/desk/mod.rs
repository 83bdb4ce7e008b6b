//! The desk 办案桌: a case as it stands, and what can be done.

mod actions;
mod advance;
mod draft;
mod dues;
mod file;
mod findings;
mod form;
mod leafing;
mod matrix;
mod notice;
mod param;
mod scene;
mod shown;
mod top;
mod warning;
mod writing;

pub use draft::Draft;
pub(crate) use scene::scene_list;
pub use top::Saved;

use crate::lock::Lease;
use crate::session::Session;
use crate::{dom, timers};
use leptos::prelude::*;
use shown::Shown;

/// Which of the three columns a phone shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    /// 案卷与期限.
    File,
    /// 现场.
    Scene,
    /// 行动.
    Actions,
}

/// What the parts of the desk share.
#[derive(Clone, Copy)]
pub struct Desk {
    /// The run.
    pub session: Session,
    /// What lies on top: a document, evidence, a dialog.
    pub shown: RwSignal<Option<Shown>>,
    /// The column that a phone shows.
    pub tab: RwSignal<Tab>,
    /// The action whose form is open.
    pub form: RwSignal<Option<String>>,
    /// Opens the run anew from storage.
    pub reopen: Callback<Option<Lease>>,
}

impl Desk {
    /// What follows a command that was carried out: the scene is shown and told.
    pub fn acted(self) {
        let from = self.form.get_untracked();
        self.form.set(None);
        self.tab.set(Tab::Scene);
        scene::show_latest(self.session);
        if let Some(action) = from {
            // The form is gone: back to the button that opened it, or to the scene where that one is not shown.
            timers::next_frame(move || {
                dom::focus(".scene");
                dom::focus(&format!("[data-action=\"{action}\"]"));
            });
        }
    }
}

/// The desk.
#[component]
pub fn Desk(session: Session, reopen: Callback<Option<Lease>>) -> impl IntoView {
    let desk = Desk {
        session,
        reopen,
        shown: RwSignal::new(None),
        tab: RwSignal::new(Tab::Scene),
        form: RwSignal::new(None),
    };
    provide_context(desk);
    provide_context(session.library);
    let tab = move || match desk.tab.get() {
        Tab::File => "file",
        Tab::Scene => "scene",
        Tab::Actions => "actions",
    };
    view! {
        <div class="desk-screen">
            <top::Top/>
            <notice::Notice/>
            <main id="main" class="desk" tabindex="-1" data-tab=tab>
                <section class="col col-file" aria-label="待办与案卷"><dues::Dues/><file::File/></section>
                <section class="col col-scene" aria-label="现场与证据"><scene::Scene/><matrix::Matrix/></section>
                <section class="col col-actions" aria-label="行动"><actions::Actions/></section>
            </main>
            <Tabs/>
            <shown::Top/>
        </div>
    }
}

#[component]
fn Tabs() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let tabs = [(Tab::File, "案卷与期限"), (Tab::Scene, "现场"), (Tab::Actions, "行动")].map(|(tab, name)| {
        let current = move || (desk.tab.get() == tab).then_some("true");
        view! { <button type="button" aria-current=current on:click=move |_| desk.tab.set(tab)>{name}</button> }
    });
    view! { <nav class="tabs" aria-label="办案桌分栏">{tabs.into_iter().collect_view()}</nav> }
}
