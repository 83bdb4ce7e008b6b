//! `cargo xtask`: the project's own commands.

mod bench;
mod browser;
mod content;
mod counts;
mod fresh;
mod fuzz;
mod headers;
mod page;
mod paths;
mod run;
mod server;
mod size;
mod static_path;
mod suite;
mod tools;
mod wasm_pace;
mod web;

use run::Failure;
use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask COMMAND

  serve [--port N] [--no-build]   build the app and serve it at http://127.0.0.1:8080
  dev [--port N]                  the same with rebuild and reload on every change
  test [--fast]                   everything that must hold; --fast leaves out release build and browser
  build                           content and app in release mode, into dist/
  content                         content alone, into target/content/
  e2e [ARGUMENTS]                 browser tests alone; the arguments go to Playwright
  size                            what a first visit downloads
  bench                           measured speed beside the stated figures
  fuzz [--seconds N]              fuzz targets, N seconds each (30)
  setup                           install what is missing and stop
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match dispatch(&words) {
        Ok(code) => code,
        Err(failure) => {
            eprintln!("\n{failure}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(words: &[&str]) -> Result<ExitCode, Failure> {
    let Some((command, rest)) = words.split_first() else {
        print!("{USAGE}");
        return Ok(ExitCode::from(2));
    };
    match *command {
        "serve" => {
            let options = Options::parse(rest, &["--port"], &["--no-build"])?;
            let port = options.number("--port", 8080)?;
            web::serve(port, !options.has("--no-build"))
        }
        "dev" => web::dev(Options::parse(rest, &["--port"], &[])?.number("--port", 8080)?),
        "test" => {
            let fast = Options::parse(rest, &[], &["--fast"])?.has("--fast");
            let scope = if fast {
                suite::Scope::Fast
            } else {
                suite::Scope::Full
            };
            return Ok(suite::test(scope));
        }
        "build" => Options::parse(rest, &[], &[]).and_then(|_| web::build()),
        "content" => Options::parse(rest, &[], &[]).and_then(|_| content::build()),
        "e2e" => browser::run(rest.strip_prefix(&["--"]).unwrap_or(rest)).map(drop),
        "size" => Options::parse(rest, &[], &[])
            .and_then(|_| web::build())
            .and_then(|()| size::gate()),
        "bench" => Options::parse(rest, &[], &[]).and_then(|_| bench::run()),
        "fuzz" => fuzz::run(Options::parse(rest, &["--seconds"], &[])?.number("--seconds", 30)?),
        "setup" => Options::parse(rest, &[], &[]).and_then(|_| tools::all()),
        "help" | "--help" | "-h" => {
            print!("{USAGE}");
            Ok(())
        }
        other => Err(Failure::new(
            format!("no such command: {other}"),
            "`cargo xtask help` lists them",
        )),
    }?;
    Ok(ExitCode::SUCCESS)
}

/// The options of one command: `--name VALUE` and `--flag`.
struct Options<'a> {
    given: Vec<(&'a str, Option<&'a str>)>,
}

impl<'a> Options<'a> {
    fn parse(words: &[&'a str], valued: &[&str], flags: &[&str]) -> Result<Self, Failure> {
        let mut given = Vec::new();
        let mut words = words.iter();
        while let Some(&word) = words.next() {
            if flags.contains(&word) {
                given.push((word, None));
            } else if valued.contains(&word) {
                let value = words.next().copied();
                given.push((
                    word,
                    Some(value.ok_or_else(|| usage(format!("{word} needs a value")))?),
                ));
            } else {
                return Err(usage(format!("unknown option: {word}")));
            }
        }
        Ok(Self { given })
    }

    fn has(&self, flag: &str) -> bool {
        self.given.iter().any(|(name, _)| *name == flag)
    }

    fn number<N: std::str::FromStr>(&self, name: &str, default: N) -> Result<N, Failure> {
        match self.given.iter().rev().find(|(given, _)| *given == name) {
            Some((_, Some(value))) => value
                .parse()
                .map_err(|_| usage(format!("{name} {value} is not a number that fits"))),
            _ => Ok(default),
        }
    }
}

fn usage(what: String) -> Failure {
    Failure::new(what, "`cargo xtask help` shows the usage")
}

#[cfg(test)]
mod tests {
    use super::Options;

    #[test]
    fn options_are_read_by_name_and_the_last_value_counts() {
        let options = Options::parse(
            &["--port", "1", "--fast", "--port", "9000"],
            &["--port"],
            &["--fast"],
        )
        .unwrap();
        assert!(options.has("--fast"));
        assert_eq!(options.number("--port", 8080_u16).unwrap(), 9000);
        assert_eq!(options.number("--seconds", 30_u64).unwrap(), 30);
    }

    #[test]
    fn an_unknown_option_a_missing_value_and_a_bad_number_are_refused() {
        assert!(Options::parse(&["--prot", "1"], &["--port"], &[]).is_err());
        assert!(Options::parse(&["--port"], &["--port"], &[]).is_err());
        assert!(
            Options::parse(&["--port", "70000"], &["--port"], &[])
                .unwrap()
                .number("--port", 1_u16)
                .is_err()
        );
    }
}
