//! How much slower the engine is in wasm than natively.
//!
//! Every `engine/examples/pace_*.rs` is a program that does a fixed piece of work, without input or output.
//! It is built in the release profile for both, in wasm also by wasm-opt as the app is, and timed as a whole.

use crate::bench::Figure;
use crate::run::{Failure, answer, cargo, command, run, step};
use crate::{paths, tools};
use std::path::Path;
use std::time::Instant;

/// Times slower than native that wasm may be.
const STATED: f64 = 2.0;
const ROUNDS: usize = 3;
const HINT: &str = "the compiler's message above names the place";

/// One figure for each program.
pub fn figures() -> Result<Vec<Figure>, Failure> {
    tools::for_web()?;
    let names = paths::rust_files("engine/examples", "pace_")?;
    let measure = |name: &String| step(&format!("{name}, native and in wasm"), || one(name));
    names.iter().map(measure).collect()
}

fn one(name: &str) -> Result<Figure, Failure> {
    let target = paths::root().join("target");
    let mut build = cargo();
    build.args([
        "build",
        "--locked",
        "--release",
        "--package",
        "engine",
        "--example",
        name,
    ]);
    run(&mut build, HINT)?;
    run(build.args(["--target", "wasm32-unknown-unknown"]), HINT)?;
    let built = target.join(format!(
        "wasm32-unknown-unknown/release/examples/{name}.wasm"
    ));
    let wasm = built.with_extension("opt.wasm");
    run(
        command("wasm-opt")
            .arg("-Oz")
            .arg(&built)
            .arg("-o")
            .arg(&wasm),
        HINT,
    )?;
    let program = target
        .join("release/examples")
        .join(name)
        .with_extension(std::env::consts::EXE_EXTENSION);
    let (native, wasm) = (native_seconds(&program)?, wasm_seconds(&wasm)?);
    println!("   native {native:.3} s, wasm {wasm:.3} s");
    Ok(Figure {
        name: format!("{name} in wasm"),
        measured: wasm / native,
        unit: "times native".into(),
        stated: STATED,
    })
}

fn native_seconds(program: &Path) -> Result<f64, Failure> {
    let mut best = f64::INFINITY;
    for _ in 0..ROUNDS {
        let start = Instant::now();
        run(
            &mut command(program),
            "the program itself failed: run it alone",
        )?;
        best = best.min(start.elapsed().as_secs_f64());
    }
    Ok(best)
}

fn wasm_seconds(wasm: &Path) -> Result<f64, Failure> {
    let script = paths::root().join("xtask/time-wasm.mjs");
    let seconds = answer(
        command("node")
            .arg(script)
            .arg(wasm)
            .arg(ROUNDS.to_string()),
    );
    seconds.and_then(|text| text.parse().ok()).ok_or_else(|| {
        Failure::new(
            "the program did not run in wasm under Node",
            "run node xtask/time-wasm.mjs FILE.wasm 1 and read its error",
        )
    })
}
