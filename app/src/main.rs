//! Lifa in the browser: screens over the engine's runs, and what stays on this computer.
//!
//! No domain decision is made here: commands go in, views and reports come out.

mod app;
mod content;
mod ctx;
mod desk;
mod dom;
mod import;
mod library;
mod lock;
mod open;
mod panic;
mod report;
mod route;
mod run;
mod saver;
mod screen;
mod session;
mod settings;
mod store;
mod text;
mod timers;
mod ui;

fn main() {
    panic::install();
    leptos::mount::mount_to_body(app::App);
}
