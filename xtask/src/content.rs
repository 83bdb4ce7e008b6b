//! Compiles scenarios/ into the files that the app fetches.

use crate::run::{Failure, cargo, run, step};
use crate::{paths, tools};

const HINT: &str = "the lines above name file, line and column of what is wrong in scenarios/";

/// Checks all of scenarios/, down to every citation and example trace.
pub fn check() -> Result<(), Failure> {
    tools::fetch_crates()?;
    run(lifa().args(["check", "scenarios"]), HINT)
}

/// Writes target/content, with `index.json` naming what there is.
pub fn build() -> Result<(), Failure> {
    tools::fetch_crates()?;
    step("content", || {
        let out = paths::content();
        std::fs::create_dir_all(&out).map_err(|error| Failure::at(&out, error))?;
        let mut bundle = lifa();
        bundle.args(["bundle", "scenarios"]).arg(&out);
        run(&mut bundle, HINT)?;
        let index = out.join("index.json");
        let bytes = index
            .metadata()
            .map_err(|error| Failure::at(&index, error))?
            .len();
        println!("   index.json: {bytes} bytes");
        Ok(())
    })
}

/// `lifa`, run from source.
fn lifa() -> std::process::Command {
    let mut command = cargo();
    command.args([
        "run",
        "--quiet",
        "--locked",
        "--profile",
        "tool",
        "--package",
        "lifa",
        "--",
    ]);
    command
}
