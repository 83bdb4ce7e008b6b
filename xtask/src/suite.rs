//! `cargo xtask test`: everything that must hold, counted.

use crate::counts::{self, Counts};
use crate::run::{Failure, answer, capture, cargo, run, step};
use crate::{browser, content, paths, size, tools, web};
use std::process::{Command, ExitCode};
use std::time::Instant;

/// How much is tested.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Without release build and browser.
    Fast,
    Full,
}

const NATIVE: [&str; 5] = ["--workspace", "--exclude", "app", "--exclude", "programs"];
const WASM: [&str; 2] = ["--target", "wasm32-unknown-unknown"];

/// Runs everything, whatever fails on the way; the last line says `N passed, N failed`.
pub fn test(scope: Scope) -> ExitCode {
    let start = Instant::now();
    let mut tally = Tally::default();
    tally.check("format", format);
    tally.check("clippy, native", || clippy(&["--all-targets"], &NATIVE));
    tally.check("clippy, wasm", || {
        tools::for_wasm_tests()?;
        let packages = ["engine", "volume", "export", "app", "programs"];
        clippy(
            &WASM,
            &packages.map(|package| ["--package", package]).concat(),
        )
    });
    tally.check(
        "python-docx, which the tests read documents with",
        tools::python_docx,
    );
    tally.tests("native tests", native_tests);
    tally.tests("documentation tests", || {
        counted(
            cargo().args(["test", "--locked", "--doc"]).args(NATIVE),
            counts::cargo_test,
        )
    });
    tally.tests("wasm tests of the engine under Node", wasm_tests);
    tally.check("content", content::check);
    if scope == Scope::Full {
        if tally.check("release build", web::build) {
            tally.check("size", size::gate);
            tally.tests("browser tests", || browser::against_dist(&[]));
        } else {
            tally.left_out(&["size", "browser tests"]);
        }
    }
    tally.close(start)
}

fn format() -> Result<(), Failure> {
    tools::rust_component("rustfmt", "fmt")?;
    run(
        cargo().args(["fmt", "--all", "--check"]),
        "`cargo fmt --all` sets it right",
    )
}

fn clippy(options: &[&str], packages: &[&str]) -> Result<(), Failure> {
    tools::rust_component("clippy", "clippy")?;
    let mut clippy = cargo();
    clippy
        .args(["clippy", "--locked", "--quiet"])
        .args(options)
        .args(packages)
        .args(["--", "-D", "warnings"]);
    run(
        &mut clippy,
        "each warning above says what it wants; `cargo clippy --fix` does some of it",
    )
}

fn native_tests() -> Result<Counts, Failure> {
    if answer(cargo().args(["nextest", "--version"])).is_none() {
        // Not --all-targets: that would run the benches.
        return counted(
            cargo()
                .args(["test", "--locked", "--tests", "--no-fail-fast"])
                .args(NATIVE),
            counts::cargo_test,
        );
    }
    let mut nextest = cargo();
    nextest
        .args([
            "nextest",
            "run",
            "--locked",
            "--no-fail-fast",
            "--status-level",
            "fail",
            "--show-progress",
            "none",
        ])
        .args(NATIVE);
    counted(&mut nextest, counts::nextest)
}

/// The files `engine/tests/wasm_*.rs` are those whose tests also run in wasm.
fn wasm_tests() -> Result<Counts, Failure> {
    tools::for_wasm_tests()?;
    let names = paths::rust_files("engine/tests", "wasm_")?;
    let mut test = cargo();
    test.args(["test", "--locked", "--package", "engine"])
        .args(WASM);
    for name in names {
        test.args(["--test", &name]);
    }
    counted(&mut test, counts::cargo_test)
}

/// Runs tests and reads their counts. A runner that failed without naming a failed test did not do its work.
fn counted(
    command: &mut Command,
    read: impl Fn(&str) -> Option<Counts>,
) -> Result<Counts, Failure> {
    let hint = "the lines above name the failed tests; run one alone by its name";
    let outcome = capture(command, hint)?;
    match (read(&outcome.text), outcome.success) {
        (Some(counts), _) if counts.failed > 0 => Ok(counts),
        (Some(counts), Ok(())) => Ok(counts),
        (None, Ok(())) => Err(Failure::new(
            "the test runner reported no counts",
            "its output changed: xtask/src/counts.rs reads it",
        )),
        (_, Err(failure)) => Err(failure),
    }
}

/// What has been tested so far.
#[derive(Default)]
struct Tally {
    passed: u64,
    failed: u64,
    complaints: Vec<String>,
}

impl Tally {
    /// One check that holds or not.
    fn check(&mut self, name: &str, work: impl FnOnce() -> Result<(), Failure>) -> bool {
        let result = step(name, work);
        match &result {
            Ok(()) => self.passed += 1,
            Err(failure) => self.fail(name, 1, &failure.to_string()),
        }
        result.is_ok()
    }

    /// Many tests with counts of their own. One that is skipped does not hold: it did not run.
    fn tests(&mut self, name: &str, work: impl FnOnce() -> Result<Counts, Failure>) {
        match step(name, work) {
            Ok(counts) => {
                self.passed += counts.passed;
                if counts.failed > 0 {
                    self.fail(name, counts.failed, &format!("{} failed", counts.failed));
                }
                if counts.skipped > 0 {
                    self.fail(
                        name,
                        counts.skipped,
                        &format!("{} did not run (ignored or skipped)", counts.skipped),
                    );
                }
            }
            Err(failure) => self.fail(name, 1, &failure.to_string()),
        }
    }

    /// Checks that had nothing to check, because an earlier one failed.
    fn left_out(&mut self, names: &[&str]) {
        for name in names {
            self.fail(name, 1, "did not run, because the release build failed");
        }
    }

    fn fail(&mut self, name: &str, number: u64, complaint: &str) {
        self.failed += number;
        println!("== {name}: {complaint}");
        self.complaints.push(format!("{name}: {complaint}"));
    }

    fn close(self, start: Instant) -> ExitCode {
        println!("\n== all: {:.0} s", start.elapsed().as_secs_f64());
        for complaint in &self.complaints {
            println!("   {complaint}");
        }
        println!("{} passed, {} failed", self.passed, self.failed);
        if self.failed == 0 && self.passed > 0 {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn failed_and_skipped_tests_and_failed_checks_all_count_as_failed() {
        let mut tally = Tally::default();
        assert!(tally.check("good", || Ok(())));
        assert!(!tally.check("bad", || Err(Failure::new("x", "y"))));
        tally.tests("some", || {
            Ok(Counts {
                passed: 3,
                failed: 2,
                skipped: 1,
            })
        });
        tally.tests("none", || Err(Failure::new("did not compile", "")));
        tally.left_out(&["late"]);
        assert_eq!((tally.passed, tally.failed), (4, 6));
        assert_eq!(tally.complaints.len(), 5);
        assert_eq!(tally.close(Instant::now()), ExitCode::FAILURE);
    }

    #[test]
    fn a_runner_that_fails_with_no_failed_test_is_a_failure() {
        let no_failure_named = |_: &str| {
            Some(Counts {
                passed: 1,
                failed: 0,
                skipped: 0,
            })
        };
        assert!(counted(cargo().arg("no-such-subcommand"), no_failure_named).is_err());
        assert!(counted(cargo().arg("--version"), no_failure_named).is_ok());
        assert!(counted(cargo().arg("--version"), |_| None).is_err());
    }
}
