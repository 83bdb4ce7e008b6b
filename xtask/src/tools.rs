//! What has to be on the machine, installed into the project's own folder where it is missing.

use crate::paths;
use crate::run::{Failure, answer, cargo, command, npm, run, step};
use std::path::Path;

const TRUNK: &str = "0.21.14";
const PYTHON_DOCX: &str = "1.2.0";
const NETWORK: &str = "check that this machine reaches the crates registry (a proxy, a mirror in ~/.cargo/config.toml), then run the same command again";

/// Everything that any command of the project needs.
pub fn all() -> Result<(), Failure> {
    for_web()?;
    rust_component("rustfmt", "fmt")?;
    rust_component("clippy", "clippy")?;
    python_docx()?;
    crate::browser::chromium().map(drop)
}

/// What building the app needs.
pub fn for_web() -> Result<(), Failure> {
    for_wasm_tests()?;
    trunk()?;
    node_packages()
}

/// What running the engine's tests in wasm needs.
pub fn for_wasm_tests() -> Result<(), Failure> {
    wasm_target()?;
    node()?;
    wasm_bindgen()
}

/// A component of the Rust toolchain that provides `cargo SUBCOMMAND`.
pub fn rust_component(component: &str, subcommand: &str) -> Result<(), Failure> {
    if answer(cargo().args([subcommand, "--version"])).is_some() {
        return Ok(());
    }
    step(&format!("install {component}"), || {
        run(
            command("rustup").args(["component", "add", component]),
            &format!("install {component} with your Rust toolchain"),
        )
    })
}

fn wasm_target() -> Result<(), Failure> {
    let target = "wasm32-unknown-unknown";
    let libraries = answer(command("rustc").args(["--print", "target-libdir", "--target", target]));
    if libraries.is_some_and(|folder| Path::new(&folder).is_dir()) {
        return Ok(());
    }
    step("install the Rust target wasm32-unknown-unknown", || {
        run(
            command("rustup").args(["target", "add", target]),
            "install rustup (https://rustup.rs), or this target with your Rust toolchain",
        )
    })
}

fn trunk() -> Result<(), Failure> {
    if answer(command("trunk").arg("--version")).is_some_and(|version| suitable_trunk(&version)) {
        return Ok(());
    }
    // Trunk runs offline here, so it is built without its TLS stack and update check.
    install("trunk", TRUNK)
}

/// 0.21.14 or a later one of its line, which the settings in Trunk.toml are made for.
fn suitable_trunk(version: &str) -> bool {
    let numbers = version.strip_prefix("trunk 0.21.").unwrap_or_default();
    numbers.parse::<u32>().is_ok_and(|patch| patch >= 14)
}

fn wasm_bindgen() -> Result<(), Failure> {
    let lock = paths::root().join("Cargo.lock");
    let text = std::fs::read_to_string(&lock).map_err(|error| Failure::at(&lock, error))?;
    let version = locked_version(&text, "wasm-bindgen").ok_or_else(|| {
        Failure::new(
            "Cargo.lock names no wasm-bindgen",
            "restore Cargo.lock from git",
        )
    })?;
    let wanted = |tool: &str| {
        answer(command(tool).arg("--version"))
            .is_some_and(|text| text.ends_with(&format!(" {version}")))
    };
    if wanted("wasm-bindgen") && wanted("wasm-bindgen-test-runner") {
        return Ok(());
    }
    install("wasm-bindgen-cli", version)
}

/// `cargo install` of one tool, quick to compile rather than quick to run, into the project's folder.
fn install(name: &str, version: &str) -> Result<(), Failure> {
    step(
        &format!("install {name} {version} into .tools (some minutes, once)"),
        || {
            let build = paths::tools().join("build");
            let install = |lock: &[&str]| {
                let mut cargo = cargo();
                cargo.args([
                    "install",
                    name,
                    "--version",
                    version,
                    "--no-default-features",
                    "--force",
                    "--root",
                ]);
                cargo
                    .arg(paths::tools())
                    .args(lock)
                    .env("CARGO_TARGET_DIR", &build);
                cargo
                    .env("CARGO_PROFILE_RELEASE_LTO", "false")
                    .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1");
                cargo
                    .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
                    .env("CARGO_PROFILE_RELEASE_DEBUG", "0");
                run(&mut cargo, NETWORK)
            };
            // A tool's own lock file may name a crate version that a registry does not have.
            install(&["--locked"]).or_else(|failure| {
                println!("   {failure}\n   once more with the newest compatible crates");
                install(&[])
            })?;
            std::fs::remove_dir_all(&build).or_else(|error| match error.kind() {
                std::io::ErrorKind::NotFound => Ok(()),
                _ => Err(Failure::at(&build, error)),
            })
        },
    )
}

