//! Lifa in the browser: screens over the engine's runs, and what stays on this computer.
//!
//! No domain decision is made here: commands go in, views and reports come out.
//!
//! Two programs are built from it: `app`, the entrance, small enough to open at once, and `training`, which has
//! every screen and the engine. The entrance fetches the other when a screen is wanted that it does not have, and
//! then leaves the page to it.

mod ahead;
mod app;
mod breadth;
mod content;
mod ctx;
mod desk;
mod dom;
mod drafting;
mod export;
mod forecast;
mod handover;
mod import;
mod joint;
mod keeper;
mod kept;
mod library;
mod lock;
mod model;
mod open;
mod organisation;
mod panic;
mod report;
mod review;
mod route;
mod run;
mod saver;
mod screen;
mod session;
mod settings;
mod sight;
mod store;
mod text;
mod timers;
mod training;
mod ui;

use app::App;

/// Opens the page with the screens of the entrance.
pub fn open_entrance() {
    panic::install();
    leptos::mount::mount_to_body(|| {
        App(app::AppProps {
            screens: screen::entrance,
        })
    });
}

/// Opens the page with every screen.
pub fn open_training() {
    panic::install();
    training::take_over();
    leptos::mount::mount_to_body(|| {
        App(app::AppProps {
            screens: screen::every,
        })
    });
}
