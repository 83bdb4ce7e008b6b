//! The browser tests: finding a Chromium, serving the app, running Playwright.

use crate::counts::{self, Counts};
use crate::run::{self, Failure, command, step};
use crate::server::{self, Host, Site};
use crate::{paths, tools, web};
use std::path::{Path, PathBuf};

const HINT: &str =
    "e2e/test-results holds a trace of each failed test: npx playwright show-trace FILE (in e2e/)";

/// Builds what is needed and runs the tests; `arguments` go to Playwright, but for `--no-build`, which takes dist/ as it is.
pub fn run(arguments: &[&str]) -> Result<Counts, Failure> {
    let (as_it_is, arguments): (Vec<&str>, Vec<&str>) = arguments
        .iter()
        .partition(|argument| **argument == "--no-build");
    let arguments = arguments.as_slice();
    if as_it_is.is_empty() {
        web::build()?;
    }
    let counts = step("browser tests", || against_dist(arguments))?;
    if counts.failed + counts.skipped == 0 {
        return Ok(counts);
    }
    Err(Failure::new(
        format!(
            "browser tests: {} failed, {} did not run",
            counts.failed, counts.skipped
        ),
        HINT,
    ))
}

/// Runs the tests against dist/ as it is.
pub fn against_dist(arguments: &[&str]) -> Result<Counts, Failure> {
    tools::for_web()?;
    let chromium = chromium()?;
    let site = |under: &str, host| {
        server::start(
            Site {
                root: paths::dist(),
                under: under.into(),
                host,
            },
            0,
        )
    };
    let (secured, plain) = (
        site("/", Host::Secured)?,
        site("/any/folder/", Host::Plain)?,
    );
    let report = paths::root().join("target/e2e-report.json");
    let _ = std::fs::remove_file(&report);
    let mut playwright = command("node");
    playwright
        .arg(paths::e2e().join("node_modules/@playwright/test/cli.js"))
        .arg("test")
        .args(arguments);
    if !arguments.is_empty() {
        // Named specs run by themselves, without those that the speed test waits for.
        playwright.arg("--no-deps");
    }
    playwright.current_dir(paths::e2e());
    playwright.env("LIFA_URL", format!("http://{}/", secured.address));
    playwright.env(
        "LIFA_PLAIN_URL",
        format!("http://{}/any/folder/", plain.address),
    );
    playwright.env("PLAYWRIGHT_JSON_OUTPUT_FILE", &report);
    if let Some(chromium) = chromium {
        playwright.env("LIFA_CHROMIUM", chromium);
    }
    // The report tells what failed; the exit code adds nothing to it but a run that never began.
    let ended = run::run(&mut playwright, HINT);
    let counts = std::fs::read_to_string(&report)
        .ok()
        .and_then(|text| counts::playwright(&text));
    match (counts, ended) {
        (Some(counts), _) if counts.failed > 0 => Ok(counts),
        (Some(counts), Ok(())) => Ok(counts),
        (_, Err(failure)) => Err(failure),
        (None, Ok(())) => Err(Failure::new(
            "Playwright wrote no report",
            "run `cargo xtask e2e` and read its output",
        )),
    }
}

/// A Chromium to test in: the machine's, Debian's package, or else Playwright's own (none is returned then).
pub fn chromium() -> Result<Option<PathBuf>, Failure> {
    if let Some(found) = installed() {
        return Ok(Some(found));
    }
    if is_root_on_debian() {
        let hint = "install a Chromium or Chrome by hand, or name one in the environment variable LIFA_CHROMIUM";
        step("install Debian's Chromium and a Chinese font", || {
            apt(&["chromium", "fonts-noto-cjk"], hint)
        })?;
        if let Some(found) = installed() {
            return Ok(Some(found));
        }
    }
    step("install Playwright's Chromium", || {
        let mut install = command("node");
        install
            .arg(paths::e2e().join("node_modules/@playwright/test/cli.js"))
            .args(["install", "chromium"]);
        run::run(
            &mut install,
            "install Chromium or Chrome by hand, or name one in the environment variable LIFA_CHROMIUM",
        )
    })?;
    Ok(None)
}

fn installed() -> Option<PathBuf> {
    if let Some(named) = std::env::var_os("LIFA_CHROMIUM") {
        return Some(named.into());
    }
    // Debian's /usr/bin/chromium is a script that hides the browser's own exit; the program itself comes first.
    let places = [
        "/usr/lib/chromium/chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    ];
    let path = std::env::var_os("PATH").unwrap_or_default();
    let names = [
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
    ];
    let on_path =
        std::env::split_paths(&path).flat_map(|folder| names.map(|name| folder.join(name)));
    places
        .into_iter()
        .map(PathBuf::from)
        .chain(on_path)
        .find(|file| file.is_file())
}

/// Installs packages of Debian.
pub fn apt(packages: &[&str], hint: &str) -> Result<(), Failure> {
    let apt = |words: &[&str]| {
        let mut apt = command("apt-get");
        run::run(
            apt.args(words).env("DEBIAN_FRONTEND", "noninteractive"),
            hint,
        )
    };
    apt(&["update", "--quiet"])?;
    let install = ["install", "--yes", "--quiet", "--no-install-recommends"];
    apt(&[&install, packages].concat())
}

/// Whether Debian's packages can be installed without asking anyone.
pub fn is_root_on_debian() -> bool {
    Path::new("/etc/debian_version").exists()
        && run::answer(command("id").arg("-u")).is_some_and(|id| id == "0")
}