/// Node.js 20 or newer, which runs wasm-opt, the wasm tests and Playwright.
fn node() -> Result<(), Failure> {
    let version = answer(command("node").arg("--version")).unwrap_or_default();
    let major = version
        .trim_start_matches('v')
        .split('.')
        .next()
        .and_then(|major| major.parse::<u32>().ok());
    match major {
        Some(20..) => Ok(()),
        _ => Err(Failure::new(
            format!("Node.js 20 or newer is needed, found: {version:?}"),
            "install it from https://nodejs.org or your system's packages",
        )),
    }
}

/// The npm packages of e2e/, wasm-opt among them, exactly as locked.
fn node_packages() -> Result<(), Failure> {
    node()?;
    let lock = paths::e2e().join("package-lock.json");
    let installed = paths::e2e().join("node_modules/.installed-lock.json");
    let wanted = std::fs::read(&lock).map_err(|error| Failure::at(&lock, error))?;
    if std::fs::read(&installed).is_ok_and(|present| present == wanted) {
        return Ok(());
    }
    step("install the npm packages of e2e/", || {
        let mut npm = npm();
        npm.arg("ci")
            .current_dir(paths::e2e())
            .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        run(
            &mut npm,
            "check that this machine reaches the npm registry (npm ping), then run the same command again",
        )?;
        std::fs::write(&installed, &wanted).map_err(|error| Failure::at(&installed, error))
    })
}

/// python-docx, which reads documents in the tests of export/, where `export/tests/reader.rs` looks for it.
pub fn python_docx() -> Result<(), Failure> {
    if has_python_docx() {
        return Ok(());
    }
    let hint = "install Python 3.9 or newer with pip (https://python.org), or your system's package of python-docx";
    step("install python-docx into .tools", || {
        let package = format!("python-docx=={PYTHON_DOCX}");
        let pip = |python: &Path| {
            let mut pip = command(python);
            pip.args(["-m", "pip", "install", "--quiet", "--upgrade", "--target"]);
            pip.arg(paths::python()).arg(&package);
            run(&mut pip, hint)
        };
        // Some systems have Python without pip: a virtual environment may bring one, Debian has a package.
        let with_venv = |_| {
            let venv = paths::tools().join("venv");
            let mut make = command(paths::PYTHON);
            run(make.args(["-m", "venv"]).arg(&venv), hint)?;
            let folder = if cfg!(windows) { "Scripts" } else { "bin" };
            pip(&venv.join(folder).join("python"))
        };
        let with_apt = |failure| {
            if !crate::browser::is_root_on_debian() {
                return Err(failure);
            }
            crate::browser::apt(&["python3", "python3-docx"], hint)
        };
        pip(Path::new(paths::PYTHON))
            .or_else(with_venv)
            .or_else(with_apt)?;
        if has_python_docx() {
            return Ok(());
        }
        Err(Failure::new(
            "python-docx is installed but cannot be imported",
            hint,
        ))
    })
}

fn has_python_docx() -> bool {
    let mut python = command(paths::PYTHON);
    python
        .args(["-c", "import docx"])
        .env("PYTHONPATH", paths::python());
    answer(&mut python).is_some()
}

/// Downloads the crates of Cargo.lock, so that Trunk can build offline.
pub fn fetch_crates() -> Result<(), Failure> {
    let host = answer(command("rustc").args(["--print", "host-tuple"])).unwrap_or_default();
    let mut fetch = cargo();
    fetch.args([
        "fetch",
        "--quiet",
        "--locked",
        "--target",
        "wasm32-unknown-unknown",
    ]);
    if !host.is_empty() {
        fetch.args(["--target", &host]);
    }
    step("fetch crates", || run(&mut fetch, NETWORK))
}

fn locked_version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    lines
        .nth(1)?
        .strip_prefix("version = \"")?
        .strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::{locked_version, suitable_trunk};
    use crate::paths;

    #[test]
    fn trunk_is_taken_from_its_tested_line_only() {
        for (version, suits) in [
            ("trunk 0.21.14", true),
            ("trunk 0.21.20", true),
            ("trunk 0.21.13", false),
            ("trunk 0.22.1", false),
            ("trunk 1.21.14", false),
            ("", false),
        ] {
            assert_eq!(suitable_trunk(version), suits, "{version}");
        }
    }

    #[test]
    fn the_npm_lock_file_names_no_registry() {
        let lock = std::fs::read_to_string(paths::e2e().join("package-lock.json")).unwrap();
        assert!(lock.contains("\"integrity\""));
        assert!(
            !lock.contains("://"),
            "npm install in e2e/ keeps addresses out, by its .npmrc"
        );
    }

    #[test]
    fn the_locked_version_is_that_of_exactly_this_package() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.1.0\"\n\n[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked_version(lock, "wasm"), None);
    }
}
