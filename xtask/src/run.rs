//! Running a command so that a person sees what it does, how long it takes, and what to do when it fails.

use crate::paths;
use std::ffi::OsStr;
use std::fmt;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

/// What went wrong, and what a person can do about it.
#[derive(Debug)]
pub struct Failure {
    what: String,
    hint: String,
}

impl Failure {
    pub fn new(what: impl Into<String>, hint: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            hint: hint.into(),
        }
    }

    /// An input or output error at a path.
    pub fn at(path: &Path, error: impl fmt::Display) -> Self {
        Self::new(
            format!("{}: {error}", path.display()),
            "check that the path can be read and written and the disk is not full",
        )
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "failed: {}\n  what to do: {}", self.what, self.hint)
    }
}

/// Prints what is being done, does it, and prints how long it took.
pub fn step<T>(name: &str, work: impl FnOnce() -> Result<T, Failure>) -> Result<T, Failure> {
    println!("\n== {name}");
    let start = Instant::now();
    let result = work();
    let seconds = start.elapsed().as_secs_f64();
    let ending = if result.is_ok() {
        "done in"
    } else {
        "failed after"
    };
    println!("== {name}: {ending} {seconds:.1} s");
    result
}

/// A command in the project's root that finds the project's tools before those of the machine.
pub fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    let own = [
        paths::tools().join("bin"),
        paths::e2e().join("node_modules/.bin"),
    ];
    let machine = std::env::var_os("PATH").unwrap_or_default();
    let all = own.into_iter().chain(std::env::split_paths(&machine));
    if let Ok(path) = std::env::join_paths(all) {
        command.env("PATH", path);
    }
    command.current_dir(paths::root());
    command
}

/// The Cargo that runs this program.
pub fn cargo() -> Command {
    command(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// npm by the name that the platform starts it with.
pub fn npm() -> Command {
    command(if cfg!(windows) { "npm.cmd" } else { "npm" })
}

/// Runs to success; output goes to the terminal.
pub fn run(command: &mut Command, hint: &str) -> Result<(), Failure> {
    println!("   $ {}", words(command));
    let status = command
        .status()
        .map_err(|error| unstarted(command, &error, hint))?;
    if status.success() {
        Ok(())
    } else {
        Err(Failure::new(
            format!("`{}` ({status})", words(command)),
            hint,
        ))
    }
}

/// What a command printed, and whether it ended well.
pub struct Outcome {
    pub text: String,
    pub success: Result<(), Failure>,
}

/// Runs to the end; output goes to the terminal and is kept, for its counts to be read.
pub fn capture(command: &mut Command, hint: &str) -> Result<Outcome, Failure> {
    println!("   $ {}", words(command));
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| unstarted(command, &error, hint))?;
    let err = child
        .stderr
        .take()
        .map(|pipe| std::thread::spawn(|| echo(pipe, |line| eprintln!("{line}"))));
    let mut text = child
        .stdout
        .take()
        .map(|pipe| echo(pipe, |line| println!("{line}")))
        .unwrap_or_default();
    if let Some(Ok(more)) = err.map(std::thread::JoinHandle::join) {
        text.push_str(&more);
    }
    let status = child
        .wait()
        .map_err(|error| unstarted(command, &error, hint))?;
    let failure = || Failure::new(format!("`{}` ({status})", words(command)), hint);
    Ok(Outcome {
        text,
        success: if status.success() {
            Ok(())
        } else {
            Err(failure())
        },
    })
}

/// The standard output of a quick question such as `trunk --version`; none if it cannot be asked or fails.
pub fn answer(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

fn echo(pipe: impl Read, mut show: impl FnMut(&str)) -> String {
    let mut text = String::new();
    let mut reader = BufReader::new(pipe);
    let mut line = Vec::new();
    while matches!(reader.read_until(b'\n', &mut line), Ok(n) if n > 0) {
        let shown = String::from_utf8_lossy(&line).trim_end().to_owned();
        show(&shown);
        text.push_str(&shown);
        text.push('\n');
        line.clear();
    }
    text
}

fn words(command: &Command) -> String {
    let program = Path::new(command.get_program())
        .file_name()
        .unwrap_or(command.get_program());
    std::iter::once(program)
        .chain(command.get_args())
        .map(|word| word.to_string_lossy())
        .map(|word| {
            if word.contains(' ') {
                format!("'{word}'")
            } else {
                word.into_owned()
            }
        })
        .collect::<Vec<_>>()
        .join(" ")
}

fn unstarted(command: &Command, error: &std::io::Error, hint: &str) -> Failure {
    Failure::new(
        format!("`{}` could not be started: {error}", words(command)),
        hint,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failing_command_is_named_with_its_arguments_and_the_hint() {
        let failure = run(
            cargo()
                .args(["no-such-subcommand", "a b"])
                .stderr(Stdio::null()),
            "read the manual",
        )
        .unwrap_err();
        let text = failure.to_string();
        assert!(text.contains("no-such-subcommand 'a b'"), "{text}");
        assert!(text.contains("what to do: read the manual"), "{text}");
    }

    #[test]
    fn captured_output_keeps_both_streams() {
        let outcome = capture(cargo().args(["--version"]), "").unwrap();
        assert!(outcome.success.is_ok());
        assert!(outcome.text.starts_with("cargo "), "{}", outcome.text);
        let outcome = capture(cargo().arg("no-such-subcommand"), "").unwrap();
        assert!(outcome.success.is_err());
        assert!(
            outcome.text.contains("no-such-subcommand"),
            "{}",
            outcome.text
        );
    }
}
