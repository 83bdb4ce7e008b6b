//! Building, serving and developing the app.

use crate::run::{Failure, cargo, command, run, step};
use crate::server::{self, Host, Site};
use crate::{content, fresh, page, paths, tools};
use std::path::Path;
use std::time::{Duration, SystemTime};

const BUILD_HINT: &str =
    "the compiler's message above names the place; a message about a tool: `cargo xtask setup`";

/// Content and app in release mode, in dist/ as published.
pub fn build() -> Result<(), Failure> {
    tools::for_web()?;
    content::build()?;
    let inputs = fresh::inputs()?;
    if fresh::is_built_from(&inputs) {
        println!("\n== release build: dist/ is up to date");
        return Ok(());
    }
    tools::fetch_crates()?;
    step("release build", || {
        compile()?;
        run(
            command("trunk")
                .args(["build", "--release"])
                .env_remove("NO_COLOR"),
            BUILD_HINT,
        )?;
        page::finish(&paths::dist())?;
        fresh::record(&inputs)
    })
}

/// Compiles the programs of the page side by side; Trunk, which asks for one after the other, then finds them made.
fn compile() -> Result<(), Failure> {
    run(
        cargo()
            .args([
                "build",
                "--release",
                "--locked",
                "--package",
                "programs",
                "--bins",
            ])
            .args(["--target", "wasm32-unknown-unknown"]),
        BUILD_HINT,
    )
}

/// Serves dist/ with the real headers until interrupted.
pub fn serve(port: u16, built_first: bool) -> Result<(), Failure> {
    if built_first {
        build()?;
    }
    let page = paths::dist().join("index.html");
    if !page.is_file() {
        return Err(Failure::new(
            "dist/ holds no app",
            "run `cargo xtask serve` without --no-build",
        ));
    }
    let site = Site {
        root: paths::dist(),
        under: "/".into(),
        host: Host::Secured,
    };
    let server = server::start(site, port)?;
    println!("\n砺法 at http://{} (Ctrl+C ends)", server.address);
    server.wait()
}

/// Rebuilds and reloads on every change; without the release profile and without the security headers.
pub fn dev(port: u16) -> Result<(), Failure> {
    tools::for_web()?;
    content::build()?;
    tools::fetch_crates()?;
    let dist = paths::root().join("target/dev-dist");
    std::fs::create_dir_all(&dist).map_err(|error| Failure::at(&dist, error))?;
    let mut trunk = command("trunk");
    trunk
        .args([
            "serve",
            "--address",
            "127.0.0.1",
            "--port",
            &port.to_string(),
            "--cargo-profile",
            "web-dev",
            "--dist",
        ])
        .arg(&dist);
    trunk.env_remove("NO_COLOR");
    std::thread::spawn(follow_content);
    run(&mut trunk, BUILD_HINT)
}

/// Compiles the content again whenever scenarios/ changes.
fn follow_content() {
    let scenarios = paths::root().join("scenarios");
    let mut known = fresh::state(&scenarios).ok();
    loop {
        std::thread::sleep(Duration::from_secs(1));
        let Ok(now) = fresh::state(&scenarios) else {
            continue;
        };
        if known.replace(now.clone()) == Some(now) {
            continue;
        }
        // Trunk watches nothing below target/, so it learns of new content by a newer page.
        let told = content::build().and_then(|()| touch(&paths::root().join("index.html")));
        if let Err(failure) = told {
            eprintln!("{failure}");
        }
    }
}

fn touch(path: &Path) -> Result<(), Failure> {
    let file = std::fs::File::options().append(true).open(path);
    file.and_then(|file| file.set_modified(SystemTime::now()))
        .map_err(|error| Failure::at(path, error))
}
